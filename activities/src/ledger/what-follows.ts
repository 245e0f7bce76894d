import { type DutiesActivities, type IncidentEvent, readEvent } from '@shodo/contracts';
import {
  assessmentKey,
  assessmentRequestOf,
  type Incident,
  judge,
  needsAssessment,
  noticeOutcomeEvent,
  noticeOutcomeKey,
} from '@shodo/incident';
import type { Following, Left, UntoldMail } from '@shodo/store';
import { log } from '@temporalio/activity';

/** What stands in the record together with an append: how mails ended meanwhile, and what the facts it changed oblige to. */
export const whatFollows =
  (assessDuties: DutiesActivities['assessDuties']) =>
  async ({ folded, untold, request }: Left): Promise<readonly Following[]> => [
    ...untold.map(endOfMail),
    ...(await duties(assessDuties, folded.state as Incident, request.occurredAt)),
  ];

const endOfMail = ({ id, sentAgain, outcome }: UntoldMail): Following => ({
  appendId: noticeOutcomeKey(outcome),
  actor: { kind: 'system', part: 'mail' },
  events: [noticeOutcomeEvent(outcome)],
  mail: { id, sentAgain },
});

/** An engine that cannot judge keeps nothing from being recorded: then nothing follows here, and the incident asks by itself for as long as it takes. */
async function duties(assessDuties: DutiesActivities['assessDuties'], incident: Incident, now: string): Promise<Following[]> {
  if (!needsAssessment(incident)) return [];
  try {
    const assessment = await assessDuties(assessmentRequestOf(incident, now));
    // Read here already: what the ledger cannot take must not be laid to the command's charge.
    const events = judge(incident, assessment, incident.factsVersion).map((event) => readEvent(event) as IncidentEvent);
    return [{ appendId: assessmentKey(incident), actor: { kind: 'system', part: 'duties' }, events }];
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    log.warn('the duties could not be judged with the append', { incident: incident.id, error: why });
    return [];
  }
}

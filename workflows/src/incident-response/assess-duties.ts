import { incidentActivities } from '@shodo/durable/workflow';
import { assessmentFormOf, judge, needsAssessment, packPins } from '@shodo/incident';
import type { IncidentInCharge } from '../kit/take-charge.js';

/** Asks the statutory engine what the present facts oblige to, and writes down what arose or changed. Zones and calendars stay in the activity. */
export function assessDutiesOf({ incident, writer, now }: IncidentInCharge): Promise<void> {
  const { assessDuties } = incidentActivities();
  return writer.inOrder(async () => {
    const asked = incident();
    if (!needsAssessment(asked)) return;
    const assessment = await assessDuties({ form: assessmentFormOf(asked, now()), pins: packPins(asked) });
    await writer.append(
      { appendId: `assessed:${asked.factsVersion}`, actor: { kind: 'system', part: 'duties' } },
      judge(asked, assessment, asked.factsVersion),
    );
  });
}

import type { Refusal } from '@shodo/contracts';
import { brokenRules, type Decision, happened, isAfter, isBefore, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay, secondPersonOrPause, soleDecision } from '../lifecycle/gates.js';
import { dutyOf, type Incident } from '../lifecycle/incident.js';

/** Why this duty cannot take a filing; a settled duty still takes supplements and follow-ups. */
function takesNoFiling(incident: Incident, duty: string): Refusal[] {
  const found = dutyOf(incident, duty);
  if (!found) return [refusal('duty-has-not-arisen', { duty })];
  return found.judgement.kind === 'filing' ? [] : [refusal('duty-takes-no-filing', { duty })];
}

const noFilingDuty = (incident: Incident) => brokenRules(['duty-has-not-arisen', !incident.duties.some((duty) => duty.judgement.kind === 'filing')]);

export const draftFiling: Decision<'DraftFiling'> = {
  standsInTheWay: (incident) => [...mustBeUnderWay(incident), ...noFilingDuty(incident)],
  decide: (incident, { id, body }) => {
    const broken = takesNoFiling(incident, body.duty);
    if (broken.length > 0) return refuse(...broken);
    return [happened('FilingDrafted', { filing: id as never, duty: body.duty, kind: body.kind, content: body.content, openItems: body.openItems ?? [] })];
  },
};

const draftOf = (incident: Incident, filing: string) => incident.filings.find((each) => each.filing === filing && each.content !== undefined);

export const approveFiling: Decision<'ApproveFiling'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['filing-is-not-drafted', !incident.filings.some((filing) => filing.state === 'drafted')]),
  ],
  decide: (incident, { body }, circumstances) => {
    const draft = draftOf(incident, body.filing);
    if (!draft) return refuse(refusal('filing-is-not-drafted'));
    if (draft.state !== 'drafted') return refuse(refusal('filing-is-approved-already'));
    const drafter = { person: draft.draftedBy, since: draft.draftedAt ?? '' };
    const alone = soleDecision(drafter, circumstances, body.soleDecisionReason);
    const broken = [...secondPersonOrPause(drafter, circumstances, 'a-second-person-must-approve'), ...alone.refusals];
    if (broken.length > 0) return refuse(...broken);
    return [happened('FilingApproved', { filing: body.filing, note: body.note, soleDecision: alone.stamp })];
  },
};

/** Lateness is frozen here: the filing against the due instant in force when it is recorded. */
export const recordFilingMade: Decision<'RecordFilingMade'> = {
  standsInTheWay: (incident) => [...mustBeUnderWay(incident), ...noFilingDuty(incident)],
  decide: (incident, { id, body }, { now }) => {
    const duties = [body.duty, ...(body.alsoSettles ?? [])];
    const broken = [
      ...duties.flatMap((duty) => takesNoFiling(incident, duty)),
      ...brokenRules(
        ['time-lies-ahead', isAfter(body.madeAt, now)],
        ['filing-before-awareness', incident.awareness !== undefined && isBefore(body.madeAt, incident.awareness.awareAt)],
        ['filing-is-not-drafted', body.filing !== undefined && draftOf(incident, body.filing) === undefined],
      ),
    ];
    if (broken.length > 0) return refuse(...broken);
    const { duty, kind, madeAt, channel, receiptNumber, note, filing: draft } = body;
    const clock = dutyOf(incident, duty)?.clock;
    const dueAt = clock?.dueAt ?? clock?.alarmAt;
    return [
      happened('FilingMade', {
        filing: id as never, draft, duty, alsoSettles: body.alsoSettles ?? [], kind, madeAt, channel, receiptNumber,
        openItems: body.openItems ?? [], note, late: dueAt !== undefined && isAfter(madeAt, dueAt),
      }),
    ];
  },
};

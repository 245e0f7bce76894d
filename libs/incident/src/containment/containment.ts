import type { Refusal } from '@shodo/contracts';
import { earliestOf, occurredAtOf } from '../fact-finding/anchors.js';
import { evidenceNotSealed } from '../fact-finding/evidence.js';
import { brokenRules, type Decision, happened, isAfter, isBefore, isUnseen, minuteOf, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';

/** People tell a time to the minute. Of a day without a time its first moment anywhere counts. */
function isBeforeOccurrence(incident: Incident, at: string): boolean {
  const occurred = occurredAtOf(incident);
  return occurred !== undefined && isBefore(at, minuteOf(earliestOf(occurred)));
}

/** Where nobody said when it occurred, a stop before anybody noticed takes saying so first: more often it is a slip of the hand. */
function cannotHaveStopped(incident: Incident, at: string): Refusal[] {
  const { reported } = incident;
  const beforeNoticing = occurredAtOf(incident) === undefined && reported !== undefined && isBefore(at, minuteOf(reported.noticedAt));
  return brokenRules(['stop-before-occurrence', isBeforeOccurrence(incident, at)], ['stop-before-noticing', beforeNoticing]);
}

export const recordContainmentMeasure: Decision<'RecordContainmentMeasure'> = {
  standsInTheWay: mustBeUnderWay,
  decide: (incident, { id, body }, { now, asBeforeContainmentTimes }) => {
    const broken = [
      ...brokenRules(
        ['time-lies-ahead', isAfter(body.takenAt, now)],
        ['measure-before-occurrence', !asBeforeContainmentTimes && isBeforeOccurrence(incident, body.takenAt)],
      ),
      ...evidenceNotSealed(incident, body.evidence ?? []),
    ];
    if (broken.length > 0) return refuse(...broken);
    const { measure, takenAt, note } = body;
    return [happened('ContainmentMeasureRecorded', { measureId: id as never, measure, takenAt, note, evidence: body.evidence ?? [] })];
  },
};

export const declareSpreadStopped: Decision<'DeclareSpreadStopped'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(
      ['no-containment-measure-is-recorded', incident.containmentMeasures.length === 0],
      ['spread-has-stopped-already', incident.spreadStoppedAt !== undefined],
    ),
  ],
  decide: (incident, { body }, { now, asBeforeContainmentTimes }) => {
    const broken = [
      ...brokenRules(['time-lies-ahead', isAfter(body.stoppedAt, now)]),
      ...(asBeforeContainmentTimes ? [] : cannotHaveStopped(incident, body.stoppedAt)),
    ];
    if (broken.length > 0) return refuse(...broken);
    return [happened('SpreadStopped', { stoppedAt: body.stoppedAt, note: body.note })];
  },
};

/** What was declared wrongly is taken back with a reason; containment is open again until the spread has stopped. */
export const withdrawSpreadStopped: Decision<'WithdrawSpreadStopped'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['spread-is-not-recorded-as-stopped', incident.reported !== undefined && incident.spreadStoppedAt === undefined]),
  ],
  decide: ({ spreadStoppedAt, spreadStopped }, { body }) => {
    // What was seen was taken back meanwhile and the right time declared: that one nobody means to take back.
    if (spreadStopped && isUnseen(spreadStopped, body.basedOn))
      return refuse(refusal('spread-was-declared-stopped-anew', { version: spreadStopped.entry, stoppedAt: spreadStoppedAt ?? '' }));
    return [happened('SpreadStoppedWithdrawn', { stoppedAt: spreadStoppedAt as never, reason: body.reason })];
  },
};

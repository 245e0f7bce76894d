import type { Refusal } from '@shodo/contracts';
import { earliestOf, occurredAtOf } from '../fact-finding/anchors.js';
import { brokenRules, type Decision, happened, isAfter, isBefore, isUnseen, refusal, refuse } from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import type { Incident } from '../lifecycle/incident.js';

function isBeforeOccurrence(incident: Incident, awareAt: string): boolean {
  const occurred = occurredAtOf(incident);
  return occurred !== undefined && isBefore(awareAt, earliestOf(occurred));
}

const cannotBe = (incident: Incident, awareAt: string, now: string): Refusal[] =>
  brokenRules(['time-lies-ahead', isAfter(awareAt, now)], ['awareness-before-occurrence', isBeforeOccurrence(incident, awareAt)]);

/** Somebody recorded another time that the writer has not seen: of the moment of knowing its place among those recorded stands for the entry. */
function changedMeanwhile({ awareness }: Incident, basedOn: number | undefined): Refusal[] {
  const version = awareness?.history.length ?? 0;
  return brokenRules([refusal('awareness-was-changed-meanwhile', { version }), isUnseen({ entry: version }, basedOn)]);
}

/** Confirms the time of knowing, or sets it provisionally. The clocks follow at once: never later, which takes a correction with its reason. */
export const establishAwareness: Decision<'EstablishAwareness'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['awareness-is-established', incident.awareness !== undefined && !incident.awareness.provisional]),
  ],
  decide: (incident, { body }, { now }) => {
    const onRecord = incident.awareness?.awareAt;
    const movesLater = onRecord !== undefined && isAfter(body.awareAt, onRecord) && !isAfter(body.awareAt, now);
    const unseen = changedMeanwhile(incident, body.basedOn);
    if (unseen.length > 0) return refuse(...unseen);
    const broken = [...cannotBe(incident, body.awareAt, now), ...brokenRules(['awareness-may-not-move-later', movesLater])];
    if (broken.length > 0) return refuse(...broken);
    const { awareAt, basis, note } = body;
    return [happened('AwarenessEstablished', { awareAt, basis, provisional: body.provisional ?? false, note })];
  },
};

/**
 * Another time than the one on record, sure or provisional as it may be: every clock is computed anew, the old one stays in the record. What would
 * come later by it is proposed only.
 */
export const correctAwareness: Decision<'CorrectAwareness'> = {
  standsInTheWay: (incident) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['awareness-is-not-established', incident.awareness === undefined]),
  ],
  decide: (incident, { body }, { now }) => {
    const before = incident.awareness?.awareAt;
    if (before === undefined) return refuse(refusal('awareness-is-not-established'));
    const unseen = changedMeanwhile(incident, body.basedOn);
    if (unseen.length > 0) return refuse(...unseen);
    const broken = [
      ...cannotBe(incident, body.awareAt, now),
      ...brokenRules(['awareness-is-unchanged', Date.parse(before) === Date.parse(body.awareAt)]),
    ];
    if (broken.length > 0) return refuse(...broken);
    const { awareAt, basis, reason } = body;
    const provisional = body.provisional === true ? true : undefined;
    return [happened('AwarenessCorrected', { before: before as typeof awareAt, awareAt, basis, provisional, reason })];
  },
};

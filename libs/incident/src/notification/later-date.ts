import type { FactName, Refusal, StatementMade } from '@shodo/contracts';
import {
  type AboutOne,
  brokenRules,
  type Circumstances,
  type Decision,
  happened,
  isAfter,
  refusal,
  refuse,
} from '../lifecycle/decision.js';
import { blockedEverywhere, mustBeUnderWay, ownPart, secondPersonOrPause, soleDecision } from '../lifecycle/gates.js';
import { type Duty, dutyOf, type Incident } from '../lifecycle/incident.js';
import { aboutDuty } from './about-duty.js';
import { missedByTheWrongStart, waitingDate } from './corrected-start.js';
import { movedLaterBy } from './earlier-anchors.js';
import { limitOf } from './lateness.js';

/**
 * Whose statements would move this date: those the assessment follows, and of the same facts every earlier one since the clock in force was set
 * (a count lowered by one and raised by another is both theirs). The latest awareness takes the place of those before it. Of a duty that is open
 * again whatever was stated while it was settled counts: no assessment has looked at it.
 */
export function causesOf(incident: Incident, { clockSince = '1970-01-01T00:00:00Z', later, openedAgain }: Duty): StatementMade[] {
  const { unassessed, facts } = incident;
  const known = [...(later?.causedBy ?? []), ...(openedAgain ? movedLaterBy(incident) : []), ...unassessed];
  const awareness = known.findLast(({ subject }) => subject === 'awareness');
  const stated = new Set(openedAgain ? (Object.keys(facts) as FactName[]) : unassessed.flatMap(({ fact }) => fact ?? []));
  const earlier = [...stated].flatMap((fact) =>
    (facts[fact] ?? [])
      .filter(({ at, seq }) => seq !== undefined && Date.parse(at) >= Date.parse(clockSince))
      .map(({ seq, at, by }) => ({ seq, subject: 'fact', fact, at, ...(by && { by }) }) as StatementMade),
  );
  const all = [...known.filter(({ subject }) => subject !== 'awareness'), ...earlier, ...(awareness ? [awareness] : [])];
  return [...new Map(all.map((made) => [made.seq, made])).values()].toSorted((one, other) => one.seq - other.seq);
}

/** What waits here for a decision. Earlier builds decided nothing of a duty that was settled. */
const waits = (duty: Duty, { asBeforeCorrectedStarts }: Circumstances) =>
  asBeforeCorrectedStarts && duty.settled ? undefined : waitingDate(duty);

const proposedFor = ({ duties }: Incident, circumstances: Circumstances) =>
  duties.filter((duty) => waits(duty, circumstances) !== undefined);

const firstPart = (duties: readonly Duty[], circumstances: Circumstances) =>
  ownPart(
    duties.flatMap((duty) =>
      (waits(duty, circumstances)?.causedBy ?? []).map(({ by: person, at: since, fact }) => ({
        person,
        since,
        ...(fact && { facts: [fact] }),
      })),
    ),
    circumstances,
  );

const secondPersonFor = (duties: readonly Duty[], circumstances: Circumstances) =>
  secondPersonOrPause(firstPart(duties, circumstances), circumstances, 'a-second-person-must-approve');

const eachProposed = (incident: Incident, circumstances: Circumstances): AboutOne[] =>
  proposedFor(incident, circumstances).map((duty) => ({ on: duty.judgement.duty, refusals: secondPersonFor([duty], circumstances) }));

interface Deciding {
  readonly decision: 'agree' | 'turn-down';
  readonly basedOn: number;
}

function cannotBeDecided(incident: Incident, id: string, { decision, basedOn }: Deciding, circumstances: Circumstances): Refusal[] {
  const duty = dutyOf(incident, id);
  if (!duty) return [refusal('duty-has-not-arisen', { duty: id })];
  const later = waits(duty, circumstances);
  if (!later) return [aboutDuty(incident, duty.settled ? 'duty-is-settled' : 'no-later-date-is-proposed', id)];
  return brokenRules(
    [aboutDuty(incident, 'later-date-was-proposed-anew', id), later.proposal > basedOn],
    [aboutDuty(incident, 'later-date-is-turned-down-already', id), decision === 'turn-down' && later.turnedDown !== undefined],
  );
}

/** The end that moves: the limit, or where that stays, the day of the status filing that falls away. */
function endsOf({ clock, judgement }: Duty) {
  const [before, after] = [limitOf(clock), limitOf(judgement.clock)];
  const isStatus = clock?.statusFilingAt !== undefined && before !== undefined && after !== undefined && !isAfter(after, before);
  const [from, to] = isStatus ? [clock.statusFilingAt, judgement.clock?.statusFilingAt ?? after] : [before, after];
  return { before: from as never, after: to as never };
}

function noMoreMissed(duty: Duty | undefined): { noLongerMissed?: never } {
  const noLongerMissed = duty && missedByTheWrongStart(duty);
  return noLongerMissed === undefined ? {} : { noLongerMissed: noLongerMissed as never };
}

/**
 * A date once in force moves later only by the word of somebody other than whose statements would move it. What was turned down may still be
 * agreed to: the statements stand.
 */
export const decideLaterDate: Decision<'DecideLaterDate'> = {
  standsInTheWay: (incident, circumstances) => [
    ...mustBeUnderWay(incident),
    ...brokenRules(['no-later-date-is-proposed', proposedFor(incident, circumstances).length === 0]),
    ...blockedEverywhere(eachProposed(incident, circumstances)),
  ],
  standsInTheWayOfEach: eachProposed,
  decide: (incident, { body }, circumstances) => {
    const ids = [...new Set(body.duties)];
    const broken = ids.flatMap((id) => cannotBeDecided(incident, id, body, circumstances));
    if (broken.length > 0) return refuse(...broken);
    const duties = ids.flatMap((id) => dutyOf(incident, id) ?? []);
    const alone = soleDecision(firstPart(duties, circumstances), circumstances, body.soleDecisionReason);
    const missing = [...secondPersonFor(duties, circumstances), ...alone.refusals];
    if (missing.length > 0) return refuse(...missing);
    const told = { reason: body.reason, soleDecision: alone.stamp };
    const moves = duties.map((duty) => ({ duty: duty.judgement.duty, ...endsOf(duty) }));
    if (body.decision === 'turn-down') return [happened('LaterDateTurnedDown', { moves, ...told })];
    const agreed = moves.map((move, index) => ({ ...move, ...noMoreMissed(duties[index]) }));
    return [happened('LaterDateAgreed', { moves: agreed, ...told })];
  },
};

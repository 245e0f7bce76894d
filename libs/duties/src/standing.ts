import type { TruthFact } from '@shodo/contracts';
import { answerOf } from './exemption.js';
import type { Facts } from './fact-history.js';
import { onceIn } from './once.js';
import type { Pack } from './pack.js';

/** What is no fact of the incident but a state of what was reported: a report that was complete was so until something else came to be known. */
const ofItsTime: ReadonlySet<TruthFact> = new Set(['report-items-open']);

/**
 * The same record read with what is known now: a fact denied first and stated later, or an exception shown not to hold, was so all along. What passes a
 * line does so at its time, and a report is filed, or left behind, at its own.
 */
const inHindsight = onceIn((facts: Facts): Facts => {
  const { truth, choice } = facts;
  return {
    ...facts,
    truth: (fact, at) => truth(fact, ofItsTime.has(fact) ? at : Number.POSITIVE_INFINITY),
    choice: (fact) => choice(fact, Number.POSITIVE_INFINITY),
    memory: new Map(),
  };
});

/**
 * When the clock starts that hangs on this anchor: at the anchor when the duty stood or was not yet known then, else at the first moment it did, as
 * it was known then or as it is known now, whichever is earlier (decision 0068). A line passed later starts its clock then (GL 3-5-3-1(4)); what was
 * unknown at the anchor counts from the anchor.
 */
export function startOf(pack: Pack, facts: Facts, anchorAt: number): number {
  if (answerOf(pack, facts, anchorAt) !== 'no') return anchorAt;
  const firstBy = (record: Facts) => firstTime((at) => answerOf(pack, record, at) !== 'no', record, anchorAt);
  const known = firstBy(facts);
  return known === undefined ? anchorAt : Math.min(known, firstBy(inHindsight(facts)) ?? known);
}

/** The moment since which the duty has stood without a break, where it was out of question at the start or after it; else undefined. */
export function aroseAgainAt(pack: Pack, facts: Facts, startsAt: number): number | undefined {
  let since: number | undefined;
  let brokenOff = answerOf(pack, facts, startsAt) === 'no';
  for (const at of facts.changes) {
    if (at <= startsAt) continue;
    if (answerOf(pack, facts, at) === 'no') brokenOff = true;
    else if (brokenOff) {
      since = at;
      brokenOff = false;
    }
  }
  return since;
}

/** When a condition first held, from the start on. */
export const firstTime = (holds: (at: number) => boolean, facts: Facts, startsAt: number): number | undefined =>
  holds(startsAt) ? startsAt : facts.changes.find((at) => startsAt < at && holds(at));

/** Since when a condition has held without a break, from the start on; undefined where it does not hold at the last change. */
export function heldSince(holds: (at: number) => boolean, facts: Facts, startsAt: number): number | undefined {
  let since = holds(startsAt) ? startsAt : undefined;
  for (const at of facts.changes) if (at > startsAt) since = holds(at) ? (since ?? at) : undefined;
  return since;
}

/** The moment the duty first surely stood, as far as the record dates it. */
export function aroseAt(pack: Pack, facts: Facts): number | undefined {
  const stood = (at: number) => answerOf(pack, facts, at) === 'yes';
  return stood(Number.NEGATIVE_INFINITY) ? undefined : facts.changes.find(stood);
}

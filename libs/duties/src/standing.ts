import { answerOf } from './exemption.js';
import type { Facts } from './fact-history.js';
import type { Pack } from './pack.js';

/**
 * When the clock starts that hangs on this anchor: at the anchor when the duty stood or was not yet known then, else at the first moment it did.
 * A line passed later starts its clock then (GL 3-5-3-1(4)); what was unknown at the anchor counts from the anchor.
 */
export const startOf = (pack: Pack, facts: Facts, anchorAt: number): number =>
  firstTime((at) => answerOf(pack, facts, at) !== 'no', facts, anchorAt) ?? anchorAt;

/** The moment since which the duty has stood without a break, where it was out of question in between; else undefined. */
export function aroseAgainAt(pack: Pack, facts: Facts, startsAt: number): number | undefined {
  let since: number | undefined;
  let brokenOff = false;
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

/** The moment the duty first surely stood, as far as the record dates it. */
export function aroseAt(pack: Pack, facts: Facts): number | undefined {
  const stood = (at: number) => answerOf(pack, facts, at) === 'yes';
  return stood(Number.NEGATIVE_INFINITY) ? undefined : facts.changes.find(stood);
}

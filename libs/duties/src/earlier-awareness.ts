import type { AnchorName } from '@shodo/contracts';
import { limitsOn } from './anchors.js';
import { evaluate } from './condition.js';
import type { Asked, ClockWithoutEnd, RunningClock } from './running-clock.js';
import { startOf } from './standing.js';

const aware: AnchorName = 'aware';
/** Longer than whatever closed days, or the end of a year, may hide. */
const YEAR = 366 * 86_400_000;

/**
 * Would the date come forward, were it found that some department knew earlier? Where the clock would run from that awareness, whatever it runs from now,
 * and would begin earlier by it: the duty may have been out of question until it began.
 */
export function earlierAwarenessMoves(asked: Asked, { limit, anchorAt, startsAt }: RunningClock | ClockWithoutEnd): boolean {
  const { pack, facts, anchors } = asked;
  if (!pack.clock.earliestOf.some(({ anchor }) => anchor === aware)) return false;
  const earlier = Math.min(anchorAt, anchors.get(aware) ?? anchorAt) - YEAR;
  return (limit.anchor === aware || wouldRunFrom(asked, earlier)) && startOf(pack, facts, earlier) < startsAt;
}

const wouldRunFrom = ({ pack, facts, now, anchors }: Asked, earlier: number) =>
  limitsOn(pack, new Map([...anchors, [aware, earlier]])).some(
    ({ anchor, when }) => anchor === aware && (when === undefined || evaluate(when, facts, now) !== 'no'),
  );

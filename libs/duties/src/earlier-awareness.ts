import type { AnchorName } from '@shodo/contracts';
import { limitsOn } from './anchors.js';
import { evaluate } from './condition.js';
import type { Asked, ClockWithoutEnd, RunningClock } from './running-clock.js';
import { startOf } from './standing.js';

const aware: AnchorName = 'aware';
/** Before whatever is on record: closed days, or the end of a year, hide nothing from it. */
const EARLIER = Date.UTC(1900, 0, 1);

/**
 * Would the date come forward, were it found that some department knew earlier? Where the clock would run from that awareness, whatever it runs from now,
 * and would begin earlier by it: the duty may have been out of question until it began.
 */
export function earlierAwarenessMoves(asked: Asked, { limit, startsAt }: RunningClock | ClockWithoutEnd): boolean {
  const { pack, facts } = asked;
  if (!pack.clock.earliestOf.some(({ anchor }) => anchor === aware)) return false;
  return (limit.anchor === aware || wouldRunFrom(asked)) && startOf(pack, facts, EARLIER) < startsAt;
}

const wouldRunFrom = ({ pack, facts, now, anchors }: Asked) =>
  limitsOn(pack, new Map([...anchors, [aware, EARLIER]])).some(
    ({ anchor, when }) => anchor === aware && (when === undefined || evaluate(when, facts, now) !== 'no'),
  );

import type { AnchorName, Statement } from '@shodo/contracts';
import { limitsOn } from './anchors.js';
import { evaluate } from './condition.js';
import type { Limit, Pack } from './pack.js';
import type { Asked, RunningClock } from './running-clock.js';
import { say } from './say.js';
import { startOf } from './standing.js';
import { dayIn, instantText, yearOf } from './zone.js';

const aware: AnchorName = 'aware';
/** Before whatever is on record: closed days, or the end of a year, hide nothing from it. */
const EARLIER = Date.UTC(1900, 0, 1);

/**
 * That the date would come forward, were it found that some department knew earlier: where the clock would run from that awareness, whatever it runs
 * from now, and would begin earlier by it. The duty may have been out of question until it began. Where only a much earlier awareness would do, since the
 * clock ends with a year or another limit ends first, from when on it would not.
 */
export function earlierAwarenessStatement(asked: Asked, running: RunningClock): Statement[] {
  const { pack, facts } = asked;
  const { limit, startsAt, governing } = running;
  if (!pack.clock.earliestOf.some(({ anchor }) => anchor === aware)) return [];
  const counting = limit.anchor === aware ? [limit] : limitsFromAwareness(asked);
  const begins = startOf(pack, facts, EARLIER);
  if (counting.length === 0 || begins >= startsAt) return [];
  if ('daysAfterYearEnd' in governing.length) return beforeTheYear(asked, begins, startsAt);
  const hours = hoursOf(counting, limit);
  if (hours === undefined) return [moves(pack)];
  const before = governing.dueAt - hours * 3_600_000;
  return begins < before ? [moves(pack, { before: instantText(pack.clock.zone, before) })] : [];
}

/** The day of a guideline is no limit, and is said to be a guide. */
const moves = ({ clock: { strictness } }: Pack, from: { before?: string; year?: string } = {}): Statement =>
  say('earlier-awareness-moves-the-date', { ...from, strictness: strictness === 'guideline' ? strictness : undefined });

const limitsFromAwareness = ({ pack, facts, now, anchors }: Asked): readonly Limit[] =>
  limitsOn(pack, new Map([...anchors, [aware, EARLIER]])).filter(
    ({ anchor, when }) => anchor === aware && (when === undefined || evaluate(when, facts, now) !== 'no'),
  );

/** All that begins in one year ends together. */
function beforeTheYear({ pack }: Asked, begins: number, startsAt: number): Statement[] {
  const yearAt = (at: number) => yearOf(dayIn(pack.clock.zone, at));
  // As text: it is a name, and no number of anything.
  const year = String(yearAt(startsAt));
  return yearAt(begins) < yearAt(startsAt) ? [moves(pack, { year })] : [];
}

/** The hours from awareness, where it has only longer limits than the one that governs now. */
function hoursOf(counting: readonly Limit[], governing: Limit): number | undefined {
  const own = 'hours' in governing.within ? governing.within.hours : undefined;
  const shortest = Math.min(...counting.map(({ within }) => ('hours' in within ? within.hours : 0)));
  return own === undefined || shortest <= own ? undefined : shortest;
}

import type { AnchorName } from '@shodo/contracts';
import { limitsOn } from './anchors.js';
import { type Count, type CountOf, count } from './clock.js';
import { evaluate } from './condition.js';
import type { Facts } from './fact-history.js';
import type { Certainty, Condition, Length, Limit, OfficeCalendar, Pack } from './pack.js';
import { aroseAgainAt, aroseAt, firstTime, heldSince, startOf } from './standing.js';
import { longerSpokenFor, type SpokenFor } from './wrongful-purpose.js';
import { dayIn } from './zone.js';

/** A longer limit that applies, or did until the facts changed. */
export interface Longer {
  readonly when: Condition;
  readonly length: Length;
  /** Since when it holds without a break; where it holds no more, when it first did. */
  readonly since: number;
  /** Only suspected: the shorter date stays the safe one for a filing of what is known. */
  readonly weak: boolean;
  readonly stands: boolean;
}

export interface RunningClock {
  readonly limit: Limit;
  readonly calendar: OfficeCalendar | undefined;
  readonly anchorAt: number;
  readonly startsAt: number;
  /** Of a limit for some: it is known to be one of them. */
  readonly shorterIsSure: boolean;
  readonly governing: Count;
  /** The target of a `promptly` clock; its alarm governs. */
  readonly target?: Count;
  readonly longer?: Longer;
  /** A longer limit that nobody has stated, and that a word on record speaks for: shown only. */
  readonly spokenFor?: { readonly count: Count; readonly by: SpokenFor['by'] };
  /** The same clock with the limit that holds when nothing makes it longer. */
  readonly plain: Count;
  /** Later readings from later knowledge, shown only. */
  readonly fromLaterKnowledge?: Count;
  readonly fromArisingAgain?: Count;
  /** From the awareness, or the determination, on record, where what stands in for it lies earlier and governs: shown, never worked to. */
  readonly fromStoodInFor?: { readonly anchor: AnchorName; readonly count: Count };
  /** Where the length was agreed with several: the earliest count of each, the earliest first. */
  readonly agreed?: readonly { readonly ref: string; readonly count: Count }[];
}

/** The clock runs, and nobody here knows how long. */
export interface ClockWithoutEnd {
  readonly limit: Limit;
  readonly anchorAt: number;
  readonly startsAt: number;
}

export interface Asked {
  readonly pack: Pack;
  readonly facts: Facts;
  readonly now: number;
  readonly calendar: OfficeCalendar | undefined;
  readonly anchors: ReadonlyMap<string, number>;
}

/**
 * Every limit whose anchor is known, counted; the earliest governs. Where closed days move two ends to one, it is the one that began first: its day 1 is
 * the reason, and its shorter limit ends first. Undefined while no anchor is known.
 */
export function runningClock(asked: Asked): RunningClock | ClockWithoutEnd | undefined {
  const begun: ClockWithoutEnd[] = [];
  for (const limit of limitsOn(asked.pack, asked.anchors)) {
    // A limit for some counts until it is sure that it does not: it only shortens.
    if (limit.when !== undefined && evaluate(limit.when, asked.facts, asked.now) === 'no') continue;
    const anchorAt = asked.anchors.get(limit.anchor) ?? (limit.orSinceArisen ? aroseAt(asked.pack, asked.facts) : undefined);
    if (anchorAt !== undefined) begun.push({ limit, anchorAt, startsAt: startOf(asked.pack, asked.facts, anchorAt) });
  }
  const clocks = begun.filter(({ limit }) => !('unknown' in limit.within)).map((one) => clockOf(asked, one));
  const [first, ...later] = clocks.sort((a, b) => a.governing.dueAt - b.governing.dueAt || a.startsAt - b.startsAt);
  if (first === undefined) return begun[0];
  const agreed = agreedOf([first, ...later]);
  return agreed.length > 1 ? { ...first, agreed } : first;
}

function agreedOf(earliestFirst: readonly RunningClock[]): NonNullable<RunningClock['agreed']> {
  const counts = new Map<string, Count>();
  for (const { limit, governing } of earliestFirst)
    if (limit.agreedWith !== undefined && !counts.has(limit.agreedWith)) counts.set(limit.agreedWith, governing);
  return [...counts].map(([ref, count]) => ({ ref, count }));
}

export const hasEnd = (clock: RunningClock | ClockWithoutEnd): clock is RunningClock => 'governing' in clock;

/** What the limit says, once the words that stand for no number are resolved. */
function plainLength({ within }: Limit): Length {
  if ('promptly' in within) return { days: within.promptly.alarm };
  if ('agreed' in within || 'unknown' in within) throw new Error('a limit is counted once its length is known');
  return within;
}

export const countFor = (
  { clock }: Pack,
  limit: Limit,
  calendar: OfficeCalendar | undefined,
  asked: Pick<CountOf, 'startsAt' | 'length'>,
): Count =>
  count({
    zone: clock.zone,
    startsAt: asked.startsAt,
    length: asked.length,
    firstDayCounts: limit.firstDayCounts,
    roll: limit.roll,
    calendar,
    ...(clock.safeReading === undefined ? {} : { hours: clock.safeReading }),
  });

function clockOf(asked: Asked, { limit, anchorAt, startsAt }: ClockWithoutEnd): RunningClock {
  const { pack, facts, now, calendar } = asked;
  const { zone } = pack.clock;
  const from = (start: number, length: Length) => countFor(pack, limit, calendar, { startsAt: start, length });
  const promptly = 'promptly' in limit.within ? limit.within.promptly : undefined;
  const plain = from(startsAt, plainLength(limit));
  const longer = promptly === undefined ? longerOf(pack, facts, startsAt, now) : undefined;
  const length = longer?.stands === true ? longer.length : plain.length;
  const spokenFor = promptly === undefined && longer === undefined ? longerSpokenFor(pack, facts, now) : undefined;
  const again = aroseAgainAt(pack, facts, startsAt);
  const { inPlaceOf } = limit;
  const passedOver = inPlaceOf === undefined ? undefined : asked.anchors.get(inPlaceOf);
  const laterDay = (at: number) => dayIn(zone, at) > dayIn(zone, startsAt);
  const isLater = (at: number) => ('hours' in length ? at > startsAt : laterDay(at));
  const running: { -readonly [Name in keyof RunningClock]: RunningClock[Name] } = {
    limit,
    calendar,
    anchorAt,
    startsAt,
    shorterIsSure: limit.when !== undefined && evaluate(limit.when, facts, now) === 'yes',
    plain,
    governing: length === plain.length ? plain : from(startsAt, length),
  };
  if (promptly !== undefined) running.target = from(startsAt, { days: promptly.target });
  if (longer !== undefined) running.longer = longer;
  if (spokenFor !== undefined) running.spokenFor = { count: from(startsAt, spokenFor.length), by: spokenFor.by };
  if (longer?.stands === true && laterDay(longer.since)) running.fromLaterKnowledge = from(longer.since, longer.length);
  if (again !== undefined && isLater(again) && !(longer?.stands === true && again === longer.since))
    running.fromArisingAgain = from(again, length);
  if (inPlaceOf !== undefined && passedOver !== undefined)
    running.fromStoodInFor = { anchor: inPlaceOf, count: from(startOf(pack, facts, passedOver), length) };
  return running;
}

function longerOf(pack: Pack, facts: Facts, startsAt: number, now: number): Longer | undefined {
  for (const { when, within } of pack.clock.longerWhen) {
    const holds = (at: number) => evaluate(when, facts, at) === 'yes';
    const stands = holds(now);
    const since = stands ? heldSince(holds, facts, startsAt) : firstTime(holds, facts, startsAt);
    if (since === undefined) continue;
    return { when, length: within, since, stands, weak: evaluate(raised(when, 'probable'), facts, now) !== 'yes' };
  }
  return undefined;
}

/** The condition with every fact asked for at a higher confidence. */
function raised(condition: Condition, from: Certainty): Condition {
  if (condition.is === 'fact') return { ...condition, from };
  if (condition.is === 'not') return { ...condition, part: raised(condition.part, from) };
  if ('parts' in condition) return { ...condition, parts: condition.parts.map((part) => raised(part, from)) };
  return condition;
}

/** The day by which a filing of what is known is safe: the shorter limit, while the longer one came later or is only suspected (J36, J37). */
export function statusFilingDay({ longer, fromLaterKnowledge, plain }: RunningClock): number | undefined {
  return longer?.stands === true && (longer.weak || fromLaterKnowledge !== undefined) ? plain.dueOn : undefined;
}

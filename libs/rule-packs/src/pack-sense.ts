import type { AnchorName } from '@shodo/contracts';
import type { Length, Limit } from '@shodo/duties';

/** Words that are each allowed and make no sense together: where the clock would stand still, fail while it counts, or count what nobody reads. */
export interface Senseless {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

interface WrittenReading {
  readonly 'first-day-counts'?: boolean | undefined;
  readonly roll?: Limit['roll'] | undefined;
  readonly 'from-next-full-hour'?: true | undefined;
}
export interface WrittenClock {
  readonly strictness: 'statute' | 'guideline';
  readonly offices?: string | undefined;
  readonly 'earliest-of': readonly Limit[];
  readonly 'longer-when'?: readonly { readonly within: Length }[] | undefined;
  readonly readings?: readonly WrittenReading[] | undefined;
}

const isCountedIn = (unit: string, { within }: Limit) => unit in within;
/** Nothing is added to a limit without a number, and days to no hours. */
const unitOf = (within: Length): string => Object.keys(within)[0] ?? '';

function ofLimit({ strictness, offices }: WrittenClock, limit: Limit): Senseless[] {
  const { anchor, renewedBy, inPlaceOf, unsure, roll, within } = limit;
  const needsOffices = 'businessDays' in within || (roll === 'next-open' && !('unknown' in within));
  return [
    ...(inPlaceOf === anchor
      ? [
          {
            path: ['in-place-of'],
            message: `"${anchor}" stands in for itself, and so would never count: name the starting point it stands in for`,
          },
        ]
      : []),
    ...(renewedBy === anchor
      ? [{ path: ['renewed-by'], message: `"${anchor}" renews itself: name the later report from which it counts anew` }]
      : []),
    ...(unsure === true && inPlaceOf === undefined
      ? [{ path: ['unsure'], message: 'only what stands in for another starting point may be unsure: in-place-of is missing' }]
      : []),
    ...(needsOffices && offices === undefined
      ? [{ path: ['within'], message: 'closed days matter to this limit: clock > offices is expected, whose closed days they are' }]
      : []),
    ...('promptly' in within && strictness === 'statute'
      ? [{ path: ['within'], message: 'a target and an alarm are no statutory day: strictness: guideline is expected' }]
      : []),
    ...('hours' in within && roll === 'next-open'
      ? [{ path: ['roll'], message: 'hours end on no day that could move: roll: none is expected' }]
      : []),
  ];
}

function ofReading({ 'earliest-of': limits }: WrittenClock, reading: WrittenReading): Senseless[] {
  const { 'first-day-counts': firstDayCounts, roll, 'from-next-full-hour': fromNextFullHour } = reading;
  const inHours = limits.some((limit) => isCountedIn('hours', limit));
  const inDays = limits.some((limit) => !isCountedIn('hours', limit) && !isCountedIn('unknown', limit));
  const earlier =
    inDays && limits.some((limit) => (firstDayCounts === true && !limit.firstDayCounts) || (roll === 'none' && limit.roll === 'next-open'));
  if (earlier)
    return [{ path: [], message: 'this reading ends before the limit that is worked to: write the earlier one under earliest-of' }];
  const differs =
    (inHours && fromNextFullHour === true) ||
    (inDays &&
      limits.some((limit) => (firstDayCounts ?? limit.firstDayCounts) !== limit.firstDayCounts || (roll ?? limit.roll) !== limit.roll));
  return differs ? [] : [{ path: [], message: 'this reading counts as the limits above do: say what it counts otherwise' }];
}

function ofLonger({ 'earliest-of': limits }: WrittenClock, within: Length): Senseless[] {
  const unit = unitOf(within);
  return limits.some((limit) => isCountedIn(unit, limit))
    ? []
    : [{ path: ['within'], message: 'no limit above is counted in this unit, so there is none that it lengthens' }];
}

/** Whatever is wrong between the words of one clock. */
export const senselessClock = (clock: WrittenClock): Senseless[] => {
  const under =
    (...path: PropertyKey[]) =>
    (one: Senseless) => ({ ...one, path: [...path, ...one.path] });
  return [
    ...clock['earliest-of'].flatMap((limit, index) => ofLimit(clock, limit).map(under('earliest-of', index))),
    ...(clock.readings ?? []).flatMap((reading, index) => ofReading(clock, reading).map(under('readings', index))),
    ...(clock['longer-when'] ?? []).flatMap(({ within }, index) => ofLonger(clock, within).map(under('longer-when', index))),
  ];
};

interface WrittenPack {
  readonly duty: string;
  readonly version: string;
  readonly jurisdiction: string;
  readonly 'superseded-by'?: string | undefined;
  readonly clock: { readonly 'earliest-of': readonly { readonly anchor: AnchorName }[] };
}

/** By the day it was written, then by the number of that day. */
function isNewer(one: string, other: string): boolean {
  const [[day = '', number = '0'], [otherDay = '', otherNumber = '0']] = [one.split('.'), other.split('.')];
  return day === otherDay ? Number(number) > Number(otherNumber) : day > otherDay;
}

/** Whatever is wrong between the words at the head of a pack and those below. */
export function senselessPack({ duty, version, jurisdiction, 'superseded-by': newer, clock }: WrittenPack): Senseless[] {
  const country = jurisdiction.replace('-', '.');
  const own = clock['earliest-of'].findIndex(({ anchor }) => anchor === `filed:${duty}`);
  return [
    ...(duty.startsWith(country)
      ? []
      : [{ path: ['jurisdiction'], message: `the duty ${duty} is none of ${jurisdiction}: its id begins with ${country}` }]),
    ...(newer === undefined || isNewer(newer, version)
      ? []
      : [{ path: ['superseded-by'], message: `version ${newer} is not newer than ${version}, which it is said to have replaced` }]),
    ...(own === -1
      ? []
      : [{ path: ['clock', 'earliest-of', own, 'anchor'], message: 'a duty that waits for its own filing never falls due' }]),
  ];
}

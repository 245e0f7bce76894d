import { type ClosedDay, closedBy, closedRun, isCovered, lastOpenDay } from './calendar.js';
import type { Length, Limit, OfficeCalendar } from './pack.js';
import { dayIn, dayOfDate, endOfDay, monthsLater, nextFullHour, sameWallClock, weekdayOf, yearOf } from './zone.js';

/** One limit counted from one start. Days are day numbers in the zone, instants epoch milliseconds. */
export interface Count {
  readonly startsAt: number;
  readonly dayOne: number;
  readonly length: Length;
  readonly firstDayCounts: boolean;
  /** Last day before any roll; absent for hours. */
  readonly rawOn?: number;
  readonly dueOn?: number;
  readonly dueAt: number;
  /** Closed days passed over by the roll, or the run the raw day lies in where no roll is certain. */
  readonly closed: readonly ClosedDay[];
  /** The first day asked about that the calendar does not reach: `dueOn` is the earlier, surely open day. */
  readonly uncovered: number | undefined;
}

export interface CountOf {
  readonly zone: string;
  readonly startsAt: number;
  readonly length: Length;
  readonly firstDayCounts: boolean;
  readonly roll: Limit['roll'];
  readonly calendar: OfficeCalendar | undefined;
  /** Of hours: no later than the same time on the clock, or from the next full hour; elapsed time from the start when absent. */
  readonly hours?: 'same-wall-clock' | 'next-full-hour';
}

const HOUR = 3_600_000;

export function count(asked: CountOf): Count {
  const { zone, startsAt, length, firstDayCounts } = asked;
  const dayOne = dayIn(zone, startsAt);
  if ('hours' in length) {
    const dueAt = endOfHours(asked, length.hours);
    return { startsAt, dayOne, length, firstDayCounts, dueAt, closed: [], uncovered: undefined };
  }
  const raw = lastDay(asked, dayOne);
  const { dueOn, closed, uncovered } = roll(asked, raw.day);
  return {
    startsAt,
    dayOne,
    length,
    firstDayCounts,
    rawOn: raw.day,
    dueOn,
    dueAt: endOfDay(zone, dueOn),
    closed,
    uncovered: raw.uncovered ?? uncovered,
  };
}

/** Hours are elapsed time, whatever the clocks on the wall do meanwhile. */
function endOfHours({ zone, startsAt, hours: counted }: CountOf, hours: number): number {
  const elapsed = startsAt + hours * HOUR;
  if (counted === 'next-full-hour') return nextFullHour(zone, startsAt) + hours * HOUR;
  return counted === 'same-wall-clock' && hours % 24 === 0 ? Math.min(elapsed, sameWallClock(zone, startsAt, hours / 24)) : elapsed;
}

interface Reached {
  readonly day: number;
  readonly uncovered: number | undefined;
}

function lastDay({ length, firstDayCounts, calendar }: CountOf, dayOne: number): Reached {
  const sure = (day: number): Reached => ({ day, uncovered: undefined });
  if ('days' in length) return sure(dayOne + length.days - (firstDayCounts ? 1 : 0));
  if ('months' in length) return sure(endOfMonths(dayOne, length.months, firstDayCounts));
  if ('daysAfterYearEnd' in length) return sure(dayOfDate(yearOf(dayOne), 12, 31) + length.daysAfterYearEnd);
  if (!('businessDays' in length)) return sure(dayOne);
  if (calendar === undefined) throw new Error('business days are counted on an office calendar, and none is at hand');
  return businessDay(calendar, firstDayCounts ? dayOne - 1 : dayOne, length.businessDays);
}

/** The day of the same number, or the day before it where the first day counts; where the month has no such day, its last (CC Art. 143). */
function endOfMonths(dayOne: number, months: number, firstDayCounts: boolean): number {
  const day = monthsLater(dayOne, months);
  return firstDayCounts && monthsLater(day, -months) === dayOne ? day - 1 : day;
}

/** Beyond the calendar every weekday is taken for open: the earlier day. */
function businessDay(calendar: OfficeCalendar, before: number, number: number): Reached {
  let day = before;
  let uncovered: number | undefined;
  for (let counted = 0; counted < number; ) {
    const covered = isCovered(calendar, ++day);
    if (!covered) uncovered ??= day;
    if (covered ? closedBy(calendar, day) === undefined : isWeekday(day)) counted++;
  }
  return { day, uncovered };
}

function roll({ roll: rule, calendar }: CountOf, rawOn: number): Pick<Count, 'closed' | 'uncovered'> & { readonly dueOn: number } {
  if (calendar === undefined)
    return { dueOn: rule === 'none' ? rawOn : lastWeekday(rawOn - 1), closed: [], uncovered: rule === 'none' ? undefined : rawOn };
  const closed = closedRun(calendar, rawOn);
  if (rule === 'none') return { dueOn: rawOn, closed, uncovered: uncoveredOf(calendar, [rawOn]) };
  const open = rawOn + closed.length;
  const uncovered = uncoveredOf(calendar, [rawOn, open]);
  if (uncovered === undefined) return { dueOn: open, closed, uncovered };
  return { dueOn: lastOpenDay(calendar, rawOn - 1), closed: [], uncovered };
}

const uncoveredOf = (calendar: OfficeCalendar, days: readonly number[]) => days.find((day) => !isCovered(calendar, day));

const isWeekday = (day: number) => weekdayOf(day) !== 0 && weekdayOf(day) !== 6;

/** The last Monday to Friday at or before this day: all that is known of closed days where no calendar is at hand. */
export function lastWeekday(day: number): number {
  let weekday = day;
  while (!isWeekday(weekday)) weekday--;
  return weekday;
}

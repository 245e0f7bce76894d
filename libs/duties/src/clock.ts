import { type ClosedDay, closedBy, closedRun, isCovered, lastOpenDay } from './calendar.js';
import type { Length, Limit, OfficeCalendar } from './pack.js';
import { dayIn, endOfDay, monthsLater, weekdayOf } from './zone.js';

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
  /** The calendar does not reach that far: `dueOn` is the last surely open weekday before. */
  readonly unverified: boolean;
}

export interface CountOf {
  readonly zone: string;
  readonly startsAt: number;
  readonly length: Length;
  readonly firstDayCounts: boolean;
  readonly roll: Limit['roll'];
  readonly calendar: OfficeCalendar | undefined;
}

export function count(asked: CountOf): Count {
  const { zone, startsAt, length, firstDayCounts } = asked;
  const dayOne = dayIn(zone, startsAt);
  const base = { startsAt, dayOne, length, firstDayCounts };
  if ('hours' in length) return { ...base, dueAt: startsAt + length.hours * 3_600_000, closed: [], unverified: false };
  const rawOn = lastDay(asked, dayOne);
  const rolled = roll(asked, rawOn);
  return { ...base, rawOn, ...rolled, dueAt: endOfDay(zone, rolled.dueOn) };
}

function lastDay({ length, firstDayCounts, calendar }: CountOf, dayOne: number): number {
  if ('days' in length) return dayOne + length.days - (firstDayCounts ? 1 : 0);
  if ('months' in length) return monthsLater(dayOne, length.months);
  if (!('businessDays' in length)) return dayOne;
  if (calendar === undefined) throw new Error('business days are counted on an office calendar, and none is at hand');
  let day = firstDayCounts ? dayOne - 1 : dayOne;
  for (let counted = 0; counted < length.businessDays; ) if (closedBy(calendar, ++day) === undefined) counted++;
  return day;
}

function roll({ roll: rule, calendar }: CountOf, rawOn: number): Pick<Count, 'closed' | 'unverified'> & { readonly dueOn: number } {
  if (calendar === undefined)
    return { dueOn: rule === 'none' ? rawOn : lastWeekday(rawOn - 1), closed: [], unverified: rule === 'next-open' };
  const closed = closedRun(calendar, rawOn);
  if (rule === 'none') return { dueOn: rawOn, closed, unverified: false };
  const open = rawOn + closed.length;
  if (isCovered(calendar, rawOn) && isCovered(calendar, open)) return { dueOn: open, closed, unverified: false };
  return { dueOn: lastOpenDay(calendar, rawOn - 1), closed: [], unverified: true };
}

function lastWeekday(day: number): number {
  let weekday = day;
  while (weekdayOf(weekday) === 0 || weekdayOf(weekday) === 6) weekday--;
  return weekday;
}

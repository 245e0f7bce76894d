import type { HolidayRule, Names, OfficeCalendar } from './pack.js';
import { dayNumber, dayOfDate, dayText, weekdayOf, yearOf } from './zone.js';

export interface ClosedDay {
  readonly day: number;
  readonly kind: 'saturday' | 'sunday' | 'weekend' | 'holiday' | 'substitute-holiday' | 'citizens-holiday' | 'closure' | 'special-closure';
  readonly names?: Names;
  /** The day follows from a computed equinox that may not have been gazetted yet. */
  readonly computed?: boolean;
}

type Kind = ClosedDay['kind'];
interface Holiday {
  readonly kind: Kind;
  readonly names?: Names;
  readonly computed: boolean;
}
type Year = ReadonlyMap<number, Holiday>;
const yearsOf = new WeakMap<OfficeCalendar, Map<number, Year>>();

/** Equinox days by the usual approximation, good for 1980 to 2099. */
const equinox = (year: number, which: 'vernal' | 'autumnal'): number => {
  const date = Math.floor((which === 'vernal' ? 20.8431 : 23.2488) + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4);
  return dayOfDate(year, which === 'vernal' ? 3 : 9, date);
};

/** Easter Sunday of the western churches (the anonymous Gregorian rule). */
function easter(year: number): number {
  const [golden, century] = [year % 19, Math.floor(year / 100)];
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30;
  const full = moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7;
  return dayOfDate(year, 3, 28 + full - weekday);
}

function nthWeekday(year: number, { weekday, nth, month }: { weekday: number; nth: number; month: number }): number {
  const first = dayOfDate(year, month, 1);
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
  return day < dayOfDate(year, month + 1, 1) ? day : day - 7;
}

function dayOfRule({ falls }: HolidayRule, year: number): number {
  if ('on' in falls) return dayNumber(`${year}-${falls.on}`);
  if ('equinox' in falls) return equinox(year, falls.equinox);
  return 'easter' in falls ? easter(year) + falls.easter : nthWeekday(year, falls);
}

function namedIn(calendar: OfficeCalendar, year: number): Map<number, Holiday> {
  const holds = ({ years: { from = year, until = year } = {} }: HolidayRule) => from <= year && year <= until;
  return new Map(
    calendar.holidays
      .filter(holds)
      .map((rule) => [
        dayOfRule(rule, year),
        { kind: 'holiday', names: rule.names, computed: 'equinox' in rule.falls && year >= calendar.computedFrom },
      ]),
  );
}

/** The days off that stand for holidays on a weekend. */
function substitutesIn(calendar: OfficeCalendar, year: number, named: ReadonlyMap<number, Holiday>): [number, Holiday][] {
  const inPlaceOf = ({ computed }: Holiday): Holiday => ({ kind: 'substitute-holiday', computed });
  if (calendar.substitutes === 'next-free-day')
    return [...named]
      .filter(([day]) => weekdayOf(day) === 0)
      .map(([day, holiday]) => {
        let next = day + 1;
        while (named.has(next)) next++;
        return [next, inPlaceOf(holiday)];
      });
  if (calendar.substitutes === 'none') return [];
  // A New Year's Day on a Saturday is kept on the last day of the year before.
  return [...named, ...namedIn(calendar, year + 1)]
    .map(([day, holiday]): [number, Holiday] => [day + ({ 6: -1, 0: 1 }[weekdayOf(day)] ?? 0), inPlaceOf(holiday)])
    .filter(([day]) => !named.has(day) && yearOf(day) === year);
}

/** The holidays of one year by rule, before special laws (NH Art. 3: substitute days, then days between two holidays). */
function holidaysOf(calendar: OfficeCalendar, year: number): Year {
  const years = yearsOf.get(calendar) ?? new Map<number, Year>();
  yearsOf.set(calendar, years);
  const kept = years.get(year);
  if (kept !== undefined) return kept;
  const named = namedIn(calendar, year);
  const all = new Map([...named, ...substitutesIn(calendar, year, named)]);
  if (calendar.bridges) {
    for (const [day, holiday] of named) {
      const after = named.get(day + 2);
      if (after !== undefined && !all.has(day + 1) && weekdayOf(day + 1) !== 0)
        all.set(day + 1, { kind: 'citizens-holiday', computed: holiday.computed || after.computed });
    }
  }
  years.set(year, all);
  return all;
}

function closureOf(calendar: OfficeCalendar, day: number): Names | undefined {
  const date = dayText(day).slice(5);
  return calendar.closures.find(({ from, until }) => (from <= until ? from <= date && date <= until : date >= from || date <= until))
    ?.names;
}

/** Why the offices are closed on this day; undefined when they are open. Says nothing of whether the year is covered. */
export function closedBy(calendar: OfficeCalendar, day: number): ClosedDay | undefined {
  const text = dayText(day);
  const special = calendar.special.find((one) => one.day === text);
  if (special !== undefined) {
    if (special.closed) return { day, kind: 'special-closure', names: special.names };
  } else {
    const holiday = holidaysOf(calendar, yearOf(day)).get(day);
    if (holiday !== undefined) return { day, ...holiday };
  }
  const closure = closureOf(calendar, day);
  if (closure !== undefined) return { day, kind: 'closure', names: closure };
  const weekday = weekdayOf(day);
  if (!calendar.weekend.includes(weekday)) return undefined;
  return { day, kind: weekday === 6 ? 'saturday' : weekday === 0 ? 'sunday' : 'weekend' };
}

export const isCovered = (calendar: OfficeCalendar, day: number): boolean => {
  const year = yearOf(day);
  return calendar.covers.from <= year && year <= calendar.covers.until;
};

/** The closed days from this day on, up to the first open one. */
export function closedRun(calendar: OfficeCalendar, day: number): ClosedDay[] {
  const run: ClosedDay[] = [];
  for (let closed = closedBy(calendar, day); closed !== undefined; closed = closedBy(calendar, day + run.length)) run.push(closed);
  return run;
}

/** The last open day at or before this one. */
export function lastOpenDay(calendar: OfficeCalendar, day: number): number {
  let open = day;
  while (closedBy(calendar, open) !== undefined) open--;
  return open;
}

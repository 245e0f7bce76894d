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

function dayOfRule({ falls }: HolidayRule, year: number): number {
  if ('on' in falls) return dayNumber(`${year}-${falls.on}`);
  if ('equinox' in falls) return equinox(year, falls.equinox);
  const first = dayOfDate(year, falls.month, 1);
  return first + ((falls.weekday - weekdayOf(first) + 7) % 7) + 7 * (falls.nth - 1);
}

/** The holidays of one year by rule, before special laws (NH Art. 3: substitute days, then days between two holidays). */
function holidaysOf(calendar: OfficeCalendar, year: number): Year {
  const years = yearsOf.get(calendar) ?? new Map<number, Year>();
  yearsOf.set(calendar, years);
  const kept = years.get(year);
  if (kept !== undefined) return kept;
  const named = new Map<number, Holiday>();
  for (const rule of calendar.holidays) {
    named.set(dayOfRule(rule, year), {
      kind: 'holiday',
      names: rule.names,
      computed: 'equinox' in rule.falls && year >= calendar.computedFrom,
    });
  }
  const all = new Map(named);
  if (calendar.substitutes) {
    for (const [day, holiday] of named) {
      if (weekdayOf(day) !== 0) continue;
      let next = day + 1;
      while (named.has(next)) next++;
      all.set(next, { kind: 'substitute-holiday', computed: holiday.computed });
    }
  }
  if (calendar.bridges) {
    for (const [day, holiday] of named) {
      const after = named.get(day + 2);
      if (after !== undefined && !all.has(day + 1))
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

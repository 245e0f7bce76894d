import type { DayCount } from '@shodo/contracts';

/** One day of a count as it stands in a calendar. */
export interface CountedDay {
  readonly day: string;
  /** Its number in the count; absent where only open days count and this one is closed, and after the last. */
  readonly number?: number;
  /** Why the recipient's offices are closed. */
  readonly closed?: string;
  /** After the last day of the count: the due day moves on until an office is open. */
  readonly isRolledOver: boolean;
  readonly isLast: boolean;
}
/** Sunday to Saturday; empty before the first and after the last day. */
export type Week = readonly (CountedDay | undefined)[];

const dayMs = 86_400_000;
const ms = (day: string) => Date.parse(`${day}T00:00:00Z`);

/**
 * The whole count in weeks, to be followed on a calendar.
 * @param rawOn its last day before any roll, where the due day moved on
 */
export function weeksOf({ from, until, onlyOpenDays, closed }: DayCount, rawOn: string = until): readonly Week[] {
  const reasons = new Map<string, string>(closed.map(({ on, why }) => [on, why]));
  const days: (CountedDay | undefined)[] = Array.from({ length: new Date(ms(from)).getUTCDay() });
  let number = 0;
  for (let at = ms(from); at <= ms(until); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    const why = reasons.get(day);
    const isRolledOver = day > rawOn;
    const counts = !isRolledOver && (!onlyOpenDays || why === undefined);
    if (counts) number += 1;
    days.push({ day, isRolledOver, isLast: day === until, ...(counts && { number }), ...(why !== undefined && { closed: why }) });
  }
  const weeks = Math.ceil(days.length / 7);
  return Array.from({ length: weeks }, (_none, week) => Array.from({ length: 7 }, (_day, at) => days[week * 7 + at]));
}

/** Closed days from Monday to Friday, to be told by name below the calendar: a weekend explains itself. */
export const closedWeekdays = ({ closed }: DayCount): DayCount['closed'] =>
  closed.filter(({ on }) => new Date(ms(on)).getUTCDay() % 6 !== 0);

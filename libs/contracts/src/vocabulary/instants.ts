import { z } from 'zod';

const ofOurCenturies = (text: string) => /^(19|20|21)\d\d-/.test(text) && !Number.isNaN(Date.parse(text));

/** A moment with its offset, as in `2026-11-28T22:00:00+09:00`. Text, never a Date: it crosses every boundary unchanged. Years 1900 to 2199. */
export const Instant = z.iso.datetime({ offset: true }).refine(ofOurCenturies, 'a year from 1900 to 2199 is expected').brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A calendar day, as in `2026-12-28`, of the same years; whose day it is follows from where it stands. */
export const Day = z.iso.date().refine(ofOurCenturies, 'a day of the years 1900 to 2199 is expected').brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** An instant with offset, or a day (taken as 00:00 in the zone of the duty, marked 時刻不明). */
export const Anchor = z.union([Instant, Day]);
export type Anchor = z.infer<typeof Anchor>;

const offsetExpected = 'an offset from -12:00 to +14:00 is expected';
const [west, east] = [-12 * 60, 14 * 60];
const minutesOf = (sign: string, hours: string, minutes: string) => (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));

/** An offset that no place on earth has. */
function isStrangeOffset(text: string): boolean {
  const [, sign, hours, minutes] = /^\d{4}-\d\d-\d\dT[\d:.]+([+-])(\d\d):(\d\d)$/.exec(text) ?? [];
  if (sign === undefined || hours === undefined || minutes === undefined) return false;
  const offset = minutesOf(sign, hours, minutes);
  return offset < west || offset > east;
}

const yearExpected = 'a year from 2000 on is expected';
/** Nothing that is handled now happened before: a slip of the hand, which would begin clocks of another century. */
const isStrangeYear = (text: string): boolean => /^\d{4}-\d\d-\d\d(T|$)/.test(text) && text < '2000';

/** The path of each text within a body that is such. */
function pathsOf(is: (text: string) => boolean, body: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof body === 'string') return is(body) ? [path] : [];
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => pathsOf(is, value, [...path, name]));
}

/** A check of a whole body, made at the doors only: what the record holds is read as it is. */
export function refuseStrangeOffsets(body: unknown, context: z.RefinementCtx): void {
  for (const path of pathsOf(isStrangeOffset, body)) context.addIssue({ code: 'custom', path: [...path], message: offsetExpected });
}

/** The same of years, for what is recorded. A calculation takes any year, and says where its calendars end. */
export function refuseStrangeYears(body: unknown, context: z.RefinementCtx): void {
  for (const path of pathsOf(isStrangeYear, body)) context.addIssue({ code: 'custom', path: [...path], message: yearExpected });
}

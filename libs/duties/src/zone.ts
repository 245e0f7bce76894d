import type { Day, Instant } from '@shodo/contracts';

/** Days are whole numbers since 1970-01-01, instants epoch milliseconds; text only at the edges. Nothing reads the machine's own zone. */
export const DAY = 86_400_000;
/** Where those who write the forms and prepare the filings work (decision 0053). */
export const OURS = 'Asia/Tokyo';
const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
/** By the minute of the day. */
const clockTexts = Array.from({ length: 24 * 60 }, (_, minute) => `${twoDigits[Math.floor(minute / 60)]}:${twoDigits[minute % 60]}`);

export const dayNumber = (day: string): number => Math.floor(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY);
const MOST_KEPT = 50_000;
const dayTexts = new Map<number, Day>();
export function dayText(day: number): Day {
  const kept = dayTexts.get(day);
  if (kept !== undefined) return kept;
  if (dayTexts.size >= MOST_KEPT) dayTexts.clear();
  const text = new Date(day * DAY).toISOString().slice(0, 10) as Day;
  dayTexts.set(day, text);
  return text;
}
/** 0 = Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
export const yearOf = (day: number): number => new Date(day * DAY).getUTCFullYear();
export const dayOfDate = (year: number, month: number, date: number): number => Math.floor(Date.UTC(year, month - 1, date) / DAY);

/** The same day number `months` later, else the last day of that month. */
export function monthsLater(day: number, months: number): number {
  const start = new Date(day * DAY);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + 1 + months];
  const lastOfMonth = dayOfDate(year, month + 1, 1) - 1;
  return Math.min(dayOfDate(year, month, 1) + start.getUTCDate() - 1, lastOfMonth);
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();
function wallClock(zone: string): Intl.DateTimeFormat {
  const found = wallClocks.get(zone);
  if (found !== undefined) return found;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  wallClocks.set(zone, made);
  return made;
}

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;
/** Japan has not changed its clocks since 1951. */
const fixed: Readonly<Record<string, number>> = { 'Asia/Tokyo': 9 * HOUR, UTC: 0 };
const offsets = new Map<string, Map<number, number>>();

/**
 * Offset from UTC at an instant, milliseconds. Kept by quarters of an hour: clocks change on none but their bounds. In whole minutes: before 1972 some
 * places kept a time of their own to the second, which no offset that may be written has (ISO 8601); so their days begin up to half a minute off, and
 * the end of each is still 23:59:59.
 */
export function offsetAt(zone: string, at: number): number {
  const known = fixed[zone];
  if (known !== undefined) return known;
  const quarter = Math.floor(at / QUARTER);
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  const kept = ofZone.get(quarter);
  if (kept !== undefined) return kept;
  if (ofZone.size >= MOST_KEPT) ofZone.clear();
  const offset = readOffset(zone, quarter * QUARTER);
  ofZone.set(quarter, offset);
  offsets.set(zone, ofZone);
  return offset;
}

const MINUTE = 60_000;
function readOffset(zone: string, at: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of wallClock(zone).formatToParts(at)) parts[type] = Number(value);
  const wall = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0);
  return Math.round((wall - Math.floor(at / 1_000) * 1_000) / MINUTE) * MINUTE;
}

/** The calendar day of an instant, in the zone. */
export const dayIn = (zone: string, at: number): number => Math.floor((at + offsetAt(zone, at)) / DAY);

/** The instant of a wall-clock time; one that a clock change skips is the instant of the change, one that comes twice is the first. */
export function atWallClock(zone: string, day: number, seconds: number): number {
  const wall = day * DAY + Math.round(seconds * 1_000);
  const [one, other] = [wall - offsetAt(zone, wall - DAY), wall - offsetAt(zone, wall + DAY)];
  const isExact = (at: number) => at + offsetAt(zone, at) === wall;
  let [before, after] = one < other ? [one, other] : [other, one];
  if (isExact(before)) return before;
  if (isExact(after)) return after;
  const early = offsetAt(zone, before);
  while (after - before > 1_000) {
    const middle = Math.floor((before + after) / 2_000) * 1_000;
    if (offsetAt(zone, middle) === early) before = middle;
    else after = middle;
  }
  return after;
}

/** The first full hour after the instant, by the clock of the zone. */
export const nextFullHour = (zone: string, at: number): number => {
  const intoTheHour = (((at + offsetAt(zone, at)) % HOUR) + HOUR) % HOUR;
  return at - intoTheHour + HOUR;
};

/** The same time on the clock so many days later. */
export function sameWallClock(zone: string, at: number, days: number): number {
  const wall = at + offsetAt(zone, at);
  const day = Math.floor(wall / DAY);
  return atWallClock(zone, day + days, (wall - day * DAY) / 1_000);
}

export const endOfDay = (zone: string, day: number): number => atWallClock(zone, day, 86_399);

/** `2026-12-28T23:59:59+09:00`: whole seconds, in the zone's own offset. */
export function instantText(zone: string, at: number): Instant {
  const offset = offsetAt(zone, at);
  const wall = Math.floor((at + offset) / 1_000);
  const day = Math.floor(wall / 86_400);
  const seconds = wall - day * 86_400;
  const away = Math.abs(offset) / 60_000;
  const time = clockTexts[Math.floor(seconds / 60)];
  return `${dayText(day)}T${time}:${twoDigits[seconds % 60]}${offset < 0 ? '-' : '+'}${clockTexts[away]}` as Instant;
}

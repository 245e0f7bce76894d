import { type CountOf, count } from './clock.js';
import type { OfficeCalendar } from './pack.js';
import { remindersOf } from './reminders.js';
import { atWallClock, dayIn, dayNumber, dayText, endOfDay, instantText, monthsLater } from './zone.js';

const at = (text: string) => Date.parse(text);
/** Closed on weekends and on one day; no year ends. */
const weekends: OfficeCalendar = {
  offices: 'test',
  version: '2026-01-01',
  digest: '',
  names: { ja: '', en: '' },
  source: '',
  covers: { from: 2020, until: 2030 },
  computedFrom: 2031,
  weekend: [0, 6],
  closures: [],
  holidays: [{ names: { ja: '', en: '' }, falls: { on: '12-25' } }],
  substitutes: 'none',
  bridges: false,
  special: [],
};
const counted = (asked: Partial<CountOf> & Pick<CountOf, 'length'>, start: string, zone = 'Asia/Tokyo') =>
  count({ zone, startsAt: at(start), firstDayCounts: true, roll: 'none', calendar: weekends, ...asked });
const due = (...asked: Parameters<typeof counted>) => {
  const { dueOn } = counted(...asked);
  return dueOn === undefined ? undefined : dayText(dueOn);
};

test('Hours are elapsed time, through a clock change as well', () => {
  const one = counted({ length: { hours: 72 } }, '2027-03-26T12:00:00+01:00', 'Europe/Berlin');
  expect(instantText('Europe/Berlin', one.dueAt)).toBe('2027-03-29T13:00:00+02:00');
  expect(one.dueOn).toBeUndefined();
});

test('The safe reading ends at the same time on the clock where that comes first; from the next full hour is later', () => {
  const ends = (hours: CountOf['hours'], start: string) =>
    instantText(
      'Europe/Berlin',
      counted({ length: { hours: 72 }, ...(hours === undefined ? {} : { hours }) }, start, 'Europe/Berlin').dueAt,
    );
  expect(ends('same-wall-clock', '2027-03-26T12:00:00+01:00')).toBe('2027-03-29T12:00:00+02:00');
  expect(ends('same-wall-clock', '2026-10-23T12:00:00+02:00')).toBe('2026-10-26T11:00:00+01:00');
  expect(ends('same-wall-clock', '2027-03-25T02:30:00+01:00')).toBe('2027-03-28T03:00:00+02:00');
  expect(ends('next-full-hour', '2026-11-27T17:20:00+01:00')).toBe('2026-11-30T18:00:00+01:00');
  expect(ends('next-full-hour', '2026-11-24T10:00:00+01:00')).toBe('2026-11-27T11:00:00+01:00');
});

test('Days after the end of the year count from its last day', () => {
  expect(due({ length: { daysAfterYearEnd: 60 } }, '2026-03-01T10:00:00+09:00')).toBe('2027-03-01');
  expect(due({ length: { daysAfterYearEnd: 60 } }, '2027-12-31T10:00:00+09:00')).toBe('2028-02-29');
});

test('A month later is the same day number, else the last day of the month', () => {
  const later = (day: string, months: number) => dayText(monthsLater(dayNumber(day), months));
  expect([later('2026-11-30', 1), later('2026-01-31', 1), later('2028-01-31', 1), later('2026-12-15', 1), later('2026-11-30', 3)]).toEqual([
    '2026-12-30',
    '2026-02-28',
    '2028-02-29',
    '2027-01-15',
    '2027-02-28',
  ]);
  expect(due({ length: { months: 1 }, firstDayCounts: false }, '2026-11-30T10:00:00+09:00')).toBe('2026-12-30');
  expect(due({ length: { months: 1 } }, '2026-11-30T10:00:00+09:00')).toBe('2026-12-29');
  expect(due({ length: { months: 1 } }, '2026-01-31T10:00:00+09:00')).toBe('2026-02-28');
});

test('Business days are open days of the offices: four from Tuesday 22 December pass Christmas and a weekend', () => {
  expect(due({ length: { businessDays: 4 }, firstDayCounts: false }, '2026-12-22T09:00:00-05:00', 'America/New_York')).toBe('2026-12-29');
  expect(due({ length: { businessDays: 1 }, firstDayCounts: true }, '2026-12-22T09:00:00-05:00', 'America/New_York')).toBe('2026-12-22');
  expect(() => counted({ length: { businessDays: 1 }, calendar: undefined }, '2026-12-22T09:00:00Z')).toThrow('office calendar');
});

test('The first day counts or is left out', () => {
  expect(due({ length: { days: 30 } }, '2026-11-24T10:00:00+09:00')).toBe('2026-12-23');
  expect(due({ length: { days: 30 }, firstDayCounts: false }, '2026-11-24T10:00:00+09:00')).toBe('2026-12-24');
});

test('Without a roll the day stays; with it, it moves to the next open day', () => {
  expect(due({ length: { days: 5 } }, '2026-11-24T10:00:00+09:00')).toBe('2026-11-28');
  expect(due({ length: { days: 5 }, roll: 'next-open' }, '2026-11-24T10:00:00+09:00')).toBe('2026-11-30');
});

test('Where the calendar ends, or is missing, the last weekday before is shown and marked', () => {
  const beyond = counted({ length: { days: 5 }, roll: 'next-open' }, '2031-01-06T10:00:00+09:00');
  expect([dayText(beyond.rawOn ?? 0), dayText(beyond.dueOn ?? 0), dayText(beyond.uncovered ?? 0)]).toEqual([
    '2031-01-10',
    '2031-01-09',
    '2031-01-10',
  ]);
  const missing = counted({ length: { days: 5 }, roll: 'next-open', calendar: undefined }, '2026-11-26T10:00:00+09:00');
  expect([dayText(missing.rawOn ?? 0), dayText(missing.dueOn ?? 0), dayText(missing.uncovered ?? 0)]).toEqual([
    '2026-11-30',
    '2026-11-27',
    '2026-11-30',
  ]);
});

test('Marked is the first day that the calendar does not reach, not the last day of the limit', () => {
  const uncovered = (told: Parameters<typeof counted>[0], from: string) => {
    const day = counted(told, from).uncovered;
    return day === undefined ? undefined : dayText(day);
  };
  const calendar = { ...weekends, closures: [{ from: '12-29', until: '01-03', names: { ja: '', en: '' } }] };
  // The last day is in the closure of a year that is covered; the next open day would be in the year after it.
  expect(uncovered({ length: { days: 5 }, roll: 'next-open', calendar }, '2030-12-27T10:00:00+09:00')).toBe('2031-01-06');
  expect(uncovered({ length: { days: 5 }, calendar }, '2030-12-27T10:00:00+09:00')).toBeUndefined();
  // Business days of which the first ones lie before the calendar begins.
  expect(uncovered({ length: { businessDays: 5 }, calendar }, '2019-12-30T10:00:00+09:00')).toBe('2019-12-30');
});

test('Days are days of the zone, whatever the machine stands on', () => {
  expect(dayText(dayIn('Asia/Tokyo', at('2026-11-24T15:00:00Z')))).toBe('2026-11-25');
  expect(dayText(dayIn('America/New_York', at('2026-11-24T04:59:59Z')))).toBe('2026-11-23');
  expect(instantText('Asia/Tokyo', endOfDay('Asia/Tokyo', dayNumber('2026-12-28')))).toBe('2026-12-28T23:59:59+09:00');
  expect(instantText('America/New_York', at('2026-07-01T12:00:00.900Z'))).toBe('2026-07-01T08:00:00-04:00');
  expect(instantText('Asia/Kolkata', at('2026-07-01T12:00:00Z'))).toBe('2026-07-01T17:30:00+05:30');
});

test('A wall-clock time that a clock change skips is the instant of the change; one that comes twice is the first', () => {
  const berlin = (day: string, hours: number, minutes: number) =>
    instantText('Europe/Berlin', atWallClock('Europe/Berlin', dayNumber(day), hours * 3600 + minutes * 60));
  expect(berlin('2027-03-28', 2, 30)).toBe('2027-03-28T03:00:00+02:00');
  expect(berlin('2026-10-25', 2, 30)).toBe('2026-10-25T02:30:00+02:00');
  expect(berlin('2026-07-01', 9, 0)).toBe('2026-07-01T09:00:00+02:00');
});

test('Reminders fall at half time, four fifths, a day before and at the lapse', () => {
  const span = { zone: 'Asia/Tokyo', startsAt: at('2026-11-01T00:00:00+09:00'), dueAt: at('2026-11-11T00:00:00+09:00') };
  expect(remindersOf({ ...span, inDays: false })).toEqual([
    { kind: 'half-time', at: '2026-11-06T00:00:00+09:00' },
    { kind: 'four-fifths', at: '2026-11-09T00:00:00+09:00' },
    { kind: 'day-before', at: '2026-11-10T00:00:00+09:00' },
    { kind: 'lapse', at: '2026-11-11T00:00:00+09:00' },
  ]);
});

test('A short clock has no reminder before its start, and the target day of a guideline duty is told beside the four fifths', () => {
  const short = remindersOf({
    zone: 'Asia/Tokyo',
    startsAt: at('2026-11-01T00:00:00+09:00'),
    dueAt: at('2026-11-01T12:00:00+09:00'),
    inDays: false,
  });
  expect(short.map(({ kind }) => kind)).toEqual(['half-time', 'four-fifths', 'lapse']);
  const guideline = remindersOf({
    zone: 'Asia/Tokyo',
    startsAt: at('2026-11-24T10:00:00+09:00'),
    dueAt: at('2026-11-28T23:59:59+09:00'),
    inDays: true,
    targetAt: at('2026-11-26T23:59:59+09:00'),
  });
  expect(guideline).toEqual([
    { kind: 'half-time', at: '2026-11-26T16:59:59+09:00' },
    { kind: 'target-day', at: '2026-11-26T23:59:59+09:00' },
    { kind: 'day-before', at: '2026-11-27T23:59:59+09:00' },
    { kind: 'four-fifths', at: '2026-11-28T01:59:59+09:00' },
    { kind: 'lapse', at: '2026-11-29T00:00:00+09:00' },
  ]);
});

test('A limit in days lapses when its last day is over, a second after its due instant; one in hours at that very instant', () => {
  const lapseOf = (inDays: boolean) =>
    remindersOf({
      zone: 'America/New_York',
      startsAt: at('2026-12-22T09:00:00-05:00'),
      dueAt: at('2026-12-29T23:59:59-05:00'),
      inDays,
    }).at(-1);
  expect(lapseOf(true)).toEqual({ kind: 'lapse', at: '2026-12-30T00:00:00-05:00' });
  expect(lapseOf(false)).toEqual({ kind: 'lapse', at: '2026-12-29T23:59:59-05:00' });
});

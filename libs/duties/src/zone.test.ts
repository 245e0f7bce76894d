import {
  atWallClock,
  dayIn,
  dayNumber,
  dayOfDate,
  dayText,
  endOfDay,
  instantText,
  monthsLater,
  nextFullHour,
  offsetAt,
  sameWallClock,
  weekdayOf,
  yearOf,
} from './zone.js';

const at = (text: string) => Date.parse(text);
const shown = (zone: string, instant: number) => instantText(zone, instant);

test('Days are numbers since 1970, back and forth, before it as well', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(dayNumber('1969-12-31')).toBe(-1);
  expect(dayNumber('2026-11-28T22:00:00+09:00')).toBe(dayNumber('2026-11-28'));
  for (const day of ['1900-02-28', '1969-12-31', '2000-02-29', '2026-11-28', '2199-12-31']) expect(dayText(dayNumber(day))).toBe(day);
  expect(dayText(dayNumber('2026-11-28'))).toBe(dayText(dayNumber('2026-11-28')));
  expect(yearOf(dayNumber('2026-12-31'))).toBe(2026);
  expect(dayText(dayOfDate(2026, 13, 1))).toBe('2027-01-01');
});

test('Weekdays begin with Sunday, before 1970 as well', () => {
  expect(['1970-01-01', '1969-12-31', '1969-12-28', '2026-11-28', '2026-11-29'].map((day) => weekdayOf(dayNumber(day)))).toEqual([
    4, 3, 0, 6, 0,
  ]);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-01-28', 1, '2026-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-11-30', 1, '2026-12-30'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-05-31', 12, '2027-05-31'],
])('%s and %i months is %s', (day, months, expected) => expect(dayText(monthsLater(dayNumber(day), months))).toBe(expected));

test.each([
  ['Asia/Tokyo', '2026-11-24T14:59:59Z', '2026-11-24', '2026-11-24T23:59:59+09:00'],
  ['Asia/Tokyo', '2026-11-24T15:00:00Z', '2026-11-25', '2026-11-25T00:00:00+09:00'],
  ['UTC', '2026-11-24T15:00:00+09:00', '2026-11-24', '2026-11-24T06:00:00+00:00'],
  ['America/New_York', '2026-11-24T04:59:59Z', '2026-11-23', '2026-11-23T23:59:59-05:00'],
  ['America/New_York', '2026-07-01T04:00:00Z', '2026-07-01', '2026-07-01T00:00:00-04:00'],
  ['Asia/Kolkata', '2026-11-24T18:30:00Z', '2026-11-25', '2026-11-25T00:00:00+05:30'],
  ['Australia/Adelaide', '2026-11-24T00:00:00Z', '2026-11-24', '2026-11-24T10:30:00+10:30'],
  ['Europe/London', '2026-11-24T00:00:00.999Z', '2026-11-24', '2026-11-24T00:00:00+00:00'],
])('In %s %s is of the day %s, written %s', (zone, instant, day, text) => {
  expect(dayText(dayIn(zone, at(instant)))).toBe(day);
  expect(shown(zone, at(instant))).toBe(text);
});

test('An offset holds up to the change of the clocks and no second longer', () => {
  const change = at('2027-03-28T01:00:00Z');
  expect([offsetAt('Europe/Berlin', change - 1), offsetAt('Europe/Berlin', change)]).toEqual([3_600_000, 7_200_000]);
  expect([offsetAt('Europe/Berlin', change - 1), offsetAt('Europe/Berlin', change)]).toEqual([3_600_000, 7_200_000]);
  expect(offsetAt('Asia/Tokyo', 0)).toBe(9 * 3_600_000);
  expect(offsetAt('UTC', change)).toBe(0);
});

test('A time that the clocks skip is the instant of the change, one that comes twice is the first', () => {
  const berlin = (day: string, hours: number) => shown('Europe/Berlin', atWallClock('Europe/Berlin', dayNumber(day), hours * 3_600));
  expect(berlin('2027-03-28', 1.5)).toBe('2027-03-28T01:30:00+01:00');
  expect(berlin('2027-03-28', 2)).toBe('2027-03-28T03:00:00+02:00');
  expect(berlin('2027-03-28', 2.5)).toBe('2027-03-28T03:00:00+02:00');
  expect(berlin('2027-03-28', 3)).toBe('2027-03-28T03:00:00+02:00');
  expect(berlin('2026-10-25', 2.5)).toBe('2026-10-25T02:30:00+02:00');
  expect(berlin('2026-10-25', 3)).toBe('2026-10-25T03:00:00+01:00');
  const skipped = atWallClock('America/New_York', dayNumber('2027-03-14'), 2.25 * 3_600);
  expect(shown('America/New_York', skipped)).toBe('2027-03-14T03:00:00-04:00');
});

test('The same time on the clock so many days later, across changes and by fractions of a second', () => {
  const later = (zone: string, from: string, days: number) => shown(zone, sameWallClock(zone, at(from), days));
  expect(later('Europe/Berlin', '2027-03-26T12:00:00+01:00', 3)).toBe('2027-03-29T12:00:00+02:00');
  expect(later('Europe/Berlin', '2027-03-25T02:30:00+01:00', 3)).toBe('2027-03-28T03:00:00+02:00');
  expect(later('Europe/Berlin', '2026-10-23T12:00:00+02:00', 3)).toBe('2026-10-26T12:00:00+01:00');
  expect(later('Asia/Tokyo', '2026-11-24T00:00:00+09:00', 3)).toBe('2026-11-27T00:00:00+09:00');
});

test('The next full hour is by the clock of the zone, and a full hour has the next one', () => {
  const next = (zone: string, from: string) => shown(zone, nextFullHour(zone, at(from)));
  expect(next('Europe/Berlin', '2026-11-24T10:00:00+01:00')).toBe('2026-11-24T11:00:00+01:00');
  expect(next('Europe/Berlin', '2026-11-24T10:59:59+01:00')).toBe('2026-11-24T11:00:00+01:00');
  expect(next('Asia/Kolkata', '2026-11-24T10:15:00+05:30')).toBe('2026-11-24T11:00:00+05:30');
  expect(next('UTC', '1969-12-31T23:59:00Z')).toBe('1970-01-01T00:00:00+00:00');
});

test('A day ends with its last second, also when it is a shorter one', () => {
  expect(shown('Asia/Tokyo', endOfDay('Asia/Tokyo', dayNumber('2026-12-28')))).toBe('2026-12-28T23:59:59+09:00');
  expect(shown('Europe/Berlin', endOfDay('Europe/Berlin', dayNumber('2027-03-28')))).toBe('2027-03-28T23:59:59+02:00');
});

test('Full hours are those of the clock on the wall, in a zone a quarter of an hour off as well', () => {
  const kathmandu = (time: string) => shown('Asia/Kathmandu', nextFullHour('Asia/Kathmandu', at(`2026-11-24T${time}+05:45`)));
  expect([kathmandu('10:00:00'), kathmandu('10:20:00')]).toEqual(['2026-11-24T11:00:00+05:45', '2026-11-24T11:00:00+05:45']);
});

test('A place that kept its own time to the second is written in whole minutes, and its days end with their last second', () => {
  expect(shown('Asia/Seoul', at('1900-06-30T12:00:00Z'))).toBe('1900-06-30T20:28:00+08:28');
  expect(shown('Asia/Seoul', endOfDay('Asia/Seoul', dayNumber('1900-06-30')))).toBe('1900-06-30T23:59:59+08:28');
  expect(shown('America/New_York', at('1900-06-30T12:00:00Z'))).toBe('1900-06-30T07:00:00-05:00');
  expect(shown('Europe/Dublin', at('1900-06-30T12:00:00Z'))).toBe('1900-06-30T11:35:00-00:25');
  expect(shown('Africa/Monrovia', at('1971-06-30T12:00:00Z'))).toBe('1971-06-30T11:16:00-00:44');
});

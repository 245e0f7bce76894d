import holidayJp from '@holiday-jp/holiday_jp';
import { closedBy, isCovered, type OfficeCalendar } from '@shodo/duties';
import { shippedPacks } from './assess-now.js';

const DAY = 86_400_000;
const dayOf = (text: string) => Date.parse(text) / DAY;
const publicList = new Set(Object.keys(holidayJp.holidays));

function jpState(): OfficeCalendar {
  const found = shippedPacks().calendars.find(({ offices }) => offices === 'jp-state');
  if (found === undefined) throw new Error('the calendar of the state offices is missing');
  return found;
}

const isHoliday = (kind: string | undefined) => kind === 'holiday' || kind === 'substitute-holiday' || kind === 'citizens-holiday';

test('Every day of 2000 to 2050 is a national holiday exactly when an independent public list says so', () => {
  const calendar: OfficeCalendar = { ...jpState(), closures: [] };
  const differing: string[] = [];
  for (let day = dayOf('2000-01-01'); day <= dayOf('2050-12-31'); day++) {
    const text = new Date(day * DAY).toISOString().slice(0, 10);
    if (isHoliday(closedBy(calendar, day)?.kind) !== publicList.has(text)) differing.push(text);
  }
  const last = [...publicList].sort().at(-1) ?? '';
  expect(last.slice(0, 4)).toBe('2050'); // the list ends there; so does the calendar
  expect(publicList.size).toBeGreaterThan(900);
  expect(differing).toEqual([]);
});

test('The offices are closed on weekends, holidays and from 29 December to 3 January, and on no other day', () => {
  const calendar = jpState();
  const differing: string[] = [];
  for (let day = dayOf('2000-01-01'); day <= dayOf('2050-12-31'); day++) {
    const text = new Date(day * DAY).toISOString().slice(0, 10);
    const weekday = new Date(day * DAY).getUTCDay();
    const yearEnd = text.slice(5) >= '12-29' || text.slice(5) <= '01-03';
    const expected = weekday === 0 || weekday === 6 || yearEnd || publicList.has(text);
    if ((closedBy(calendar, day) !== undefined) !== expected) differing.push(text);
  }
  expect(differing).toEqual([]);
});

test.each([
  ['2002-07-20', 'holiday', '海の日'],
  ['2006-05-04', 'citizens-holiday', undefined],
  ['2018-12-23', 'holiday', '天皇誕生日'],
  ['2019-05-02', 'citizens-holiday', undefined],
  ['2019-10-22', 'holiday', '即位礼正殿の儀の行われる日'],
  ['2019-12-23', undefined, undefined],
  ['2021-08-09', 'substitute-holiday', undefined],
  ['2021-10-11', undefined, undefined],
  ['2026-01-12', 'holiday', '成人の日'],
  ['2026-01-13', undefined, undefined],
  ['2026-05-06', 'substitute-holiday', undefined],
  ['2026-09-22', 'citizens-holiday', undefined],
  ['2026-09-23', 'holiday', '秋分の日'],
  ['2026-12-28', undefined, undefined],
  ['2026-12-29', 'closure', '年末年始の閉庁日'],
  ['2027-01-01', 'holiday', '元日'],
  ['2027-01-03', 'closure', '年末年始の閉庁日'],
  ['2027-01-04', undefined, undefined],
  ['2026-11-28', 'saturday', undefined],
  ['2026-11-29', 'sunday', undefined],
])('%s is closed as: %s %s', (text, kind, name) => {
  const closed = closedBy(jpState(), dayOf(text));
  expect(closed?.kind).toBe(kind);
  expect(closed?.names?.ja).toBe(name);
});

test('Equinox days are marked as computed from 2028 on, and nothing is certain beyond 2050', () => {
  expect(closedBy(jpState(), dayOf('2027-09-23'))?.computed).toBe(false);
  expect(closedBy(jpState(), dayOf('2028-09-22'))?.computed).toBe(true);
  expect(isCovered(jpState(), dayOf('2050-12-31'))).toBe(true);
  expect(isCovered(jpState(), dayOf('2051-01-01'))).toBe(false);
  expect(isCovered(jpState(), dayOf('2000-01-01'))).toBe(true);
  expect(isCovered(jpState(), dayOf('1999-12-31'))).toBe(false);
});

test('A special law may open or close a day', () => {
  const names = { ja: '特別の休日', en: 'special holiday' };
  const calendar: OfficeCalendar = {
    ...jpState(),
    special: [
      { day: '2026-11-25', closed: true, names },
      { day: '2026-11-23', closed: false, names },
    ],
  };
  expect(closedBy(calendar, dayOf('2026-11-25'))?.kind).toBe('special-closure');
  expect(closedBy(calendar, dayOf('2026-11-23'))).toBeUndefined();
});

/**
 * An independent list, by the day on which the offices are closed: `us-federal-holidays` 4.0.0 of the General Services Administration, which agrees
 * with the Python library `holidays` 0.109 in every year and with what the Office of Personnel Management publishes for 2024 to 2030.
 */
const federal: Readonly<Record<string, string>> = {
  2022: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
  2023: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
  2024: '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
  2025: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
  2026: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
  2027: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2028: '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
  2029: '01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25',
  2030: '01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
  2031: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
  2032: '01-01 01-19 02-16 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2033: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
  2034: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
  2035: '01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25',
  2036: '01-01 01-21 02-18 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
  2037: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
  2038: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2039: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
  2040: '01-02 01-16 02-20 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25',
  2041: '01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
  2042: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
  2043: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
  2044: '01-01 01-18 02-15 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
  2045: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
  2046: '01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25',
  2047: '01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
  2048: '01-01 01-20 02-17 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
  2049: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2050: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
};

test.each(Object.entries(federal))(
  'The federal offices of the United States are closed in %s on weekends and on the days published',
  (year, days) => {
    const calendar = shippedPacks().calendars.find(({ offices }) => offices === 'us-federal');
    if (calendar === undefined) throw new Error('the calendar of the federal offices is missing');
    const closed: string[] = [];
    for (let day = dayOf(`${year}-01-01`); day <= dayOf(`${year}-12-31`); day++) {
      const weekday = new Date(day * DAY).getUTCDay();
      if (weekday !== 0 && weekday !== 6 && isHoliday(closedBy(calendar, day)?.kind))
        closed.push(new Date(day * DAY).toISOString().slice(5, 10));
    }
    expect(closed.join(' ')).toBe(days);
  },
);

test('The list of the federal offices reaches as far as their calendar, and the inauguration of a President is no holiday in it', () => {
  const calendar = shippedPacks().calendars.find(({ offices }) => offices === 'us-federal');
  if (calendar === undefined) throw new Error('the calendar of the federal offices is missing');
  expect(Object.keys(federal)).toEqual(Array.from({ length: 29 }, (_, index) => String(2022 + index)));
  expect(calendar.covers).toEqual({ from: 2022, until: 2050 });
  // 5 U.S.C. 6103(c): a holiday of those who work in and around the District of Columbia, not of the whole government.
  expect(['2033-01-20', '2037-01-20', '2045-01-20', '2049-01-20'].map((text) => closedBy(calendar, dayOf(text))?.kind)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each(['2024-12-24', '2025-01-09'])('The federal offices were closed on %s by executive order', (text) => {
  const calendar = shippedPacks().calendars.find(({ offices }) => offices === 'us-federal');
  expect(calendar && closedBy(calendar, dayOf(text))?.kind).toBe('special-closure');
});

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

/** As the Office of Personnel Management publishes them, by the day on which the offices are closed. */
const federal: Readonly<Record<string, string>> = {
  2024: '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
  2025: '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25',
  2026: '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
  2027: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2028: '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
  2029: '01-01 01-15 02-19 05-28 06-19 07-04 09-03 10-08 11-12 11-22 12-25',
  2030: '01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
};

test.each(Object.entries(federal))(
  'The federal offices of the United States are closed in %s on weekends and on the days published',
  (year, days) => {
    const calendar = shippedPacks().calendars.find(({ offices }) => offices === 'us-federal');
    if (calendar === undefined) throw new Error('the calendar of the federal offices is missing');
    const closed: string[] = [];
    for (let day = dayOf(`${year}-01-01`); day <= dayOf(`${year}-12-31`); day++) {
      const weekday = new Date(day * DAY).getUTCDay();
      if (weekday !== 0 && weekday !== 6 && closedBy(calendar, day) !== undefined)
        closed.push(new Date(day * DAY).toISOString().slice(5, 10));
    }
    expect(closed.join(' ')).toBe(days);
  },
);

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

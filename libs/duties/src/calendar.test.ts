import { closedBy, closedRun, isCovered, lastOpenDay } from './calendar.js';
import type { HolidayRule, OfficeCalendar } from './pack.js';
import { weekdays } from './specification/a-pack.js';
import { dayNumber, dayText } from './zone.js';

const named = (ja: string) => ({ ja, en: ja });
const falling = (falls: HolidayRule['falls'], years?: HolidayRule['years']): HolidayRule => ({
  names: named('祝日'),
  falls,
  ...(years && { years }),
});
const calendar = (told: Partial<OfficeCalendar>): OfficeCalendar => ({ ...weekdays, weekend: [], ...told });
const closedIn = (offices: OfficeCalendar, year: number) => {
  const days: string[] = [];
  for (let day = dayNumber(`${year}-01-01`); day <= dayNumber(`${year}-12-31`); day++)
    if (closedBy(offices, day) !== undefined) days.push(dayText(day));
  return days;
};
const kindOn = (offices: OfficeCalendar, day: string) => closedBy(offices, dayNumber(day))?.kind;

/** As the western churches keep them; the earliest and the latest days that there are among them. */
test.each([
  '1981-04-19',
  '2008-03-23',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2030-04-21',
  '2038-04-25',
  '2049-04-18',
  '2076-04-19',
  '2100-03-28',
])('Easter Sunday is %s', (easter) => {
  const year = Number(easter.slice(0, 4));
  expect(closedIn(calendar({ holidays: [falling({ easter: 0 })] }), year)).toEqual([easter]);
  const monday = dayText(dayNumber(easter) + 1);
  expect(closedIn(calendar({ holidays: [falling({ easter: 1 })] }), year)).toEqual([monday]);
});

test('The fifth weekday of a month is its last: where there is none, and where it would be the first day of the next', () => {
  const lastMonday = calendar({ holidays: [falling({ weekday: 1, nth: 5, month: 5 })] });
  expect(closedIn(lastMonday, 2027)).toEqual(['2027-05-31']);
  expect(closedIn(lastMonday, 2026)).toEqual(['2026-05-25']); // 4, 11, 18, 25; a week later it is 1 June
  expect(closedIn(lastMonday, 2025)).toEqual(['2025-05-26']);
});

test('A rule holds in its years, the first and the last among them', () => {
  const some = calendar({ holidays: [falling({ on: '06-15' }, { from: 2024, until: 2025 })] });
  expect([2023, 2024, 2025, 2026].map((year) => closedIn(some, year).length)).toEqual([0, 1, 1, 0]);
});

describe('A holiday on a weekend', () => {
  const holidays = [falling({ on: '07-04' }), falling({ on: '12-24' }, { from: 2027 }), falling({ on: '12-25' }), falling({ on: '01-01' })];
  test('is kept on the weekday nearest, and not where that is a holiday anyway', () => {
    const nearest = calendar({ holidays, substitutes: 'nearest-weekday' });
    // 4 July 2026 is a Saturday; in 2027 a Sunday. 25 December 2027 is a Saturday, after a holiday. 1 January 2028 is a Saturday.
    expect(closedIn(nearest, 2026)).toEqual(['2026-01-01', '2026-07-03', '2026-07-04', '2026-12-25']);
    expect(closedIn(nearest, 2027)).toEqual(['2027-01-01', '2027-07-04', '2027-07-05', '2027-12-24', '2027-12-25', '2027-12-31']);
    expect(kindOn(nearest, '2027-12-31')).toBe('substitute-holiday');
    expect(kindOn(nearest, '2027-12-24')).toBe('holiday');
    expect(closedIn(nearest, 2028)).toEqual(['2028-01-01', '2028-07-04', '2028-12-24', '2028-12-25']);
  });
  test('of a Sunday is kept on the next day that is none', () => {
    const next = calendar({ holidays: [falling({ on: '05-03' }), falling({ on: '05-04' })], substitutes: 'next-free-day' });
    expect(closedIn(next, 2026)).toEqual(['2026-05-03', '2026-05-04', '2026-05-05']); // 3 May 2026 is a Sunday
    expect(closedIn(next, 2025)).toEqual(['2025-05-03', '2025-05-04', '2025-05-05']); // the 4th is
    expect(closedIn(next, 2027)).toEqual(['2027-05-03', '2027-05-04']); // a Monday and a Tuesday
  });
  test('is lost where nothing stands for it', () => {
    expect(closedIn(calendar({ holidays: [falling({ on: '07-04' })] }), 2027)).toEqual(['2027-07-04']);
  });
});

describe('A day between two holidays', () => {
  const two = [falling({ on: '09-20' }), falling({ on: '09-22' })];
  test('is one where the law says so, but a Sunday stays a Sunday', () => {
    const bridged = calendar({ holidays: two, bridges: true });
    expect(kindOn(bridged, '2027-09-21')).toBe('citizens-holiday');
    expect(kindOn(calendar({ holidays: two }), '2027-09-21')).toBeUndefined();
    expect(kindOn(bridged, '2025-09-21')).toBeUndefined(); // a Sunday
  });
  test('is as sure as the less sure of the two', () => {
    const computed = (year: number, on: string) =>
      closedBy(
        calendar({ holidays: [falling({ on }), falling({ equinox: 'autumnal' })], bridges: true, computedFrom: 2028 }),
        dayNumber(`${year}-09-${year < 2028 ? '22' : '23'}`),
      );
    expect(computed(2026, '09-21')).toMatchObject({ kind: 'citizens-holiday', computed: false }); // 21 and 23 September
    expect(computed(2029, '09-22')).toMatchObject({ kind: 'holiday', computed: true });
  });
});

test('An equinox is computed from the year that the list of the office no longer reaches; a day of the calendar never is', () => {
  const some = calendar({ holidays: [falling({ equinox: 'vernal' }), falling({ on: '02-11' })], computedFrom: 2028 });
  const computed = (day: string) => closedBy(some, dayNumber(day))?.computed;
  expect(['2027-03-21', '2028-03-20', '2029-03-20', '2029-02-11'].map(computed)).toEqual([false, true, true, false]);
});

test('A closure lasts from its first to its last day, over the turn of the year as within it', () => {
  const some = calendar({
    closures: [
      { from: '12-29', until: '01-03', names: named('年末年始') },
      { from: '08-13', until: '08-15', names: named('夏季') },
    ],
  });
  expect(closedIn(some, 2026)).toEqual([
    ...['01-01', '01-02', '01-03', '08-13', '08-14', '08-15', '12-29', '12-30', '12-31'].map((day) => `2026-${day}`),
  ]);
  expect(closedBy(some, dayNumber('2026-08-14'))).toMatchObject({ kind: 'closure', names: { ja: '夏季' } });
});

test('A closed weekday goes by its name', () => {
  const some = calendar({ weekend: [5, 6, 0] });
  expect(['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'].map((day) => kindOn(some, day))).toEqual([
    undefined,
    'weekend',
    'saturday',
    'sunday',
  ]);
});

test('A special law opens a holiday, or closes any other day', () => {
  const some = calendar({
    holidays: [falling({ on: '05-01' })],
    special: [
      { day: '2026-05-01', closed: false, names: named('開庁') },
      { day: '2026-05-07', closed: true, names: named('臨時') },
    ],
  });
  expect(closedIn(some, 2026)).toEqual(['2026-05-07']);
  expect(closedBy(some, dayNumber('2026-05-07'))).toMatchObject({ kind: 'special-closure', names: { ja: '臨時' } });
});

test('The calendar reaches from its first to its last year', () => {
  expect(['2019-12-31', '2020-01-01', '2030-12-31', '2031-01-01'].map((day) => isCovered(weekdays, dayNumber(day)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('The closed days from a day on, and the last open day at or before it', () => {
  const saturday = dayNumber('2026-11-28');
  expect(closedRun(weekdays, saturday).map(({ day }) => dayText(day))).toEqual(['2026-11-28', '2026-11-29']);
  expect(closedRun(weekdays, saturday - 1)).toEqual([]);
  expect(dayText(lastOpenDay(weekdays, saturday + 1))).toBe('2026-11-27');
  expect(dayText(lastOpenDay(weekdays, saturday - 1))).toBe('2026-11-27');
});

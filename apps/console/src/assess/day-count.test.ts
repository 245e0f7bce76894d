import type { DayCount } from '@shodo/contracts';
import { closedWeekdays, weeksOf } from './day-count.js';

const count = (
  given: Pick<DayCount, 'onlyOpenDays'> & { from: string; until: string; closed: readonly (readonly [string, string])[] },
): DayCount => ({ ...given, closed: given.closed.map(([on, why]) => ({ on, why })) }) as DayCount;

test('a count stands in weeks from Sunday to Saturday, closed days counted like any other', () => {
  // Saturday 28 November is day 1, Wednesday 2 December day 5.
  const weeks = weeksOf(
    count({
      from: '2026-11-28',
      until: '2026-12-02',
      onlyOpenDays: false,
      closed: [
        ['2026-11-28', '土曜日'],
        ['2026-11-29', '日曜日'],
      ],
    }),
  );
  expect(weeks.map((week) => week.map((day) => day?.day.slice(5) ?? ''))).toEqual([
    ['', '', '', '', '', '', '11-28'],
    ['11-29', '11-30', '12-01', '12-02', '', '', ''],
  ]);
  expect(weeks[1]?.slice(0, 4).map((day) => [day?.number, day?.closed, day?.isLast])).toEqual([
    [2, '日曜日', false],
    [3, undefined, false],
    [4, undefined, false],
    [5, undefined, true],
  ]);
});

test('days after the last one have no number: the due day moves on until an office is open', () => {
  const rolled = count({ from: '2026-12-25', until: '2026-12-28', onlyOpenDays: false, closed: [] });
  expect(
    weeksOf(rolled, '2026-12-26')
      .flat()
      .flatMap((day) => (day ? [[day.day.slice(8), day.number, day.isRolledOver, day.isLast]] : [])),
  ).toEqual([
    ['25', 1, false, false],
    ['26', 2, false, false],
    ['27', undefined, true, false],
    ['28', undefined, true, true],
  ]);
});

test('of business days only the open ones have a number; a holiday in the week is told by name', () => {
  const sec = count({
    from: '2026-11-25',
    until: '2026-12-01',
    onlyOpenDays: true,
    closed: [
      ['2026-11-26', 'Thanksgiving Day'],
      ['2026-11-28', 'Saturday'],
      ['2026-11-29', 'Sunday'],
    ],
  });
  expect(
    weeksOf(sec)
      .flat()
      .flatMap((day) => (day ? [[day.day.slice(5), day.number]] : [])),
  ).toEqual([
    ['11-25', 1],
    ['11-26', undefined],
    ['11-27', 2],
    ['11-28', undefined],
    ['11-29', undefined],
    ['11-30', 3],
    ['12-01', 4],
  ]);
  expect(closedWeekdays(sec)).toEqual([{ on: '2026-11-26', why: 'Thanksgiving Day' }]);
});

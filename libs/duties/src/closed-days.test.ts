import { assess } from './assess.js';
import { closedDaysOf } from './closed-days.js';
import type { OfficeCalendar, Pack } from './pack.js';
import { aForm, aLimit, aPack, weekdays } from './specification/a-pack.js';

/** Aware on Tuesday 24 November 2026; Saturday 28 is day 5, Sunday 29 day 6. */
function closedIn(
  pack: Pack,
  more: { readonly packs?: readonly Pack[]; readonly form?: Parameters<typeof aForm>[0] } = {},
): readonly string[] {
  const form = aForm(more.form);
  const [judgement] = assess(form, { packs: [pack], calendars: [weekdays], routes: [] }).judgements;
  if (judgement === undefined) throw new Error('nothing was judged');
  const calendars = [weekdays, fridays];
  return closedDaysOf(judgement, form, { packs: more.packs ?? [pack], calendars, routes: [] }).map(({ on }) => on);
}
const fridays: OfficeCalendar = { ...weekdays, offices: 'fridays', weekend: [5] };
const days = (length: number, more: object = {}) =>
  aPack({ clock: { earliestOf: [aLimit({ within: { days: length }, roll: 'none' })], ...more } });

test('The closed days are those from the first day to the last, both included', () => {
  expect(closedIn(days(6))).toEqual(['2026-11-28', '2026-11-29']);
  expect(closedIn(days(5))).toEqual(['2026-11-28']);
  expect(closedIn(days(4))).toEqual([]);
  const saturday = { anchors: { aware: '2026-11-28T10:00:00+09:00' } };
  expect(closedIn(days(1), { form: saturday })).toEqual(['2026-11-28']);
});

test('A guideline is counted to its alarm', () => {
  const promptly = { promptly: { target: 3, alarm: 5 } };
  const pack = aPack({ clock: { strictness: 'guideline', earliestOf: [aLimit({ within: promptly, roll: 'none' })] } });
  expect(closedIn(pack)).toEqual(['2026-11-28']);
});

test('None where no calendar matters, where no day is counted, and beyond the calendar', () => {
  expect(closedIn(days(6, { offices: undefined }))).toEqual([]);
  expect(closedIn(aPack({ clock: { earliestOf: [aLimit({ within: { hours: 200 } })] } }))).toEqual([]);
  expect(closedIn(days(6), { form: { anchors: {} } })).toEqual([]);
  const late = { now: '2031-02-01T00:00:00+09:00', anchors: { aware: '2031-01-04T10:00:00+09:00' } };
  expect(closedIn(days(6), { form: late })).toEqual([]);
});

test('The calendar is that of the very rule that judged: the same duty and the same digest', () => {
  const pack = days(6);
  const other = days(6, { offices: 'fridays' });
  const packs = [{ ...other, digest: 'b'.repeat(64) as never }, { ...other, duty: 'jp.law.other' as never }, pack];
  expect(closedIn(pack, { packs })).toEqual(['2026-11-28', '2026-11-29']);
  expect(closedIn(pack, { packs: packs.slice(0, 2) })).toEqual([]);
});

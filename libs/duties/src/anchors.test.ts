import type { AnchorName } from '@shodo/contracts';
import { anchorReader, anchorStatements, anchorWarnings, limitsOn, spanOf, type UnsureStart, waitsForFiling } from './anchors.js';
import type { Limit } from './pack.js';
import { aForm, aLibrary, aLimit, aPack } from './specification/a-pack.js';

const sure: UnsureStart = { isProvisional: false, missing: undefined };

const now = Date.parse('2026-12-01T09:00:00+09:00');
const said = (anchors: object, ...packs: ReturnType<typeof aPack>[]) => anchorWarnings(aForm({ anchors }), aLibrary(...packs), now);

test('An anchor is read in the zone of the duty, and only once it lies behind', () => {
  const anchors = { aware: '2026-11-24T10:00:00+09:00', discovered: '2026-11-24', handled: '2026-12-01T09:00:01+09:00' };
  const read = anchorReader(aForm({ anchors }), now);
  expect([...read('Asia/Tokyo')]).toEqual([
    ['aware', Date.parse('2026-11-24T10:00:00+09:00')],
    ['discovered', Date.parse('2026-11-24T00:00:00+09:00')],
  ]);
  expect(read('Europe/Berlin').get('discovered')).toBe(Date.parse('2026-11-24T00:00:00+01:00'));
  expect(read('Asia/Tokyo')).toBe(read('Asia/Tokyo'));
  expect(anchorReader(aForm({ anchors: { aware: '2026-12-01T09:00:00+09:00' } }), now)('Asia/Tokyo').size).toBe(1);
});

describe('A day that has begun where the form was written, and not yet where the authority is', () => {
  const morning = '2026-11-30T07:30:00+09:00';
  const at = (told: string, anchor: string, zone: string) =>
    anchorReader(aForm({ now: told, anchors: { aware: anchor } }), Date.parse(told))(zone).get('aware');

  test('is read where the form was written', () => {
    // 00:00 in Tokyo is 16:00 of the day before in Berlin and 10:00 in New York.
    expect(at(morning, '2026-11-30', 'Europe/Berlin')).toBe(Date.parse('2026-11-29T16:00:00+01:00'));
    expect(at(morning, '2026-11-30', 'America/New_York')).toBe(Date.parse('2026-11-29T10:00:00-05:00'));
    expect(at(morning, '2026-11-30', 'Asia/Tokyo')).toBe(Date.parse('2026-11-30T00:00:00+09:00'));
    // In India the day began half an hour ago; in Berlin it has not.
    expect(at('2026-11-30T00:30:00+05:30', '2026-11-30', 'Europe/Berlin')).toBe(Date.parse('2026-11-30T00:00:00+05:30'));
  });

  test('and in Japan where the form is written in an offset in which it has not begun either', () => {
    expect(at('2026-11-29T22:30:00Z', '2026-11-30', 'Europe/Berlin')).toBe(Date.parse('2026-11-30T00:00:00+09:00'));
  });

  test('once it has begun there, it counts from 00:00 there', () => {
    expect(at('2026-11-30T08:00:00+09:00', '2026-11-30', 'Europe/Berlin')).toBe(Date.parse('2026-11-30T00:00:00+01:00'));
    expect(at('2026-11-30T07:59:59+09:00', '2026-11-30', 'Europe/Berlin')).toBe(Date.parse('2026-11-29T16:00:00+01:00'));
  });

  test('the clock says so; a day that began nowhere it is used is named', () => {
    const pack = aPack({ clock: { zone: 'Europe/Berlin' } });
    const codes = (told: string, day: string) =>
      anchorStatements(aForm({ now: told, anchors: { aware: day } }), pack, 'aware', sure).map(({ code }) => code);
    expect(codes(morning, '2026-11-30')).toEqual(['time-of-day-is-not-known', 'day-has-begun-here-only']);
    expect(codes(morning, '2026-11-29')).toEqual(['time-of-day-is-not-known']);
    const ahead = (told: string, day: string, ...packs: ReturnType<typeof aPack>[]) =>
      anchorWarnings(aForm({ now: told, anchors: { aware: day } }), aLibrary(...packs), Date.parse(told));
    expect(ahead(morning, '2026-11-30', pack)).toEqual([]);
    // At 13:30 on the 29th in London it is 22:30 there in Tokyo: the 30th has begun on Kiritimati only.
    expect(ahead('2026-11-29T13:30:00Z', '2026-11-30', pack)).toEqual([{ code: 'anchor-lies-ahead', with: { anchor: 'aware' } }]);
  });
});

test('A day may be any moment of it, anywhere on earth', () => {
  expect(spanOf('2026-11-24')).toEqual([Date.parse('2026-11-23T10:00:00Z'), Date.parse('2026-11-25T11:59:59Z')]);
  expect(spanOf('2026-11-24T10:00:00Z')).toEqual([Date.parse('2026-11-24T10:00:00Z'), Date.parse('2026-11-24T10:00:00Z')]);
});

test('A limit that stands in for another counts while that is not on record, or lies on a later day', () => {
  const [aware, discovered] = [aLimit(), aLimit({ anchor: 'discovered', inPlaceOf: 'aware' })];
  const pack = aPack({ clock: { earliestOf: [aware, discovered] } });
  expect(limitsOn(pack, new Map())).toEqual([aware, discovered]);
  expect(limitsOn(pack, new Map([['discovered', 0]]))).toEqual([aware, discovered]);
  expect(limitsOn(pack, new Map([['aware', 0]]))).toEqual([aware]);
  const day = 86_400_000;
  const both = (discoveredAt: number) =>
    new Map([
      ['aware', 2 * day],
      ['discovered', discoveredAt],
    ]);
  expect(limitsOn(pack, both(day))).toEqual([aware, discovered]);
  // 00:00 UTC is 09:00 in Tokyo: nine hours before, the day there has just begun.
  expect(limitsOn(pack, both(2 * day - 9 * 3_600_000))).toEqual([aware]);
  expect(limitsOn(pack, both(2 * day - 9 * 3_600_000 - 1))).toEqual([aware, discovered]);
  expect(limitsOn(pack, both(3 * day))).toEqual([aware]);
});

describe('What stands in for another on the same day', () => {
  const [day, hour] = [86_400_000, 3_600_000];
  // 10:00 in Tokyo on 2 January 1970; midnight there is ten hours before.
  const ten = day + hour;
  const standsIn = (within: Limit['within'], inPlaceOf: 'aware' | 'determined' | 'occurred' = 'aware') => {
    const [own, other] = [aLimit({ anchor: inPlaceOf, within }), aLimit({ anchor: 'discovered', inPlaceOf, within })];
    const pack = aPack({ clock: { earliestOf: [own, other] } });
    return (discovered: number) =>
      limitsOn(pack, new Map([[inPlaceOf, ten] as const, ['discovered', discovered] as const])).includes(other);
  };

  test('counts where hours are counted and it lies hours before, at 00:00 of the day as well', () => {
    const counts = standsIn({ hours: 72 });
    expect([ten - hour, ten - 1, ten - 10 * hour + 1, ten - 10 * hour].map(counts)).toEqual([true, true, true, true]);
    expect([ten, ten + 1].map(counts)).toEqual([false, false]);
    expect([ten - 10 * hour - 1, ten - 34 * hour].map(counts)).toEqual([true, true]); // the day before, 00:00 of it too
    expect([ten + day].map(counts)).toEqual([false]);
    for (const within of [{ days: 30 }, { promptly: { target: 1, alarm: 3 } }, { months: 1 }])
      expect(standsIn(within)(ten - hour)).toBe(false);
  });

  test('of an earlier day: counts beside an awareness and a determination, and gives way to an occurrence', () => {
    for (const within of [{ days: 30 }, { hours: 72 }]) {
      expect(standsIn(within, 'determined')(ten - day)).toBe(true);
      expect(standsIn(within, 'determined')(ten + day)).toBe(false);
      expect(standsIn(within, 'occurred')(ten - day)).toBe(false);
    }
  });
});

describe('anchors that cannot be', () => {
  const [first, second] = ['2026-11-20T10:00:00+09:00', '2026-11-24T10:00:00+09:00'];
  test.each([
    ['occurred', 'discovered'],
    ['occurred', 'notified-by-entrustee'],
    ['occurred', 'handled'],
    ['aware', 'assessed'],
    ['aware', 'classified'],
    ['aware', 'determined'],
    ['aware', 'handled'],
    ['discovered', 'determined'],
    ['discovered', 'assessed'],
    ['discovered', 'classified'],
    ['occurred', 'assessed'],
    ['occurred', 'classified'],
    ['occurred', 'determined'],
    ['aware', 'filed:jp.law.report'],
    ['discovered', 'filed:jp.law.report'],
    ['occurred', 'filed:jp.law.report'],
    ['filed:jp.law.preliminary-report', 'filed:jp.law.final-report'],
    ['filed:jp.law.first-report', 'filed:jp.law.detailed-report'],
    ['filed:eu.law.early-warning', 'filed:eu.law.incident-notification'],
    ['filed:eu.law.incident-notification', 'filed:eu.law.final-report'],
  ])('%s comes before %s', (one, other) => {
    expect(said({ [one]: first, [other]: second })).toEqual([]);
    expect(said({ [one]: second, [other]: second })).toEqual([]);
    expect(said({ [one]: second, [other]: first })).toEqual([{ code: 'anchors-out-of-order', with: { anchor: other, other: one } }]);
  });

  test('a discovery may lie before the awareness or after it', () => {
    expect(said({ aware: first, discovered: second })).toEqual([]);
    expect(said({ aware: second, discovered: first })).toEqual([]);
  });

  test('awareness does not come before the occurrence', () => {
    expect(said({ occurred: second, aware: first })).toEqual([{ code: 'awareness-before-occurrence' }]);
    expect(said({ occurred: first, aware: first })).toEqual([]);
    expect(said({ occurred: '2026-11-20', aware: first })).toEqual([]);
    expect(said({ occurred: '2026-11-22', aware: first })).toEqual([{ code: 'awareness-before-occurrence' }]);
    expect(said({ occurred: '2026-11-21', aware: '2026-11-20' })).toEqual([{ code: 'awareness-before-occurrence' }]);
    expect(said({ occurred: '2026-11-20', aware: '2026-11-20' })).toEqual([]);
  });

  test('reports of two regimes have no order among themselves', () =>
    expect(said({ 'filed:jp.law.preliminary-report': second, 'filed:jp.other.final-report': first })).toEqual([]));

  test('a filing that hangs on another comes after it', () => {
    const later = aPack({ duty: 'jp.law.later', clock: { earliestOf: [aLimit({ anchor: 'filed:jp.law.report' })] } });
    const filed = { 'filed:jp.law.report': second, 'filed:jp.law.later': first };
    expect(said({ aware: '2026-11-01', ...filed }, aPack(), later)).toEqual([
      { code: 'anchors-out-of-order', with: { anchor: 'filed:jp.law.later', other: 'filed:jp.law.report' } },
    ]);
    expect(said({ aware: '2026-11-01', ...filed }, aPack())).toEqual([]);
  });

  test('what lies ahead is named, a day only when it lies ahead everywhere', () => {
    expect(said({ aware: '2026-12-01T09:00:00+09:00' })).toEqual([]);
    expect(said({ aware: '2026-12-01T09:00:01+09:00' })).toEqual([{ code: 'anchor-lies-ahead', with: { anchor: 'aware' } }]);
    expect(said({ aware: '2026-12-01' })).toEqual([]);
    expect(said({ aware: '2026-12-02' })).toEqual([{ code: 'anchor-lies-ahead', with: { anchor: 'aware' } }]);
  });
});

test('An anchor more than five years back is doubted: its year was mistyped', () => {
  const doubted = (aware: string) =>
    anchorWarnings(
      aForm({ now: '2026-11-24T10:00:00+09:00', anchors: { aware } }),
      aLibrary(aPack()),
      Date.parse('2026-11-24T10:00:00+09:00'),
    )
      .filter(({ code }) => code === 'anchor-lies-years-back')
      .map((one) => one.with);
  expect([doubted('1999-11-24T10:00:00+09:00'), doubted('2016-11-24')]).toEqual([[{ anchor: 'aware' }], [{ anchor: 'aware' }]]);
  expect([doubted('2022-11-24T10:00:00+09:00'), doubted('2027-11-24')]).toEqual([[], []]);
});

test('An anchor that is marked as provisional and not on record is asked for', () => {
  const told = (provisionalAnchors: AnchorName[], anchors: object) =>
    anchorWarnings(aForm({ anchors, provisionalAnchors }), aLibrary(), now);
  const aware = '2026-11-24T10:00:00+09:00';
  expect(told(['aware', 'aware', 'discovered'], { discovered: '2026-11-24' })).toEqual([
    { code: 'provisional-anchor-is-not-given', with: { anchor: 'aware' } },
  ]);
  expect(told(['aware'], { aware })).toEqual([]);
  expect(told([], {})).toEqual([]);
});

describe('what is said of the anchor a clock runs from', () => {
  const of = (anchor: AnchorName | undefined, unsure: UnsureStart = sure, told: Parameters<typeof aForm>[0] = {}, pack = aPack()) =>
    anchorStatements(aForm(told), pack, anchor, unsure).map(({ code }) => code);
  const waiting = aPack({ clock: { earliestOf: [aLimit({ anchor: 'filed:jp.law.first' })] } });

  test('an instant on record needs no word', () => expect(of('aware')).toEqual([]));
  test('one that is not sure, known by its day only, or taken from the facts', () => {
    expect(of('aware', { ...sure, isProvisional: true })).toEqual(['awareness-is-provisional']);
    expect(of('aware', sure, { anchors: { aware: '2026-11-24' } })).toEqual(['time-of-day-is-not-known']);
    expect(of('determined')).toEqual(['anchor-is-taken-from-the-facts']);
  });
  test('one that stands in for another that is not on record', () => {
    const discovered = { anchors: { discovered: '2026-11-24T10:00:00+09:00' } };
    expect(anchorStatements(aForm(discovered), aPack(), 'discovered', { ...sure, missing: 'aware' })).toEqual([
      { code: 'anchor-stands-in', with: { anchor: 'discovered', other: 'aware' } },
    ]);
  });
  test('one that is missing, or waits for a filing; a clock without limits has none', () => {
    expect(of(undefined)).toEqual(['anchor-is-missing']);
    expect(of(undefined, sure, {}, waiting)).toEqual(['clock-waits-for-filing']);
    expect(of(undefined, sure, {}, aPack({ clock: { earliestOf: [] } }))).toEqual([]);
    expect([waitsForFiling(waiting), waitsForFiling(aPack()), waitsForFiling(aPack({ clock: { earliestOf: [] } }))]).toEqual([
      true,
      false,
      false,
    ]);
    const besideFiling = (anchor: 'aware' | 'measure-available') =>
      waitsForFiling(aPack({ clock: { earliestOf: [aLimit({ anchor }), aLimit({ anchor: 'filed:jp.law.first' })] } }));
    expect([besideFiling('aware'), besideFiling('measure-available')]).toEqual([false, true]);
    expect(waitsForFiling(aPack({ clock: { earliestOf: [aLimit({ anchor: 'measure-available' })] } }))).toBe(false);
  });
});

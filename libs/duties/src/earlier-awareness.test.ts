import type { Judgement } from '@shodo/contracts';
import { assess } from './assess.js';
import type { Condition, Limit, Pack } from './pack.js';
import { aForm, aLibrary, aLimit, aPack } from './specification/a-pack.js';

const anchors = { discovered: '2026-11-23T10:00:00+09:00', 'notified-by-entrustee': '2026-11-24T09:00:00+09:00' };
const yes = { value: true, confidence: 'confirmed' };
const no = { value: false, confidence: 'confirmed' };
const by = (...earliestOf: readonly Limit[]) => aPack({ clock: { earliestOf } });
const fromNotice = aLimit({ anchor: 'notified-by-entrustee' });

function judged(pack: Pack, told: Parameters<typeof aForm>[0]): Judgement {
  const [judgement] = assess(aForm(told), aLibrary(pack)).judgements;
  if (judgement === undefined) throw new Error('nothing was judged');
  return judgement;
}
const toldOf = (pack: Pack, told: Parameters<typeof aForm>[0] = { anchors }) =>
  judged(pack, told).wouldChangeIf.filter(({ code }) => code === 'earlier-awareness-moves-the-date');
const isTold = (...asked: Parameters<typeof toldOf>) => toldOf(...asked).length > 0;

test('An earlier awareness moves a clock that would run from it, whatever it runs from now; and no other', () => {
  expect(isTold(by(aLimit()), {})).toBe(true);
  expect(isTold(by(aLimit(), fromNotice))).toBe(true);
  expect(isTold(by(aLimit(), aLimit({ anchor: 'discovered', inPlaceOf: 'aware' })))).toBe(true);
  expect(isTold(by(aLimit(), aLimit({ anchor: 'discovered' })))).toBe(true);
  expect(isTold(by(fromNotice))).toBe(false);
});

test('Not where awareness only stands in for what is on record', () => {
  const standsIn = by(aLimit({ anchor: 'discovered' }), aLimit({ inPlaceOf: 'discovered' }));
  expect(isTold(standsIn)).toBe(false);
  expect(isTold(standsIn, {})).toBe(true);
});

test('Of a limit for some only where the case may be one of them', () => {
  const when: Condition = { is: 'fact', fact: 'wrongful-purpose-possible', from: 'suspected', silence: 'open' };
  const forSome = by(aLimit({ when }), fromNotice);
  const stated = (purpose: object) => ({ anchors, facts: { 'leak-occurred': yes, ...purpose } });
  expect(isTold(forSome, stated({}))).toBe(true);
  expect(isTold(forSome, stated({ 'wrongful-purpose-possible': yes }))).toBe(true);
  expect(isTold(forSome, stated({ 'wrongful-purpose-possible': no }))).toBe(false);
});

test('Not where the duty was out of question until the clock began, nor where it has not arisen or runs from nothing', () => {
  // A line that is passed later starts its clock then (GL 3-5-3-1(4)).
  const manyPersons = aPack({ arisesWhen: { is: 'more-than', fact: 'principals-affected', line: 1000 } });
  const persons = (asOf?: string) => ({
    facts: {
      'principals-affected': [
        { exact: 800, ...(asOf && { asOf }) },
        { exact: 1200, asOf: '2026-11-26T10:00:00+09:00' },
      ],
    },
  });
  expect(isTold(manyPersons, persons())).toBe(false);
  // Before it was counted the number was unknown, and what was unknown counts from the awareness.
  expect(isTold(manyPersons, persons('2026-11-24T10:00:00+09:00'))).toBe(true);
  expect(isTold(by(aLimit()), { facts: { 'leak-occurred': no } })).toBe(false);
  expect(isTold(by(aLimit()), { anchors: {} })).toBe(false);
});

test('Of none of which nobody knows when it ends: there is no date to move', () => {
  expect(isTold(by(aLimit({ within: { unknown: true } })), {})).toBe(false);
});

test('Of a clock that ends with the year only an earlier year is told, in the zone of the duty, and none while the duty arose in this one', () => {
  const yearly = by(aLimit({ within: { daysAfterYearEnd: 60 } }));
  const ofTheYear = (year: string) => [{ code: 'earlier-awareness-moves-the-date', with: { year } }];
  expect(toldOf(yearly, {})).toEqual(ofTheYear('2026'));
  expect(toldOf(yearly, { anchors: { aware: '2025-12-31T14:59:59Z' } })).toEqual(ofTheYear('2025'));
  expect(toldOf(yearly, { anchors: { aware: '2025-12-31T15:00:00Z' } })).toEqual(ofTheYear('2026'));
  const line = { is: 'more-than', fact: 'principals-affected', line: 1000 } as const;
  const passed = (asOf: string) => ({
    facts: {
      'principals-affected': [
        { exact: 800, asOf: '2025-01-01T00:00:00+09:00' },
        { exact: 1200, asOf },
      ],
    },
  });
  const manyPersons = aPack({ arisesWhen: line, clock: { earliestOf: [aLimit({ within: { daysAfterYearEnd: 60 } })] } });
  expect(toldOf(manyPersons, passed('2026-11-26T10:00:00+09:00'))).toEqual(ofTheYear('2026'));
});

test('Beside a shorter limit that ends first it is told from when on an awareness moves nothing', () => {
  const hours = (anchor: 'aware' | 'classified', number: number) => aLimit({ anchor, within: { hours: number }, roll: 'none' });
  const pack = by(hours('classified', 4), hours('aware', 24));
  const [aware, classified] = ['2026-11-24T10:00:00+09:00', '2026-11-24T15:00:00+09:00'];
  const before = (at: string) => [{ code: 'earlier-awareness-moves-the-date', with: { before: at } }];
  // Four hours end at 19:00, which 24 hours from 19:00 of the day before do as well.
  expect(toldOf(pack, { anchors: { aware, classified } })).toEqual(before('2026-11-23T19:00:00+09:00'));
  expect(toldOf(pack, { anchors: { classified } })).toEqual(before('2026-11-23T19:00:00+09:00'));
  expect(toldOf(pack, { anchors: { aware, classified: '2026-11-25T08:00:00+09:00' } })).toEqual([
    { code: 'earlier-awareness-moves-the-date' },
  ]);
  expect(toldOf(by(hours('classified', 24), hours('aware', 24)), { anchors: { classified } })).toEqual([
    { code: 'earlier-awareness-moves-the-date' },
  ]);
});

import { type Judgement, sentenceOf } from '@shodo/contracts';
import { factsOf } from './fact-history.js';
import { filingsOf, limitsPassed, withKnownFilings } from './filings.js';
import { aForm, aLibrary, aPack, aSheet, type ToldFacts } from './specification/a-pack.js';

const at = '2026-11-26T10:00:00+09:00';
const library = aLibrary(aPack({ duty: 'jp.law.first' }), aPack({ duty: 'jp.law.second', filedAlsoAs: ['jp.law.zwei', 'jp.law.deux'] }));
const known = (anchors: object) => withKnownFilings(aForm({ anchors }), library);

test('A filing under the id of its duty is left as it is, and the form with it', () => {
  const form = aForm({ anchors: { aware: at, 'filed:jp.law.first': at } });
  expect(withKnownFilings(form, library)).toEqual({ form, warnings: [] });
  expect(withKnownFilings(form, library).form).toBe(form);
});

test('A filing under another id is taken under the one the packs go by, and that is said', () => {
  const { form, warnings } = known({ aware: at, 'filed:jp.law.deux': '2026-11-27' });
  expect(form.anchors).toEqual({ aware: at, 'filed:jp.law.second': '2026-11-27' });
  expect(warnings).toEqual([
    { code: 'filing-is-taken-as', with: { duty: 'jp.law.deux', known: 'jp.law.second', knownJa: '報告', knownEn: 'Report' } },
  ]);
});

test('Under both ids, the one the packs go by stands', () => {
  expect(known({ 'filed:jp.law.zwei': '2026-11-27', 'filed:jp.law.second': at }).form.anchors).toEqual({ 'filed:jp.law.second': at });
});

test('A filing on a duty nobody knows is named and starts nothing', () => {
  const { form, warnings } = known({ 'filed:jp.law.third': at });
  expect(form.anchors).toEqual({ 'filed:jp.law.third': at });
  expect(warnings).toEqual([{ code: 'filing-of-an-unknown-duty', with: { duty: 'jp.law.third' } }]);
});

test('Filings count once they lie behind us: an instant with it, a day from its first hour anywhere on earth', () => {
  const form = aForm({ anchors: { aware: at, 'filed:jp.law.first': at, 'filed:jp.law.second': '2026-11-27' } });
  const now = Date.parse(at);
  expect([...filingsOf(form, now)]).toEqual([['jp.law.first', now]]);
  expect(filingsOf(form, now - 1).size).toBe(0);
  const firstHour = Date.parse('2026-11-26T10:00:00Z');
  expect([filingsOf(form, firstHour - 1).has('jp.law.second'), filingsOf(form, firstHour).has('jp.law.second')]).toEqual([false, true]);
});

describe('a limit that has passed', () => {
  const end = '2026-11-28T23:59:59+09:00';
  const judgement = (told: object) =>
    ({
      duty: 'jp.law.first',
      names: { ja: '第一の報告', en: 'First report' },
      kind: 'filing',
      standing: 'arisen',
      clock: { dueAt: end, strictness: 'statute' },
      ...told,
    }) as Judgement;
  const statements = (told: object, now = Date.parse(end) + 1_000, anchors: object = {}, facts: ToldFacts = {}) => {
    const form = aForm({ anchors });
    return limitsPassed([judgement(told)], { form, facts: factsOf(aSheet(facts), now), filings: filingsOf(form, now), now });
  };
  const passed = (...asked: Parameters<typeof statements>) => statements(...asked).map(({ with: named }) => named);
  const spoken = { dutyJa: '第一の報告', dutyEn: 'First report', at: end };
  const named = [{ duty: 'jp.law.first', ...spoken, strictness: 'statute' }];

  test('is named from the second after its last one', () => {
    expect(passed({})).toEqual(named);
    expect(passed({}, Date.parse(end))).toEqual([]);
    expect(passed({ clock: { alarmAt: end, strictness: 'guideline' } })).toEqual([{ ...named[0], strictness: 'guideline' }]);
    expect(passed({ standing: 'provisional', kind: 'notice' })).toEqual([{ ...named[0], standing: 'provisional' }]);
    expect(passed({ clock: { targetAt: end } })).toEqual([]);
    expect(passed({ clock: undefined })).toEqual([]);
  });

  test('is told with its offset where it comes twice, since the clocks are set back', () => {
    const twice = '2026-10-25T02:30:00+02:00';
    const [one] = passed({ clock: { dueAt: twice, zone: 'Europe/Berlin', strictness: 'statute' } });
    expect(one).toEqual({ ...named[0], at: twice, comesTwice: 'yes' });
  });

  test('is not named of what does not stand, binds nobody, is a notice to principals, or was done', () => {
    expect(passed({ standing: 'not-arisen' })).toEqual([]);
    expect(passed({ force: 'advice' })).toEqual([]);
    expect(passed({ kind: 'principal-notice' })).toEqual([]);
    expect(passed({}, undefined, { 'filed:jp.law.first': at })).toEqual([]);
    expect(passed({ duty: 'au.law.assessment' }, undefined, { assessed: at })).toEqual([]);
    expect(passed({ duty: 'au.law.assessment' })).toEqual([{ ...named[0], duty: 'au.law.assessment' }]);
    expect(passed({}, undefined, { assessed: at })).toEqual(named);
  });

  test('is not named of the entrustee once the entrustor confirmed the notice, and surely so', () => {
    const notice = { duty: 'jp.law.entrustee-notice' };
    const receipt = (value: boolean, confidence: string) => ({ 'entrustor-receipt-confirmed': { value, confidence } });
    expect(passed(notice, undefined, {}, receipt(true, 'confirmed'))).toEqual([]);
    expect(passed(notice, undefined, {}, receipt(true, 'probable'))).toHaveLength(1);
    expect(passed(notice, undefined, {}, receipt(false, 'confirmed'))).toHaveLength(1);
    expect(passed(notice)).toHaveLength(1);
    expect(passed({}, undefined, {}, receipt(true, 'confirmed'))).toEqual(named);
  });

  test('of a duty that is not certain says so', () => {
    const [statement] = statements({ standing: 'provisional' });
    expect(sentenceOf(statement as never, 'ja')).toMatch(/を過ぎています。おそれがあるため、対象として扱います。まだ済んで/);
    expect(sentenceOf(statement as never, 'en')).toMatch(
      /has passed\. The duty possibly stands, so it is treated as standing\. If it is still open, act at once/,
    );
    expect(sentenceOf(statements({})[0] as never, 'ja')).not.toContain('確定していません');
  });

  test('is told by the name of the duty, and the day of a guideline is no limit', () => {
    const told = (clock: object) => {
      const [statement] = statements({ clock });
      return (['ja', 'en'] as const).map((language) => sentenceOf(statement as never, language));
    };
    expect(told({ dueAt: end, strictness: 'statute' })).toEqual([
      expect.stringMatching(/^「第一の報告」の期限（2026年11月28日.*）を過ぎています。/),
      expect.stringMatching(/^The limit of "First report" \(.*\) has passed\./),
    ]);
    expect(told({ alarmAt: end, strictness: 'guideline' })).toEqual([
      expect.stringMatching(/^「第一の報告」の目安の日（2026年11月28日.*）を過ぎています。/),
      expect.stringMatching(/^The guide day of "First report" \(.*\) has passed\./),
    ]);
    // A statement on record from before it carried names and strictness.
    expect(sentenceOf({ code: 'limit-has-passed', with: { duty: 'jp.law.first', at: end } }, 'ja')).toMatch(/^「jp\.law\.first」の期限（/);
  });
});

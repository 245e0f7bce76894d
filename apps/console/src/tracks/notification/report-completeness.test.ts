import type { DutyView, ReportItem } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { itemText, stepOfItem } from './report-completeness.js';

type View = Parameters<typeof itemText>[1];
type Acts = NonNullable<DutyView['reached']>['acts'];

const speaking = (language: 'ja' | 'en') => speakerOf(language, { people: new Map(), duties: new Map(), texts: {} });
const byPost: Acts[number] = { at: '2026-12-01T01:00:00.000Z', means: 'post', principals: 26 };
const onTheSite: Acts[number] = { at: '2026-12-02T01:00:00.000Z', measure: 'publication', principals: 4 };
const withActs = (...acts: Acts) => ({ reached: { notified: 0, substituted: 0, allStated: false, acts } });
const notice = (given: object) => ({ duty: 'jp.appi.principal-notice', kind: 'principal-notice', history: [], ...given });
const ruledOut = { duty: 'jp.my-number.principal-notice', settledAt: '2026-11-30T01:00:00.000Z', settledBy: 'ruled-out' };

const said = (item: ReportItem, duties: readonly object[], state: 'known' | 'partly' | 'open' = 'known', language: 'ja' | 'en' = 'ja') =>
  itemText({ item, state }, { facts: [], duties } as unknown as View, speaking(language));

describe('What the draft of a report says of the notices to principals', () => {
  test('while one duty stands, another that was ruled out says nothing', () => {
    expect(said('principal-response', [notice(ruledOut), notice({})], 'partly')).toBe('調査中');
    expect(said('principal-response', [notice(ruledOut), notice(withActs(byPost))], 'partly')).toBe(
      '12/1（火）10:00 に郵送で26 人に通知。ほかは調査中',
    );
    expect(
      said('principal-response', [notice(ruledOut), notice({ state: 'held', held: { reason: 'notice-would-spread-harm' } })], 'partly'),
    ).not.toContain('義務はない');
  });

  test('none is owed when none has arisen, or each was ruled out', () => {
    expect(said('principal-response', [])).toBe('現時点で本人への通知の義務はない');
    expect(said('principal-response', [notice(ruledOut)])).toBe('現時点で本人への通知の義務はない');
    expect(said('principal-response', [notice(ruledOut), notice({ ...withActs(byPost), settledBy: 'principal-notice' })])).not.toContain(
      '義務はない',
    );
  });

  test('a notice that is held says why; once its review has come it is owed again, and says that', () => {
    const held = { held: { reason: 'too-little-known', reviewAt: '2026-12-05T10:00:00+09:00' } };
    expect(said('principal-response', [notice({ state: 'held', ...held })], 'partly')).toBe(
      '通知を保留：通知できる事実がまだほとんど分かっていない。ほかは調査中',
    );
    const passed = '保留（通知できる事実がまだほとんど分かっていない）の再検討の日時 12/5（土）10:00 を過ぎ、通知が必要';
    expect(said('principal-response', [notice({ state: 'overdue', ...held })], 'open')).toBe(passed);
    expect(said('principal-response', [notice({ state: 'last-day', ...held, ...withActs(byPost) })], 'partly')).toBe(
      `12/1（火）10:00 に郵送で26 人に通知、${passed}。ほかは調査中`,
    );
    const settled = { settledAt: '2026-12-06T01:00:00.000Z', settledBy: 'principal-notice' };
    expect(said('principal-response', [notice({ state: 'settled', ...held, ...settled })])).not.toContain('保留');
  });

  test('every notice and every measure is told, with its means and how many it reached, not the last one alone', () => {
    const settled = notice({
      ...withActs(byPost, onTheSite),
      settledAt: onTheSite.at,
      settledBy: 'substitute-measure',
      settledWith: { measure: 'publication' },
    });
    expect(said('principal-response', [settled])).toBe('12/1（火）10:00 に郵送で26 人に通知、12/2（水）10:00 から事案の公表（対象 4 人）');
    expect(said('principal-response', [settled], 'known', 'en')).toMatch(/26 persons notified by .+ on .+ for 4 persons since /);
    expect(said('publication', [settled])).toBe('12/2（水）10:00 から事案の公表（対象 4 人）');
  });

  test('one letter that serves two duties is told once; a measure of which nobody said for how many says no number', () => {
    const both = [notice(withActs(byPost)), notice({ duty: 'jp.my-number.principal-notice', ...withActs(byPost) })];
    expect(said('principal-response', both)).toBe('12/1（火）10:00 に郵送で26 人に通知');
    expect(said('publication', [notice(withActs({ at: onTheSite.at, measure: 'publication' }))])).toBe('12/2（水）10:00 から事案の公表');
  });
});

test('a number that is not settled is one sentence', () => {
  const principals = { estimate: 1_100, max: 1_200 };
  const count = (language: 'ja' | 'en') =>
    itemText({ item: 'principal-count', state: 'partly' }, { principals, facts: [], duties: [] } as unknown as View, speaking(language));
  expect(count('ja')).toBe('約 1,100 人（最大 1,200 人）。確定した数は調査中');
  expect(count('en')).toBe('about 1,100 persons (at most 1,200); the exact number is under investigation');
});

test('the overview leads to what it waits for: the awareness, then the breach, then when it occurred', () => {
  const step = (view: object) => stepOfItem({ item: 'overview', state: 'partly' }, { facts: [], duties: [], ...view } as unknown as View);
  const awareness = { awareAt: '2026-11-28T22:00:00+09:00', provisional: false };
  const leaked = (confidence: string) => [{ fact: 'leak-occurred', version: 1, stated: { value: true, confidence } }];
  expect(step({ awareness: { ...awareness, provisional: true } })).toEqual({ command: 'EstablishAwareness' });
  expect(step({ awareness, facts: leaked('probable') })).toEqual({ command: 'RecordFact', on: 'breach-occurred' });
  expect(step({ awareness, facts: leaked('confirmed') })).toEqual({ command: 'RecordAnchor', on: 'occurred' });
});

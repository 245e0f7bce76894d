import type { DutyView, ReportItem } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { itemText } from './report-completeness.js';

type View = Parameters<typeof itemText>[1];
type Acts = NonNullable<DutyView['reached']>['acts'];

const speaking = (language: 'ja' | 'en') => speakerOf(language, { people: new Map(), duties: new Map(), texts: {} });
const byPost: Acts[number] = { at: '2026-12-01T01:00:00.000Z', means: 'post', principals: 26 };
const onTheSite: Acts[number] = { at: '2026-12-02T01:00:00.000Z', measure: 'publication', principals: 4 };
const withActs = (...acts: Acts) => ({ reached: { notified: 0, substituted: 0, allStated: false, acts } });
const notice = (given: object) => ({ duty: 'jp.appi.principal-notice', kind: 'principal-notice', history: [], ...given });
const ruledOut = { duty: 'jp.my-number.principal-notice', settledAt: '2026-11-30T01:00:00.000Z', settledBy: 'ruled-out' };

const said = (item: ReportItem, duties: readonly object[], state: 'known' | 'partly' = 'known', language: 'ja' | 'en' = 'ja') =>
  itemText({ item, state }, { facts: [], duties } as unknown as View, speaking(language));

describe('What the draft of a report says of the notices to principals', () => {
  test('while one duty stands, another that was ruled out says nothing', () => {
    expect(said('principal-response', [notice(ruledOut), notice({})], 'partly')).toBe('調査中');
    expect(said('principal-response', [notice(ruledOut), notice(withActs(byPost))], 'partly')).toBe(
      '12/1（火）10:00 に郵送で26 人に通知（ほかは調査中）',
    );
    expect(
      said('principal-response', [notice(ruledOut), notice({ held: { reason: 'notice-would-spread-harm' } })], 'partly'),
    ).not.toContain('義務はない');
  });

  test('none is owed when none has arisen, or each was ruled out', () => {
    expect(said('principal-response', [])).toBe('現時点で本人への通知の義務はない');
    expect(said('principal-response', [notice(ruledOut)])).toBe('現時点で本人への通知の義務はない');
    expect(said('principal-response', [notice(ruledOut), notice({ ...withActs(byPost), settledBy: 'principal-notice' })])).not.toContain(
      '義務はない',
    );
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

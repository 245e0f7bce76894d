import type { DutyView } from '@shodo/contracts';
import { clock } from '../../words/areas/clock.js';
import { faceOfDuty, faceOfRow, faceOfStatusFiling, missedWord, stateAt } from './clock-face.js';

const say = (word: keyof typeof clock.ja, parameters: Readonly<Record<string, string | number>> = {}) =>
  clock.ja[word].replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(parameters[name] ?? ''));
const at = (now: string) => ({ nowMs: Date.parse(now), language: 'ja' as const, say });

interface Given {
  readonly state: DutyView['state'];
  readonly strictness?: 'statute' | 'guideline';
  readonly standing?: 'arisen' | 'provisional';
  readonly force?: 'effort' | 'advice';
  readonly clock?: object;
  readonly rest?: object;
}
const duty = ({ state, strictness = 'statute', standing = 'arisen', force, clock: days = {}, rest = {} }: Given) =>
  ({
    state,
    nextAt: '2026-12-28T23:59:59+09:00',
    late: false,
    history: [],
    judgement: { standing, ...(force && { force }), clock: { strictness, ...days } },
    ...rest,
  }) as unknown as DutyView;

test('a running clock has a word of its own beside the time left', () => {
  expect(faceOfDuty(duty({ state: 'running' }), at('2026-12-16T12:00:00+09:00'))).toMatchObject({
    word: '期限内・あと 12日',
    tone: 'running',
    shape: 'open',
    isDashed: false,
  });
  expect(faceOfDuty(duty({ state: 'running', strictness: 'guideline' }), at('2026-12-16T12:00:00+09:00')).word).toBe('目安内・あと 12日');
});

test('no two states are drawn with the same shape and colour, and so none is told from another by its word alone', () => {
  const words = [
    'running',
    'provisional',
    'soon',
    'last-day',
    'overdue',
    'settled',
    'held',
    'ruled-out',
    'ended',
    'no-clock',
    'fallen-away',
  ] as const;
  const drawn = words
    .map((state) => faceOfDuty(duty({ state }), at('2026-12-16T12:00:00+09:00')))
    .map(({ tone, shape }) => `${tone} ${shape}`);
  expect(new Set(drawn).size).toBe(words.length);
});

test('a duty that no longer stands waits to be ruled out, and is never overdue', () => {
  const fellAway = duty({ state: 'fallen-away' });
  for (const now of ['2026-12-16T12:00:00+09:00', '2027-01-05T12:00:00+09:00'])
    expect(faceOfDuty(fellAway, at(now))).toMatchObject({ word: '対象外の見込み・確定待ち', tone: 'released', shape: 'dashed' });
  expect(missedWord(fellAway, at('2027-01-05T12:00:00+09:00'))).toBeUndefined();
});

test('a provisional duty is dashed, also once it is urgent', () => {
  expect(faceOfDuty(duty({ state: 'provisional', standing: 'provisional' }), at('2026-12-16T12:00:00+09:00'))).toMatchObject({
    word: 'おそれあり・あと 12日',
    shape: 'dashed',
    isDashed: true,
  });
  expect(faceOfDuty(duty({ state: 'soon', standing: 'provisional' }), at('2026-12-26T12:00:00+09:00'))).toMatchObject({
    word: 'おそれあり・まもなく期限・あと 2日 11時間',
    tone: 'soon',
    shape: 'half',
    isDashed: true,
  });
  const pressing = (state: 'last-day' | 'overdue', now: string) => faceOfDuty(duty({ state, standing: 'provisional' }), at(now)).word;
  expect(pressing('last-day', '2026-12-28T12:00:00+09:00')).toBe('おそれあり・本日期限・あと 11時間 59分');
  expect(pressing('overdue', '2026-12-31T00:00:00+09:00')).toBe('おそれあり・期限超過・2日');
  const promptly = duty({ state: 'no-clock', standing: 'provisional', clock: { targetOn: '2026-12-03' }, rest: { nextAt: undefined } });
  expect(faceOfDuty(promptly, at('2026-12-01T00:00:00+09:00'))).toMatchObject({
    word: 'おそれあり・速やかに（目標 12/3）',
    isDashed: true,
  });
});

test('the time left says which day it counts to where another one stands beside it', () => {
  // Target Monday the 30th, guide day Wednesday 2 December: what is left is left to the 2nd.
  const days = { targetOn: '2026-11-30', alarmOn: '2026-12-02', alarmAt: '2026-12-02T23:59:59+09:00' };
  const given = (state: Given['state'], standing?: 'provisional') =>
    duty({ state, strictness: 'guideline', clock: days, rest: { nextAt: days.alarmAt }, ...(standing && { standing }) });
  const said = (now: string, state: Given['state'], standing?: 'provisional') => faceOfDuty(given(state, standing), at(now)).word;
  expect(said('2026-11-29T09:59:00+09:00', 'running')).toBe('目安の日 12/2 まで あと 3日 14時間');
  expect(said('2026-11-29T09:59:00+09:00', 'provisional', 'provisional')).toBe('おそれあり・目安の日 12/2 まで あと 3日 14時間');
  expect(said('2026-11-30T09:59:00+09:00', 'soon')).toBe('まもなく目安・12/2 まで あと 2日 14時間');
  expect(said('2026-12-02T20:59:00+09:00', 'last-day')).toBe('本日が目安・あと 3時間');
  expect(said('2026-12-05T00:00:00+09:00', 'overdue')).toBe('目安の日 12/2 を過ぎて2日');
  const inEnglish = (word: keyof typeof clock.en, parameters: Readonly<Record<string, string | number>> = {}) =>
    clock.en[word].replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(parameters[name] ?? ''));
  const reader = { nowMs: Date.parse('2026-11-29T09:59:00+09:00'), language: 'en' as const, say: inEnglish };
  expect(faceOfDuty(given('running'), reader).word).toBe('Until guide day 2 Dec · 3 d 14 h left');
});

test('what some principals know already is said of a held notice, and both ways in which they were told once it is settled', () => {
  const reached = { notified: 25, substituted: 0, allStated: false, acts: [] };
  const held = { reason: 'too-little-known', reviewAt: '2026-12-05T10:00:00+09:00' };
  const now = at('2026-12-01T00:00:00+09:00');
  expect(faceOfDuty(duty({ state: 'held', rest: { held, reached } }), now).word).toBe('一部通知済・残りは保留（再検討 12/5）');
  const done = { settledAt: '2026-12-01T00:00:00+09:00', settledBy: 'substitute-measure', nextAt: undefined };
  const settled = (substituted: number, notified: number) =>
    faceOfDuty(duty({ state: 'settled', rest: { ...done, reached: { ...reached, notified, substituted } } }), now).word;
  expect(settled(5, 25)).toBe('通知・代替措置済');
  expect(settled(30, 0)).toBe('代替措置済');
});

test('a last day is today only on that day of the calendar in Japan; before it, it is tomorrow', () => {
  const lastDay = (nextAt: string, now: string, strictness?: 'guideline') =>
    faceOfDuty(duty({ state: 'last-day', ...(strictness && { strictness }), rest: { nextAt } }), at(now)).word;
  expect(lastDay('2026-12-28T10:00:00+09:00', '2026-12-27T23:59:59+09:00')).toBe('明日期限・あと 10時間');
  expect(lastDay('2026-12-28T10:00:00+09:00', '2026-12-28T00:00:00+09:00')).toBe('本日期限・あと 10時間');
  expect(lastDay('2026-12-28T01:00:00+01:00', '2026-12-27T23:00:00Z')).toBe('本日期限・あと 1時間'); // 09:00 and 08:00 in Japan
  expect(lastDay('2026-12-27T15:30:00Z', '2026-12-27T14:30:00Z', 'guideline')).toBe('明日が目安・あと 1時間'); // 00:30 and 23:30 in Japan
  expect(lastDay('2026-12-28T23:59:59+09:00', '2026-12-28T08:00:00+09:00', 'guideline')).toBe('本日が目安・あと 15時間 59分');
});

test('a row of the list says that it is provisional as a duty does', () => {
  const next = { duty: 'jp.appi.final-report', names: { ja: '', en: '' }, at: '2026-12-28T23:59:59+09:00', state: 'soon' } as const;
  const now = at('2026-12-26T12:00:00+09:00');
  expect(faceOfRow(next as never, now)).toMatchObject({ word: 'まもなく期限・あと 2日 11時間', isDashed: false });
  expect(faceOfRow({ ...next, provisional: true } as never, now)).toMatchObject({
    word: 'おそれあり・まもなく期限・あと 2日 11時間',
    isDashed: true,
  });
});

test('a due time that was missed stays missed when the clock moves on, and is said once', () => {
  const missedAt = '2026-12-28T23:59:59+09:00';
  const moved = duty({ state: 'running', rest: { missedAt, nextAt: '2027-01-26T23:59:59+09:00' } });
  const said = (which: ReturnType<typeof duty>, now = '2026-12-30T12:00:00+09:00') => missedWord(which, at(now));
  expect(said(moved)).toBe('期限超過あり');
  expect(said(moved, '2027-01-27T12:00:00+09:00')).toBeUndefined(); // overdue again: the clock says so
  expect(said(duty({ state: 'overdue', rest: { missedAt } }))).toBeUndefined();
  const settled = (settledAt: string) => said(duty({ state: 'settled', rest: { missedAt, settledAt } }));
  expect(settled('2026-12-29T00:00:00+09:00')).toBe('期限超過あり'); // within a later due time
  expect(settled('2026-12-28T10:00:00+09:00')).toBeUndefined(); // filed in time, recorded afterwards
  expect(said(duty({ state: 'ruled-out', rest: { missedAt, settledAt: '2026-12-30T10:00:00+09:00' } }))).toBe('期限超過あり');
  expect(said(duty({ state: 'settled-late', rest: { missedAt, late: true } }))).toBeUndefined();
  expect(said(duty({ state: 'running', strictness: 'guideline', rest: { missedAt, nextAt: '2027-01-26T23:59:59+09:00' } }))).toBe(
    '目安を過ぎた',
  );
  expect(said(duty({ state: 'running', rest: { nextAt: '2027-01-26T23:59:59+09:00' } }))).toBeUndefined();
});

test('what is past due says so in word and shape; a guide is never called a due time', () => {
  expect(faceOfDuty(duty({ state: 'overdue' }), at('2026-12-31T00:00:00+09:00'))).toMatchObject({
    word: '期限超過・2日',
    tone: 'overdue',
    shape: 'triangle',
  });
  expect(faceOfDuty(duty({ state: 'overdue', strictness: 'guideline' }), at('2026-12-31T00:00:00+09:00')).word).toBe('目安を過ぎて2日');
});

test('between two readings the clock moves on by itself, and only towards more urgent', () => {
  expect(stateAt('last-day', '2026-12-28T23:59:59+09:00', Date.parse('2026-12-28T23:59:59.999+09:00'))).toBe('last-day');
  expect(stateAt('running', '2026-12-28T23:59:59+09:00', Date.parse('2026-12-29T00:00:00+09:00'))).toBe('overdue');
  expect(stateAt('soon', '2026-12-28T23:59:59+09:00', Date.parse('2026-12-28T08:00:00+09:00'))).toBe('last-day');
  expect(stateAt('settled', '2026-12-28T23:59:59+09:00', Date.parse('2026-12-29T00:00:00+09:00'))).toBe('settled');
  expect(stateAt('held', '2026-12-28T23:59:59+09:00', Date.parse('2026-12-29T00:00:00+09:00'))).toBe('held');
});

test('a late filing stays late for ever', () => {
  const late = duty({
    state: 'settled-late',
    clock: { dueAt: '2026-12-28T23:59:59+09:00' },
    rest: { late: true, settledBy: 'filing', settledAt: '2026-12-30T10:00:00+09:00', nextAt: undefined },
  });
  expect(faceOfDuty(late, at('2027-06-01T00:00:00+09:00'))).toMatchObject({ word: '提出済（期限を2日超過）', shape: 'tick', isLate: true });
});

test('what ended without being met says how', () => {
  const said = (state: Given['state'], rest: object) =>
    faceOfDuty(duty({ state, rest: { nextAt: undefined, ...rest } }), at('2026-12-16T12:00:00+09:00')).word;
  const settledAt = '2026-12-01T10:00:00+09:00';
  expect(said('ruled-out', { settledAt, settledBy: 'ruled-out' })).toBe('対象外');
  expect(said('ruled-out', { settledAt, settledBy: 'declined' })).toBe('行わない');
  expect(said('ended', {})).toBe('終了');
  expect(said('settled', { settledAt, settledBy: 'filing', kind: 'notice' })).toBe('連絡済');
});

test('what was filed after a guide day was not late by any law', () => {
  const late = duty({
    state: 'settled-late',
    strictness: 'guideline',
    clock: { alarmAt: '2026-12-02T23:59:59+09:00' },
    rest: { late: true, settledBy: 'filing', settledAt: '2026-12-04T10:00:00+09:00', nextAt: undefined },
  });
  expect(faceOfDuty(late, at('2026-12-10T00:00:00+09:00'))).toMatchObject({
    word: '提出済（目安を2日過ぎた）',
    shape: 'tick',
    isLate: false,
  });
});

test('advice never presses and is never missed: it looks as it did at first, whatever its day says', () => {
  const advice = (state: Given['state'], rest = {}) => duty({ state, strictness: 'guideline', force: 'advice', rest });
  const later = at('2026-12-31T00:00:00+09:00');
  const quiet = { tone: 'running', shape: 'open', isLate: false };
  expect(faceOfDuty(advice('overdue'), later)).toMatchObject({ ...quiet, word: '目安を過ぎて2日' });
  expect(faceOfDuty(advice('last-day'), at('2026-12-28T12:00:00+09:00'))).toMatchObject(quiet);
  expect(
    missedWord(advice('running', { missedAt: '2026-12-01T00:00:00+09:00', nextAt: '2027-01-26T23:59:59+09:00' }), later),
  ).toBeUndefined();
  const settled = { late: true, settledBy: 'filing', settledAt: '2026-12-30T10:00:00+09:00', nextAt: undefined };
  expect(faceOfDuty(advice('settled-late', settled), later)).toMatchObject({ word: '提出済', isLate: false });
});

test('a status filing is a guide with a clock of its own', () => {
  const status = (state: string, rest = {}) => ({ at: '2026-12-23T23:59:59+09:00', on: '2026-12-23', state, ...rest }) as never;
  expect(faceOfStatusFiling(status('soon'), at('2026-12-20T12:00:00+09:00'))).toMatchObject({
    word: 'まもなく目安・あと 3日 11時間',
    shape: 'half',
  });
  expect(faceOfStatusFiling(status('overdue'), at('2026-12-26T00:00:00+09:00')).word).toBe('目安を過ぎて2日');
  expect(faceOfStatusFiling(status('settled', { filedAt: '2026-12-22T10:00:00+09:00' }), at('2026-12-26T00:00:00+09:00')).word).toBe(
    '提出済',
  );
  expect(
    faceOfStatusFiling(status('settled-late', { filedAt: '2026-12-25T10:00:00+09:00' }), at('2026-12-26T00:00:00+09:00')),
  ).toMatchObject({
    word: '提出済（目安を2日過ぎた）',
    isLate: false,
  });
});

test('a duty without a number in the law shows its target as a target', () => {
  const promptly = duty({ state: 'no-clock', strictness: 'guideline', clock: { targetOn: '2026-12-03' }, rest: { nextAt: undefined } });
  expect(faceOfDuty(promptly, at('2026-12-01T00:00:00+09:00'))).toMatchObject({ word: '速やかに（目標 12/3）', shape: 'dotted' });
});

test('a held notice names the day of its review', () => {
  const held = duty({ state: 'held', rest: { held: { reason: 'too-little-known', reviewAt: '2026-12-05T10:00:00+09:00' } } });
  expect(faceOfDuty(held, at('2026-12-01T00:00:00+09:00'))).toMatchObject({ word: '保留・再検討 12/5', shape: 'pause' });
  const overTheNewYear = duty({ state: 'held', rest: { held: { reason: 'too-little-known', reviewAt: '2027-01-04T10:00:00+09:00' } } });
  expect(faceOfDuty(overTheNewYear, at('2026-12-29T00:00:00+09:00')).word).toBe('保留・再検討 2027/1/4');
});

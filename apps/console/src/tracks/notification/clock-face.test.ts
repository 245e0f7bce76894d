import type { DutyView } from '@shodo/contracts';
import { clock } from '../../words/areas/clock.js';
import { faceOfDuty, stateAt } from './clock-face.js';

const say = (word: keyof typeof clock.ja, parameters: Readonly<Record<string, string | number>> = {}) =>
  clock.ja[word].replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(parameters[name] ?? ''));
const at = (now: string) => ({ nowMs: Date.parse(now), language: 'ja' as const, say });

interface Given {
  readonly state: DutyView['state'];
  readonly strictness?: 'statute' | 'guideline';
  readonly standing?: 'arisen' | 'provisional';
  readonly clock?: object;
  readonly rest?: object;
}
const duty = ({ state, strictness = 'statute', standing = 'arisen', clock: days = {}, rest = {} }: Given) =>
  ({
    state,
    nextAt: '2026-12-28T23:59:59+09:00',
    late: false,
    history: [],
    judgement: { standing, clock: { strictness, ...days } },
    ...rest,
  }) as unknown as DutyView;

test('a running clock says only how much time is left', () => {
  expect(faceOfDuty(duty({ state: 'running' }), at('2026-12-16T12:00:00+09:00'))).toMatchObject({
    word: 'あと 12日',
    tone: 'running',
    shape: 'open',
    isDashed: false,
  });
});

test('a provisional duty is dashed, also once it is urgent', () => {
  expect(faceOfDuty(duty({ state: 'provisional', standing: 'provisional' }), at('2026-12-16T12:00:00+09:00'))).toMatchObject({
    word: '暫定・あと 12日',
    isDashed: true,
  });
  expect(faceOfDuty(duty({ state: 'soon', standing: 'provisional' }), at('2026-12-26T12:00:00+09:00'))).toMatchObject({
    tone: 'soon',
    shape: 'half',
    isDashed: true,
  });
});

test('what is past due says so in word and shape; a guide is never called a due time', () => {
  expect(faceOfDuty(duty({ state: 'overdue' }), at('2026-12-31T00:00:00+09:00'))).toMatchObject({
    word: '期限超過・2日',
    tone: 'overdue',
    shape: 'triangle',
  });
  expect(faceOfDuty(duty({ state: 'overdue', strictness: 'guideline' }), at('2026-12-31T00:00:00+09:00')).word).toBe('目安超過・2日');
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
  expect(faceOfDuty(late, at('2027-06-01T00:00:00+09:00'))).toMatchObject({ word: '提出済（2日超過）', shape: 'tick', isLate: true });
});

test('a duty without a number in the law shows its target as a target', () => {
  const promptly = duty({ state: 'no-clock', strictness: 'guideline', clock: { targetOn: '2026-12-03' }, rest: { nextAt: undefined } });
  expect(faceOfDuty(promptly, at('2026-12-01T00:00:00+09:00'))).toMatchObject({ word: '速やかに（目標 12/3）', shape: 'dotted' });
});

test('a held notice names the day of its review', () => {
  const held = duty({ state: 'held', rest: { held: { reason: 'too-little-known', reviewAt: '2026-12-05T10:00:00+09:00' } } });
  expect(faceOfDuty(held, at('2026-12-01T00:00:00+09:00'))).toMatchObject({ word: '保留・再検討 12/5', shape: 'pause' });
});

import type { Judgement } from '@shodo/contracts';
import { differences } from './other-rules.js';
import type { Pack } from './pack.js';
import { aPack } from './specification/a-pack.js';

const now = '2026-11-24T12:00:00+09:00';
const judged = (standing: Judgement['standing'], clock?: object) => ({ standing, ...(clock && { clock }) }) as Judgement;
const used = judged('arisen', { dueOn: '2026-12-23', dueAt: '2026-12-23T23:59:59+09:00' });
const rule = { version: '2026-01-01.1', digest: 'a'.repeat(64) };
const told = (pack: Pack, other: Judgement) => differences(used, [{ pack, outcome: other }], now);
const longer = judged('arisen', { dueOn: '2027-01-22', dueAt: '2027-01-22T23:59:59+09:00' });

test('A rule that gives the same is not spoken of', () => {
  expect(told(aPack(), judged('arisen', used.clock))).toEqual({ otherRules: [], warnings: [] });
});

test('A newer version in force is shown with its day, and takes nothing over', () => {
  for (const from of ['2026-11-24', '2026-07-01'])
    expect(told(aPack({ inForce: { from } }), longer)).toEqual({
      otherRules: [{ state: 'newer', ...rule, from, standing: 'arisen', dueOn: '2027-01-22', dueAt: '2027-01-22T23:59:59+09:00' }],
      warnings: [
        { code: 'other-rule-differs', with: { state: 'newer', version: rule.version, from, standing: 'arisen', due: '2027-01-22' } },
      ],
    });
});

test('A version that begins on a later day is one already passed', () => {
  const { otherRules, warnings } = told(aPack({ inForce: { from: '2026-11-25' } }), longer);
  expect(otherRules[0]).toMatchObject({ state: 'promulgated', from: '2026-11-25' });
  expect(warnings[0]).toMatchObject({ code: 'amendment-would-differ', with: { from: '2026-11-25' } });
  expect(warnings[0]?.with).not.toHaveProperty('latest');
});

test('The day of one that is still to be set is only the latest', () => {
  const amendment = (from?: string) => aPack({ pending: { state: 'promulgated', ...(from && { from }) }, inForce: { from: '9999-12-31' } });
  const latest = (from?: string) => told(amendment(from), judged('not-arisen')).warnings[0]?.with?.latest;
  expect([latest('2026-11-25'), latest()]).toEqual(['yes', undefined]);
});

test('An amendment whose day has come may be in force: on that very day, not the day before', () => {
  const amendment = (from?: string) => aPack({ pending: { state: 'promulgated', ...(from && { from }) }, inForce: { from: '9999-12-31' } });
  const code = (from?: string) => told(amendment(from), judged('not-arisen')).warnings[0]?.code;
  expect([code('2026-11-24'), code('2026-11-25'), code()]).toEqual([
    'amendment-may-be-in-force',
    'amendment-would-differ',
    'amendment-would-differ',
  ]);
});

test('One without a day says none, and one that lifts the duty has no date', () => {
  const proposed = aPack({ pending: { state: 'proposed' }, inForce: { from: '9999-12-31' } });
  expect(told(proposed, judged('not-arisen'))).toEqual({
    otherRules: [{ state: 'proposed', ...rule, standing: 'not-arisen' }],
    warnings: [{ code: 'amendment-would-differ', with: { state: 'proposed', version: rule.version, standing: 'not-arisen' } }],
  });
});

test('The end is told as the other rule has it: a day, an instant, or a target', () => {
  const due = (clock: object) => told(aPack(), judged('arisen', clock)).warnings[0]?.with?.due;
  expect(due({ dueAt: '2026-11-27T10:00:00+09:00' })).toBe('2026-11-27T10:00:00+09:00');
  const guide = { targetOn: '2026-11-26', alarmOn: '2026-11-28' };
  expect(due(guide)).toBe('2026-11-26');
  const strictness = (clock: object) => told(aPack(), judged('arisen', clock)).warnings[0]?.with?.strictness;
  expect([strictness(guide), strictness({ dueOn: '2026-11-27' })]).toEqual(['guideline', undefined]);
  expect(told(aPack(), judged('arisen', guide)).otherRules).toMatchObject([guide]);
  expect(Object.keys(told(aPack(), judged('arisen', { dueAt: '2026-11-27T10:00:00+09:00' })).otherRules[0] ?? {})).toEqual([
    'state',
    'version',
    'digest',
    'from',
    'standing',
    'dueAt',
  ]);
});

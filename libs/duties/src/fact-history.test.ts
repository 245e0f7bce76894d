import type { FactSheet, Instant } from '@shodo/contracts';
import { breachAsWhole } from './breach.js';
import { contradictions } from './contradictions.js';
import { factsOf } from './fact-history.js';

const at = (text: string) => Date.parse(text);
const asOf = (text: string): { asOf: Instant } => ({ asOf: text as Instant });
const yes = { value: true, confidence: 'confirmed' } as const;
const no = { value: false, confidence: 'confirmed' } as const;
const now = at('2026-12-01T00:00:00Z');

test('A fact is what its last version known by then says; before any version it is not known', () => {
  const facts = factsOf(
    {
      'leak-occurred': [
        { ...no, ...asOf('2026-11-01T00:00:00Z') },
        { ...yes, ...asOf('2026-11-10T00:00:00Z') },
      ],
    },
    now,
  );
  expect(
    ['2026-10-31T23:59:59Z', '2026-11-01T00:00:00Z', '2026-11-09T23:59:59Z', '2026-11-10T00:00:00Z'].map(
      (text) => facts.truth('leak-occurred', at(text)).value,
    ),
  ).toEqual([null, false, false, true]);
  expect(facts.changes).toEqual([at('2026-11-01T00:00:00Z'), at('2026-11-10T00:00:00Z')]);
});

test('A correction dated back overrules what stood in between', () => {
  const facts = factsOf(
    {
      'leak-occurred': [
        { ...no, ...asOf('2026-11-10T00:00:00Z') },
        { ...yes, ...asOf('2026-11-01T00:00:00Z') },
      ],
    },
    now,
  );
  expect(facts.truth('leak-occurred', at('2026-11-20T00:00:00Z')).value).toBe(true);
});

test('A version without a date is known from the beginning', () => {
  expect(factsOf({ 'leak-occurred': yes }, now).truth('leak-occurred', at('1990-01-01T00:00:00Z')).value).toBe(true);
});

test('A version dated ahead of now is not used, and named', () => {
  const facts = factsOf(
    {
      'leak-occurred': [
        { ...no, ...asOf('2026-11-01T00:00:00Z') },
        { ...yes, ...asOf('2026-12-02T00:00:00Z') },
      ],
    },
    now,
  );
  expect(facts.truth('leak-occurred', now).value).toBe(false);
  expect(facts.ahead).toEqual(['leak-occurred']);
});

const breach = (sheet: FactSheet) => breachAsWhole(factsOf(sheet, now), now);

test('A leak, a loss or a damage is a breach, as sure as the surest of them', () => {
  expect(
    breach({ 'leak-occurred': { value: true, confidence: 'suspected' }, 'loss-occurred': { value: true, confidence: 'probable' } }),
  ).toMatchObject({ value: true, confidence: 'probable' });
  expect(breach({ 'breach-occurred': yes, 'leak-occurred': { value: true, confidence: 'suspected' } })).toMatchObject({
    value: true,
    confidence: 'confirmed',
  });
});

test('All three denied deny the breach; two do not', () => {
  expect(breach({ 'leak-occurred': no, 'loss-occurred': no, 'damage-occurred': no })).toMatchObject({
    value: false,
    confidence: 'confirmed',
  });
  expect(breach({ 'leak-occurred': no, 'loss-occurred': no }).value).toBeNull();
});

test.each<[string, FactSheet]>([
  ['a breach denied and a leak confirmed', { 'breach-occurred': no, 'leak-occurred': yes }],
  ['a breach confirmed and every kind denied', { 'breach-occurred': yes, 'leak-occurred': no, 'loss-occurred': no, 'damage-occurred': no }],
])('Contradicting records leave the breach suspected and are named: %s', (_name, sheet) => {
  expect(breach(sheet)).toMatchObject({ value: true, confidence: 'suspected' });
  expect(contradictions(factsOf(sheet, now), Object.keys(sheet), now).map(({ code }) => code)).toEqual(['facts-contradict']);
});

const named = (sheet: FactSheet) => contradictions(factsOf(sheet, now), Object.keys(sheet), now);

test('Records that agree contradict nothing', () => {
  expect(named({ 'breach-occurred': no, 'leak-occurred': no })).toEqual([]);
  expect(named({ 'breach-occurred': yes, 'leak-occurred': no })).toEqual([]);
});

import type { FactSheet, Instant } from '@shodo/contracts';
import { breachAsWhole } from './breach.js';
import { contradictions } from './contradictions.js';
import { factsOf, supposing } from './fact-history.js';

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

test('Of what nobody spoke of nothing is known, and that nobody spoke is known; "not known" was said', () => {
  const facts = factsOf({ 'loss-occurred': { value: null, confidence: 'unknown' }, 'damage-occurred': { ...yes, evidence: ['x'] } }, now);
  expect(facts.truth('leak-occurred', now)).toEqual({ value: null, confidence: 'unknown', evidenced: false, unsaid: true });
  expect(facts.truth('loss-occurred', now)).toEqual({ value: null, confidence: 'unknown', evidenced: false });
  expect(facts.truth('damage-occurred', now)).toEqual({ ...yes, evidenced: true });
  expect(facts.count('principals-affected', now)).toEqual({ unknown: true });
  expect(facts.choice('leak-type', now)).toBeUndefined();
  expect([facts.changes, facts.ahead, facts.rivals('leak-occurred', now), facts.rivals('loss-occurred', now)]).toEqual([[], [], [], []]);
});

test('What was stated in another form than the fact has says nothing of it', () => {
  const facts = factsOf({ 'leak-occurred': { exact: 3 }, 'principals-affected': yes, 'leak-type': no } as unknown as FactSheet, now);
  expect(facts.truth('leak-occurred', now).value).toBeNull();
  expect(facts.count('principals-affected', now)).toEqual({ unknown: true });
  expect(facts.choice('leak-type', now)).toBeUndefined();
});

test('Everything that became known has its time, earliest first, filings among it; what bears no date changes nothing', () => {
  const facts = factsOf(
    {
      'leak-occurred': [
        { ...no, ...asOf('2026-11-20T00:00:00Z') },
        { ...yes, ...asOf('2026-11-25T00:00:00Z') },
      ],
      'loss-occurred': yes,
    },
    now,
    { filings: new Map([['jp.appi.final-report', at('2026-11-22T00:00:00Z')]]) },
  );
  expect(facts.changes).toEqual(['2026-11-20', '2026-11-22', '2026-11-25'].map((day) => at(`${day}T00:00:00Z`)));
  expect(facts.filed('jp.appi.final-report', at('2026-11-21T23:59:59Z'))).toBe(false);
  expect(facts.filed('jp.appi.final-report', at('2026-11-22T00:00:00Z'))).toBe(true);
  expect(facts.filed('jp.appi.preliminary-report', now)).toBe(false);
});

test('What is supposed holds of the facts named, in its own form, and of no other', () => {
  const facts = factsOf(
    { 'leak-occurred': no, 'principals-affected': { exact: 3 }, 'leak-type': { value: 'loss', confidence: 'confirmed' } },
    now,
  );
  const truth = { ...yes, evidenced: false };
  const told = (supposed: Parameters<typeof supposing>[1]) => {
    const other = supposing(facts, supposed);
    return [
      other.truth('leak-occurred', now).value,
      other.truth('loss-occurred', now).value,
      other.count('principals-affected', now),
      other.count('card-holders-affected', now),
      other.choice('leak-type', now)?.value,
      other.choice('event-grade', now)?.value,
    ];
  };
  const asItIs = [false, null, { exact: 3 }, { unknown: true }, 'loss', undefined];
  expect(told({ of: ['leak-occurred', 'principals-affected', 'leak-type'] })).toEqual(asItIs);
  expect(told({ of: ['leak-occurred'], truth })).toEqual([true, ...asItIs.slice(1)]);
  expect(told({ of: ['principals-affected'], count: { exact: 9 } })).toEqual([
    false,
    null,
    { exact: 9 },
    { unknown: true },
    'loss',
    undefined,
  ]);
  expect(told({ of: ['leak-type'], choice: { value: 'theft', confidence: 'confirmed' } })).toEqual([
    ...asItIs.slice(0, 4),
    'theft',
    undefined,
  ]);
});

import type { CountStatement, FactSheet, Statement } from '@shodo/contracts';
import { decisiveLeaves, evaluate, exceeds, leafStatement, weigh } from './condition.js';
import { factsOf } from './fact-history.js';
import type { Certainty, Condition, Leaf } from './pack.js';

const fact = 'leak-occurred';
const asked = (from: Certainty): Leaf => ({ is: 'fact', fact, from, silence: 'open' });
const told = (leaf: Leaf, sheet: FactSheet, filings: ReadonlyMap<string, number> = new Map()): Statement =>
  leafStatement(leaf, factsOf(sheet, 0, { filings }), 0, (duty) => (duty === 'jp.law.report' ? { ja: '報告', en: 'Report' } : undefined));

test.each([
  [true, 'confirmed', 'probable', { code: 'fact-holds', with: { fact, confidence: 'confirmed' } }],
  [true, 'probable', 'probable', { code: 'fact-holds', with: { fact, confidence: 'probable' } }],
  [true, 'suspected', 'probable', { code: 'fact-is-only-suspected', with: { fact, confidence: 'suspected' } }],
  [false, 'confirmed', 'suspected', { code: 'fact-is-denied', with: { fact } }],
  [false, 'probable', 'suspected', { code: 'denial-is-not-confirmed', with: { fact, confidence: 'probable' } }],
  [null, 'confirmed', 'suspected', { code: 'fact-is-not-known', with: { fact } }],
  [true, 'unknown', 'suspected', { code: 'fact-is-not-known', with: { fact } }],
  [false, 'unknown', 'suspected', { code: 'fact-is-not-known', with: { fact } }],
] as const)('A fact stated %s (%s), counting from %s, is told as %j', (value, confidence, from, statement) => {
  expect(told(asked(from), { [fact]: { value, confidence } })).toEqual(statement);
});

test.each([
  [true, 'confirmed', ['a reference'], 'yes', 'fact-is-proven'],
  [true, 'confirmed', [], 'no', 'fact-is-not-proven'],
  [true, 'probable', ['a reference'], 'no', 'fact-is-not-proven'],
  [null, 'unknown', ['a reference'], 'no', 'fact-is-not-proven'],
  [false, 'confirmed', ['a reference'], 'no', 'fact-is-not-proven'],
] as const)('Proven is only what is confirmed with evidence: %s (%s, %j) answers %s', (value, confidence, evidence, answer, code) => {
  const sheet = { [fact]: { value, confidence, evidence: [...evidence] } };
  expect(told({ is: 'proven', fact }, sheet)).toEqual({ code, with: { fact } });
  expect(evaluate({ is: 'proven', fact }, factsOf(sheet, 0), 0)).toBe(answer);
});

test('A fact of which nobody spoke is not known', () => {
  expect(told(asked('suspected'), {})).toEqual({ code: 'fact-is-not-known', with: { fact } });
});

const persons = 'principals-affected';
test.each<[CountStatement, Statement]>([
  [{ exact: 1000 }, { code: 'count-within-line', with: { fact: persons, count: 1000, line: 1000, exact: 'yes' } }],
  [{ exact: 1001 }, { code: 'count-exceeds-line', with: { fact: persons, count: 1001, line: 1000 } }],
  [{ estimate: 1000 }, { code: 'count-is-open', with: { fact: persons, line: 1000 } }],
  [{ estimate: 1001 }, { code: 'count-exceeds-line', with: { fact: persons, count: 1001, line: 1000 } }],
  [
    { estimate: 1000, max: 1000 },
    { code: 'count-within-line', with: { fact: persons, count: 1000, line: 1000 } },
  ],
  [
    { estimate: 900, max: 1200 },
    { code: 'possible-maximum-exceeds-line', with: { fact: persons, max: 1200, line: 1000 } },
  ],
  [{ max: 1000 }, { code: 'count-within-line', with: { fact: persons, count: 1000, line: 1000 } }],
  [{ max: 1001 }, { code: 'possible-maximum-exceeds-line', with: { fact: persons, max: 1001, line: 1000 } }],
  [{ unknown: true }, { code: 'count-is-open', with: { fact: persons, line: 1000 } }],
])('Beside a line of 1,000, %j is told as %j', (count, statement) => {
  expect(told({ is: 'more-than', fact: persons, line: 1000 }, { [persons]: count })).toEqual(statement);
});

test.each<[CountStatement, Statement]>([
  [{ exact: 0 }, { code: 'nobody-is-affected', with: { fact: persons } }],
  [{ max: 0 }, { code: 'nobody-is-affected', with: { fact: persons } }],
  [{ exact: 2 }, { code: 'count-is', with: { fact: persons, count: 2 } }],
  [{ estimate: 0 }, { code: 'somebody-may-be-affected', with: { fact: persons } }],
  [{ unknown: true }, { code: 'somebody-may-be-affected', with: { fact: persons } }],
])('Asked whether nobody is affected, %j is told as %j', (count, statement) => {
  const leaf: Leaf = { is: 'none-of', fact: persons };
  expect(told(leaf, { [persons]: count })).toEqual(statement);
  expect(evaluate(leaf, factsOf({ [persons]: count }, 0), 0)).toBe(statement.code === 'nobody-is-affected' ? 'yes' : 'no');
});

test('A choice is told by the word chosen', () => {
  const leaf: Leaf = { is: 'choice', fact: 'leak-type', oneOf: ['theft', 'loss'] };
  const chosen = (value: 'theft' | 'missend') => told(leaf, { 'leak-type': { value, confidence: 'confirmed' } });
  expect(chosen('theft')).toEqual({ code: 'choice-holds', with: { fact: 'leak-type', value: 'theft' } });
  expect(chosen('missend')).toEqual({ code: 'choice-is-another', with: { fact: 'leak-type', value: 'missend' } });
  expect(told(leaf, {})).toEqual({ code: 'fact-is-not-known', with: { fact: 'leak-type' } });
});

test('A report is told by its name, filed or not', () => {
  const leaf: Leaf = { is: 'filed', duty: 'jp.law.report' };
  const named = { duty: 'jp.law.report', dutyJa: '報告', dutyEn: 'Report' };
  expect(told(leaf, {}, new Map([['jp.law.report', 0]]))).toEqual({ code: 'report-was-filed', with: named });
  expect(told(leaf, {}, new Map([['jp.law.report', 1]]))).toEqual({ code: 'report-was-not-filed', with: named });
  expect(told({ is: 'filed', duty: 'jp.law.other' }, {})).toEqual({ code: 'report-was-not-filed', with: { duty: 'jp.law.other' } });
  expect(evaluate(leaf, factsOf({}, 0, { filings: new Map([['jp.law.report', 0]]) }), 0)).toBe('yes');
  expect(evaluate(leaf, factsOf({}, 0), 0)).toBe('no');
});

test('An estimate on the line is not beyond it, and without a maximum it leaves the count open', () => {
  expect(exceeds({ estimate: 1000 }, 1000)).toBe('open');
  expect(exceeds({ estimate: 1000, max: undefined } as CountStatement, 1000)).toBe('open');
});

test('What nobody spoke of is open unless the rule says that silence adds nothing', () => {
  expect(weigh({ value: null, confidence: 'unknown', evidenced: false, unsaid: true }, 'suspected')).toBe('open');
  expect(weigh({ value: null, confidence: 'probable', evidenced: false }, 'suspected')).toBe('open');
});

describe('What decides', () => {
  const facts = factsOf(
    {
      'leak-occurred': { value: true, confidence: 'confirmed' },
      'loss-occurred': { value: false, confidence: 'confirmed' },
    },
    0,
  );
  const holds = asked('suspected');
  const denied: Leaf = { is: 'fact', fact: 'loss-occurred', from: 'suspected', silence: 'open' };
  const open: Leaf = { is: 'fact', fact: 'damage-occurred', from: 'suspected', silence: 'open' };
  const decide = (condition: Condition) => decisiveLeaves(condition, facts, 0);

  test('is, of what is turned round, what is under it', () => {
    expect(decide({ is: 'not', part: holds })).toEqual([holds]);
    expect(decide({ is: 'not', part: { is: 'any-of', parts: [holds, denied] } })).toEqual([holds]);
  });

  test('is, of an any-of that is open, only what is open; of an all-of that is open, what holds as well', () => {
    expect(decide({ is: 'any-of', parts: [denied, open] })).toEqual([open]);
    expect(decide({ is: 'all-of', parts: [holds, open] })).toEqual([holds, open]);
  });

  test('is, of an all-of that is denied, only what is denied', () => {
    expect(decide({ is: 'all-of', parts: [holds, denied, open] })).toEqual([denied]);
  });
});

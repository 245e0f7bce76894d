import type { CountFact, CountStatement, FactSheet, TruthFact } from '@shodo/contracts';
import { decisiveLeaves, evaluate, exceeds, leafStatement, leavesOf, weigh } from './condition.js';
import { factsOf } from './fact-history.js';
import type { Answer, Condition, Leaf } from './pack.js';

const yes: TruthFact = 'leak-occurred';
const no: TruthFact = 'loss-occurred';
const open: TruthFact = 'damage-occurred';
const sheet: FactSheet = {
  [yes]: { value: true, confidence: 'confirmed' },
  [no]: { value: false, confidence: 'confirmed' },
  'leak-type': { value: 'theft', confidence: 'confirmed' },
};
const facts = factsOf(sheet, 0);
const leaf = (fact: TruthFact): Condition => ({ is: 'fact', fact, from: 'suspected', silence: 'open' });
const facing = { yes: leaf(yes), no: leaf(no), open: leaf(open) };

const table: readonly (readonly [Answer, Answer, Answer, Answer])[] = [
  ['yes', 'yes', 'yes', 'yes'],
  ['yes', 'no', 'yes', 'no'],
  ['yes', 'open', 'yes', 'open'],
  ['no', 'yes', 'yes', 'no'],
  ['no', 'no', 'no', 'no'],
  ['no', 'open', 'open', 'no'],
  ['open', 'yes', 'yes', 'open'],
  ['open', 'no', 'open', 'no'],
  ['open', 'open', 'open', 'open'],
];

test.each(table)('%s with %s is %s for any-of and %s for all-of', (a, b, any, all) => {
  const parts = [facing[a], facing[b]];
  expect(evaluate({ is: 'any-of', parts }, facts, 0)).toBe(any);
  expect(evaluate({ is: 'all-of', parts }, facts, 0)).toBe(all);
});

test('Not turns yes and no round and leaves open what is open', () => {
  expect((['yes', 'no', 'open'] as const).map((one) => evaluate({ is: 'not', part: facing[one] }, facts, 0))).toEqual([
    'no',
    'yes',
    'open',
  ]);
});

describe('A number that others on record contradict', () => {
  const persons = 'principals-affected';
  const of = (estimate: number) => ({ ...facts, count: () => ({ estimate, isDisputed: true as const }) });
  const many: Condition = { is: 'more-than', fact: persons, line: 1000 };
  const not = (part: Condition): Condition => ({ is: 'not', part });

  test('raises a duty by its largest, and speaks against none', () => {
    expect([many, not(many), not(not(many))].map((one) => evaluate(one, of(1200), 0))).toEqual(['yes', 'open', 'yes']);
    expect(evaluate(not(many), { ...facts, count: () => ({ estimate: 1200 }) }, 0)).toBe('no');
    const below = not({ is: 'any-of', parts: [facing.no, many] });
    expect(evaluate(below, of(1200), 0)).toBe('open');
    expect(decisiveLeaves(below, of(1200), 0)).toEqual([many]);
    expect(evaluate(not({ is: 'any-of', parts: [facing.yes, many] }), of(1200), 0)).toBe('no');
  });

  test('is told by its largest', () => {
    const said = (estimate: number) => leafStatement(many as Leaf, of(estimate), 0, () => undefined);
    expect(said(1200)).toEqual({ code: 'larger-count-exceeds-line', with: { fact: persons, count: 1200, line: 1000 } });
    expect(said(1000)).toEqual({ code: 'count-is-open', with: { fact: persons, line: 1000 } });
  });
});

describe('A part of the whole that has a line of its own', () => {
  const [ny, tx] = ['residents-affected-us-ny', 'residents-affected-us-tx'] as const;
  const line = { is: 'more-than', line: 500 } as const;
  const rest: Leaf = { ...line, fact: 'principals-affected', apartFrom: [ny, tx] };
  const counted = (counts: Partial<Record<CountFact, CountStatement>>) => ({
    ...facts,
    count: (fact: CountFact) => counts[fact] ?? { unknown: true as const },
  });
  const told = (leaf: Leaf, counts: Partial<Record<CountFact, CountStatement>>) => [
    evaluate(leaf, counted(counts), 0),
    leafStatement(leaf, counted(counts), 0, () => undefined),
  ];
  const said = (code: string, count?: number, exact?: 'yes') => ({
    code,
    with: { fact: 'principals-affected', ...(count !== undefined && { count }), line: 500, ...(exact && { exact }) },
  });

  test('is taken from the whole as far as it is sure', () => {
    const of = (whole: CountStatement, ...parts: CountStatement[]) =>
      told(rest, { 'principals-affected': whole, [ny]: parts[0], [tx]: parts[1] });
    const exact = (number: number) => ({ exact: number });
    expect(of(exact(1000), exact(400), exact(99))).toEqual(['yes', said('rest-of-count-exceeds-line', 501, 'yes')]);
    expect(of(exact(1000), exact(400), exact(100))).toEqual(['no', said('rest-of-count-within-line', 500, 'yes')]);
    expect(of(exact(1000), exact(400), { max: 600 })).toEqual(['yes', said('rest-of-count-exceeds-line', 600, 'yes')]);
    expect(of({ max: 900 }, exact(400))).toEqual(['no', said('rest-of-count-within-line', 500)]);
    expect(of({ max: 901 }, exact(400))).toEqual(['yes', said('rest-of-count-exceeds-line', 501)]);
    expect(of({ estimate: 900 }, exact(400))).toEqual(['open', said('rest-of-count-is-open')]);
    expect(of({ estimate: 950, max: 960 }, exact(400))).toEqual(['yes', said('rest-of-count-exceeds-line', 560)]);
    expect(of(exact(300), exact(400))).toEqual(['no', said('rest-of-count-within-line', 0, 'yes')]);
    // Where nobody is surely in a part, the whole is asked, and told as it is.
    expect(of(exact(501))).toEqual(['yes', said('count-exceeds-line', 501)]);
  });

  test('adds nothing while nobody counted it', () => {
    const part: Leaf = { ...line, fact: ny, silence: 'no' };
    expect(told(part, {})).toEqual(['no', { code: 'count-is-among-the-rest', with: { fact: ny } }]);
    expect(told(part, { [ny]: { exact: 501 } })[0]).toBe('yes');
    expect(told(part, { [ny]: { estimate: 400 } })[0]).toBe('open');
  });
});

test.each([
  [true, 'confirmed', 'suspected', 'yes'],
  [true, 'suspected', 'suspected', 'yes'],
  [true, 'suspected', 'probable', 'open'],
  [true, 'probable', 'probable', 'yes'],
  [true, 'unknown', 'suspected', 'open'],
  [false, 'confirmed', 'suspected', 'no'],
  [false, 'probable', 'suspected', 'open'],
  [false, 'suspected', 'suspected', 'open'],
  [null, 'confirmed', 'suspected', 'open'],
] as const)('Stated %s (%s), counting from %s, is %s', (value, confidence, from, answer) => {
  expect(weigh({ value, confidence, evidenced: false }, from)).toBe(answer);
});

test('A fact that only widens a question adds nothing while it is not said; that it is not known is said', () => {
  const notKnown = { value: null, confidence: 'unknown', evidenced: false } as const;
  expect(weigh({ ...notKnown, unsaid: true }, 'suspected', 'no')).toBe('no');
  expect(weigh(notKnown, 'suspected', 'no')).toBe('open');
  expect(weigh({ value: false, confidence: 'probable', evidenced: false }, 'suspected', 'no')).toBe('open');
  expect(weigh({ value: true, confidence: 'suspected', evidenced: false }, 'suspected', 'no')).toBe('yes');
});

test('What a form leaves out is not known, and adds nothing only where the rule waits for somebody to raise it', () => {
  const leftOut = { value: null, confidence: 'unknown', evidenced: false, leftOut: true } as const;
  expect(weigh(leftOut, 'suspected')).toBe('open');
  expect(weigh(leftOut, 'suspected', 'no')).toBe('open');
  expect(weigh(leftOut, 'suspected', 'left-out')).toBe('no');
  expect(weigh({ value: null, confidence: 'unknown', evidenced: false }, 'suspected', 'left-out')).toBe('open');
  expect(weigh({ value: null, confidence: 'unknown', evidenced: false, unsaid: true }, 'suspected', 'left-out')).toBe('no');
});

test.each<[CountStatement, Answer]>([
  [{ exact: 1000 }, 'no'],
  [{ exact: 1001 }, 'yes'],
  [{ max: 1000 }, 'no'],
  [{ max: 1001 }, 'yes'],
  [{ estimate: 800 }, 'open'],
  [{ estimate: 1200 }, 'yes'],
  [{ estimate: 800, max: 1000 }, 'no'],
  [{ estimate: 800, max: 1200 }, 'yes'],
  [{ unknown: true }, 'open'],
])('While a count is open its maximum rules: %j against 1,000 is %s', (count, answer) => {
  expect(exceeds(count, 1000)).toBe(answer);
});

test('A choice holds for the words named, is denied by another confirmed word, and is open otherwise', () => {
  const theft: Condition = { is: 'choice', fact: 'leak-type', oneOf: ['theft', 'loss'] };
  const grade: Condition = { is: 'choice', fact: 'event-grade', oneOf: ['large'] };
  expect(evaluate(theft, facts, 0)).toBe('yes');
  expect(evaluate({ ...theft, oneOf: ['loss'] }, facts, 0)).toBe('no');
  expect(evaluate({ ...theft, oneOf: ['loss'] }, factsOf({ 'leak-type': { value: 'theft', confidence: 'suspected' } }, 0), 0)).toBe('open');
  expect(evaluate(grade, facts, 0)).toBe('open');
});

test('The facts told are those that decide: of an any-of that holds, only what holds', () => {
  const rule: Condition = { is: 'any-of', parts: [facing.no, facing.yes, facing.open] };
  const told = (condition: Condition) => decisiveLeaves(condition, facts, 0).map((one) => leafStatement(one, facts, 0, () => undefined));
  expect(told(rule)).toEqual([{ code: 'fact-holds', with: { fact: yes, confidence: 'confirmed' } }]);
  expect(told({ is: 'all-of', parts: rule.parts })).toEqual([{ code: 'fact-is-denied', with: { fact: no } }]);
  expect(told({ is: 'all-of', parts: [facing.yes, facing.open] }).map(({ code }) => code)).toEqual(['fact-holds', 'fact-is-not-known']);
});

test('Each fact of a condition is asked once', () => {
  expect(leavesOf({ is: 'any-of', parts: [facing.yes, { is: 'not', part: { is: 'all-of', parts: [facing.yes, facing.no] } }] })).toEqual([
    facing.yes,
    facing.no,
  ]);
});

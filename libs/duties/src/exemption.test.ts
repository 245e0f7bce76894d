import type { FactSheet, StatedTruth, TruthFact } from '@shodo/contracts';
import { answerOf, exemptionStatements, liftingExemption, provenExemptions } from './exemption.js';
import { factsOf } from './fact-history.js';
import type { Condition, Exemption } from './pack.js';
import { aPack, aSheet } from './specification/a-pack.js';

const leak: StatedTruth = { value: true, confidence: 'confirmed' };
const proven: StatedTruth = { value: true, confidence: 'confirmed', evidence: ['E1'] };
const concealment: Exemption = {
  exemption: 'strong-concealment',
  needs: ['concealment-algorithm-recognised', 'concealment-key-safe'],
};
const recovered: Exemption = {
  exemption: 'recovered-before-viewing',
  needs: ['recovered-before-viewing'],
  unless: { is: 'fact', fact: 'loss-occurred', from: 'suspected', silence: 'open' },
};
const pack = aPack({ liftedBy: [concealment, recovered] });
const of = (sheet: FactSheet) => factsOf({ 'leak-occurred': leak, ...sheet }, 0);
const said = (sheet: FactSheet) => exemptionStatements(pack, liftingExemption(pack, of(sheet), 0), of(sheet), 0);
const notProven = (exemption: string, fact: string) => ({ code: 'exemption-is-not-proven', with: { exemption, fact } });

test('An exemption lifts when each of its facts is confirmed and evidenced, and says so', () => {
  const both = { 'concealment-algorithm-recognised': proven, 'concealment-key-safe': proven };
  expect(answerOf(pack, of(both), 0)).toBe('no');
  expect(said(both)).toEqual([{ code: 'exemption-applies', with: { exemption: 'strong-concealment' } }]);
});

test.each<[string, StatedTruth]>([
  ['denied, with evidence', { value: false, confidence: 'confirmed', evidence: ['E1'] }],
  ['not known', { value: null, confidence: 'confirmed', evidence: ['E1'] }],
  ['only probable', { value: true, confidence: 'probable', evidence: ['E1'] }],
  ['without evidence', { value: true, confidence: 'confirmed' }],
  ['with an empty list of evidence', { value: true, confidence: 'confirmed', evidence: [] }],
])('One whose second fact is %s lifts nothing, and that fact is named', (_how, key) => {
  const sheet = { 'concealment-algorithm-recognised': proven, 'concealment-key-safe': key };
  expect(answerOf(pack, of(sheet), 0)).toBe('yes');
  expect(said(sheet)).toEqual([notProven('strong-concealment', 'concealment-key-safe')]);
});

test('One that nobody claims is not spoken of: nothing said, denied, or not known', () => {
  expect(said({})).toEqual([]);
  expect(said({ 'concealment-key-safe': { value: false, confidence: 'confirmed', evidence: ['E1'] } })).toEqual([]);
  expect(said({ 'concealment-key-safe': { value: true, confidence: 'unknown' } })).toEqual([]);
  expect(said({ 'concealment-key-safe': { value: null, confidence: 'probable' } })).toEqual([]);
});

test('One that is proven and does not reach the case says that; while it is open whether it does, that', () => {
  const stands = (sheet: FactSheet) => answerOf(pack, of({ 'recovered-before-viewing': proven, ...sheet }), 0);
  const told = (sheet: FactSheet) => said({ 'recovered-before-viewing': proven, ...sheet });
  const reached = { exemption: 'recovered-before-viewing' };
  expect(stands({ 'loss-occurred': leak })).toBe('yes');
  expect(told({ 'loss-occurred': leak })).toEqual([{ code: 'exemption-does-not-reach', with: reached }]);
  for (const open of [{}, { 'loss-occurred': { value: null, confidence: 'unknown' } as const }]) {
    expect(stands(open)).toBe('open');
    expect(told(open)).toEqual([{ code: 'exemption-may-not-reach', with: { ...reached, facts: 'loss-occurred' } }]);
  }
  const denied: FactSheet = { 'loss-occurred': { value: false, confidence: 'confirmed' } };
  expect(stands(denied)).toBe('no');
  expect(told(denied)).toEqual([{ code: 'exemption-applies', with: reached }]);
});

test('Where the duty is out of question anyhow, nothing is said of what one that is proven does not reach, and what is lacking is', () => {
  const outOfQuestion = (sheet: FactSheet) => exemptionStatements(pack, undefined, of(sheet), 0, 'no');
  for (const sheet of [{}, { 'loss-occurred': leak }]) expect(outOfQuestion({ 'recovered-before-viewing': proven, ...sheet })).toEqual([]);
  expect(outOfQuestion({ 'recovered-before-viewing': leak })).toEqual([notProven('recovered-before-viewing', 'recovered-before-viewing')]);
});

test('One that must show something of its own keeps nothing open while it does not, and names what is not known', () => {
  const kept: Exemption = {
    exemption: 'same-content-kept-elsewhere',
    needs: ['same-content-kept-elsewhere'],
    onlyWhen: { is: 'not', part: { is: 'fact', fact: 'loss-occurred', from: 'suspected', silence: 'open' } },
  };
  const withCopy = aPack({ liftedBy: [kept] });
  const judged = (sheet: FactSheet) => {
    const facts = of({ 'same-content-kept-elsewhere': proven, ...sheet });
    return [answerOf(withCopy, facts, 0), exemptionStatements(withCopy, liftingExemption(withCopy, facts, 0), facts, 0)];
  };
  const told = (code: string, facts?: string) => [{ code, with: { exemption: 'same-content-kept-elsewhere', facts } }];
  expect(judged({})).toEqual(['yes', told('exemption-may-not-reach', 'loss-occurred')]);
  expect(judged({ 'loss-occurred': leak })).toEqual(['yes', told('exemption-does-not-reach')]);
  expect(judged({ 'loss-occurred': { value: false, confidence: 'confirmed' } })).toEqual(['no', told('exemption-applies')]);
});

test('Not named is what is not known and makes no difference, since something beside it settles its part', () => {
  const asked = (fact: TruthFact): Condition => ({ is: 'fact', fact, from: 'suspected', silence: 'open' });
  const both: Condition = { is: 'all-of', parts: [asked('information-about-to-be-acquired'), asked('wrongful-purpose-possible')] };
  const rule = aPack({ liftedBy: [{ ...recovered, unless: { is: 'any-of', parts: [asked('loss-occurred'), both] } }] });
  const open = (sheet: FactSheet) => {
    const facts = of({ 'leak-occurred': leak, 'recovered-before-viewing': proven, ...sheet });
    return exemptionStatements(rule, undefined, facts, 0).map(({ with: named }) => named?.facts);
  };
  expect(open({})).toEqual(['loss-occurred information-about-to-be-acquired wrongful-purpose-possible']);
  expect(open({ 'information-about-to-be-acquired': { value: false, confidence: 'confirmed' } })).toEqual(['loss-occurred']);
  expect(open({ 'information-about-to-be-acquired': leak })).toEqual(['loss-occurred wrongful-purpose-possible']);
});

test('One that may not reach the case leaves open what stands, and nothing more: what is denied stays denied', () => {
  const recoveredAll = { 'recovered-before-viewing': proven };
  expect(answerOf(pack, of({ ...recoveredAll, 'leak-occurred': { value: false, confidence: 'confirmed' } }), 0)).toBe('no');
});

test('Two that are claimed are both answered, in the order of the rule', () => {
  expect(said({ 'recovered-before-viewing': leak, 'concealment-algorithm-recognised': leak })).toEqual([
    notProven('strong-concealment', 'concealment-algorithm-recognised'),
    notProven('strong-concealment', 'concealment-key-safe'),
    notProven('recovered-before-viewing', 'recovered-before-viewing'),
  ]);
});

test('Proven are those of which all facts are, or would be with the facts named besides', () => {
  const half = of({ 'concealment-algorithm-recognised': proven });
  expect(provenExemptions(pack, half, 0)).toEqual([]);
  expect(provenExemptions(pack, half, 0, ['concealment-key-safe'])).toEqual([concealment]);
  expect(provenExemptions(pack, half, 0, ['recovered-before-viewing'])).toEqual([recovered]);
});

test('What was answered once is not worked out again, and no other moment or rule is answered by it', () => {
  const stated = factsOf(
    aSheet({
      'leak-occurred': [
        { ...leak, value: false, asOf: '1970-01-01T00:00:00Z' },
        { ...leak, asOf: '1970-01-01T00:00:01Z' },
      ],
    }),
    9_000,
  );
  const asked: number[] = [];
  const truth: typeof stated.truth = (fact, at) => {
    asked.push(at);
    return stated.truth(fact, at);
  };
  const facts = { ...stated, truth, memory: new Map() };
  expect([0, 1_000].map((at) => answerOf(pack, facts, at))).toEqual(['no', 'yes']);
  const before = asked.length;
  expect([0, 1_000, 0].map((at) => answerOf({ ...pack }, facts, at))).toEqual(['no', 'yes', 'no']);
  expect(asked).toHaveLength(before);
  expect(answerOf(aPack({ arisesWhen: { is: 'not', part: pack.arisesWhen } }), facts, 0)).toBe('yes');
  expect(asked.length).toBeGreaterThan(before);
});

import { asOneRecord } from './contradictions.js';
import { factsOf } from './fact-history.js';
import { answerBesideOtherLaw } from './other-law.js';
import type { Condition } from './pack.js';
import { aPack, aSheet, type ToldFacts } from './specification/a-pack.js';

const yes = { value: true, confidence: 'confirmed', evidence: ['a reference'] } as const;
const no = { value: false, confidence: 'confirmed' } as const;
const breach: Condition = { is: 'fact', fact: 'breach-occurred', from: 'probable', silence: 'open' };
const item: Condition = { is: 'fact', fact: 'special-care-information-involved', from: 'suspected', silence: 'open' };
const entrusted: Condition = { is: 'fact', fact: 'data-entrusted-to-us', from: 'suspected', silence: 'no' };
const line: Condition = { is: 'more-than', fact: 'principals-affected', line: 1000 };
const pseudonymised = { exemption: 'pseudonymised-only', needs: ['pseudonymised-only'] };
function answer(arisesWhen: Condition, sheet: ToldFacts, exemption: object = pseudonymised) {
  const pack = aPack({ arisesWhen, liftedBy: [exemption] });
  return answerBesideOtherLaw(pack, pack.liftedBy, asOneRecord(factsOf(aSheet(sheet), 0)), 0);
}
const all = (...parts: Condition[]): Condition => ({ is: 'all-of', parts });

describe('Beside a law with a lower line', () => {
  test('a number below ours may be above its own, and an item that does not hold here may hold there', () => {
    expect(answer(all(breach, line), { 'breach-occurred': yes, 'principals-affected': { exact: 101 } })).toBe('open');
    expect(answer(all(breach, line), { 'breach-occurred': yes, 'principals-affected': { exact: 1001 } })).toBe('yes');
    expect(answer(all(breach, item), { 'breach-occurred': yes, 'special-care-information-involved': no })).toBe('open');
    expect(answer(all(breach, item), { 'breach-occurred': yes, 'special-care-information-involved': yes })).toBe('yes');
  });

  test('what is only for the case that no line is crossed is never sure', () => {
    const below = all(breach, { is: 'not', part: line });
    expect(answer(below, { 'breach-occurred': yes, 'principals-affected': { exact: 101 } })).toBe('open');
    expect(answer(below, { 'breach-occurred': yes, 'principals-affected': { exact: 1001 } })).toBe('no');
  });

  test('who is asked at all is the same', () => {
    expect(answer(all(breach, entrusted), { 'breach-occurred': yes, 'data-entrusted-to-us': no })).toBe('no');
    expect(answer(all(breach, entrusted), { 'breach-occurred': yes })).toBe('no');
  });

  test('where nothing happened, or the duty is lifted, it is out of question under either', () => {
    expect(answer(all(breach, item), { 'breach-occurred': no, 'special-care-information-involved': no })).toBe('no');
    expect(answer(all(breach, item), { 'breach-occurred': yes, 'special-care-information-involved': yes, 'pseudonymised-only': yes })).toBe(
      'no',
    );
    expect(answer(all(breach, item), { 'breach-occurred': { value: null, confidence: 'unknown' } })).toBe('open');
  });

  test('an exemption of which it is open whether it reaches the case leaves the duty open, as it does under one law', () => {
    const unless = { ...item, fact: 'property-damage-possible' };
    const sheet = { 'breach-occurred': yes, 'special-care-information-involved': yes, 'pseudonymised-only': yes } as const;
    expect(answer(all(breach, item), sheet, { ...pseudonymised, unless })).toBe('open');
  });
});

import type { TruthFact } from '@shodo/contracts';
import { asOneRecord } from './contradictions.js';
import { factsOf } from './fact-history.js';
import type { Condition, Pack } from './pack.js';
import { aLimit, aPack, aSheet, type ToldFacts } from './specification/a-pack.js';
import { aboutToBeAcquiredStatement, longerSpokenFor, wrongfulPurposeIsSuspected, wrongfulPurposeMayBe } from './wrongful-purpose.js';

const confirmed = (value: boolean) => ({ value, confidence: 'confirmed' }) as const;
const kind = (value: string, confidence = 'confirmed') => ({ 'leak-type': { value, confidence } });
const purpose = 'wrongful-purpose-possible';
const wrongful: Condition = { is: 'fact', fact: purpose, from: 'suspected', silence: 'open' };
const about: Condition = { is: 'fact', fact: 'information-about-to-be-acquired', from: 'suspected', silence: 'no' };
const of = (sheet: ToldFacts) => factsOf(aSheet(sheet), 0);

describe('A wrongful purpose is suspected', () => {
  const isSuspected = (sheet: ToldFacts) => wrongfulPurposeIsSuspected(of(sheet), 0);

  test('where it is stated, at whatever confidence', () => {
    for (const confidence of ['suspected', 'probable', 'confirmed'])
      expect(isSuspected({ [purpose]: { value: true, confidence } })).toBe(true);
    expect(isSuspected({ [purpose]: { value: true, confidence: 'unknown' } })).toBe(false);
    expect(isSuspected({})).toBe(false);
  });

  test('where a kind, a sign or a fact speaks for it, and nobody has denied it for sure', () => {
    for (const sheet of [kind('theft'), kind('ransomware', 'suspected'), { 'illegal-outside-access': confirmed(true) }]) {
      expect(isSuspected(sheet)).toBe(true);
      expect(isSuspected({ ...sheet, [purpose]: { value: false, confidence: 'probable' } })).toBe(true);
      expect(isSuspected({ ...sheet, [purpose]: confirmed(false) })).toBe(false);
    }
    expect(isSuspected(kind('missend'))).toBe(false);
    expect(isSuspected(kind('theft', 'unknown'))).toBe(false);
  });
});

test('A wrongful purpose may be there where it is suspected, or where it was asked for and not denied for sure', () => {
  const mayBe = (sheet: ToldFacts) => wrongfulPurposeMayBe(of(sheet), 0);
  for (const value of [null, true, false]) expect(mayBe({ [purpose]: { value, confidence: 'unknown' } })).toBe(true);
  expect(mayBe({ [purpose]: { value: false, confidence: 'probable' } })).toBe(true);
  expect(mayBe(kind('theft'))).toBe(true);
  expect(mayBe({})).toBe(false);
  expect(mayBe({ ...kind('theft'), [purpose]: confirmed(false) })).toBe(false);
});

describe('That nobody has said whether information about to be acquired is concerned', () => {
  const said = [{ code: 'about-to-be-acquired-is-not-said' }];
  const pack = aPack({ arisesWhen: { is: 'all-of', parts: [about, wrongful] } });
  const told = (sheet: ToldFacts, asking: Pack = pack, leftOut: readonly TruthFact[] = []) => {
    const stated = factsOf(aSheet(sheet), 0, { leftOut });
    return aboutToBeAcquiredStatement(asking, asOneRecord(stated), stated, 0);
  };
  const unknown = { value: null, confidence: 'unknown' } as const;

  test('is told where the duty hangs on that alone, beside a wrongful purpose that may be', () => {
    expect(told({ [purpose]: confirmed(true) })).toEqual(said);
    expect(told({ [purpose]: { value: true, confidence: 'suspected' } })).toEqual(said);
    expect(told(kind('theft'))).toEqual(said); // the purpose is open, and so is the duty
    expect(told({ [purpose]: unknown })).toEqual(said); // asked, and nobody knows
    const aloud = { [purpose]: confirmed(true), 'information-about-to-be-acquired': unknown };
    expect(told(aloud, pack, ['information-about-to-be-acquired'])).toEqual(said);
    // Said and denied without saying which came later, or denied beside an intrusion: nobody knows.
    expect(told({ [purpose]: [confirmed(true), confirmed(false)] })).toEqual(said);
    expect(told({ 'illegal-outside-access': confirmed(true), [purpose]: confirmed(false) })).toEqual(said);
    // A misuse of My Numbers accounts for the purpose: the duty is out of question, and names it all the same.
    expect(told({ [purpose]: confirmed(true), 'my-number-used-or-provided-unlawfully': confirmed(true) })).toEqual(said);
  });

  test('is not told where somebody has answered, or where there is no such purpose', () => {
    for (const answer of [confirmed(false), confirmed(true), unknown])
      expect(told({ [purpose]: confirmed(true), 'information-about-to-be-acquired': answer })).toEqual([]);
    expect(told({})).toEqual([]);
    expect(told({ [purpose]: confirmed(false) })).toEqual([]);
  });

  test('is not told of a rule that does not ask for it, nor where something else keeps the duty, or keeps it away', () => {
    expect(told({ [purpose]: confirmed(true) }, aPack({ arisesWhen: wrongful }))).toEqual([]);
    const breach: Condition = { is: 'fact', fact: 'breach-occurred', from: 'suspected', silence: 'open' };
    expect(told({ [purpose]: confirmed(true) }, aPack({ arisesWhen: { is: 'any-of', parts: [about, breach] } }))).toEqual([]);
    const more = aPack({ arisesWhen: { is: 'all-of', parts: [about, wrongful, { ...about, fact: 'card-data-involved' }] } });
    expect(told({ [purpose]: confirmed(true) }, more)).toEqual([]);
    expect(told({ [purpose]: confirmed(true), 'card-data-involved': confirmed(true) }, more)).toEqual(said);
  });
});

test('It is told where the duty hangs on it because an exemption that is proven reaches everything else', () => {
  const breach: Condition = { is: 'fact', fact: 'breach-occurred', from: 'suspected', silence: 'open' };
  const both: Condition = { is: 'all-of', parts: [about, wrongful] };
  const unless: Condition = { is: 'all-of', parts: [{ ...about, silence: 'left-out' }, wrongful] };
  const pack = aPack({
    arisesWhen: { is: 'any-of', parts: [both, breach] },
    liftedBy: [{ exemption: 'strong-concealment', needs: ['concealment-key-safe'], unless }],
  });
  const proven = { value: true, confidence: 'confirmed', evidence: ['E1'] } as const;
  const told = (sheet: ToldFacts) => {
    const stated = of({ 'breach-occurred': confirmed(true), ...kind('card-skimming'), ...sheet });
    return aboutToBeAcquiredStatement(pack, asOneRecord(stated), stated, 0);
  };
  expect(told({ 'concealment-key-safe': proven })).toEqual([{ code: 'about-to-be-acquired-is-not-said' }]);
  expect(told({ 'concealment-key-safe': confirmed(true) })).toEqual([]); // the breach keeps the duty, whatever was about to be acquired
});

describe('A longer limit is spoken for', () => {
  const clock = (...longerWhen: object[]) => aPack({ clock: { earliestOf: [aLimit()], longerWhen } });
  const sixty = { when: wrongful, within: { days: 60 } };
  const theft = { is: 'choice', fact: 'leak-type', value: 'theft' };

  test('by the first word that does, and by none where it is known whether it holds', () => {
    expect(longerSpokenFor(clock(sixty), of(kind('theft')), 0)).toEqual({ length: { days: 60 }, by: theft });
    for (const value of [true, false])
      expect(longerSpokenFor(clock(sixty), of({ ...kind('theft'), [purpose]: confirmed(value) }), 0)).toBeUndefined();
    expect(longerSpokenFor(clock(sixty), of({}), 0)).toBeUndefined();
    expect(longerSpokenFor(clock(), of(kind('theft')), 0)).toBeUndefined();
  });

  test('not where the word would not be enough, nor by a word for its opposite', () => {
    const both = {
      when: { is: 'all-of', parts: [wrongful, { is: 'fact', fact: 'leak-occurred', from: 'suspected', silence: 'open' }] },
      within: { days: 60 },
    };
    expect(longerSpokenFor(clock(both), of(kind('theft')), 0)).toBeUndefined();
    expect(longerSpokenFor(clock(both), of({ ...kind('theft'), 'leak-occurred': confirmed(true) }), 0)).toEqual({
      length: { days: 60 },
      by: theft,
    });
    expect(longerSpokenFor(clock({ when: { is: 'not', part: wrongful }, within: { days: 60 } }), of(kind('theft')), 0)).toBeUndefined();
    const many = { when: { is: 'more-than', fact: 'principals-affected', line: 10 }, within: { days: 60 } };
    expect(longerSpokenFor(clock(many), of(kind('theft')), 0)).toBeUndefined();
    expect(longerSpokenFor(clock(many, sixty), of(kind('theft')), 0)).toEqual({ length: { days: 60 }, by: theft });
  });
});

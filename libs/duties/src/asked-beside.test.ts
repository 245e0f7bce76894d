import type { Confidence, TruthFact } from '@shodo/contracts';
import { askedBeside, isAskedNoMore, opensAnother, raisesAnother } from './asked-beside.js';
import { factsOf } from './fact-history.js';
import { aSheet, type ToldFacts } from './specification/a-pack.js';

const said = (value: boolean | null, confidence: Confidence = 'confirmed') => ({ value, confidence }) as const;
const purpose = 'wrongful-purpose-possible';
const information = 'information-about-to-be-acquired';
const infrastructure = 'critical-information-infrastructure';
const grade = 'significant-incident';
const misuse = 'my-number-used-or-provided-unlawfully';
const of = (sheet: ToldFacts, leftOut: readonly TruthFact[] = []) => factsOf(aSheet(sheet), 0, { leftOut });

test('What opens another question is the word that it is asked beside, and nothing else', () => {
  expect([purpose, infrastructure].every(opensAnother)).toBe(true);
  expect([information, grade, 'breach-occurred', misuse].some(opensAnother)).toBe(false);
});

test('What is said of the breach raises the question, or ends it, while nobody has answered it beside a word that may hold', () => {
  const record = (more: object) => ({
    ...of({}),
    truth: () => ({ value: null, confidence: 'unknown' as const, evidenced: false, ...more }),
  });
  for (const asked of [{}, { leftOut: true }]) expect(raisesAnother('breach-occurred', record(asked), 0)).toBe(true);
  for (const settled of [{ unsaid: true }, { value: true }, { value: false }])
    expect(raisesAnother('breach-occurred', record(settled), 0)).toBe(false);
  expect(raisesAnother(misuse, record({}), 0)).toBe(false);
});

describe('What is asked beside another word', () => {
  const beside = (fact: TruthFact, sheet: ToldFacts, leftOut?: readonly TruthFact[]) => {
    const stated = of(sheet, leftOut);
    return askedBeside(stated, fact, 0, (other) => stated.truth(other, 0));
  };
  const open = { value: null, confidence: 'unknown', evidenced: false } as const;
  const unasked = { ...open, leftOut: true };
  const held = { 'breach-occurred': said(true) };

  test('is nothing that is asked by itself', () => {
    expect(beside('breach-occurred', { 'breach-occurred': said(true), [purpose]: said(true) })).toBeUndefined();
  });

  test('is what was answered, and open where the answer says nothing', () => {
    expect(beside(information, { [information]: said(false), [purpose]: said(true) })).toMatchObject(said(false));
    expect(beside(grade, { [grade]: said(true, 'suspected') })).toMatchObject(said(true, 'suspected'));
    for (const silent of [said(null), said(null, 'suspected'), said(true, 'unknown')])
      expect(beside(information, { [information]: silent, [purpose]: said(true) })).toEqual(open);
  });

  test('is open beside the word while that may hold, and unsaid beside its denial', () => {
    for (const may of [said(true), said(true, 'suspected'), said(null, 'unknown'), said(false, 'probable')]) {
      expect(beside(information, { ...held, [purpose]: may })).toEqual(unasked);
      expect(beside(grade, { [infrastructure]: may })).toEqual(unasked);
    }
    for (const [fact, word] of [
      [information, purpose],
      [grade, infrastructure],
    ] as const) {
      expect(beside(fact, { [word]: said(false) })).toEqual({ ...open, unsaid: true });
      expect(beside(fact, {})).toEqual({ ...open, unsaid: true });
      expect(beside(fact, { [word]: said(null, 'unknown') }, [word])).toEqual({ ...open, unsaid: true });
    }
  });

  test('is asked by the record where it bears a sign of an acquisition, or where no breach is stated', () => {
    const may: ToldFacts = { [purpose]: said(true) };
    const skimmed = { 'leak-type': { value: 'card-skimming', confidence: 'suspected' } } as const;
    const tampered = { 'suspicion-indicator': { value: 'entry-page-tampered', confidence: 'confirmed' } } as const;
    for (const sign of [skimmed, tampered]) {
      expect(beside(information, { ...held, ...sign, ...may })).toEqual(open);
      expect(beside(information, { ...held, ...sign })).toEqual(open); // they speak for a wrongful purpose, too
      expect(beside(information, { ...sign, [purpose]: said(false) })).toEqual({ ...open, unsaid: true });
      expect(beside(grade, { ...sign, [infrastructure]: said(true) })).toEqual(unasked);
    }
    expect(beside(information, { ...held, 'leak-type': { value: 'theft', confidence: 'confirmed' }, ...may })).toEqual(unasked);
    expect(beside(information, { ...held, 'leak-type': { value: 'card-skimming', confidence: 'unknown' }, ...may })).toEqual(unasked);
    const kinds = { 'leak-occurred': said(false), 'loss-occurred': said(false), 'damage-occurred': said(false) };
    const notStated = [{}, kinds, { 'leak-occurred': said(true), 'breach-occurred': said(false) }] as const;
    for (const none of notStated) expect(beside(information, { ...none, ...may })).toEqual(open);
    for (const other of [said(false), said(false, 'probable'), said(null, 'unknown')])
      expect(beside(information, { 'breach-occurred': other, ...may })).toEqual(open);
    for (const breach of [held, { 'breach-occurred': said(true, 'suspected') }])
      expect(beside(information, { ...breach, ...may })).toEqual(unasked);
  });

  test('is asked by the record where the breach is claimed and denied, whichever was said last', () => {
    const both = { 'breach-occurred': [said(false), said(true)], [purpose]: said(true) };
    const disputed = (other: TruthFact) => (other === 'breach-occurred' ? open : { ...said(true), evidenced: false });
    expect(askedBeside(of(both), information, 0, disputed)).toEqual(open);
  });

  test('is open beside a word whose denial something on record disputes', () => {
    const disputed = () => open;
    for (const [fact, word] of [
      [information, purpose],
      [grade, infrastructure],
    ] as const) {
      expect(askedBeside(of({ [word]: said(false) }), fact, 0, disputed)).toEqual(fact === grade ? unasked : open);
      expect(askedBeside(of({ [word]: said(false), [fact]: said(null, 'unknown') }), fact, 0, disputed)).toEqual(open);
      expect(isAskedNoMore(of({ [word]: said(false) }), fact, 0, disputed)).toBe(false);
    }
  });

  test('is open where it was asked itself, unless the word is denied', () => {
    expect(beside(information, { [information]: said(null, 'unknown') })).toEqual(open);
    expect(beside(information, { [information]: said(null, 'unknown') }, [information])).toEqual({ ...open, unsaid: true });
    expect(beside(information, { [information]: said(null, 'unknown'), [purpose]: said(false) })).toEqual({ ...open, unsaid: true });
  });

  test('is not asked where a confirmed misuse of My Numbers accounts for the purpose, which accounts for no grade', () => {
    const unsaid = { ...open, unsaid: true };
    expect(beside(information, { [purpose]: said(true), [misuse]: said(true) })).toEqual(unsaid);
    for (const other of [said(false), said(true, 'suspected'), said(null, 'unknown')])
      expect(beside(information, { ...held, [purpose]: said(true), [misuse]: other })).toEqual(unasked);
    expect(beside(grade, { [infrastructure]: said(true), [misuse]: said(true) })).toEqual(unasked);
  });
});

describe('Asked no more', () => {
  const isNoMore = (sheet: ToldFacts, fact: TruthFact) => {
    const stated = of(sheet);
    return isAskedNoMore(stated, fact, 0, (other) => stated.truth(other, 0));
  };

  test('is what nobody raised, beside a word that is denied or accounted for', () => {
    expect(isNoMore({ [purpose]: said(false) }, information)).toBe(true);
    expect(isNoMore({ [purpose]: said(true), [misuse]: said(true) }, information)).toBe(true);
    expect(isNoMore({ [purpose]: said(false), [information]: { ...said(true, 'suspected'), asOf: '1969-12-31' } }, information)).toBe(
      false,
    );
    expect(isNoMore({ [purpose]: said(false), [information]: said(false) }, information)).toBe(true);
  });

  test('is nothing while the word may hold, nor what is asked by itself', () => {
    expect(isNoMore({ [purpose]: said(true) }, information)).toBe(false);
    expect(isNoMore({}, grade)).toBe(false);
    expect(isNoMore({ [misuse]: said(true) }, 'breach-occurred')).toBe(false);
  });
});

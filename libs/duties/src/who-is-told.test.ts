import { assess } from './assess.js';
import type { Condition, Pack } from './pack.js';
import { aForm, aLibrary, aPack } from './specification/a-pack.js';

const entrusted: Condition = { is: 'fact', fact: 'data-entrusted-to-us', from: 'suspected', silence: 'no' };
const report = aPack({ duty: 'jp.law.report' });
const notice = { ...aPack({ duty: 'jp.law.processor-notice', arisesWhen: entrusted }), asProcessor: true } as Pack;
const elsewhere = aPack({ duty: 'jp.other.report' });
const leak = { 'leak-occurred': { value: true, confidence: 'confirmed' } };
const warned = (facts: object, ...packs: Pack[]) =>
  assess(aForm({ facts: { ...leak, ...facts } }), aLibrary(...packs))
    .judgements.filter(({ warnings }) => warnings.some(({ code }) => code === 'processor-tells-the-controller'))
    .map(({ duty }) => duty);
const said = (value: boolean | null, confidence = 'confirmed') => ({ 'data-entrusted-to-us': { value, confidence } });

test('Of data entrusted to us the duties of the controller say whom the processor tells, each regime for itself', () => {
  expect(warned(said(true), report, notice, elsewhere)).toEqual(['jp.law.report']);
  expect(warned(said(true, 'suspected'), report, notice)).toEqual(['jp.law.report']);
});

test('nothing is said of data that is our own, or of which nobody knows, nor where no such notice is owed', () => {
  for (const facts of [{}, said(false), said(null)]) expect(warned(facts, report, notice)).toEqual([]);
  expect(warned(said(true), report)).toEqual([]);
  expect(warned({ ...said(true), 'leak-occurred': { value: false, confidence: 'confirmed' } }, report, notice)).toEqual([]);
});

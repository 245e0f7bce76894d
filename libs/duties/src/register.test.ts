import { assess } from './assess.js';
import { aForm, aLibrary, aPack } from './specification/a-pack.js';

const agreed = (list: 'insurers' | 'partners', more: object = {}) =>
  aPack({ duty: `jp.contract.${list}-notice`, appliesTo: { register: list }, ...more });
const both = [agreed('partners'), agreed('insurers')];
const told = (organisation: object, packs = both, facts: object = {}) =>
  assess(
    aForm({
      organisation: { jurisdictions: ['jp'], ...organisation },
      facts: { 'leak-occurred': { value: true, confidence: 'confirmed' }, ...facts },
    }),
    aLibrary(...packs),
  ).warnings.map(({ code, with: named }) => [code, named?.agreed]);
const unseen = (lists: string) => [['register-is-not-given', lists]];
const one = { ref: 'A-1', within: { days: 3 } };

test('A register that was not given is named, by each of its lists that a rule looks for', () => {
  expect(told({})).toEqual(unseen('insurers partners'));
  expect(told({ register: {} })).toEqual(unseen('insurers partners'));
  expect(told({ register: { insurers: [one] } })).toEqual(unseen('partners'));
  expect(told({}, [agreed('insurers')])).toEqual(unseen('insurers'));
});

test('A list that was given has been looked at, an empty one as well', () => {
  expect(told({ register: { insurers: [], partners: [] } })).toEqual([]);
  expect(told({ register: { insurers: [], partners: [one] } })).toEqual([]);
});

test('Where nothing happened that such a notice could be about, nobody is asked for it; while that is not known, somebody is', () => {
  const leak = (value: boolean | null, confidence: string) => ({ 'leak-occurred': { value, confidence } });
  expect(told({}, both, leak(false, 'confirmed'))).toEqual([]);
  expect(told({}, both, leak(false, 'probable'))).toEqual(unseen('insurers partners'));
  expect(told({}, both, leak(null, 'unknown'))).toEqual(unseen('insurers partners'));
});

test('Nothing is said of the law of another place, nor by a version that is only kept, or an amendment', () => {
  expect(told({}, [agreed('insurers', { jurisdiction: 'eu' }), aPack()])).toEqual([]);
  expect(told({}, [agreed('insurers', { supersededBy: '2' }), aPack()])).toEqual([]);
  expect(told({}, [agreed('insurers', { pending: { state: 'proposed' } }), aPack()])).toEqual([]);
});

import { assess } from './assess.js';
import type { Pack } from './pack.js';
import { aForm, aLibrary, aLimit, aPack } from './specification/a-pack.js';

const yes = { value: true, confidence: 'confirmed' };
const no = { value: false, confidence: 'confirmed' };
const remarked = (pack: Pack, told: Parameters<typeof aForm>[0] = {}) => {
  const remarks: readonly string[] = pack.remarks;
  return assess(aForm(told), aLibrary(pack)).judgements.flatMap(({ warnings }) =>
    warnings.map(({ code }) => code).filter((code) => remarks.includes(code)),
  );
};

test('A remark is said of a duty that stands, or may, and of no other', () => {
  const pack = aPack({ remarks: ['text-to-be-verified'] });
  expect(remarked(pack)).toEqual(['text-to-be-verified']);
  expect(remarked(pack, { facts: {} })).toEqual(['text-to-be-verified']);
  expect(remarked(pack, { facts: { 'leak-occurred': no } })).toEqual([]);
});

test('What our law alone gives is promised to nobody under another', () => {
  const pack = aPack({
    remarks: ['notice-takes-the-place-of-reports', 'text-to-be-verified'],
    sectorsUnderOtherLaw: [{ sector: 'public', law: 'APPI 68', line: 100, without: [] }],
  });
  const of = (sector: string) => remarked(pack, { organisation: { jurisdictions: ['jp'], sector } });
  expect(of('public')).toEqual(['text-to-be-verified']);
  expect(of('general')).toEqual(['notice-takes-the-place-of-reports', 'text-to-be-verified']);
});

test('What cannot be counted while a starting point is not on record is said until it is', () => {
  const pack = aPack({
    remarks: ['classification-ends-it-earlier'],
    clock: { earliestOf: [aLimit(), aLimit({ anchor: 'classified', within: { hours: 4 }, roll: 'none' })] },
  });
  const [aware, classified] = ['2026-11-24T10:00:00+09:00', '2026-11-24T15:00:00+09:00'];
  expect(remarked(pack, { anchors: { aware } })).toEqual(['classification-ends-it-earlier']);
  expect(remarked(pack, { anchors: { aware, classified } })).toEqual([]);
  // What lies ahead is not used, and starts nothing.
  expect(remarked(pack, { anchors: { aware, classified: '2026-12-24T15:00:00+09:00' } })).toEqual(['classification-ends-it-earlier']);
});

test('Cases that the rule does not name are remarked above all where it is ruled out, unless nothing happened at all', () => {
  const special = { is: 'fact', fact: 'special-care-information-involved', from: 'suspected', silence: 'open' } as const;
  const pack = aPack({ remarks: ['mark-body-may-name-others'], arisesWhen: special });
  const known = { 'special-care-information-involved': no };
  expect(remarked(pack, { facts: { 'breach-occurred': yes, ...known } })).toEqual(['mark-body-may-name-others']);
  expect(remarked(pack, { facts: known })).toEqual(['mark-body-may-name-others']);
  expect(remarked(pack, { facts: { 'breach-occurred': no, ...known } })).toEqual([]);
  expect(remarked(pack, { facts: { 'breach-occurred': no, 'my-number-used-or-provided-unlawfully': yes, ...known } })).toEqual([
    'mark-body-may-name-others',
  ]);
});

const places = ['residents-affected-us-ca', 'residents-affected-us-ny', 'residents-affected-us-tx'] as const;

test('The number of one place is not said to be unknown where the residents of one are more than the line', () => {
  const pack = aPack({
    remarks: ['count-of-one-place-is-meant'],
    arisesWhen: {
      is: 'any-of',
      parts: (['principals-affected', ...places] as const).map((fact) => ({ is: 'more-than', fact, line: 500 })),
    },
  });
  const counted = (residents: object) => remarked(pack, { facts: { 'principals-affected': { exact: 600 }, ...residents } });
  const isSaid = ['count-of-one-place-is-meant'];
  expect(counted({})).toEqual(isSaid);
  expect(counted({ 'residents-affected-us-ny': { exact: 500 } })).toEqual(isSaid);
  expect(counted({ 'residents-affected-us-ny': { max: 600 } })).toEqual([]);
  expect(counted({ 'residents-affected-us-ny': { exact: 501 } })).toEqual([]);
  expect(counted({ 'residents-affected-us-ca': { exact: 99 }, 'residents-affected-us-tx': { exact: 501 } })).toEqual([]);
});

test('That a line counts fewer than are on record is said where it is passed, and the rule hangs on it', () => {
  const line = { is: 'more-than', fact: 'principals-affected', line: 100 } as const;
  const special = { is: 'fact', fact: 'special-care-information-involved', from: 'suspected', silence: 'open' } as const;
  const pack = aPack({ remarks: ['count-of-my-numbers-is-meant'], arisesWhen: { is: 'any-of', parts: [special, line] } });
  const counted = (count: object, item: object = no) =>
    remarked(pack, { facts: { 'principals-affected': count, 'special-care-information-involved': item } });
  const isSaid = ['count-of-my-numbers-is-meant'];
  expect(counted({ exact: 101 })).toEqual(isSaid);
  expect(counted({ max: 5_000 })).toEqual(isSaid);
  expect(counted({ exact: 5_000 }, { value: null, confidence: 'unknown' })).toEqual(isSaid);
  expect(counted({ exact: 5_000 }, yes)).toEqual([]);
  expect(counted({ exact: 100 })).toEqual([]);
  expect(counted({ unknown: true })).toEqual([]);
});

test('A grade on record that is lower than the number of persons makes it is said to differ, and no other', () => {
  const graded = aPack({
    arisesWhen: {
      is: 'any-of',
      parts: [
        { is: 'choice', fact: 'event-grade', oneOf: ['large'] },
        { is: 'more-than', fact: 'principals-affected', line: 999 },
      ],
    },
  });
  const warned = (grade: object | undefined, persons: object) =>
    assess(aForm({ facts: { ...(grade && { 'event-grade': grade }), 'principals-affected': persons } }), aLibrary(graded))
      .judgements.flatMap(({ warnings }) => warnings)
      .filter(({ code }) => code === 'grade-lies-below-the-count');
  const [ordinary, many] = [{ value: 'ordinary', confidence: 'confirmed' }, { exact: 1_000 }];
  const said = { code: 'grade-lies-below-the-count', with: { fact: 'event-grade', value: 'ordinary' } };
  expect(warned(ordinary, many)).toEqual([said]);
  expect(warned({ value: 'large', confidence: 'confirmed' }, many)).toEqual([]);
  expect(warned({ value: 'ordinary', confidence: 'suspected' }, many)).toEqual([]);
  expect(warned(undefined, many)).toEqual([]);
  expect(warned(ordinary, { estimate: 500, max: 2_000 })).toEqual([]);
  expect(warned(ordinary, { exact: 999 })).toEqual([]);
});

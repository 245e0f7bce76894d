import { profileDifferences } from './index.js';

const clinic = { jurisdictions: ['jp'], sector: 'healthcare', marks: ['privacy-mark'], listed: false };

test('two profiles differ in the parts that say something else', () => {
  expect(profileDifferences(clinic, { ...clinic, sector: 'finance', jurisdictions: ['jp', 'eu'] })).toEqual(['sector', 'jurisdictions']);
  expect(profileDifferences(clinic, { ...clinic, listed: true, marks: [] })).toEqual(['listed', 'marks']);
  expect(profileDifferences(clinic, { jurisdictions: ['jp'], marks: ['privacy-mark'] })).toEqual(['sector']);
  expect(
    profileDifferences(clinic, {
      ...clinic,
      register: { partners: [{ ref: 'a', within: { days: 1 } }] },
      authority: { kind: 'prefecture' },
    }),
  ).toEqual(['register', 'authority']);
});

test('what is left out is no or none, lists are sets and keys have no order', () => {
  expect(profileDifferences(clinic, { marks: ['privacy-mark'], sector: 'healthcare', jurisdictions: ['jp'] })).toEqual([]);
  expect(profileDifferences({ jurisdictions: ['jp', 'eu'] }, { jurisdictions: ['eu', 'jp'], marks: [], designations: [] })).toEqual([]);
  const register = { insurers: [{ ref: 'a', within: { days: 1 } }] };
  expect(profileDifferences({ register }, { register: { insurers: [{ within: { days: 1 }, ref: 'a' }] } })).toEqual([]);
  expect(profileDifferences({ register }, { register: { insurers: [{ within: { days: 2 }, ref: 'a' }] } })).toEqual(['register']);
});

import { profileFrom, typedProfile, zonesIn } from './typed-profile.js';

const profile = {
  jurisdictions: ['jp' as const, 'eu' as const],
  sector: 'finance' as const,
  marks: ['privacy-mark' as const],
  listed: true,
  zone: 'Europe/Lisbon',
  designations: ['nis2-entity' as const],
  register: { insurers: [{ ref: 'P-1', within: { days: 3 } }] },
};

test('what is typed as it was read changes nothing', () => {
  expect(profileFrom(typedProfile(profile), profile)).toEqual(profile);
  const plain = { jurisdictions: ['jp' as const], marks: [], listed: false };
  expect(profileFrom(typedProfile(plain), plain)).toEqual(plain);
});

test('what is taken away is not kept, and what is no field here is', () => {
  const typed = { ...typedProfile(profile), sector: '', zone: '', designations: [] };
  expect(profileFrom(typed, profile)).toEqual({
    jurisdictions: ['jp', 'eu'],
    marks: ['privacy-mark'],
    listed: true,
    designations: [],
    register: profile.register,
  });
});

test('zones are offered where a law has its authorities in several, the one on record among them', () => {
  const of = (jurisdictions: readonly string[], zone = '') => zonesIn({ jurisdictions, zone });
  expect(of(['jp', 'kr'])).toEqual([]);
  expect(of(['jp', 'eu'])).toEqual(expect.arrayContaining(['Europe/Lisbon', 'Europe/Athens', 'Atlantic/Reykjavik']));
  expect(of(['eu'])).not.toContain('Australia/Perth');
  expect(of(['au'])).toContain('Australia/Perth');
  expect(of(['eu'], 'Asia/Tokyo')[0]).toBe('Asia/Tokyo');
});

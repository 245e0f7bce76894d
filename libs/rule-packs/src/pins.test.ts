import { AssessmentForm, type Judgement, sentenceOf } from '@shodo/contracts';
import { assess, type Library, type Pack } from '@shodo/duties';
import { assessNow, shippedPacks } from './assess-now.js';
import { newerRules } from './newer-rules.js';

const yes = { value: true, confidence: 'confirmed' };
const form = AssessmentForm.parse({
  now: '2026-12-10T09:00:00+09:00',
  organisation: { jurisdictions: ['jp'], sector: 'general' },
  anchors: { aware: '2026-11-24T10:00:00+09:00' },
  facts: { 'breach-occurred': yes, 'special-care-information-involved': yes },
});
const duty = 'jp.appi.final-report';
const shipped = shippedPacks();

function shippedPack(): Pack {
  const found = shipped.packs.find((pack) => pack.duty === duty && pack.inForce.until === undefined);
  if (found === undefined) throw new Error(`${duty} is not shipped`);
  return found;
}
const old = shippedPack();
const codes = ({ warnings }: Pick<Judgement, 'warnings'>) => warnings.map(({ code }) => code);
const finalOf = (library: Library, pins: Parameters<typeof assess>[2] = []) => {
  const found = assess(form, library, pins).judgements.find((one) => one.duty === duty);
  if (found === undefined) throw new Error(`${duty} was not judged`);
  return found;
};

/** A newer version with a shorter limit; the old one kept for incidents it judged. */
const newer: Pack = {
  ...old,
  version: '2026-12-01.1',
  digest: 'f'.repeat(64),
  clock: { ...old.clock, earliestOf: old.clock.earliestOf.map((limit) => ({ ...limit, within: { days: 20 } })) },
};
const both: Library = {
  ...shipped,
  packs: [...shipped.packs.filter((pack) => pack !== old), { ...old, supersededBy: newer.version }, newer],
};
const pin = { duty, version: old.version, digest: old.digest };

test('A newer pack never moves an open duty: pinned, it stays with the version it was opened by', () => {
  expect(finalOf(both, [pin]).clock?.dueOn).toBe('2026-12-23');
  expect(finalOf(both, [pin]).pack).toEqual({ version: old.version, digest: old.digest });
});

test('A superseded pack judges nothing new', () => {
  expect(finalOf(both).pack).toEqual({ version: newer.version, digest: newer.digest });
  expect(finalOf(both).clock?.dueOn).toBe('2026-12-14');
});

test('What the newer pack gives is told of the open duty, and nothing where it gives the same or none is newer', () => {
  expect(newerRules(form, [pin], both)).toEqual([
    { duty, says: { code: 'other-rule-differs', with: expect.objectContaining({ version: newer.version, due: '2026-12-14' }) } },
  ]);
  const same = { ...newer, clock: old.clock };
  expect(newerRules(form, [pin], { ...both, packs: [...both.packs.filter((pack) => pack !== newer), same] })).toEqual([]);
  expect(newerRules(form, [{ ...pin, version: newer.version, digest: newer.digest }], both)).toEqual([]);
  expect(newerRules(form, [pin])).toEqual([]);
});

test.each([
  ['an unknown version', { ...pin, version: '2020-01-01.1' }],
  ['a known version with another digest', { ...pin, digest: '0'.repeat(64) }],
])('%s gives a warning, and the duty is kept', (_name, unknown) => {
  const judged = finalOf(shipped, [unknown]);
  expect(codes(judged)).toContain('pinned-pack-is-missing');
  expect(judged.standing).toBe('arisen');
  expect(assess(form, shipped, [unknown]).warnings.map(({ code }) => code)).toContain('pinned-pack-is-missing');
});

test('A duty whose pack is gone is not ruled out by another pack', () => {
  const denied = AssessmentForm.parse({ ...form, facts: { 'breach-occurred': { value: false, confidence: 'confirmed' } } });
  const judged = (pins: Parameters<typeof assess>[2]) =>
    assess(denied, shipped, pins).judgements.find((one) => one.duty === duty)?.standing;
  expect(judged([{ ...pin, version: '2020-01-01.1' }])).toBe('provisional');
  expect(judged([pin])).toBe('not-arisen');
});

test('A jurisdiction without packs is named, not passed over in silence', () => {
  const japanOnly = { ...shipped, packs: shipped.packs.filter(({ jurisdiction }) => jurisdiction === 'jp') };
  const abroad = (...jurisdictions: string[]) => assess(AssessmentForm.parse({ ...form, organisation: { jurisdictions } }), japanOnly);
  expect(abroad('jp', 'eu').warnings).toContainEqual({ code: 'no-pack-for-jurisdiction', with: { jurisdiction: 'eu' } });
  expect(abroad('eu').judgements).toEqual([]);
});

test('The same form gives the same text, twice', () => {
  expect(JSON.stringify(assessNow(form))).toBe(JSON.stringify(assessNow(structuredClone(form))));
});

test('Why this date is told day by day, in the words of the rule', () => {
  const late = AssessmentForm.parse({ ...form, now: '2026-12-02T00:00:00+09:00', anchors: { aware: '2026-12-01T10:00:00+09:00' } });
  const final = assessNow(late).judgements.find((one) => one.duty === duty);
  const told = (final?.because ?? []).map((one) => sentenceOf(one, 'ja'));
  expect(told).toContain('12月1日（火）が1日目です（初日を算入します）。');
  expect(told).toContain('2027年1月1日（金）は元日です。');
  expect(told).toContain('30日目の12月30日は閉庁日のため、期限は2027年1月4日（月）になります。');
  expect((final?.because ?? []).map((one) => sentenceOf(one, 'en'))).toContain(
    'Day 30, 30 December, is a closed day, so the due day moves to Mon 4 January 2027.',
  );
});

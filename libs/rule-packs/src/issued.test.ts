import { AssessmentForm } from '@shodo/contracts';
import { assess, type Pack } from '@shodo/duties';
import { shippedPacks } from './assess-now.js';
import { issuedLines, notAsIssued } from './issued.js';

const library = shippedPacks();
const packsBut = (changed: (pack: Pack) => Pack[]) => ({ ...library, packs: library.packs.flatMap(changed) });
const isFinal = ({ duty, inForce, supersededBy }: Pack) =>
  duty === 'jp.appi.final-report' && inForce.until === undefined && supersededBy === undefined;

test('Every version ever issued is at hand as it was, and every version at hand was issued', () => {
  expect(notAsIssued(library)).toEqual([]);
  expect(issuedLines().length).toBeGreaterThanOrEqual(80);
});

test('A pack changed without a new version, one thrown away, and one that nobody issued are found', () => {
  const name = `jp.appi.final-report ${library.packs.find(isFinal)?.version}`;
  const problems = (changed: (pack: Pack) => Pack[]) => notAsIssued(packsBut(changed));
  expect(problems((pack) => [isFinal(pack) ? { ...pack, digest: 'f'.repeat(64) } : pack])).toEqual([
    `${name} was changed without a new version: put it back, and write the change as a version of its own`,
  ]);
  expect(problems((pack) => (isFinal(pack) ? [] : [pack]))).toEqual([`${name} was issued and is gone: keep its file, with superseded-by`]);
  const added = { version: '2030-01-01.1', digest: 'e'.repeat(64) };
  expect(problems((pack) => (isFinal(pack) ? [pack, { ...pack, ...added }] : [pack]))).toEqual([
    `jp.appi.final-report 2030-01-01.1 is new: add the line "jp.appi.final-report 2030-01-01.1 ${added.digest}" to packs/issued.txt`,
  ]);
});

describe('An open duty whose rule has been superseded', () => {
  const form = AssessmentForm.parse({
    now: '2026-12-10T09:00:00+09:00',
    organisation: { jurisdictions: ['eu'], zone: 'Europe/Berlin', designations: ['nis2-entity'] },
    anchors: { aware: '2026-11-24T09:00:00+01:00', 'filed:eu.nis2.incident-notification': '2026-11-26T10:00:00+01:00' },
    facts: { 'significant-incident': { value: true, confidence: 'confirmed' } },
  });
  const duty = 'eu.nis2.final-report';
  const [version, digest] = issuedLines()
    .find((line) => line.startsWith(`${duty} 2026-11-27.1`))
    ?.split(' ')
    .slice(1) ?? ['', ''];
  const judged = (pins: Parameters<typeof assess>[2]) => assess(form, library, pins).judgements.find((one) => one.duty === duty);

  test('is still judged and explained by it: the version that knew no calendar tells the last weekday, Christmas or not', () => {
    const pinned = judged([{ duty, version: version ?? '', digest: digest ?? '' }]);
    expect(pinned).toMatchObject({ standing: 'arisen', pack: { version: '2026-11-27.1', digest }, clock: { dueOn: '2026-12-26' } });
    expect(pinned?.clock?.workBy).toBe('2026-12-25'); // a Friday
    expect(pinned?.because.length).toBeGreaterThan(0);
    const warned = pinned?.warnings.map(({ code }) => code);
    expect(warned).toContain('holidays-there-are-not-known');
    expect(warned).not.toContain('pinned-pack-is-missing');
  });

  test('while a new one is judged by the version in force', () => {
    expect(judged([])).toMatchObject({ pack: { version: '2026-11-28.2' }, clock: { dueOn: '2026-12-26', workBy: '2026-12-24' } });
  });
});

import { shippedPacks } from './assess-now.js';
import { inWords, judged, shown } from './case-check.js';
import { caseTables } from './case-table.js';
import { type LawCase, loadCases, sortsNeeded } from './cases.js';

const cases = loadCases();

describe('Every pack answers its cases', () => {
  test.each(cases.map((one): [string, LawCase] => [`${one.duty}, ${one.name}: ${one.point}`, one]))('%s', (_name, one) => {
    const judgement = judged(one, shippedPacks());
    if (judgement === undefined) throw new Error(`no pack judges ${one.duty}`);
    expect(shown(judgement, one.expected)).toEqual(inWords(one.expected));
  });
});

describe('Every pack has the cases its clock can meet', () => {
  test.each(shippedPacks().packs.map((pack): [string, typeof pack] => [pack.duty, pack]))('%s', (duty, pack) => {
    const covered = new Set(cases.filter((one) => one.duty === duty).flatMap(({ covers }) => covers));
    expect(sortsNeeded(pack).filter((sort) => !covered.has(sort))).toEqual([]);
  });
});

test('Every case speaks of a duty that a pack judges, under a name of its own', () => {
  const duties = new Set<string>(shippedPacks().packs.map(({ duty }) => duty));
  expect(cases.filter(({ duty }) => !duties.has(duty))).toEqual([]);
  const names = cases.map(({ duty, name }) => `${duty} ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('Every vector of the law file that these duties answer is a case', () => {
  const numbers = [
    '01',
    '02',
    '03',
    '04',
    '05',
    '07',
    '08',
    '09',
    '10',
    '11',
    '13',
    '14',
    '15',
    '16',
    '18',
    '19',
    '23',
    '25',
    '26',
    '27',
    '29',
    '34',
    '35',
    '36',
    '37',
    '39',
    '43',
  ];
  const ofFinal = cases.filter(({ duty }) => duty === 'jp.appi.final-report').map(({ name }) => name);
  expect(numbers.map((number) => `J${number}`).filter((name) => !ofFinal.includes(name))).toEqual([]);
  expect(
    cases
      .filter(({ name }) => name === 'J32')
      .map(({ duty }) => duty)
      .sort(),
  ).toEqual(['jp.my-number.final-report', 'jp.my-number.preliminary-report', 'jp.my-number.principal-notice']);
});

test('The cases of a duty print as a table of its own', () => {
  const table = caseTables(shippedPacks().packs, cases, 'us.sec-8k');
  expect(table.match(/^## /gm)).toHaveLength(1);
  expect(table).toContain(
    '| X16 | four business days; Christmas is left out | determination of materiality: 2026-12-22 | the incident is material to investors: yes | **arisen**<br>due on: 2026-12-29 |',
  );
  const appi = caseTables(shippedPacks().packs, cases, 'jp.appi.final-report');
  expect(appi).toContain('principals affected: 800 as of 2026-11-24T09:00:00+09:00; then about 800, at most 1,200 as of');
  expect(appi).toContain(': yes, with evidence');
  expect(appi).not.toMatch(/[{}]|undefined|\[object/);
});

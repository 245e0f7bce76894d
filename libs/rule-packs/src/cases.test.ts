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
  const table = caseTables(shippedPacks().packs, cases, 'us.sec-8k', 'en');
  expect(table.match(/^## /gm)).toHaveLength(1);
  expect(table).toContain(
    '| determination of materiality: Tue 22 December 2026 | the incident is material to investors: yes | **the duty stands**<br>due on: Tue 29 December 2026 | four business days; Christmas is left out |',
  );
  const appi = caseTables(shippedPacks().packs, cases, 'jp.appi.final-report', 'en');
  expect(appi).toContain('principals affected: 800 as of Tue 24 November 2026, 09:00 (+09:00); then about 800, at most 1,200 as of');
  expect(appi).toContain(': yes, with evidence');
});

test('In Japanese nothing is left of the words of the program, and nothing without a value', () => {
  const table = caseTables(shippedPacks().packs, cases, 'jp.appi.final-report');
  expect(table).toContain('| 起算 | 事実 | 結果 |');
  expect(table).toContain('2026年11月24日（火）09:00（+09:00）の時点で800人、次に');
  expect(table).toContain('期限の日：2026年12月23日（水）');
  expect(table).toContain('：はい、証拠あり');
  for (const language of ['ja', 'en'] as const) {
    const all = caseTables(shippedPacks().packs, cases, '', language);
    expect(all.match(/[{}]|undefined|\[object|NaN|（）|[ (] 1 January|―/g)).toBeNull();
    expect(all).not.toMatch(/(?<![`\w-])(?:not-arisen|due-on|anchor-is-missing|exemption-applies)/);
  }
});

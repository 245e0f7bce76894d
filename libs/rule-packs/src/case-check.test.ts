import { shippedPacks } from './assess-now.js';
import { misnamed, shortcomings } from './case-check.js';
import { loadCases } from './cases.js';
import { readPacks, shippedFolder } from './load.js';

const cases = loadCases();

test('Of two cases of one name in one file both are named', () => {
  const [first] = cases;
  if (first === undefined) throw new Error('there are no cases');
  expect(shortcomings(shippedPacks(), [...cases, { ...first, line: 999 }])).toEqual([
    { file: first.file, line: 999, message: expect.stringContaining(`"${first.name}" is named twice; the other is on line ${first.line}`) },
  ]);
});

test('A pack is found where its duty says, older versions and amendments among the others', () => {
  const { library, fileOf } = readPacks(shippedFolder);
  expect(misnamed(library, fileOf)).toEqual([]);
  const [pack] = library.packs.filter(({ duty, supersededBy }) => duty === 'jp.appi.final-report' && supersededBy === undefined);
  if (pack === undefined) throw new Error('the final report is not shipped');
  const of = (file: string) => misnamed({ ...library, packs: [pack] }, () => file).map(({ message }) => message);
  expect([of('jp/appi/final-report.yaml'), of('jp/appi/final-report-before-2022.yaml')]).toEqual([[], []]);
  for (const file of [
    'jp/appi/finalreport.yaml',
    'jp/telecom/final-report.yaml',
    'final-report.yaml',
    'jp/appi/superseded/final-report.yaml',
  ])
    expect(of(file)).toEqual(['jp.appi.final-report is expected in jp/appi/final-report.yaml, or in jp/appi/final-report-….yaml']);
});

test('The check of the packs finds nothing wrong, and finds a case that is wrong or missing', () => {
  const library = shippedPacks();
  expect(shortcomings(library, cases)).toEqual([]);
  const [first, ...others] = cases;
  if (first === undefined) throw new Error('there are no cases');
  const wrong = { ...first, expected: { ...first.expected, 'alarm-on': '1999-01-01' as never } };
  expect(shortcomings(library, [wrong, ...others])).toEqual([
    {
      file: first.file,
      line: first.line,
      message: expect.stringContaining(`${first.duty}, case ${first.name}: alarm-on: expected "1999-01-01"`),
    },
  ]);
  expect(
    shortcomings(
      library,
      cases.filter(({ covers }) => !covers.includes('unknown-fact')),
    ).length,
  ).toBeGreaterThan(40);
});

test('A pack that arises in none of its cases is refused', () => {
  const library = shippedPacks();
  const [own, others] = [
    cases.filter(({ duty }) => duty === 'us.tx.individual-notice'),
    cases.filter(({ duty }) => duty !== 'us.tx.individual-notice'),
  ];
  const never = own.filter(({ expected }) => expected.standing !== 'arisen');
  expect(never.length).toBeGreaterThan(1);
  expect(shortcomings(library, [...never, ...others])).toContainEqual({
    file: 'us/tx/individual-notice.cases.yaml',
    line: 1,
    message: 'us.tx.individual-notice arises in none of its cases: one that expects standing: arisen is missing',
  });
});

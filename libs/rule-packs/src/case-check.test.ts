import { shippedPacks } from './assess-now.js';
import { shortcomings } from './case-check.js';
import { loadCases } from './cases.js';

const cases = loadCases();

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

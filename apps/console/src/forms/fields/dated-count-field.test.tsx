import { rendered, wordsOf } from '../../specification/rendered.js';
import { noCount, type TypedCount } from '../typed.js';
import { DatedCountField } from './dated-count-field.js';

const drawn = (value: Partial<TypedCount>, error?: string) =>
  rendered(
    <DatedCountField id="count" label="本人の数" required value={{ ...noCount, ...value }} error={error} onChange={() => undefined} />,
  ).then(wordsOf);

test('a count is asked as of when, once it has a form', async () => {
  expect(await drawn({ form: 'estimate' })).toContain('いつ時点のことか');
  expect(await drawn({ form: 'unknown' })).toContain('いつ時点のことか');
  expect(await drawn({})).not.toContain('いつ時点のことか');
});

test('what is wrong is told where it belongs: at the number, or at the date', async () => {
  const year = '年を確かめてください。2000年から2100年までの日付を入力できます。';
  const number = '数を確かめてください（0 以上の整数）。';
  const wrongYear = await drawn({ form: 'exact', exact: '30', asOf: { day: '2101-01-01', time: '' } }, year);
  expect(wrongYear.indexOf(year)).toBeGreaterThan(wrongYear.indexOf('いつ時点のことか'));
  expect(wrongYear.split(year)).toHaveLength(2);
  const wrongNumber = await drawn({ form: 'exact', exact: 'たくさん' }, number);
  expect(wrongNumber.indexOf(number)).toBeLessThan(wrongNumber.indexOf('いつ時点のことか'));
});

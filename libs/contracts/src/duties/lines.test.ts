import type { Statement } from './assessment.js';
import { sentenceOf } from './sentences.js';

const says = (code: Statement['code'], told: Record<string, string | number>) =>
  (['ja', 'en'] as const).map((language) => sentenceOf({ code, with: { fact: 'principals-affected', ...told } }, language));
const changed = (value: string, line: number) => says('count-would-change-standing', { value, line, standing: 'arisen' });

test('A line is told as its law words it: more than a round number, or so many or more', () => {
  expect(says('count-exceeds-line', { count: 1_001, line: 1_000 })).toEqual([
    expect.stringContaining('1,001人で、1,000人を超えています。'),
    expect.stringContaining('1,001, more than 1,000.'),
  ]);
  expect(says('count-exceeds-line', { count: 1_000, line: 999 })).toEqual([
    expect.stringContaining('1,000人で、1,000人以上に当たります。'),
    expect.stringContaining('1,000, 1,000 or more.'),
  ]);
  expect(says('count-within-line', { count: 200, line: 249, exact: 'yes' })).toEqual([
    expect.stringContaining('200人で、250人に達しません。'),
    expect.stringContaining('200, fewer than 250.'),
  ]);
  expect(says('count-is-open', { line: 999_999 })).toEqual([
    expect.stringContaining('1,000,000人以上の可能性があります。'),
    expect.stringContaining('it may be 1,000,000 or more.'),
  ]);
});

test('So is a number that would change the result', () => {
  expect(changed('yes', 1_000)[0]).toContain('が1,000人を超えれば、');
  expect(changed('no', 1_000)[0]).toContain('が1,000人以下と確認されれば、');
  expect(changed('yes', 999)).toEqual([
    expect.stringContaining('が1,000人以上と確認されれば、'),
    expect.stringContaining('is confirmed to be 1,000 or more:'),
  ]);
  expect(changed('no', 999)).toEqual([
    expect.stringContaining('が1,000人未満と確認されれば、'),
    expect.stringContaining('is confirmed to be fewer than 1,000:'),
  ]);
  expect(changed('yes', 0)[0]).toContain('が1人以上と確認されれば、');
});

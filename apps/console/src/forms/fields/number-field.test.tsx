import { rendered, wordsOf } from '../../specification/rendered.js';
import { NumberField } from './number-field.js';

const shown = async (value: string, principals: Parameters<typeof NumberField>[0]['principals']) =>
  wordsOf(
    await rendered(
      <NumberField id="n" label="今回通知した人数" required value={value} onChange={() => undefined} principals={principals} />,
    ),
  );

test('more persons than are affected is told before it is sent; what fits, or cannot be compared, is not', async () => {
  const exact = { exact: 30 } as const;
  expect(await shown('３１人', exact)).toContain('31 人は、影響を受ける本人の数として記録されている 30 人より多い人数です。');
  for (const [value, principals] of [
    ['30', exact],
    ['31', undefined],
    ['31', { estimate: 30 }],
    ['', exact],
    ['x', exact],
  ] as const)
    expect(await shown(value, principals)).not.toContain('より多い人数');
});

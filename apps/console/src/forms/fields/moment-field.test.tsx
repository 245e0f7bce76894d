import { typedOf } from '@shodo/words';
import { rendered, wordsOf } from '../../specification/rendered.js';
import { MomentField } from './moment-field.js';

const day = 86_400_000;
const shown = async (ago: number, language: 'ja' | 'en' = 'ja') =>
  wordsOf(
    await rendered(<MomentField id="when" label="いつ" required value={typedOf(Date.now() - ago)} onChange={() => undefined} />, language),
  );

test('a time more than a year back asks for its year before anything is sent; one of this year does not', async () => {
  const year = Number(typedOf(Date.now() - 3_653 * day).day.slice(0, 4));
  expect(await shown(3_653 * day)).toContain(`${year}年は1年以上前です。年に間違いがないか確かめてください。`);
  expect(await shown(3_653 * day, 'en')).toContain(`${year} lies more than a year back.`);
  expect(await shown(364 * day)).not.toContain('1年以上前');
  expect(await shown(0)).not.toContain('1年以上前');
});

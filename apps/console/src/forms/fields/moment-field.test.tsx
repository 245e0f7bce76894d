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

test('a time that is asked about once more says what follows from it, and takes the word of whoever is sure', async () => {
  const value = { day: '2016-11-28', time: '22:00' };
  const field = (isSure: boolean) => (
    <MomentField
      id="when"
      label="いつ"
      required
      value={value}
      onChange={() => undefined}
      askedAgain={{ isSure, onSure: () => undefined }}
    />
  );
  const [open, sure] = [await rendered(field(false)), await rendered(field(true))];
  const words = wordsOf(open);
  expect(words).toContain('2016年11月28日（月）22:00は、今から60日以上前です。期限はこの日時から数えるので');
  expect(words).toContain('この日時で間違いありません');
  expect(words).not.toContain('1年以上前'); // the same is not said twice
  expect([/type="checkbox"[^>]*checked/.test(open), /type="checkbox"[^>]*checked/.test(sure)]).toEqual([false, true]);
});

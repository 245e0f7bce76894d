import { rendered, wordsOf } from '../specification/rendered.js';
import { TextsNotTaken } from './texts-not-taken.js';

const drawn = (language: 'ja' | 'en' = 'ja') =>
  rendered(
    <TextsNotTaken
      id="not-taken"
      texts={[{ field: 'review', text: '鍵の管理を見直した。' }]}
      labelOf={(field) => `（${field}）`}
      onLeaveOut={() => undefined}
    />,
    language,
  ).then(wordsOf);

test('a text that is taken no more is shown under the name of its field, with the way on, in both languages', async () => {
  expect(await drawn()).toBe(
    'この事案では本文を受け付けられなくなったため、前に入力した次の文章は記録されません。必要なら、ほかの場所に写してください。 ' +
      '（review） 鍵の管理を見直した。 文章を記録せずに続ける',
  );
  expect(await drawn('en')).toContain('鍵の管理を見直した。 Go on without these texts');
});

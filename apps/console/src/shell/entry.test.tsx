import { rendered } from '../specification/rendered.js';
import type { Say } from '../words/i18n.js';
import { Password, passwordFaults } from './entry.js';

const say = ((word: string) => word) as Say<'account'>;

test('everything that is wrong with a new password is said at once', () => {
  const faults = (password: string, again: string) => passwordFaults({ password, again }, say);
  expect(faults('short', 'other')).toEqual({ password: 'passwordShort', again: 'passwordsDiffer' });
  expect(faults('short', 'short')).toEqual({ password: 'passwordShort' });
  expect(faults('long enough for all', 'long enough for one')).toEqual({ again: 'passwordsDiffer' });
  expect(faults('long enough for all', 'long enough for all')).toEqual({});
});

test("the button that shows a password speaks the reader's language", async () => {
  expect(await rendered(<Password label="パスワード" />)).toContain('aria-label="パスワードの表示を切り替える"');
  expect(await rendered(<Password label="Password" />, 'en')).toContain('aria-label="Show or hide the password"');
});

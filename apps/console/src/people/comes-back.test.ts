import type { OrganisationReceipt } from '@shodo/contracts';
import { organisation } from '../words/areas/organisation.js';
import type { Say } from '../words/i18n.js';
import { comesBack } from './comes-back.js';

const saying =
  (language: 'ja' | 'en'): Say<'organisation'> =>
  (word, parameters = {}) =>
    organisation[language][word].replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(parameters[name] ?? ''));
const [ja, en] = [saying('ja'), saying('en')];
const receipt = (more: Partial<OrganisationReceipt>) => more as OrganisationReceipt;
const joinLink = 'https://shodo.example.jp/join#token=x';

test('of somebody new nothing is said', () => {
  expect(comesBack(receipt({ joinLink }), '後任 太郎', ja)).toEqual([]);
});

test('who comes back is named as registered, and a name that was typed and not used is not dropped without a word', () => {
  const back = receipt({ joinLink, comesBackAs: '前任 一子' });
  expect(comesBack(back, '後任 太郎', ja)).toEqual([
    'このメールアドレスは、すでに前任 一子さんのものとして登録されていたため、前任 一子さんとして加わりました。名前と、メールと画面の言語は、これまでの登録のままです。',
    '入力された名前「後任 太郎」は使っていません。名前が違うときは、一覧の「名前・メールを直す」で直してください。',
  ]);
  expect(comesBack(back, '後任 太郎', en)[1]).toBe(
    'The name you typed, “後任 太郎”, was not used. If the registered one is wrong, correct it with “Correct name and e-mail” in the list.',
  );
  expect(comesBack(back, '前任 一子', ja)).toHaveLength(1);
});

test('who gets no link is said to come in by the password they had', () => {
  expect(comesBack(receipt({ comesBackAs: '前任 一子' }), '前任 一子', ja).at(-1)).toContain('これまでのパスワードでサインインできます。');
});

import { Declined, Unreachable } from '../api/client.js';
import type { Say } from '../words/i18n.js';
import { failureText } from './failure.js';

const say = ((word: string, given?: { reference?: string }) => `<${word}${given?.reference ?? ''}>`) as Say<'shell'>;
const said = (status: number, more: object = {}) => failureText(new Declined({ type: 'about:blank', title: '', status, ...more }), say);

test.each([
  [403, 'foreign-origin', '別のサイトからの操作は受け付けません。'],
  [403, 'not-authorised', 'この操作を行う権限がありません。'],
  [404, 'not-found', '見つかりません。アドレスを確かめてください。'],
])('A problem %s %s is told by the sentence of the API', (status, code, title) => {
  expect(said(status, { code, title })).toBe(title);
});

test('What came without a sentence is told in general words, and with its reference where it has one', () => {
  expect(said(403)).toBe('<notAllowed>');
  expect(said(404)).toBe('<unexpected>');
  expect(said(500, { title: '予期しない問題が起きました。', reference: 'r1' })).toBe('予期しない問題が起きました。 <referencer1>');
  expect(failureText(new Unreachable('none'), say)).toBe('<unreachable>');
});

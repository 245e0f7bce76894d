import { sizeOfCheckpoint } from './size-of-checkpoint.js';

const note = 'shodo/organisation/11111111-1111-4111-8111-111111111111\n1234\nroot=\nheads x\ntime 2026-11-28T13:00:00.000Z\n';

test.each([
  ['the number alone', ' 1234\n', 1234],
  ['a number of full width, as it is typed in Japanese', '１２３４', 1234],
  ['the text of a checkpoint', note, 1234],
  ['a whole mail around it, with the line ends of mails', `検証点です。\n\n${note}\n— 署名`.replaceAll('\n', '\r\n'), 1234],
  ['a mail that was answered', note.replaceAll(/^/gm, '> '), 1234],
])('%s', (_, pasted, size) => expect(sizeOfCheckpoint(pasted)).toBe(size));

test.each([
  ['nothing', ' '],
  ['none', '0'],
  ['words', '検証点'],
  ['a number and more', '1234 件'],
  ['a size that is none', note.replace('1234', '12x4')],
])('%s is none', (_, pasted) => expect(sizeOfCheckpoint(pasted)).toBeUndefined());

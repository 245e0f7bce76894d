import { marksShown } from './marks-shown.js';
import { speakerOf } from './speaker.js';

test('a name that turns its own direction is shown as it is, mark by mark', () => {
  expect(marksShown('請求書\u202efdp.exe')).toBe('請求書[U+202E]fdp.exe');
  expect(marksShown('\u2067a\u2069\u200e\u061c')).toBe('[U+2067]a[U+2069][U+200E][U+061C]');
  expect(marksShown('\u200b\u2060')).toBe('[U+200B][U+2060]');
});

test('whatever people write otherwise stays as it is', () => {
  for (const text of ['髙橋 﨑 𠮷野家 👨‍👩‍👧', 'שלום', 'مرحبا', '名簿\n二枚目', '']) expect(marksShown(text)).toBe(text);
});

test('every text of a record is shown so', () => {
  const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: { name: 'a\u202eb' } });
  expect(speaker.text({ ref: 'name' })).toBe('a[U+202E]b');
});

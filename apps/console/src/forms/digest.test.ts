import { digestIn, digestOf, sizeText } from './digest.js';

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('a file is digested here, an empty one too', async () => {
  expect(await digestOf(new Blob(['abc']))).toBe(abc);
  expect(await digestOf(new Blob([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test.each([
  ['alone', ` ${abc} `],
  ['in capitals', abc.toUpperCase()],
  ['in full-width characters', abc.replaceAll('b', 'ｂ')],
  ['as sha256sum and shasum print it', `${abc}  access.log`],
  ['as certutil prints it', `SHA256 ハッシュ (対象 C:\\access.log):\n${abc}\nCertUtil: -hashfile コマンドは正常に完了しました。`],
  ['as openssl prints it', `SHA2-256(access.log)= ${abc}`],
  ['in pairs', abc.match(/../g)?.join(' ') ?? ''],
])('a pasted digest is read %s', (_how, pasted) => {
  expect(digestIn(pasted)).toBe(abc);
});

test.each([
  ['one character short', abc.slice(1)],
  ['a longer digest', abc + abc],
  ['a longer digest in pairs', (abc + abc).match(/../g)?.join(':') ?? ''],
  ['another letter', abc.replace('b', 'g')],
  ['the name of a file', 'access.log'],
  ['nothing', ''],
])('%s is no digest', (_what, pasted) => {
  expect(digestIn(pasted)).toBeUndefined();
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [48_213, '48 kB'],
  [500_000_000, '500 MB'],
  [7_300_000_000_000_000, '7300 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

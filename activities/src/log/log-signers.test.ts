import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logSigners } from './log-signers.js';

// RFC 8032, section 7.1, test 2.
const seed = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
const publicKey = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
const signature =
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
const line = Buffer.from(seed, 'hex').toString('base64');
const another = Buffer.alloc(32, 9).toString('base64');

test('a seed gives the key and the signatures of the standard; of several lines the last signs', () => {
  const { present, earlier } = logSigners({ value: `${another} ${line}`, file: '/nowhere' });
  expect(Buffer.from(present.publicKey).toString('hex')).toBe(publicKey);
  expect(Buffer.from(present.sign(Uint8Array.of(0x72))).toString('hex')).toBe(signature);
  expect(earlier).toHaveLength(1);
});

test('the file is made once, for its owner only, and read afterwards', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shodo-log-key-'));
  try {
    const file = join(folder, 'secrets', 'log.key');
    const first = logSigners({ file });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(logSigners({ file }).present.publicKey).toEqual(first.present.publicKey);
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), first.present.publicKey]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from('text'), key, first.present.sign(Buffer.from('text')))).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([['c2hvcnQ='], ['  ']])('%j is no key', (value) => {
  expect(() => logSigners({ value, file: '/nowhere' })).toThrow();
});

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrivateFile, keptSecret, randomPassword, writePrivateFile } from './private-file.js';

const folder = mkdtempSync(join(tmpdir(), 'shodo-private-'));
afterAll(() => rmSync(folder, { recursive: true }));
const modeOf = (path: string) => statSync(path).mode & 0o777;

test('a secret is made once, kept, and readable by its owner only', () => {
  const path = join(folder, 'kept');
  const secret = keptSecret(path, randomPassword);
  expect(secret).toHaveLength(43);
  expect(keptSecret(path, () => 'another')).toBe(secret);
  expect(modeOf(path)).toBe(0o600);
});

test('a secret that others could read is closed to them', () => {
  const path = join(folder, 'open');
  writeFileSync(path, 'abc\n', { mode: 0o644 });
  chmodSync(path, 0o644);
  expect(keptSecret(path, randomPassword)).toBe('abc');
  expect(modeOf(path)).toBe(0o600);
});

test('an empty secret is refused: a new one would make what the old one protects unreadable', () => {
  const path = join(folder, 'empty');
  writeFileSync(path, '\n');
  expect(() => keptSecret(path, randomPassword)).toThrow(`${path} is empty`);
});

test('creating leaves an existing file alone, writing replaces it, and neither leaves anything else behind', () => {
  const path = join(folder, 'file');
  expect(createPrivateFile(path, 'one')).toBe(true);
  expect(createPrivateFile(path, 'two')).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('one');
  writePrivateFile(path, 'three');
  expect(readFileSync(path, 'utf8')).toBe('three');
  expect(readdirSync(folder).filter((name) => name.startsWith('file'))).toEqual(['file']);
});

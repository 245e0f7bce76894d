import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptPacks, keptText } from './kept-packs.js';
import { loadPacks } from './load.js';

const folder = mkdtempSync(join(tmpdir(), 'kept-packs-'));
const file = join(folder, 'packs.json');
afterAll(() => rmSync(folder, { recursive: true }));

test('The packs that the build keeps are those of the files, word for word and in their order', () => {
  writeFileSync(file, keptText());
  expect(JSON.stringify(keptPacks(file))).toBe(JSON.stringify(loadPacks()));
  expect(keptPacks(file)).toStrictEqual(loadPacks());
});

test('Packs kept of files that have changed since are not used', () => {
  writeFileSync(file, JSON.stringify({ ...JSON.parse(keptText()), from: 'f'.repeat(64) }));
  expect(keptPacks(file)).toBeUndefined();
});

test('Where the build kept nothing, as beside the source, the files are read', () => {
  expect(keptPacks(join(folder, 'nothing.json'))).toBeUndefined();
  expect(keptPacks()).toBeUndefined();
});

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { erasureJournal, readErasureJournal, whyJournalCannotBeKept } from './journal.js';

const folder = mkdtempSync(join(tmpdir(), 'shodo-journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a journal that does not lie yet can be kept where its folder can be made, and the question makes nothing', async () => {
  const file = join(folder, 'deep', 'down', 'erasures.jsonl');
  expect(whyJournalCannotBeKept(file)).toBeUndefined();
  expect(existsSync(join(folder, 'deep'))).toBe(false);
  const erasure = { tenant: 't', incident: 'i', seq: 3, digest: 'd', refs: ['r'] };
  await erasureJournal(file).note(erasure as never);
  expect(whyJournalCannotBeKept(file)).toBeUndefined();
  expect(readErasureJournal(file)).toEqual([erasure]);
});

test('a file where a folder should be, and a folder where the file should be, are named', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(whyJournalCannotBeKept(join(file, 'erasures.jsonl'))).toBe(`${file} is in the way`);
  mkdirSync(join(folder, 'data', 'erasures.jsonl'), { recursive: true });
  expect(whyJournalCannotBeKept(join(folder, 'data', 'erasures.jsonl'))).toBe(`${join(folder, 'data', 'erasures.jsonl')} is in the way`);
});

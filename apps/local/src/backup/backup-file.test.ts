import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type BackupHeader, BackupUnusable, checkedHeader, type Line, portionsOf, writeBackup } from './backup-file.js';

const folder = mkdtempSync(join(tmpdir(), 'shodo-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

const header: BackupHeader = { format: 'shodo-backup/1', kind: 'record', takenAt: '2026-11-28T13:00:00.000Z', backup: 'b', migrations: {} };
const lines: Line[] = [
  { database: 'shodo', table: 'ledger.entry', columns: ['a'], rows: ['("髙﨑𠮷, \\"quoted\\"")', '()'] },
  { database: 'shodo', sequence: 's', value: '7' },
];
async function* given() {
  yield* lines;
}
async function written(name: string): Promise<string> {
  const file = join(folder, name);
  await writeBackup(file, header, given());
  return file;
}
async function read(file: string): Promise<Line[]> {
  const found: Line[] = [];
  for await (const line of portionsOf(file)) found.push(line);
  return found;
}

test('what was written is read, and only its owner may read it', async () => {
  const file = await written('whole');
  expect(await checkedHeader(file, 'record')).toEqual(header);
  expect(await read(file)).toEqual(lines);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.each([
  ['a changed value', (text: string) => text.replace('"7"', '"8"')],
  ['a line less', (text: string) => text.split('\n').toSpliced(1, 1).join('\n')],
  ['no end', (text: string) => text.split('\n').slice(0, -2).join('\n')],
  ['something else', () => 'not a backup'],
])('%s is found before anything is taken from it', async (what, harm) => {
  const file = await written(what);
  writeFileSync(file, gzipSync(harm(gunzipSync(readFileSync(file)).toString())));
  await expect(checkedHeader(file, 'record')).rejects.toThrow(BackupUnusable);
});

test('a file that was cut, or is no archive, is refused', async () => {
  const file = await written('cut');
  writeFileSync(file, readFileSync(file).subarray(0, -20));
  await expect(checkedHeader(file, 'record')).rejects.toThrow('is not whole');
  writeFileSync(file, 'plain');
  await expect(checkedHeader(file, 'record')).rejects.toThrow(BackupUnusable);
});

test('the keys do not pass for the record', async () => {
  await expect(checkedHeader(await written('record'), 'keys')).rejects.toThrow('one with keys is needed');
});

test('a backup that fails half way leaves no file', async () => {
  const file = join(folder, 'failed');
  async function* failing(): AsyncGenerator<Line> {
    yield* lines;
    throw new Error('the database went away');
  }
  await expect(writeBackup(file, header, failing())).rejects.toThrow('went away');
  expect(readdirSync(folder).filter((name) => name.startsWith('failed'))).toEqual([]);
});

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointFolder, LogIsNotTheFolders } from './checkpoint-folder.js';

const tenant = '11111111-1111-4111-8111-111111111111';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shodo-checkpoints-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (size: number, note = `note ${size}\n`) => checkpointFolder(folder).put({ tenant, size, note, reason: 'schedule' });

test('each checkpoint is a file of its own, which nobody may write again; putting one twice does no harm', async () => {
  for (const size of [7, 12, 12, 1_000]) await put(size);
  expect(await readdir(join(folder, tenant))).toEqual([
    '000000000000007.checkpoint',
    '000000000000012.checkpoint',
    '000000000001000.checkpoint',
  ]);
  const path = join(folder, tenant, '000000000000012.checkpoint');
  expect(await readFile(path, 'utf8')).toBe('note 12\n');
  expect((await stat(path)).mode & 0o222).toBe(0);
});

test('a log that is not the one the folder knows is refused, and nothing in the folder changes', async () => {
  await put(12);
  await expect(put(12, 'another root\n')).rejects.toThrow(LogIsNotTheFolders);
  await expect(put(9)).rejects.toThrow(LogIsNotTheFolders);
  expect(await readFile(join(folder, tenant, '000000000000012.checkpoint'), 'utf8')).toBe('note 12\n');
});

test('files of somebody else do not stand in the way', async () => {
  await put(1);
  await writeFile(join(folder, tenant, 'readme.txt'), '');
  await expect(put(2)).resolves.toBeUndefined();
});

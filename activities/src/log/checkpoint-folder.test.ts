import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  allCheckpointsIn,
  checkpointFolder,
  demandLogOf,
  LogIsNotTheFolders,
  lastCheckpointsIn,
  notInRecord,
} from './checkpoint-folder.js';

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

test('what a killed process left half written is written to its end, and then never again', async () => {
  const path = join(folder, tenant, '000000000000012.checkpoint');
  await put(7);
  await writeFile(path, 'note');
  await put(12);
  expect(await readFile(path, 'utf8')).toBe('note 12\n');
  expect((await stat(path)).mode & 0o222).toBe(0);
  await writeFile(join(folder, tenant, '000000000000013.checkpoint'), 'noise');
  await expect(put(13)).rejects.toThrow(LogIsNotTheFolders);
});

describe('a record held against the folder', () => {
  const held = async (notes: Readonly<Record<number, string | undefined>>) =>
    demandLogOf(await lastCheckpointsIn(folder), async (of, size) => (of === tenant ? notes[size] : undefined));

  test('has the last checkpoint that lies there, and may have gone on', async () => {
    await held({});
    for (const size of [7, 12]) await put(size);
    await writeFile(join(folder, 'readme.txt'), '');
    await mkdir(join(folder, 'lost+found'));
    expect(await lastCheckpointsIn(folder)).toEqual([{ tenant, size: 12, text: 'note 12\n' }]);
    await held({ 7: 'note 7\n', 12: 'note 12\n', 20: 'note 20\n' });
  });

  test('is refused when it ends before it, holds another, or nothing at all', async () => {
    await put(12);
    for (const notes of [{ 7: 'note 7\n' }, { 12: 'another root\n' }, {}]) await expect(held(notes)).rejects.toThrow(LogIsNotTheFolders);
  });

  test('is asked for every checkpoint that lies there where it is checked, and what it does not have is named', async () => {
    for (const size of [7, 12, 20, 1_000]) await put(size);
    const kept = await allCheckpointsIn(folder);
    expect(kept.map(({ size }) => size)).toEqual([7, 12, 20, 1_000]);
    const notes: Readonly<Record<number, string>> = { 7: 'note 7\n', 12: 'another root\n', 1000: 'note 1000\n' };
    const missed = await notInRecord(kept, (_, size) => notes[size]);
    expect(missed.map(({ size }) => size)).toEqual([12, 20]);
  });

  test('makes no folder by being checked', async () => {
    const nowhere = join(folder, 'nowhere');
    await expect(allCheckpointsIn(nowhere)).rejects.toThrow('ENOENT');
    expect(await readdir(folder)).toEqual([]);
    expect(await lastCheckpointsIn(nowhere)).toEqual([]);
    expect(await readdir(folder)).toEqual(['nowhere']);
  });

  test('is not refused for a checkpoint that was half written', async () => {
    await put(7);
    await writeFile(join(folder, tenant, '000000000000012.checkpoint'), 'no');
    await held({ 7: 'note 7\n', 12: 'note 12\n' });
    await expect(held({ 7: 'note 7\n' })).rejects.toThrow(LogIsNotTheFolders);
  });
});

test('files of somebody else do not stand in the way', async () => {
  await put(1);
  await writeFile(join(folder, tenant, 'readme.txt'), '');
  await expect(put(2)).resolves.toBeUndefined();
});

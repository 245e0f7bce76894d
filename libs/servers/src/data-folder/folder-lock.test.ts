import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markOf } from '../processes/process-mark.js';
import { FolderInUse, holderOf, lockFolder } from './folder-lock.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shodo-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const writeLock = (content: unknown) => writeFileSync(join(folder, 'lock'), JSON.stringify(content));

test('a folder held by a live process is refused, with a sentence that names both', async () => {
  const holder = spawn('sleep', ['60']);
  await once(holder, 'spawn');
  writeLock(markOf(holder.pid ?? 0));
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  expect(() => lockFolder(folder)).toThrow(`${folder} is in use by the running process ${holder.pid}`);
  expect(holderOf(folder)?.pid).toBe(holder.pid);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(lockFolder(folder).takenOver).toBe(true);
});

test('the lock of a process that ended without letting go is taken over', () => {
  writeLock({ pid: spawnSync('true').pid, born: 'some boot/17' });
  expect(lockFolder(folder).takenOver).toBe(true);
  expect(holderOf(folder)?.pid).toBe(process.pid);
});

test('a lock whose pid now belongs to somebody else is taken over', () => {
  writeLock({ pid: process.pid, born: 'an earlier boot/17' });
  expect(lockFolder(folder).takenOver).toBe(true);
});

test.each(['', 'not json', '{}', '{"pid":1,"born":"x"}', '{"pid":"7","born":"x"}'])(
  'a lock file that says nothing useful (%j) is taken over',
  (content) => {
    writeFileSync(join(folder, 'lock'), content);
    expect(lockFolder(folder).takenOver).toBe(true);
  },
);

test('a released folder can be locked again, and nothing else is left in it', () => {
  const lock = lockFolder(folder);
  expect(lock.takenOver).toBe(false);
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  expect(lockFolder(folder).takenOver).toBe(false);
});

test('releasing does not remove the lock of a process that has taken over', () => {
  const lock = lockFolder(folder);
  writeLock({ pid: 4_000_000, born: 'somebody else' });
  lock.release();
  expect(readdirSync(folder)).toEqual(['lock']);
});

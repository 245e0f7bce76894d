import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markOf } from '../processes/process-mark.js';
import { clearLeftover, parsePostmasterFile } from './leftover.js';

const cluster = mkdtempSync(join(tmpdir(), 'shodo-leftover-'));
const note = join(cluster, 'postmaster.pid');
const noted = (pid: number) => writeFileSync(note, `${pid}\n${cluster}\n1795000000\n15432\n\n127.0.0.1\n`);
afterAll(() => rmSync(cluster, { recursive: true }));

test('the note of a server gives its process and port', () => {
  expect(parsePostmasterFile('4711\n/data\n1795000000\n15432\n\n127.0.0.1\n  1234 5\nready\n')).toEqual({ pid: 4711, port: 15432 });
  expect(parsePostmasterFile('')).toBeUndefined();
  expect(parsePostmasterFile('-5\n')).toBeUndefined();
});

test('without a note there is nothing to clear', async () => {
  await clearLeftover(cluster, 'x', () => undefined);
});

test('the note of a server that is gone is removed', async () => {
  noted(spawnSync('true').pid);
  await clearLeftover(cluster, 'x', () => undefined);
  expect(existsSync(note)).toBe(false);
});

test('a note whose pid went to an innocent is removed, and the innocent lives on', async () => {
  const innocent = spawn('sleep', ['60']);
  await once(innocent, 'spawn');
  noted(innocent.pid ?? 0);
  await clearLeftover(cluster, 'x', () => undefined);
  expect(existsSync(note)).toBe(false);
  expect(markOf(innocent.pid ?? 0)).toBeDefined();
  innocent.kill();
});

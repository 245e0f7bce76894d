import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, markOf, parseProcStat } from './process-mark.js';

test('the fields after a process name are found though the name holds brackets and blanks', () => {
  const stat = '77 (a) b (c) S 1 77 77 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 187753 9 9';
  expect(parseProcStat(stat)).toEqual({ state: 'S', startTicks: '187753' });
});

test('this process lives and has a birth that stays the same', () => {
  const mark = markOf(process.pid);
  expect(mark).toEqual(markOf(process.pid));
  expect(mark && isAlive(mark)).toBe(true);
});

test('a process that has the pid but not the birth is another one', () => {
  expect(isAlive({ pid: process.pid, born: 'another boot/1' })).toBe(false);
});

test('a process that has ended is not alive', () => {
  const { pid } = spawnSync('true');
  expect(markOf(pid)).toBeUndefined();
});

test('a zombie that its parent has not buried is not alive', async () => {
  // The shell becomes a sleep, which never asks for its child's end.
  const parent = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(String(line).trim());
  expect(markOf(pid)).toBeDefined();
  await sleep(300);
  expect(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout).toMatch(/^Z/);
  expect(markOf(pid)).toBeUndefined();
  parent.kill('SIGKILL');
  await once(parent, 'exit');
});

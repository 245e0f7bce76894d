import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, markOf, type ProcessMark } from '../processes/process-mark.js';
import { ChildrenRecord } from './children-record.js';

const folder = mkdtempSync(join(tmpdir(), 'shodo-children-'));
const spawned: ChildProcess[] = [];
afterAll(() => {
  for (const child of spawned) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function born(script: string): Promise<ProcessMark> {
  const child = spawn('sh', ['-c', script], { detached: true });
  spawned.push(child);
  await once(child, 'spawn');
  const mark = markOf(child.pid ?? 0);
  if (!mark) throw new Error('the child has ended');
  return mark;
}

/** Says itself when it ends: whoever waits for two processes hears of their ends in any order. */
const tellsOfItsEnd = (name: string) => `trap 'echo ${name} >> ${folder}/ended; exit' TERM INT; echo ready; while :; do sleep 0.05; done`;

test('a later supervisor finds the processes of a killed one and ends them in the order asked for', async () => {
  const marks = { postgres: await born(tellsOfItsEnd('postgres')), api: await born(tellsOfItsEnd('api')) };
  for (const { stdout } of spawned) if (stdout) await once(stdout, 'data');
  for (const [name, mark] of Object.entries(marks)) new ChildrenRecord(folder).note(name, mark);
  expect(await new ChildrenRecord(folder).endAll([{ name: 'api' }, { name: 'postgres', signal: 'SIGINT' }])).toEqual(['api', 'postgres']);
  expect(Object.values(marks).some(isAlive)).toBe(false);
  expect(readFileSync(join(folder, 'ended'), 'utf8').split('\n')).toEqual(['api', 'postgres', '']);
  expect(await new ChildrenRecord(folder).endAll([])).toEqual([]);
});

test('a process that ignores the request is killed after its grace', async () => {
  const mark = await born('trap "" TERM; while :; do sleep 0.05; done');
  const record = new ChildrenRecord(folder);
  record.note('stubborn', mark);
  await record.endAll([{ name: 'stubborn', graceMs: 200 }]);
  expect(isAlive(mark)).toBe(false);
});

test('a process that only has the pid of a recorded one is left alone', async () => {
  const innocent = await born('exec sleep 60');
  const record = new ChildrenRecord(folder);
  record.note('api', { pid: innocent.pid, born: 'an earlier boot/17' });
  expect(await record.endAll([{ name: 'api' }])).toEqual([]);
  expect(isAlive(innocent)).toBe(true);
});

test.each(['', '{', '{}', '[{"name":1}]', '[{"name":"api","mark":{"pid":0,"born":"x"}}]'])(
  'a damaged record (%j) stops no start',
  async (content) => {
    writeFileSync(join(folder, 'children.json'), content);
    expect(await new ChildrenRecord(folder).endAll([])).toEqual([]);
  },
);

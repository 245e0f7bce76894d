import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, markOf, type ProcessMark } from './process-mark.js';
import { type Blueprint, SupervisedProcess } from './supervised-process.js';

const folder = mkdtempSync(join(tmpdir(), 'shodo-supervised-'));
const running: SupervisedProcess[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A shell script that serves once it has written a line. */
function script(text: string, more: Partial<Blueprint> = {}): Blueprint & { lives: ProcessMark[] } {
  const lives: ProcessMark[] = [];
  let ready = () => {};
  return {
    name: 'script',
    logFile: join(folder, `${lives.length}-${Math.random()}.log`),
    prepare: async () => ({ file: 'sh', args: ['-c', text], env: process.env }),
    onLine: (line) => line === 'ready' && ready(),
    ready: (signal) =>
      new Promise((resolve, reject) => {
        ready = resolve;
        signal.addEventListener('abort', reject);
      }),
    onStarted: (mark) => lives.push(mark),
    backoff: { firstMs: 10, longestMs: 40, steadyMs: 60_000 },
    lives,
    ...more,
  };
}

async function start(blueprint: Blueprint, said: string[] = []): Promise<SupervisedProcess> {
  const supervised = await SupervisedProcess.start(blueprint, (line) => said.push(line));
  running.push(supervised);
  return supervised;
}

const until = async (condition: () => boolean) => {
  for (let left = 200; left > 0 && !condition(); left--) await sleep(20);
  expect(condition()).toBe(true);
};

test('a killed process is started again, and the terminal is told', async () => {
  const blueprint = script('echo ready; exec sleep 60');
  const said: string[] = [];
  const supervised = await start(blueprint, said);
  process.kill(supervised.pid ?? 0, 'SIGKILL');
  await until(() => blueprint.lives.length === 2 && said.length === 2);
  expect(said[0]).toContain('script ended (SIGKILL)');
  expect(said[1]).toContain('script is back');
  expect(blueprint.lives.map((mark) => isAlive(mark))).toEqual([false, true]);
});

test('a process that cannot be started again is tried with growing pauses until it can', async () => {
  let refusals = 0;
  const blueprint = script('echo ready; exec sleep 60');
  const { prepare } = blueprint;
  let first = true;
  const supervised = await start({
    ...blueprint,
    prepare: async () => {
      if (first || refusals === 3) {
        first = false;
        return prepare();
      }
      refusals++;
      throw new Error('not yet');
    },
  });
  process.kill(supervised.pid ?? 0, 'SIGKILL');
  await until(() => blueprint.lives.length === 2);
  expect(refusals).toBe(3);
});

test('stopping ends a process that ignores the request, with everything it started', async () => {
  const blueprint = script('trap "" TERM; (trap "" TERM; sleep 60) & echo $!; echo ready; while :; do sleep 1; done', { graceMs: 200 });
  const supervised = await start(blueprint);
  const grandchild = markOf(Number(readFileSync(blueprint.logFile, 'utf8').split('\n')[0]));
  expect(grandchild && isAlive(grandchild)).toBe(true);
  await supervised.stop();
  await until(() => [grandchild, ...blueprint.lives].every((mark) => !mark || !isAlive(mark)));
});

test('a stopped process is not started again', async () => {
  const blueprint = script('echo ready; exec sleep 60');
  const supervised = await start(blueprint);
  await supervised.stop();
  await sleep(100);
  expect(blueprint.lives).toHaveLength(1);
});

test('stopping during a pause between two lives returns at once and starts nothing', async () => {
  const blueprint = script('echo ready; exec sleep 60', { backoff: { firstMs: 60_000, longestMs: 60_000, steadyMs: 1 } });
  const said: string[] = [];
  const supervised = await start(blueprint, said);
  process.kill(supervised.pid ?? 0, 'SIGKILL');
  await until(() => said.length === 1);
  await supervised.stop();
  expect(blueprint.lives).toHaveLength(1);
});

test('a first life that ends before it serves is an error that shows the end of the log', async () => {
  await expect(start(script('echo the disk is full >&2; exit 3'))).rejects.toThrow(/exit code 3[\s\S]*the disk is full/);
});

test('a program that does not exist is an error, not a crash', async () => {
  await expect(start(script('', { prepare: async () => ({ file: '/no/such/program', args: [], env: {} }) }))).rejects.toThrow('ENOENT');
});

test('a start that is given up leaves no process behind', async () => {
  const blueprint = script('exec sleep 60');
  const giveUp = new AbortController();
  const started = SupervisedProcess.start(blueprint, () => undefined, giveUp.signal);
  await until(() => blueprint.lives.length === 1);
  giveUp.abort();
  await expect(started).rejects.toThrow();
  expect(blueprint.lives.some(isAlive)).toBe(false);
});

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@shodo/durable/node';
import { cloneRoot } from '@shodo/testkit';
import { startChild } from '../ground/child.js';
import { type Ground, prepareGround } from '../ground/ground.js';
import { openBare, reportIncidents } from '../ground/open-incidents.js';
import { foundOrganisations, type Organisation } from '../ground/organisations.js';
import { invariantsHold } from '../measure/invariants.js';
import { closedLoop } from '../measure/load.js';
import { heapBytesOf, memoryOf, probed } from '../measure/memory.js';
import { seeded } from '../measure/random.js';
import { type Asked, type Measured, type Result, tell } from '../measure/result.js';
import { sideBySide } from '../measure/rounds.js';
import { median, ratios, rounded } from '../measure/statistics.js';

const helloWorker = fileURLToPath(new URL('../baseline/hello-worker.js', import.meta.url));
const inMemory = 500;

/** From nothing to work: the worker's start, the bundle it loads, and what each incident it keeps takes, against the SDK's hello world. */
export async function coldStart(asked: Asked): Promise<Measured> {
  const { rounds = 5, seed } = asked;
  const ground = await prepareGround();
  try {
    const organisations = await foundOrganisations(ground, 1);
    const heap = await heapPerWorkflow(ground, organisations, seeded(seed));
    const bundling = await sideBySide(
      { rounds: 2 },
      () => bundlingMs('workflows/src/index.ts'),
      () => bundlingMs('bench/src/baseline/hello.workflow.ts'),
    );
    const starts = await sideBySide(
      { rounds },
      () => startOfOurs(ground, organisations),
      () => startOfHello(ground),
    );
    const api = await startOfApi(ground, rounds);
    const common = { params: {}, rounds, server: 'postgresql', better: 'lower' } as const;
    const compared = (metric: string, unit: string, ours: readonly number[], baseline: readonly number[]): Result => ({
      ...common,
      metric,
      unit,
      ours: rounded(median(ours)),
      baseline: rounded(median(baseline)),
      ratio: ratios(ours, baseline),
    });
    const each = <Key extends 'readyMs' | 'workedMs'>(sides: readonly Record<Key, number>[], key: Key) => sides.map((side) => side[key]);
    const bundle = (path: string) => statSync(join(cloneRoot, path)).size / 1_000_000;
    return {
      results: [
        { ...compared('worker ready', 'ms', each(starts.ours, 'readyMs'), each(starts.baseline, 'readyMs')), target: 1.6, goal: 1.3 },
        compared('first work done', 'ms', each(starts.ours, 'workedMs'), each(starts.baseline, 'workedMs')),
        compared('bundling', 'ms', bundling.ours, bundling.baseline),
        {
          ...compared('bundle', 'MB', [bundle('apps/worker/dist/workflow-bundle.js')], [bundle('bench/dist/hello-bundle.js')]),
          target: 2,
          goal: 2,
        },
        {
          ...common,
          metric: 'heap per cached workflow',
          unit: 'KiB',
          params: { inMemory },
          ours: heap.ours,
          baseline: heap,
          target: 64,
          goal: 50,
        },
        { ...common, metric: 'api ready', unit: 'ms', ours: rounded(median(api)), target: 1_000, goal: 1_000 },
      ],
      invariants: await invariantsHold(ground),
    };
  } finally {
    await ground.stop();
  }
}

async function bundlingMs(path: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'shodo-bundle-'));
  const began = performance.now();
  await bundleWorkflows({ workflowsPath: join(cloneRoot, path), out: join(folder, 'bundle.js'), root: cloneRoot });
  const took = performance.now() - began;
  rmSync(folder, { recursive: true });
  return took;
}

/** So long that the engine has noticed that the last worker is gone. */
const pauseMs = 1_000;

interface Started {
  readonly readyMs: number;
  readonly workedMs: number;
}

/** A report waits for the worker: it is answered as soon as there is one. */
async function startOfOurs({ installation }: Ground, organisations: readonly Organisation[]): Promise<Started> {
  const { product } = installation;
  await product.kill('worker');
  await sleep(pauseMs);
  const began = performance.now();
  const reported = reportIncidents(organisations, 1, Math.random).then(() => performance.now() - began);
  await product.startWith('worker');
  const readyMs = performance.now() - began;
  const started = { readyMs, workedMs: await reported };
  tell(`  ours ready after ${readyMs.toFixed(0)} ms, first report answered after ${started.workedMs.toFixed(0)} ms`);
  return started;
}

const environmentOfHello = ({ installation: { ground } }: Ground) => ({
  ...probed,
  TEMPORAL_ADDRESS: ground.temporalAddress,
  TEMPORAL_NAMESPACE: ground.temporalNamespace,
});

const startHello = ({ engine }: Ground, waits: boolean) =>
  engine.workflow.start('hello', { workflowId: randomUUID(), taskQueue: 'hello', args: [{ name: 'bench', waits }] });

async function startOfHello(ground: Ground): Promise<Started> {
  const greeted = await startHello(ground, false);
  const began = performance.now();
  const worked = greeted.result().then(() => performance.now() - began);
  const child = await startChild(helloWorker, environmentOfHello(ground));
  const readyMs = performance.now() - began;
  const started = { readyMs, workedMs: await worked };
  await child.stop();
  tell(`  hello ready after ${readyMs.toFixed(0)} ms, first greeting after ${started.workedMs.toFixed(0)} ms`);
  return started;
}

async function startOfApi({ installation: { product } }: Ground, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await product.kill('api');
    const began = performance.now();
    await product.startWith('api');
    times.push(performance.now() - began);
  }
  return times;
}

/** Heap that each workflow waiting in memory takes in the real worker, garbage collected: ours, B1's, and the hello world's. */
async function heapPerWorkflow(
  ground: Ground,
  organisations: readonly Organisation[],
  random: () => number,
): Promise<Readonly<Record<'ours' | 'bare' | 'hello', number>>> {
  const hello = await startChild(helloWorker, environmentOfHello(ground));
  try {
    return {
      ours: await grownBy(ground.pids().worker, (count) => reportIncidents(organisations, count, random)),
      bare: await grownBy(ground.pids().bare, (count) => openBare(ground, count, random)),
      hello: await grownBy(hello.pid, (count) => closedLoop(count, 16, () => startHello(ground, true).then(() => undefined))),
    };
  } finally {
    await hello.stop();
  }
}

/** KiB of heap per piece, once the first few have loaded what all of them share. */
async function grownBy(pid: number, make: (count: number) => Promise<unknown>): Promise<number> {
  await make(50);
  await sleep(2_000);
  const before = heapBytesOf(await memoryOf(pid));
  await make(inMemory);
  await sleep(3_000);
  return rounded((heapBytesOf(await memoryOf(pid)) - before) / inMemory / 1_024);
}

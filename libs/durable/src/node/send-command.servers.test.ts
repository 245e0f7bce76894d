import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Asked, CommandName } from '@shodo/contracts';
import { workflowIdOf } from '@shodo/contracts';
import type { Client } from '@temporalio/client';
import { DefaultLogger, type NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { bundleWorkflows } from './bundle-workflows.js';
import { connectClient, connectWorker } from './connections.js';
import { otherEngineVersion, testedEngineVersion } from './engine-version.js';
import { createIncidentWorker } from './incident-worker.js';
import { ensureNamespace } from './namespace.js';
import { payloadCodec } from './payload-codec.js';
import { resumeIncidents } from './resume-incidents.js';
import { ensureSchedules } from './schedules.js';
import { Busy, CommandFailed, EngineAway, Refused, sendCommand } from './send-command.js';
import { keysInMemory } from './specification/keys-in-memory.js';
import { tellIncident } from './tell-incident.js';

const root = resolve(__dirname, '../../../..');
const namespace = `durable-${randomUUID().slice(0, 8)}`;
const settings = { address: process.env.TEMPORAL_ADDRESS ?? '', namespace };
const codec = payloadCodec(keysInMemory());
let folder: string;
let bundlePath: string;
let connection: NativeConnection;
let client: Client;
let ending: (() => Promise<void>) | undefined;

beforeAll(async () => {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  folder = mkdtempSync(join(tmpdir(), 'shodo-durable-'));
  bundlePath = join(folder, 'bundle.js');
  await bundleWorkflows({ workflowsPath: join(__dirname, 'specification/specimen.workflow.ts'), out: bundlePath, root });
  connection = await connectWorker(settings, { signal: new AbortController().signal });
  await ensureNamespace(connection, namespace);
  client = connectClient(settings, codec);
  await startWorker();
});
afterAll(async () => {
  await stopWorker();
  await connection?.close();
  await client?.connection.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startWorker(): Promise<void> {
  const worker: Worker = await createIncidentWorker({ connection, namespace, bundlePath, codec, activities: {} as never });
  const done = worker.run();
  ending = async () => {
    worker.shutdown();
    await done;
  };
}
async function stopWorker(): Promise<void> {
  await ending?.();
  ending = undefined;
}

/** One incident of one organisation; the specimen workflow looks at nothing but the id of a command. */
function incidentAt(to: Client = client) {
  const of = { tenant: randomUUID(), incident: randomUUID() };
  const send = (name: CommandName, id: string = randomUUID(), withinMs?: number) =>
    sendCommand(to, { ...of, name, asked: { id } as Asked, ...(withinMs && { withinMs }) });
  return { ...of, send };
}

test('a report starts its incident, and each command is answered with its receipt', async () => {
  const { send, incident } = incidentAt();
  expect(await send('ReportIncident')).toMatchObject({ incidentId: incident, seq: 1 });
  expect(await send('AddNote')).toMatchObject({ seq: 2 });
});

test('two hundred twins of one command have one effect and one receipt', async () => {
  const { send } = incidentAt();
  await send('ReportIncident');
  const id = randomUUID();
  const receipts = await Promise.all(Array.from({ length: 200 }, () => send('AddNote', id)));
  expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
  expect(await send('AddNote')).toMatchObject({ seq: 3 });
});

test('a refusal before history and one decided later come back alike: as values, all of them', async () => {
  const { send } = incidentAt();
  await send('ReportIncident');
  const early = await send('EstablishAwareness').catch((error: unknown) => error);
  const late = await send('CorrectAwareness').catch((error: unknown) => error);
  expect(early).toBeInstanceOf(Refused);
  expect(early).toMatchObject({ refusals: [{ code: 'time-lies-ahead' }, { code: 'awareness-before-occurrence' }] });
  expect(late).toBeInstanceOf(Refused);
  expect(late).toMatchObject({ refusals: [{ code: 'awareness-is-unchanged', detail: { duty: 'jp.appi.final-report' } }] });
});

test('a command the incident does not know is a failure, not a refusal', async () => {
  const { send } = incidentAt();
  await send('ReportIncident');
  await expect(send('AssignTrack')).rejects.toThrow(CommandFailed);
});

test('more commands at once than an incident takes wait their turn', async () => {
  const { send } = incidentAt();
  await send('ReportIncident');
  const receipts = await Promise.all(Array.from({ length: 40 }, () => send('AddNote')));
  expect(receipts.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 2));
});

test('when others have filled the incident, the caller is told to come again', async () => {
  const { tenant, incident, send } = incidentAt();
  await send('ReportIncident');
  const handle = client.workflow.getHandle(workflowIdOf(tenant, incident));
  const filling = Array.from({ length: 10 }, () =>
    handle.startUpdate('DeclareSpreadStopped', { args: [{ id: randomUUID() }], waitForStage: 'ACCEPTED' }),
  );
  await Promise.all(filling);
  await expect(send('AddNote')).rejects.toThrow(Busy);
  await handle.terminate();
});

test('an incident whose run was ended from outside answers the next command from a new run', async () => {
  const { tenant, incident, send } = incidentAt();
  await send('ReportIncident');
  await client.workflow.getHandle(workflowIdOf(tenant, incident)).terminate();
  expect(await send('AddNote')).toMatchObject({ incidentId: incident });
});

test('without a worker the caller is told in time, and the same command sent again has one effect', async () => {
  const { send } = incidentAt();
  await send('ReportIncident');
  await stopWorker();
  const id = randomUUID();
  const began = Date.now();
  await expect(send('AddNote', id, 2_000)).rejects.toThrow(EngineAway);
  expect(Date.now() - began).toBeLessThan(4_000);
  await startWorker();
  const receipt = await send('AddNote', id);
  expect(await send('AddNote', id)).toEqual(receipt);
  expect(await send('AddNote')).toMatchObject({ seq: receipt.seq + 1 });
});

test('without a server the caller is told in time', async () => {
  const nowhere = connectClient({ address: '127.0.0.1:1', namespace });
  const began = Date.now();
  await expect(incidentAt(nowhere).send('ReportIncident', randomUUID(), 2_000)).rejects.toThrow(EngineAway);
  expect(Date.now() - began).toBeLessThan(4_000);
  await nowhere.connection.close();
});

test('open incidents without a run are started, those with one are left alone', async () => {
  const [running, lost] = [incidentAt(), incidentAt()];
  await running.send('ReportIncident');
  expect(await resumeIncidents(client, [running, lost])).toEqual({ ended: 0, resumed: 1 });
  expect(await resumeIncidents(client, [running, lost])).toEqual({ ended: 0, resumed: 0 });
});

test('an incident hears what became of a mail, also when its run had ended', async () => {
  const [running, ended] = [incidentAt(), incidentAt()];
  await running.send('ReportIncident');
  for (const each of [running, ended]) {
    await tellIncident(client, each, { notice: randomUUID(), to: randomUUID(), delivered: true, acceptedAt: '2026-11-28T13:00:00.000Z' });
    expect((await each.send('AddNote')).seq).toBeGreaterThan(100);
  }
});

test('the thread of the workflows keeps no stack trace of each promise', async () => {
  const { send, tenant, incident } = incidentAt();
  await send('ReportIncident');
  const asked = client.workflow.getHandle(workflowIdOf(tenant, incident)).query('__stack_trace');
  await expect(asked).rejects.toThrow('stack traces are not enabled');
});

test('an engine of another version than was tested is noticed', async () => {
  expect(await otherEngineVersion(connection)).toBeUndefined();
  expect(await otherEngineVersion(connection, '1.0.0')).toBe(testedEngineVersion);
});

test('the namespace and the schedules may be asked for again and again', async () => {
  expect(await ensureNamespace(connection, namespace)).toMatchObject({ isNew: false });
  await Promise.all([ensureSchedules(client), ensureSchedules(client)]);
  await ensureSchedules(client);
  const ids: string[] = [];
  for (let left = 100; ids.length < 2 && left > 0; left--) {
    ids.length = 0;
    for await (const { scheduleId } of client.schedule.list()) ids.push(scheduleId);
  }
  expect(ids.toSorted()).toEqual([
    'upkeep:evidence-check',
    'upkeep:history-archive',
    'upkeep:log',
    'upkeep:record-comparison',
    'upkeep:vault-sweep',
    'upkeep:watchdog',
  ]);
});

describe('the bundle', () => {
  test('is not made again while its sources are the same, and is when it was touched', async () => {
    const asked = { workflowsPath: join(__dirname, 'specification/specimen.workflow.ts'), out: bundlePath, root };
    const bytes = readFileSync(bundlePath, 'utf8');
    expect(await bundleWorkflows(asked)).toBe('up-to-date');
    rmSync(`${bundlePath}.inputs.json`);
    expect(await bundleWorkflows(asked)).toBe('made');
    expect(readFileSync(bundlePath, 'utf8') === bytes).toBe(true);
  });

  test('holds no zod, no path of this machine, and is of modest size', () => {
    const bundle = readFileSync(bundlePath, 'utf8');
    const map = Buffer.from(bundle.slice(bundle.lastIndexOf('base64,') + 7), 'base64').toString('utf8');
    expect((JSON.parse(map) as { sources: string[] }).sources.filter((source) => source.includes('zod'))).toEqual([]);
    expect(bundle.includes(root) || map.includes(root)).toBe(false);
    expect(bundle.length).toBeLessThan(2_000_000);
  });
});

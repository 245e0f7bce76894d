import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Asked, type CommandName, workflowIdOf } from '@shodo/contracts';
import type { Client } from '@temporalio/client';
import { DefaultLogger, type NativeConnection, Runtime } from '@temporalio/worker';
import { bundleWorkflows } from './bundle-workflows.js';
import { connectClient, connectWorker } from './connections.js';
import { createIncidentWorker } from './incident-worker.js';
import { ensureNamespace } from './namespace.js';
import { payloadCodec } from './payload-codec.js';
import { type OpenIncident, resumeIncidents } from './resume-incidents.js';
import { EngineAway, sendCommand } from './send-command.js';
import { keysInMemory } from './specification/keys-in-memory.js';

const root = resolve(__dirname, '../../../..');
const namespace = `stuck-${randomUUID().slice(0, 8)}`;
const settings = { address: process.env.TEMPORAL_ADDRESS ?? '', namespace };
const codec = payloadCodec(keysInMemory());
let folder: string;
let connection: NativeConnection;
let client: Client;

beforeAll(async () => {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR', () => undefined) });
  folder = mkdtempSync(join(tmpdir(), 'shodo-stuck-'));
  connection = await connectWorker(settings, { signal: new AbortController().signal });
  await ensureNamespace(connection, namespace);
  client = connectClient(settings, codec);
});
afterAll(async () => {
  await connection?.close();
  await client?.connection.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A worker with this build of the workflow; resolves with what stops it. */
async function working(build: 'specimen' | 'told-otherwise'): Promise<() => Promise<void>> {
  const bundlePath = join(folder, `${build}.js`);
  await bundleWorkflows({ workflowsPath: join(__dirname, `specification/${build}.workflow.ts`), out: bundlePath, root });
  const worker = await createIncidentWorker({ connection, namespace, bundlePath, codec, activities: {} as never });
  const done = worker.run();
  return async () => {
    worker.shutdown();
    await done;
  };
}

const send = (of: OpenIncident, name: CommandName, withinMs?: number) =>
  sendCommand(client, { ...of, name, asked: { id: randomUUID() } as Asked, ...(withinMs && { withinMs }) });
const statusOf = async ({ tenant, incident }: OpenIncident, runId: string) =>
  (await client.workflow.getHandle(workflowIdOf(tenant, incident), runId).describe()).status.name;

test('a run whose history cannot be gone through again is ended, and its incident goes on; others are left alone', async () => {
  const [stuck, other] = [1, 2].map(() => ({ tenant: randomUUID(), incident: randomUUID() })) as [OpenIncident, OpenIncident];
  const stopEarlier = await working('specimen');
  await send(stuck, 'ReportIncident');
  const { runId } = await client.workflow.getHandle(workflowIdOf(stuck.tenant, stuck.incident)).describe();
  await stopEarlier();

  const stop = await working('told-otherwise');
  await expect(send(stuck, 'AddNote', 2_000)).rejects.toThrow(EngineAway);
  await send(other, 'ReportIncident');
  const resume = () => resumeIncidents(client, [stuck, other]);
  let last = await resume();
  expect(last).toEqual({ ended: 0, resumed: 0 }); // it may still come right
  for (const until = Date.now() + 120_000; last.ended === 0 && Date.now() < until; last = await resume()) await sleep(1_000);
  expect({ ...last, was: await statusOf(stuck, runId) }).toEqual({ ended: 1, resumed: 1, was: 'TERMINATED' });
  expect(await send(stuck, 'AddNote')).toMatchObject({ incidentId: stuck.incident });
  await stop();
}, 180_000);

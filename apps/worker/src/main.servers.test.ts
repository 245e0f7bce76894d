import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepLog, logSigners } from '@shodo/activities';
import { type AppendToIncident, type OrganisationEvent, workflowIdOf } from '@shodo/contracts';
import { connectClient } from '@shodo/durable/node';
import { appendToIncident, openStore, writeToOrganisation } from '@shodo/store';
import { type FreshDatabase, freshDatabase } from '@shodo/testkit/servers';
import { openCodecKeys, openVault } from '@shodo/vault';

jest.setTimeout(40_000); // two cores are shared with every other suite

/** The process as it is built and started; `npm test` builds it first. */
const main = resolve(__dirname, '../dist/program/main.js');
const namespace = `worker-${randomUUID().slice(0, 8)}`;
const masterKey = randomBytes(32).toString('base64');
let database: FreshDatabase;
/** Of its own: what lies in the folder of whoever runs the tests belongs to another store. */
let data: string;
let running: ChildProcess[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  data = await mkdtemp(join(tmpdir(), 'shodo-worker-'));
});
afterEach(async () => {
  for (const child of running) await ended(child, 'SIGKILL');
  running = [];
});
afterAll(async () => {
  await database.drop();
  await rm(data, { recursive: true, force: true });
});

function start(env: NodeJS.ProcessEnv = {}) {
  const { PATH, HOME, TEMPORAL_ADDRESS } = process.env;
  const own = {
    DATABASE_URL: database.url,
    SHODO_KEYS_DATABASE_URL: database.keysUrl,
    SHODO_MASTER_KEY: masterKey,
    SHODO_DATA: data,
    TEMPORAL_ADDRESS,
    TEMPORAL_NAMESPACE: namespace,
  };
  const child = spawn(process.execPath, [main], { env: { PATH, HOME, ...own, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  return { child, said };
}

async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  if (signal) child.kill(signal);
  await exit;
  return child.exitCode;
}

async function until(holds: () => boolean | Promise<boolean>, what: string, withinMs = 20_000): Promise<void> {
  for (const began = Date.now(); !(await holds()); await sleep(50))
    if (Date.now() - began > withinMs) throw new Error(`did not happen: ${what}`);
}

test('malformed settings are refused at once, all together, with exit code 2', async () => {
  const { child, said } = start({ DATABASE_URL: 'nonsense', TEMPORAL_ADDRESS: 'nowhere' });
  expect(await ended(child)).toBe(2);
  expect(said.err).toContain('- DATABASE_URL must be an address');
  expect(said.err).toContain('- TEMPORAL_ADDRESS expected host:port');
});

/** Runs before the process's own code and makes every pack read as something else. */
const brokenPacks = `data:text/javascript,${encodeURIComponent(`import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const read = fs.readFileSync;
fs.readFileSync = (path, ...rest) => (String(path).endsWith('.yaml') ? 'deadlines: never' : read(path, ...rest));
syncBuiltinESMExports();`)}`;

test('with a pack that does not load it refuses to start, names file and line, and exits with code 2', async () => {
  const { child, said } = start({ NODE_OPTIONS: `--import=${brokenPacks}` });
  expect(await ended(child)).toBe(2);
  expect(said.out).toBe('');
  expect(said.err).toMatch(/^The worker does not start:\n {2}- .+\.yaml:1: /);
});

describe('without a master key', () => {
  const withoutKey = () => start({ SHODO_MASTER_KEY: undefined });
  const missing = () => `SHODO_MASTER_KEY is not set, and there is no file ${data}/secrets/master.key (SHODO_MASTER_KEY_FILE)`;

  test('at the first start of all it waits for the api to make one, and says so', async () => {
    const { child, said } = withoutKey();
    await until(() => said.err.includes('no master key yet'), 'the word that it waits');
    expect(said.err).toContain(missing());
    expect(said.err).not.toContain('ENOENT');
    expect(await ended(child, 'SIGTERM')).toBe(0);
  });

  test('with a file that holds none it ends at once', async () => {
    const file = join(data, 'not-a-key');
    await writeFile(file, 'changeme\n');
    const { child, said } = start({ SHODO_MASTER_KEY: undefined, SHODO_MASTER_KEY_FILE: file });
    expect(await ended(child)).toBe(2);
    expect(said.err).toContain(`the file ${file} holds no master key`);
  });

  test('beside a store that has one it ends at once, and says which setting or file is missing', async () => {
    const store = openStore({ url: database.url });
    const vault = openVault({ store, keys: { url: database.keysUrl }, masterKey: Buffer.from(masterKey, 'base64') });
    await openCodecKeys(vault).forSealing({ tenant: randomUUID(), incident: randomUUID() });
    await vault.close();
    await store.close();
    const { child, said } = withoutKey();
    expect(await ended(child)).toBe(2);
    expect(said.out).toBe('');
    expect(said.err).toContain(
      `The worker does not start:\n  - there is no master key: ${missing()}. The keys of this store are wrapped by`,
    );
    expect(said.err).not.toContain('ENOENT');
    const other = start({ SHODO_MASTER_KEY: randomBytes(32).toString('base64') });
    expect(await ended(other.child)).toBe(2);
    expect(other.said.err).toContain('The worker does not start:\n  - the keys of this store are wrapped by the master key');
  });
});

test('on a record that ends before a checkpoint in the folder outside it does not start, and says what to read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shodo-checkpoints-'));
  const tenant = randomUUID();
  await mkdir(join(folder, tenant));
  await writeFile(join(folder, tenant, '000000000000009.checkpoint'), 'what the record held before somebody put it back');
  const { child, said } = start({ SHODO_CHECKPOINT_FOLDER: folder });
  expect(await ended(child)).toBe(2);
  expect(said.out).toBe('');
  expect(said.err).toMatch(/^The worker does not start:\n {2}- the folder of checkpoints holds/m);
  expect(said.err).toContain(`one of organisation ${tenant} at size 9 that the record does not have`);
  expect(said.err).toContain('docs/runbooks/back-up-and-restore.md');
  await rm(folder, { recursive: true });
  const elsewhere = start({ SHODO_CHECKPOINT_FOLDER: join(folder, 'new') });
  await until(() => elsewhere.said.out === 'SHODO_READY worker\n', 'ready');
});

test('it says when it polls, answers health, and ends cleanly and soon when asked', async () => {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const { child, said } = start({ SHODO_WORKER_HEALTH_PORT: String(port) });
  await until(() => said.out === 'SHODO_READY worker\n', 'ready');
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  expect([await statusOf('/health/live'), await statusOf('/health/ready'), await statusOf('/elsewhere')]).toEqual([200, 200, 404]);
  const began = Date.now();
  expect(await ended(child, 'SIGTERM')).toBe(0);
  expect(Date.now() - began).toBeLessThan(5_000);
});

test('without an engine it waits, and can be ended while it does', async () => {
  const { child, said } = start({ TEMPORAL_ADDRESS: '127.0.0.1:1' });
  await until(() => said.err.includes('waiting for the engine'), 'the word that it waits');
  expect(said.out).toBe('');
  expect(await ended(child, 'SIGINT')).toBe(0);
});

test('an incident that the ledger has and the engine has not is taken up, though nobody asks for it', async () => {
  const store = openStore({ url: database.url });
  const client = connectClient({ address: process.env.TEMPORAL_ADDRESS ?? '', namespace });
  const of = { tenant: randomUUID(), incident: randomUUID() };
  const sealed = { ref: randomUUID(), commitment: 'a'.repeat(64) };
  const practice = { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 };
  const data = {
    kind: 'real',
    reference: 'AAAA-BBBB',
    noticedAt: '2026-11-28T22:00:00+09:00',
    summary: sealed,
    organisation: { jurisdictions: ['jp'] },
    practice,
  };
  await appendToIncident(store, {
    ...of,
    head: { seq: 0, digest: '0'.repeat(64) },
    appendId: randomUUID(),
    events: [{ type: 'IncidentReported', version: 1, data }],
    occurredAt: '2026-11-28T13:00:00.000Z',
    actor: { kind: 'system', part: 'incident' },
    runId: randomUUID(),
  } as unknown as AppendToIncident);
  start();
  const isRunning = () =>
    client.workflow
      .getHandle(workflowIdOf(of.tenant, of.incident))
      .describe()
      .then(({ status }) => status.name === 'RUNNING')
      .catch(() => false);
  await until(isRunning, 'the incident runs');
  await client.connection.close();
  await store.close();
});

test('where a key has signed the log and is gone it ends at once, and says where to put it', async () => {
  const [store, upkeep] = [openStore({ url: database.url }), openStore({ url: database.url, role: 'shodo_upkeep' })];
  const tenant = randomUUID();
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'setup' },
    appendId: randomUUID(),
    occurredAt: '2026-11-28T00:00:00.000Z',
    decide: () => [{ type: 'SignedIn', version: 1, data: { person: randomUUID() } }] as OrganisationEvent[],
  });
  const signers = () => logSigners({ value: randomBytes(32).toString('base64'), file: '/nowhere' });
  await keepLog({ upkeep, signers, places: [], everyMs: 0, killPoint: () => undefined, onTrouble: () => undefined }, tenant);
  await Promise.all([store.close(), upkeep.close()]);
  const file = join(data, 'log.key');
  const { child, said } = start({ SHODO_LOG_KEY_FILE: file });
  expect(await ended(child)).toBe(2);
  expect(said.out).toBe('');
  expect(said.err).toContain(`The worker does not start:\n  - the key that signs checkpoints is missing: put it back into ${file}, or set`);
  expect(said.err).not.toContain('"level"');

  await writeFile(file, 'no key\n');
  const again = start({ SHODO_LOG_KEY_FILE: file });
  expect(await ended(again.child)).toBe(2);
  expect(again.said.err).toContain(`cannot be read from ${file}: each line of it has to be 32 bytes in base64. Put it back there, or set`);
});

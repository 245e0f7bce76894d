import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connected, withDatabase } from '@shodo/servers';
import { appendToIncident, type Databases, headOf, openStore, type Store, writeToOrganisation } from '@shodo/store';
import { destroyKeysOf, erasureJournal, openVault, readErasureJournal, sealTexts, type Vault } from '@shodo/vault';
import { madeDatabases } from '../databases.js';
import { migrateAll } from '../migrations.js';
import { type Backup, backUp } from './backup.js';
import { type Restored, type RestorePlan, restore } from './restore.js';
import { withOwnPostgres } from './still-shodo.js';

/**
 * Two backups of one record, and an erasure after both that only the newest keys and a journal know. The older record was restored, with all that is
 * known; then somebody takes the newer one, with old keys and without the journal.
 */
const place = mkdtempSync(join(tmpdir(), 'shodo-refused-'));
chmodSync(place, 0o711); // PostgreSQL runs as another account when we are root, and has to pass through
const [ran, other, home, records] = ['ran', 'other', 'home', 'records'].map((name) => join(place, name)) as [
  string,
  string,
  string,
  string,
];
const journal = join(place, 'journal', 'erasures.jsonl');
const masterKey = Buffer.alloc(32, 7).toString('base64');
const tenant = randomUUID();
const incident = randomUUID();
let erased = '';
let older: Backup;
let newer: Backup;
let newest: Backup;

const quiet = () => undefined;
/** The engine is somebody else's: this is about the record and its keys. */
const env = { TEMPORAL_ADDRESS: '127.0.0.1:1' };
const plan = (record: Backup, keys: Backup, more: Partial<RestorePlan> = {}): RestorePlan => ({
  path: home,
  record: record.record,
  keys: keys.keys,
  replace: true,
  acceptOther: false,
  masterKey: () => masterKey,
  env,
  say: quiet,
  ...more,
});

const founded = () => ({ type: 'OrganisationFounded', version: 1, data: { profile, practice, owner: randomUUID() } });
const profile = { jurisdictions: ['jp'] };
const practice = { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 };

async function inOrganisation(store: Store, event: object): Promise<void> {
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'setup' },
    appendId: `made:${randomUUID()}`,
    occurredAt: new Date().toISOString(),
    decide: () => [event as never],
  });
}

async function reported(store: Store, vault: Vault): Promise<void> {
  const commandId = randomUUID();
  const { summary } = await sealTexts(vault, { tenant, incident, commandId, texts: { summary: '山田太郎の診断書を紛失' } });
  erased = summary?.ref ?? '';
  const data = { kind: 'real', reference: 'AAAA-BBBB', noticedAt: '2026-11-28T22:00:00+09:00', summary, organisation: profile, practice };
  await appendToIncident(store, {
    tenant,
    incident,
    head: await headOf(store, { tenant, incident }),
    appendId: commandId,
    events: [{ type: 'IncidentReported', version: 1, data }],
    occurredAt: new Date().toISOString(),
    actor: { kind: 'system', part: 'setup' },
    command: 'ReportIncident',
    requestMac: '0'.repeat(64),
    runId: 'run-1',
  } as never);
}

const passwords = { shodo: 'a-password-of-the-owner', temporal: 'another' };

async function on<T>(path: string, work: (databases: Databases, store: Store, vault: Vault) => Promise<T>): Promise<T> {
  return withOwnPostgres(path, quiet, async (superuserUrl) => {
    const databases = await madeDatabases(superuserUrl, passwords);
    await migrateAll(databases);
    const store = openStore({ ...databases.record, max: 1 });
    const vault = openVault({ store, keys: databases.keys, masterKey: Buffer.from(masterKey, 'base64'), max: 1 });
    try {
      return await work(databases, store, vault);
    } finally {
      await Promise.all([store.close(), vault.close()]);
    }
  });
}

let backups = 0;
const backedUp = (path = ran) => {
  backups += 1;
  return backUp({ path, to: join(records, `${backups}`), keysTo: join(place, 'keys', `${backups}`), say: quiet });
};

beforeAll(async () => {
  await on(ran, async (_databases, store, vault) => {
    await inOrganisation(store, founded());
    await reported(store, vault);
  });
  older = await backedUp();
  await on(ran, (_databases, store) =>
    inOrganisation(store, {
      type: 'BackupRestored',
      version: 1,
      data: { takenAt: '2026-11-01T00:00:00.000Z', entriesMissing: 0, streamsDiffer: 0 },
    }),
  );
  newer = await backedUp();
  await on(ran, async (_databases, _store, vault) => {
    const erasure = { tenant, incident, seq: 9, digest: 'd'.repeat(64), refs: [erased] };
    await erasureJournal(journal).note(erasure);
    await destroyKeysOf(vault, erasure);
  });
  newest = await backedUp();
  await restore(plan(older, newest, { journals: [journal] }));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Standing {
  readonly heads: readonly object[];
  readonly keys: number;
  readonly erasures: number;
  readonly databases: readonly string[];
}

/** What the folder holds, as whoever started it would find it. */
const standing = () =>
  withOwnPostgres(home, quiet, async (superuserUrl): Promise<Standing> => {
    const rows = <Row extends object>(database: string, sql: string, values: readonly unknown[] = []) =>
      connected(withDatabase(superuserUrl, database), async (client) => (await client.query<Row>(sql, [...values])).rows);
    const heads = await rows('shodo', 'select stream_id, max(seq) as seq, max(recorded_at) as at from ledger.entry group by 1 order by 1');
    const keys = await rows('shodo_keys', 'select from keys.text_key where ref = $1', [erased]);
    const erasures = await rows('shodo_keys', 'select from keys.erasure');
    const databases = await rows<{ name: string }>(
      'postgres',
      "select datname as name from pg_database where datname like 'shodo%' order by 1",
    );
    return { heads, keys: keys.length, erasures: erasures.length, databases: databases.map(({ name }) => name) };
  });

const unlucky = (more: Partial<RestorePlan> = {}): Promise<Restored> => restore(plan(newer, older, more));

/** Restores as a program of its own, and ends it with -9 once it has said that it begins with this step. */
async function killedAt(words: string): Promise<void> {
  const { PATH, HOME } = process.env;
  const args = ['--record', newer.record, '--keys', older.keys, '--replace', '--accept-other-record'];
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/restore.js'), ...args], {
    env: { PATH, HOME, SHODO_DATA: home, SHODO_MASTER_KEY: masterKey, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes(`• ${words} ...`)) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect({ words, said, signal }).toMatchObject({ signal: 'SIGKILL' });
}

test('what another journal told goes along with every later backup, and no statistics keep what was erased', async () => {
  expect(readErasureJournal(join(home, 'erasures.jsonl'))).toMatchObject([{ incident, seq: 9, refs: [erased] }]);
  const kept = await withOwnPostgres(home, quiet, (superuserUrl) =>
    connected(withDatabase(superuserUrl, 'shodo_keys'), async (client) => {
      await client.query('analyze');
      return (await client.query("select tablename from pg_stats where schemaname = 'keys' and attname = 'wrapped'")).rows;
    }),
  );
  expect(kept).toEqual([]);
});

test('a restore that is refused leaves what was there, and is refused again', async () => {
  const before = await standing();
  expect(before).toMatchObject({ keys: 0, erasures: 1, databases: ['shodo', 'shodo_keys'] });
  for (const _ of [1, 2]) {
    await expect(unlucky()).rejects.toThrow(/another record.*Nothing was changed/);
    expect(await standing()).toEqual(before);
  }
});

test('so does one that fails on the way', async () => {
  const before = await standing();
  const settings = { ...env, SHODO_EVIDENCE_S3_BUCKET: 'evidence', SHODO_EVIDENCE_S3_ENDPOINT: 'http://127.0.0.1:1' };
  const access = { SHODO_EVIDENCE_S3_ACCESS_KEY_ID: 'nobody', SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY: 'of-nobody-at-all' };
  await expect(unlucky({ acceptOther: true, env: { ...settings, ...access } })).rejects.toThrow('the place of files does not answer');
  expect(await standing()).toEqual(before);
});

test('one that is killed at any moment is judged the same when it is repeated, and what was erased stays erased', async () => {
  const before = await standing();
  for (const words of ['Shape of the backup', 'Keys', 'Erasures']) {
    await killedAt(words);
    await expect(unlucky()).rejects.toThrow('another record');
  }
  expect(await standing()).toEqual(before);
  await killedAt('In the place of what was there');
  expect(await standing()).toMatchObject({ keys: 0, erasures: 1 }); // the one or the other
  expect(await unlucky({ acceptOther: true })).toMatchObject({ erasures: 1 });
  expect(await standing()).toMatchObject({ keys: 0, erasures: 1, databases: ['shodo', 'shodo_keys'] });
});

/** Neither is a state of the record that is there, and it stays. */
async function isRefused(backup: Backup, why: RegExp): Promise<void> {
  const before = await standing();
  await expect(restore(plan(backup, backup))).rejects.toThrow(why);
  expect(await standing()).toEqual(before);
}

test('an empty record, and a shorter one of the same organisation that was never a state of this one, are other records', async () => {
  await on(other, async () => undefined);
  await isRefused(await backedUp(other), /another record .* differs in 2 streams/);
  await on(other, (_databases, store) => inOrganisation(store, founded()));
  await isRefused(await backedUp(other), /another record .* differs in 1 stream /);
});

test('a record that says otherwise under the digests that stood there was changed', async () => {
  await restore({ ...plan(older, older), path: other, acceptOther: true });
  await withOwnPostgres(other, quiet, (superuserUrl) =>
    connected(withDatabase(superuserUrl, 'shodo'), async (client) => {
      await client.query('alter table ledger.entry disable trigger all'); // as whoever has the files can
      await client.query("update ledger.entry set content = replace(content, 'AAAA-BBBB', 'AAAA-CCCC') where stream_id = $1", [incident]);
    }),
  );
  await isRefused(await backedUp(other), /differs in 2 streams from what is known, and in some an entry is not what its digest says/);
});

test('an erasure that cannot be read is told of by its place and keeps no restore back that a person wants', async () => {
  await on(other, async () => undefined);
  await withOwnPostgres(other, quiet, (superuserUrl) =>
    connected(withDatabase(superuserUrl, 'shodo'), (client) =>
      client.query("update ledger.entry set type = 'TextsErased', content = 'x' where stream_id = $1", [incident]),
    ),
  );
  const backup = await backedUp(other);
  const said: string[] = [];
  await restore({ ...plan(backup, backup), path: other, acceptOther: true, say: (line) => said.push(line) });
  expect(said.join('\n')).toContain(`Entry 1 of incident ${incident} of organisation ${tenant} orders an erasure and cannot be read`);
});

import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointFolder, keepLog, type LogKeeping, logSigners } from '@shodo/activities';
import type { OrganisationEvent } from '@shodo/contracts';
import { entryLeaf } from '@shodo/ledger';
import { openStore, type Store, writeToOrganisation } from '@shodo/store';
import { type FreshDatabase, freshDatabase } from '@shodo/testkit/servers';
import pg from 'pg';
import { checkInvariants } from '../check-invariants.js';
import type { Verdict } from '../report.js';
import { PlantedViolations } from '../specification/planted-violations.js';

/** Whoever owns the database can write a record that holds in itself; what lies outside tells it. */
let database: FreshDatabase;
let store: Store;
let upkeep: Store;
let folder: string;
let planted: PlantedViolations;
const tenant = randomUUID();

const write = async () => {
  await writeToOrganisation(store, {
    tenant,
    actor: { kind: 'system', part: 'setup' },
    appendId: randomUUID(),
    occurredAt: '2026-11-28T00:00:00.000Z',
    decide: () => [{ type: 'SignedIn', version: 1, data: { person: randomUUID() } }] as object[] as OrganisationEvent[],
  });
};
/** Four checkpoints, the last two over what will be rewritten. */
beforeAll(async () => {
  database = await freshDatabase();
  store = openStore({ url: database.url });
  upkeep = openStore({ url: database.url, role: 'shodo_upkeep' });
  folder = await mkdtemp(join(tmpdir(), 'shodo-outside-'));
  for (let size = 1; size <= 4; size++) {
    await write();
    await keepLog(keeping(5), tenant);
  }
  planted = await PlantedViolations.on(database.superuserUrl);
});
afterEach(() => planted.undo());
afterAll(async () => {
  await planted?.end();
  await Promise.all([store?.close(), upkeep?.close()]);
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const keeping = (seed: number, places: LogKeeping['places'] = [checkpointFolder(folder)]): LogKeeping => ({
  upkeep,
  signers: () => logSigners({ value: Buffer.alloc(32, seed).toString('base64'), file: '/nowhere' }),
  places,
  everyMs: 0,
  killPoint: () => undefined,
  onTrouble: (_, error) => {
    throw error;
  },
});

const check = async (checkpoints?: string): Promise<Verdict> => {
  const where = { databaseUrl: database.url, bundlePath: '/not/asked/for', ...(checkpoints && { checkpointFolder: checkpoints }) };
  const [verdict] = (await checkInvariants(where, { only: ['I5'] })).filter(({ invariant }) => invariant === 'I5');
  if (!verdict) throw new Error('I5 is not told');
  return verdict;
};
const at = (size: number) => `${tenant}: ${size}`;

const forget = async (from: number) => {
  await planted.plant('delete from ledger.anchor where tenant_id = $1 and size >= $2', [tenant, from]);
  await planted.plant('delete from ledger.checkpoint where tenant_id = $1 and size >= $2', [tenant, from]);
};
const cut = async (from: number) => {
  await forget(from);
  await planted.plant('delete from ledger.leaf where tenant_id = $1 and index >= $2 - 1', [tenant, from]);
  await planted.plant('delete from ledger.entry where tenant_id = $1 and seq >= $2', [tenant, from]);
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The last entries with other people in them, each linked to the one before, with the leaves that follow from it. */
async function rewrite(from: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ seq: number; content: string; digest: string; recorded_at: Date }>(
    'select seq::int as seq, content, digest, recorded_at from ledger.entry where tenant_id = $1 and seq >= $2 order by seq',
    [tenant, from],
  );
  await client.end();
  let before: { readonly old: string; readonly is: string } | undefined;
  for (const { seq, content, digest, recorded_at } of rows) {
    const { person } = (JSON.parse(content) as { event: { data: { person: string } } }).event.data;
    const other = content.replace(person, randomUUID()).replace(before?.old ?? '', before?.is ?? '');
    const { prevDigest } = JSON.parse(other) as { prevDigest: string };
    before = { old: digest, is: sha256(other) };
    const leaf = entryLeaf(sha256, { digest: before.is, recordedAt: recorded_at.toISOString() });
    const where = 'where tenant_id = $1 and stream_id = $1 and seq = $2';
    const entry = `update ledger.entry set content = $3, digest = $4, prev_digest = $5 ${where}`;
    await planted.plant(entry, [tenant, seq, other, before.is, prevDigest]);
    const inLog = `update ledger.leaf set digest = decode($3, 'hex'), hash = decode($4, 'hex') ${where}`;
    await planted.plant(inLog, [tenant, seq, before.is, leaf]);
  }
}

test('a record that has every checkpoint of the folder holds, and says how many it was held against', async () => {
  const verdict = await check(folder);
  expect(verdict).toMatchObject({ is: 'holds', breaches: [], figures: { checkpoints: 4, 'checkpoints-outside': 4 } });
  expect(verdict).not.toHaveProperty('why');
});

test('without a folder it says that nothing outside was compared', async () => {
  expect(await check()).toMatchObject({ is: 'holds', why: 'nothing-outside' });
});

test('a folder that cannot be read is not checked, whatever else holds; what is broken is told all the same', async () => {
  expect(await check(join(folder, 'nowhere'))).toMatchObject({ is: 'not-checked', why: 'outside-away', figures: { checkpoints: 4 } });
  await planted.plant('delete from ledger.leaf where tenant_id = $1 and index = 1', [tenant]);
  expect(await check(join(folder, 'nowhere'))).toMatchObject({ is: 'broken', why: 'outside-away' });
});

describe('a record that holds in itself', () => {
  const outside = async () => {
    expect(await check()).toMatchObject({ is: 'holds' });
    return (await check(folder)).breaches;
  };

  test('and ends before checkpoints outside was put back', async () => {
    await cut(3);
    expect(await outside()).toEqual([3, 4].map((size) => ({ code: 'rolled-back', about: at(size) })));
  });

  test('and was rewritten from an entry on, its checkpoints taken out', async () => {
    await rewrite(3);
    await forget(3);
    expect(await outside()).toEqual([3, 4].map((size) => ({ code: 'outside-differs', about: at(size) })));
  });

  test('and was rewritten, then signed anew with the very key', async () => {
    await rewrite(3);
    await forget(3);
    await keepLog(keeping(5, []), tenant);
    expect(await outside()).toEqual([3, 4].map((size) => ({ code: 'outside-differs', about: at(size) })));
  });

  test('and has lost an organisation whole', async () => {
    await cut(1);
    await planted.plant('delete from views.organisation where tenant_id = $1', [tenant]);
    expect(await outside()).toEqual([1, 2, 3, 4].map((size) => ({ code: 'rolled-back', about: at(size) })));
  });
});

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate, migrateFrom, openStore, type Store } from '../index.js';
import { founded, noted, reported, Writer } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';

const shipped = fileURLToPath(new URL('../../migrations/', import.meta.url));
/** What a later version may bring: it needs the strongest lock on the table that every append writes. */
const later = `alter table ledger.entry add column remark text;
create index entry_by_type on ledger.entry (tenant_id, type);
create table views.later (tenant_id uuid primary key);`;

let database: OwnDatabase;
let folder: string;
let store: Store;
beforeEach(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl });
  folder = await mkdtemp(join(tmpdir(), 'shodo-migrations-'));
  await cp(shipped, folder, { recursive: true });
  await writeFile(join(folder, '0999-later.sql'), later);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
  await database.drop();
});

/** Writers of the present program at work, appending without a pause until they are told to stop. */
async function writersAtWork(count: number) {
  let stopped = false;
  let slowest = 0;
  const write = async () => {
    const { tenant } = await founded(store);
    const writer = new Writer(store, tenant);
    await writer.append(reported());
    while (!stopped) {
      const began = performance.now();
      await writer.append([noted()]);
      slowest = Math.max(slowest, performance.now() - began);
    }
    return writer;
  };
  const running = Promise.all(Array.from({ length: count }, write));
  await sleep(500);
  return {
    stop: async () => {
      await sleep(500);
      stopped = true;
      return { written: await running, slowest };
    },
  };
}

async function isWhole(written: readonly Writer[]): Promise<void> {
  for (const { incident, head } of written) {
    const { rows } = await database.asSuperuser(
      'select count(*)::int as count, max(seq)::int as seq, (array_agg(digest order by seq desc))[1] as digest from ledger.entry where stream_id = $1',
      [incident],
    );
    expect(rows).toEqual([{ count: head.seq, seq: head.seq, digest: head.digest }]);
  }
}

test('while the program before writes, a later version changes its tables: every append is acknowledged and there', async () => {
  const load = await writersAtWork(6);
  await migrateFrom({ url: database.ownerUrl }, folder);
  const { written } = await load.stop();
  expect(Math.min(...written.map(({ head }) => head.seq))).toBeGreaterThan(2);
  await isWhole(written);
});

test('a long reader in the way makes the migration wait, and nobody else', async () => {
  const reader = new pg.Client({ connectionString: database.superuserUrl });
  await reader.connect();
  await reader.query('begin');
  await reader.query('select count(*) from ledger.entry');
  const load = await writersAtWork(2);
  let isMigrated = false;
  const migration = migrateFrom({ url: database.ownerUrl }, folder).then(() => {
    isMigrated = true;
  });
  await sleep(6_000);
  expect(isMigrated).toBe(false);
  await reader.query('commit');
  await reader.end();
  await migration;
  const { written, slowest } = await load.stop();
  expect(slowest).toBeLessThan(4_000); // one wait for the lock, never the reader's whole transaction
  await isWhole(written);
});

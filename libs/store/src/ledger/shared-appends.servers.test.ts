import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { lockOf } from '../connection/transactions.js';
import { migrate, openStore, type Store, verifyStream } from '../index.js';
import { noted, reported, Writer } from '../specification/examples.js';
import { type OwnDatabase, ownDatabase } from '../specification/own-database.js';
import { streamName } from './stored-entries.js';

let database: OwnDatabase;
let store: Store;
beforeAll(async () => {
  database = await ownDatabase();
  await migrate({ url: database.ownerUrl });
  store = openStore({ url: database.ownerUrl, max: 20 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const writersOf = async (tenants: readonly string[], each: number) => {
  const writers = tenants.flatMap((tenant) => Array.from({ length: each }, () => new Writer(store, tenant)));
  await Promise.all(writers.map((writer) => writer.append(reported())));
  return writers;
};
const allVerify = async (writers: readonly Writer[]) => {
  for (const writer of writers) expect(await verifyStream(store, writer)).toEqual({ ok: true, head: writer.head });
};
/** How many appends of these organisations share each transaction. */
async function shares(tenants: readonly string[]): Promise<number[]> {
  const { rows } = await database.asSuperuser(
    'select count(distinct stream_id)::int as streams from ledger.entry where tenant_id = any($1) group by xmin::text order by 1',
    [tenants],
  );
  return rows.map(({ streams }: { streams: number }) => streams);
}

test('many appends at once share transactions; each row lands with its own organisation and every chain holds', async () => {
  const tenants = [randomUUID(), randomUUID(), randomUUID()];
  const writers = await writersOf(tenants, 12);
  await Promise.all(writers.map((writer) => writer.append([noted()])));
  await allVerify(writers);
  expect(Math.max(...(await shares(tenants)))).toBeGreaterThan(4);
  const { rows } = await database.asSuperuser(
    'select tenant_id, count(*)::int as entries from ledger.entry where tenant_id = any($1) group by tenant_id',
    [tenants],
  );
  expect(rows.map(({ entries }: { entries: number }) => entries)).toEqual([36, 36, 36]);
  const shown = await database.asSuperuser('select count(*)::int as incidents from views.incident where tenant_id = any($1) and seq = 3', [
    tenants,
  ]);
  expect(shown.rows).toEqual([{ incidents: 36 }]);
});

test('a malformed event fails alone, whoever shared its transaction', async () => {
  const tenants = [randomUUID(), randomUUID()];
  const writers = await writersOf(tenants, 10);
  const settled = await Promise.allSettled(
    writers.map((writer, index) => writer.append(index === 13 ? reported({ noticedAt: 'yesterday' }) : [noted()])),
  );
  expect(settled.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([13]);
  await allVerify(writers);
});

test('what the database refuses of one append is refused of that one', async () => {
  const tenant = randomUUID();
  const writers = await writersOf([tenant], 16);
  const refused = writers[11]?.incident;
  await database.asSuperuser(
    `create function pg_temp_refuse() returns trigger language plpgsql as $$ begin if new.stream_id = '${refused}' then raise exception 'planted'; end if; return new; end $$;
     create trigger planted before insert on ledger.entry for each row execute function pg_temp_refuse()`,
  );
  const settled = await Promise.allSettled(writers.map((writer) => writer.append([noted()])));
  await database.asSuperuser('drop trigger planted on ledger.entry; drop function pg_temp_refuse()');
  expect(settled.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([11]);
  await allVerify(writers);
});

test('a stream that somebody else holds delays nobody but its own append', async () => {
  const tenant = randomUUID();
  const writers = await writersOf([tenant], 16);
  const held = writers[9] ?? writers[0];
  const holder = new pg.Client({ connectionString: database.superuserUrl });
  await holder.connect();
  await holder.query(`begin; select pg_advisory_xact_lock(${lockOf(streamName(held as Writer))})`);
  const answers: Promise<string>[] = writers.map((writer) => writer.append([noted()]).then(() => writer.incident));
  const others = answers.filter((_, index) => writers[index] !== held);
  await Promise.all(others);
  const first = await Promise.race([answers[writers.indexOf(held as Writer)], Promise.resolve('waits')]);
  expect(first).toBe('waits');
  await holder.query('commit');
  await holder.end();
  await Promise.all(answers);
  await allVerify(writers);
});

import pg from 'pg';
import { asFault } from '../faults.js';
import { eachRow } from './each-row.js';
import type { Store } from './open-store.js';

/** Whoever can be asked within a transaction. */
export type Asking = Pick<pg.PoolClient, 'query'>;

const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An organisation; and, where something limited to an audience is to be read, the person of it who reads. */
export type OnBehalf = string | { readonly tenant: string; readonly reader: string };

/**
 * One transaction on behalf of one organisation: row-level security shows and takes its rows only.
 * @throws StoreUnavailable when PostgreSQL is away or does not answer in time; after a lost commit the outcome is unknown
 */
export const inTenant = <T>(store: Pick<Store, 'pool'>, whom: OnBehalf, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  transaction(store.pool, ['begin', onBehalfOf(whom)], work);

/** The same for reading; several statements see one state of the database. */
export const readInTenant = <T>(store: Pick<Store, 'pool'>, whom: OnBehalf, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  transaction(store.pool, ['begin isolation level repeatable read read only', onBehalfOf(whom)], work);

/** The same as the only writer of a stream: other writers of that stream wait until this transaction ends, writers of other streams do not. */
export const inStream = <T>(
  store: Pick<Store, 'pool'>,
  { tenant, stream }: { tenant: string; stream: string },
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => transaction(store.pool, ['begin', onBehalfOf(tenant), `select pg_advisory_xact_lock(${lockOf(stream)})`], work);

/**
 * One transaction on behalf of several organisations. Each statement is asked for one of them, and sees and takes rows of that one only: the
 * database is told of every change of organisation before the statement that it concerns.
 */
export const forTenants = <T>(store: Pick<Store, 'pool'>, work: (clientOf: (tenant: string) => Asking) => Promise<T>): Promise<T> =>
  transaction(store.pool, ['begin'], (client) => {
    let present: string | undefined;
    const clientOf = (tenant: string): Asking => ({
      query: ((...asked: Parameters<pg.PoolClient['query']>) => {
        if (tenant !== present) client.query(onBehalfOf(tenant)).catch(() => undefined); // where this fails, so does what follows it
        present = tenant;
        return client.query(...asked);
      }) as pg.PoolClient['query'],
    });
    return work(clientOf);
  });

/** The name of the one writer of a stream, until the transaction ends. */
export const lockOf = (stream: string): string => `hashtextextended(${pg.escapeLiteral(stream)}, 0)`;

/** Of each stream whether this transaction is its only writer from now on. Waits for nobody. */
export async function heldNow(client: Asking, streams: readonly string[]): Promise<boolean[]> {
  const { rows } = await client.query<{ held: boolean }>({
    name: 'held-now',
    text: 'select pg_try_advisory_xact_lock(hashtextextended(n.stream, 0)) as held from unnest($1::text[]) with ordinality as n (stream, nth) order by n.nth',
    values: [streams],
  });
  return rows.map(({ held }) => held);
}

/** The same as the only keeper of an organisation's log: whoever else wants to keep it waits, writers of its streams do not. Takes a store opened as `shodo_upkeep`. */
export const asLogKeeper = <T>(store: Pick<Store, 'pool'>, tenant: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  demandUuid(tenant);
  return transaction(store.pool, ['begin', `select pg_advisory_xact_lock(hashtextextended('log:${tenant}', 0))`], work);
};

/** One transaction across organisations, for jobs of upkeep: only `shodo_upkeep` has policies for it, any other role sees nothing. */
export const acrossTenants = <T>(store: Pick<Store, 'pool'>, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  transaction(store.pool, ['begin'], work);

function demandUuid(tenant: string): void {
  if (!isUuid.test(tenant)) throw new TypeError('a tenant is a UUID');
}

function onBehalfOf(whom: OnBehalf): string {
  const { tenant, reader } = typeof whom === 'string' ? { tenant: whom, reader: undefined } : whom;
  demandUuid(tenant);
  const asTenant = `select set_config('shodo.tenant', ${pg.escapeLiteral(tenant)}, true)`;
  return reader === undefined ? asTenant : `${asTenant}, set_config('shodo.reader', ${pg.escapeLiteral(reader)}, true)`;
}

/**
 * One statement on behalf of one organisation, in a transaction of its own: all of it in one flight to the database and back.
 * @throws StoreUnavailable as above
 */
export const queryInTenant = <Row extends pg.QueryResultRow>(
  store: Pick<Store, 'pool'>,
  whom: OnBehalf,
  query: pg.QueryConfig,
): Promise<pg.QueryResult<Row>> => inOneFlight(store, whom, (client) => client.query<Row>(query));

/** The same of several statements in one transaction and one flight, where none needs the answer to another. */
export const queriesInTenant = <Rows extends readonly pg.QueryResultRow[]>(
  store: Pick<Store, 'pool'>,
  whom: OnBehalf,
  queries: { readonly [Each in keyof Rows]: pg.QueryConfig },
): Promise<{ [Each in keyof Rows]: pg.QueryResult<Rows[Each]> }> =>
  inOneFlight(store, whom, (client) => Promise.all(queries.map((query) => client.query(query))) as never);

/** The same for many rows: `take` is given each as it comes, and none is kept. */
export const eachInTenant = <Row extends pg.QueryResultRow>(
  store: Pick<Store, 'pool'>,
  whom: OnBehalf,
  query: pg.QueryConfig,
  take: (row: Row) => void,
): Promise<void> => inOneFlight(store, whom, (client) => eachRow(client, query, take));

async function inOneFlight<T>(store: Pick<Store, 'pool'>, whom: OnBehalf, ask: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const opening = ['begin', onBehalfOf(whom)].join('; ');
  const client = await taken(store.pool);
  // After a failure the database answers the commit with a rollback.
  const [opened, answered, ended] = await Promise.allSettled([client.query(opening), ask(client), client.query('commit')]);
  client.release(ended.status === 'rejected');
  for (const each of [opened, answered, ended]) if (each.status === 'rejected') throw asFault(each.reason);
  return (answered as PromiseFulfilledResult<Awaited<T>>).value;
}

/** The opening statements go in one message, and nobody waits for their answer: what the work asks first goes right behind them. */
async function transaction<T>(pool: pg.Pool, opening: readonly string[], work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await taken(pool);
  let broken: Error | undefined;
  try {
    // Where the opening failed, the work failed for it: its error says why.
    const [isOpen, done] = await Promise.allSettled([client.query(opening.join('; ')), work(client)]);
    for (const each of [isOpen, done]) if (each.status === 'rejected') throw each.reason;
    const { command } = await client.query('commit');
    // A commit of what failed is answered with a rollback, not with an error.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return (done as PromiseFulfilledResult<Awaited<T>>).value;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw asFault(error);
  } finally {
    client.release(broken);
  }
}

const taken = (pool: pg.Pool): Promise<pg.PoolClient> =>
  pool.connect().catch((error: unknown) => {
    throw asFault(error);
  });

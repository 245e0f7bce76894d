import pg from 'pg';
import { asFault } from '../faults.js';
import type { Store } from './open-store.js';

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
): Promise<T> =>
  transaction(
    store.pool,
    ['begin', onBehalfOf(tenant), `select pg_advisory_xact_lock(hashtextextended(${pg.escapeLiteral(stream)}, 0))`],
    work,
  );

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

/** The opening statements go in one message. */
async function transaction<T>(pool: pg.Pool, opening: readonly string[], work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw asFault(error);
  });
  let broken: Error | undefined;
  try {
    await client.query(opening.join('; '));
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw asFault(error);
  } finally {
    client.release(broken);
  }
}

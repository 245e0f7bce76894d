import { type Database, openPool } from '@shodo/store';
import type pg from 'pg';

/** A pool that can see the identity schema and nothing else. It connects when first asked, so a database that is away is no reason not to start. */
export const openIdentityPool = (database: Database, onFault: (error: Error) => void): pg.Pool =>
  openPool({ ...database, role: 'shodo_identity', searchPath: 'identity', max: 10, onFault });

export type Query = Pick<pg.Pool, 'query'>;

/** Runs work in one transaction of the identity schema. */
export async function inTransaction<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

import { type Database, openPool } from '@shodo/store';
import type pg from 'pg';

type OnFault = (error: Error) => void;

/** For signing in and whatever comes before it: sees the identity schema of all organisations, and nothing else. It connects when first asked. */
export const openIdentityPool = (database: Database, onFault: OnFault): pg.Pool =>
  openPool({ ...database, role: 'shodo_identity', searchPath: 'identity', max: 10, onFault });

/** For whoever has signed in: people, links and tokens of the one organisation that a transaction names. */
export const openPeoplePool = (database: Database, onFault: OnFault): pg.Pool =>
  openPool({ ...database, role: 'shodo_people', searchPath: 'identity', max: 4, onFault });

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

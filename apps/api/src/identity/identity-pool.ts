import pg from 'pg';

/** A pool that can see the identity schema and nothing else. It connects when first asked, so a database that is away is no reason not to start. */
export function openIdentityPool(databaseUrl: string, onFault: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: '-c role=shodo_identity -c search_path=identity',
    max: 10,
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 30_000,
    query_timeout: 10_000,
    application_name: 'shodo-api-identity',
  });
  pool.on('error', onFault);
  return pool;
}

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

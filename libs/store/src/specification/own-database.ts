import { randomBytes } from 'node:crypto';
import { connected, ensureDatabase, withDatabase } from '@shodo/servers';
import pg from 'pg';

/** A database of a suite's own on the run's PostgreSQL. The test kit builds on this room, so its like cannot be used here. */
export interface OwnDatabase {
  /** Login `shodo`, no superuser. */
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  /** One statement as superuser: for looking behind the policies and for breaking things on purpose. */
  asSuperuser(sql: string, values?: unknown[]): Promise<pg.QueryResult>;
  drop(): Promise<void>;
}

export async function ownDatabase(): Promise<OwnDatabase> {
  const [superuser, owner] = [fromEnvironment('SHODO_TEST_PG_URL'), fromEnvironment('SHODO_TEST_OWNER_URL')];
  const name = `store_${randomBytes(6).toString('hex')}`;
  await ensureDatabase(superuser, name, 'shodo');
  const superuserUrl = withDatabase(superuser, name);
  return {
    ownerUrl: withDatabase(owner, name),
    superuserUrl,
    asSuperuser: async (sql, values) => {
      const client = new pg.Client({ connectionString: superuserUrl });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return await client.query(sql, values);
      } finally {
        await client.end();
      }
    },
    drop: () =>
      connected(
        superuser,
        async (client) => void (await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)),
      ),
  };
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this suite needs the servers of the test run. Start it with Jest, which starts them.`);
  return value;
}

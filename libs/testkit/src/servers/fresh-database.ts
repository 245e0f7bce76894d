import { randomBytes } from 'node:crypto';
import { connected, databaseOf, ensureDatabase, withDatabase } from '@shodo/servers';
import { migrate } from '@shodo/store';
import { migrateKeys } from '@shodo/vault';

/** A pair of databases of a suite's own, migrated, as the product has them. */
export interface FreshDatabase {
  /** Owner address (login `shodo`, no superuser): what the product calls DATABASE_URL. */
  readonly url: string;
  /** What the product calls SHODO_KEYS_DATABASE_URL. */
  readonly keysUrl: string;
  /** The same database as superuser: for looking behind the row-level security and for breaking things on purpose. */
  readonly superuserUrl: string;
  /** Ends all connections and removes both databases. */
  readonly drop: () => Promise<void>;
}

/** `migrated: false` leaves both databases empty. */
export async function freshDatabase({ migrated = true } = {}): Promise<FreshDatabase> {
  const superuser = fromEnvironment('SHODO_TEST_PG_URL');
  const owner = fromEnvironment('SHODO_TEST_OWNER_URL');
  const name = `suite_${randomBytes(6).toString('hex')}`;
  const [url, keysUrl] = [withDatabase(owner, name), withDatabase(owner, `${name}_keys`)];
  for (const address of [url, keysUrl]) await ensureDatabase(superuser, databaseOf(address), 'shodo');
  if (migrated) {
    await migrate({ url });
    await migrateKeys({ url: keysUrl });
  }
  return { url, keysUrl, superuserUrl: withDatabase(superuser, name), drop: () => drop(superuser, [url, keysUrl]) };
}

async function drop(superuser: string, urls: readonly string[]): Promise<void> {
  await connected(superuser, async (client) => {
    for (const url of urls) await client.query(`drop database if exists ${client.escapeIdentifier(databaseOf(url))} with (force)`);
  });
}

/** A suite started by hand gets the addresses from the set-up of its Jest project as well. */
export function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this suite needs the servers of the test run. Start it with Jest, which starts them.`);
  return value;
}

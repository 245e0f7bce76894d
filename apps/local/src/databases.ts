import { connected, databaseOf, ensureDatabase, makeLogins, withDatabase } from '@shodo/servers';
import type { Database, Databases } from '@shodo/store';
import type { Settings } from './settings.js';

/**
 * Makes the owners' logins and the two databases in the embedded PostgreSQL; harmless when repeated.
 * @param end of their names, where they are to take the place of others
 */
export async function madeDatabases(
  superuserUrl: string,
  passwords: { readonly shodo: string; readonly temporal: string },
  end = '',
): Promise<Databases> {
  const ownerUrl = await makeLogins(superuserUrl, passwords);
  const [record, keys] = [`shodo${end}`, `shodo_keys${end}`];
  for (const database of [record, keys]) await ensureDatabase(superuserUrl, database, 'shodo');
  return { record: { url: withDatabase(ownerUrl, record) }, keys: { url: withDatabase(ownerUrl, keys) } };
}

/** Databases of a PostgreSQL given by settings. The one of the keys is made when it is not named and its login may make it. */
export async function givenDatabases(databaseUrl: string, settings: Settings): Promise<Databases> {
  const { SHODO_KEYS_DATABASE_URL, SHODO_SERVICE_DATABASE_URL: serviceUrl } = settings;
  const keys = givenKeys(settings, { url: withDatabase(databaseUrl, `${databaseOf(databaseUrl)}_keys`) });
  if (SHODO_KEYS_DATABASE_URL === undefined) await ensureDatabase(databaseUrl, databaseOf(keys.url));
  for (const url of [databaseUrl, keys.url]) await connected(url, (client) => client.query('select 1'));
  return { record: { url: databaseUrl, ...(serviceUrl && { serviceUrl }) }, keys };
}

/** The database of the keys as settings name it, or else as it is usual. */
export function givenKeys(
  { SHODO_KEYS_DATABASE_URL: url, SHODO_SERVICE_KEYS_DATABASE_URL: serviceUrl }: Settings,
  usual: Database,
): Database {
  return { url: url ?? usual.url, ...(serviceUrl && { serviceUrl }) };
}

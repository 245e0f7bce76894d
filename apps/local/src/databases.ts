import { connected, databaseOf, ensureDatabase, makeLogins, withDatabase } from '@shodo/servers';

/** Owner addresses of the two databases: the record with its views, and the wrapped keys, which no backup of the record contains. */
export interface Databases {
  readonly databaseUrl: string;
  readonly keysUrl: string;
}

/** Makes logins and databases in the embedded PostgreSQL; harmless when repeated. */
export async function madeDatabases(
  superuserUrl: string,
  passwords: { readonly shodo: string; readonly temporal: string },
): Promise<Databases> {
  const ownerUrl = await makeLogins(superuserUrl, passwords);
  for (const database of ['shodo', 'shodo_keys']) await ensureDatabase(superuserUrl, database, 'shodo');
  return { databaseUrl: withDatabase(ownerUrl, 'shodo'), keysUrl: withDatabase(ownerUrl, 'shodo_keys') };
}

/** Databases of a PostgreSQL given by settings. The one of the keys is made when it is not named and its login may make it. */
export async function givenDatabases(databaseUrl: string, keysDatabaseUrl: string | undefined): Promise<Databases> {
  const keysUrl = keysDatabaseUrl ?? withDatabase(databaseUrl, `${databaseOf(databaseUrl)}_keys`);
  if (keysDatabaseUrl === undefined) await ensureDatabase(databaseUrl, databaseOf(keysUrl));
  for (const url of [databaseUrl, keysUrl]) await connected(url, (client) => client.query('select 1'));
  return { databaseUrl, keysUrl };
}

import { connected } from '@shodo/servers';

/** The databases of a backup that lie in the PostgreSQL of a data folder, by the names that the product knows them by. */
export const ofBackup = ['shodo', 'shodo_keys', 'temporal', 'temporal_visibility'] as const;

/** What is being restored lies beside what is there, under a name with this end, until it is judged and whole. */
export const restoring = '_restoring';
const replaced = '_replaced';

/**
 * Puts what was restored in the place of what was there, all databases in one transaction: whatever cuts it short leaves the one or the other, and never
 * something between. Those that were not restored go as well.
 * @param superuserUrl of the cluster, on which nothing else works
 */
export async function exchange(superuserUrl: string): Promise<void> {
  await connected(superuserUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('select datname as name from pg_database');
    const isThere = (database: string) => rows.some(({ name }) => name === database);
    await client.query('begin');
    for (const database of ofBackup) {
      if (isThere(database)) await client.query(`alter database ${database} rename to ${database}${replaced}`);
      if (isThere(`${database}${restoring}`)) await client.query(`alter database ${database}${restoring} rename to ${database}`);
    }
    await client.query('commit');
  });
  await dropLeftOver(superuserUrl);
}

/** What a restore left that was refused, failed or killed: keys of what was erased since may be in it. Harmless when there is none. */
export const dropLeftOver = (superuserUrl: string): Promise<void> =>
  connected(superuserUrl, async (client) => {
    for (const database of ofBackup)
      for (const end of [restoring, replaced]) await client.query(`drop database if exists ${database}${end} with (force)`);
  });

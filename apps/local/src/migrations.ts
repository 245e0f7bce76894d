import { migrate } from '@shodo/store';
import { migrateKeys } from '@shodo/vault';
import type { Databases } from './databases.js';

/** Brings both databases to the shape this version needs. One after the other: roles belong to the whole server. */
export async function migrateAll({ databaseUrl, keysUrl }: Databases): Promise<void> {
  await migrate(databaseUrl);
  await migrateKeys(keysUrl);
}

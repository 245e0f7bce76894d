import { type Databases, migrate } from '@shodo/store';
import { migrateKeys } from '@shodo/vault';

/** Brings both databases to the shape this version needs. One after the other: roles belong to the whole server. */
export async function migrateAll({ record, keys }: Databases): Promise<void> {
  await migrate(record);
  await migrateKeys(keys);
}

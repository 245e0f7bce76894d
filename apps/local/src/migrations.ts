import { type Databases, migrate } from '@shodo/store';
import { migrateKeys } from '@shodo/vault';

/** The migrations that made the shape of a backup, by kind of database. */
export interface Shape {
  readonly record: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

/** Brings both databases to the shape this version needs, or to the one that is asked for. One after the other: roles belong to the whole server. */
export async function migrateAll({ record, keys }: Databases, shape?: Shape): Promise<void> {
  await migrate(record, shape && { only: shape.record });
  await migrateKeys(keys, shape && { only: shape.keys });
}

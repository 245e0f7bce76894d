import type { Databases } from './databases.js';

/** Brings both databases to the shape this version needs. One after the other: roles belong to the whole server. */
export async function migrateAll({ databaseUrl, keysUrl }: Databases): Promise<void> {
  await run(await import('@shodo/store'), 'migrate', databaseUrl);
  await run(await import('@shodo/vault'), 'migrateKeys', keysUrl);
}

async function run(room: object, name: string, url: string): Promise<void> {
  const work: unknown = Reflect.get(room, name);
  if (typeof work === 'function') await work(url);
}

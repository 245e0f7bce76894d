import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connected, type Say, StillDatabase, step, withDatabase } from '@shodo/servers';
import type { FilePlace } from '@shodo/vault';
import { journalName } from '../folder.js';
import { type BackupHeader, type Line, writeBackup } from './backup-file.js';
import { type Copied, copyFiles, filesNamed } from './evidence-files.js';
import { headsIn, keepHeads } from './heads.js';
import { withPostgres } from './still-shodo.js';

/**
 * The order in which the states are taken, all within a moment: the engine before the record, because the record may know more than the engine
 * and never less; the keys last, so that no text is in a backup whose key is not.
 */
const databases = ['temporal', 'temporal_visibility', 'shodo', 'shodo_keys'] as const;
const ofOurs: readonly string[] = ['shodo', 'shodo_keys'];

/** Backups of keys go after so many days: what was erased is erased in every backup by then. */
export const daysOfKeys = 30;

export interface BackupPlan {
  /** The data folder. */
  readonly path: string;
  /** Where the record goes, and where the keys go: never one place. */
  readonly to: string;
  readonly keysTo: string;
  /** Where files of evidence lie, and where their copies go; without it they are not in the backup. */
  readonly files?: { readonly from: FilePlace; readonly to: FilePlace } | undefined;
  readonly say: Say;
  readonly now?: () => Date;
}

export interface Backup {
  readonly record: string;
  readonly keys: string;
  /** Files of evidence that the record names; those that were copied now, where they are copied. */
  readonly files: { readonly named: number } & Partial<Copied>;
}

/** Backs up one state of an installation, while people work on it or while it stands still. */
export async function backUp({ path, to, keysTo, files, say, now = () => new Date() }: BackupPlan): Promise<Backup> {
  for (const folder of [to, keysTo]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return withPostgres(path, say, async (superuserUrl, folder) => {
    const present = await existing(superuserUrl);
    if (!present.includes('shodo') || !present.includes('shodo_keys')) throw new Error(`there is no record in ${path} yet`);
    const still = new Map<string, StillDatabase>();
    try {
      for (const database of present) still.set(database, await StillDatabase.of(withDatabase(superuserUrl, database)));
      const takenAt = now().toISOString();
      const header = { format: 'shodo-backup/1', takenAt, backup: randomUUID(), migrations: await migrationsOf(still) } as const;
      const stamp = takenAt.replaceAll(/[:.]/g, '-');
      const made = { record: join(to, `record-${stamp}.backup`), keys: join(keysTo, `keys-${stamp}.backup`) };
      const others = present.filter((database) => database !== 'shodo_keys');
      await step(say, 'Record and engine', () => writeBackup(made.record, { ...header, kind: 'record' }, linesOf(still, others)));
      await step(say, 'Keys', () => writeBackup(made.keys, { ...header, kind: 'keys' }, linesOf(still, ['shodo_keys'])));
      const record = still.get('shodo');
      const named = ((await record?.query<{ object: string }>(filesNamed)) ?? []).map(({ object }) => object);
      const copied = files && (await step(say, 'Files of evidence', () => copyFiles(named, files)));
      // Outside the databases: an older state of them gives itself away by these.
      for (const place of [folder.headsFile, join(keysTo, 'heads.jsonl')]) keepHeads(place, record ? await headsIn(record) : []);
      if (existsSync(folder.erasureJournal)) copyFileSync(folder.erasureJournal, join(keysTo, journalName));
      forgetOldKeys(keysTo, now(), say);
      return { ...made, files: { named: named.length, ...copied } };
    } finally {
      for (const each of still.values()) await each.end();
    }
  });
}

async function existing(superuserUrl: string): Promise<string[]> {
  const there = await connected(superuserUrl, (client) => client.query<{ name: string }>('select datname as name from pg_database'));
  return databases.filter((database) => there.rows.some(({ name }) => name === database));
}

async function migrationsOf(still: ReadonlyMap<string, StillDatabase>): Promise<BackupHeader['migrations']> {
  const found: Record<string, string[]> = {};
  for (const [database, state] of still)
    if (ofOurs.includes(database))
      found[database] = (await state.query<{ name: string }>('select name from upkeep.migration order by name')).map(({ name }) => name);
  return found;
}

async function* linesOf(still: ReadonlyMap<string, StillDatabase>, names: readonly string[]): AsyncGenerator<Line> {
  for (const database of names) for await (const portion of still.get(database)?.portions() ?? []) yield { database, ...portion };
}

/** By the time in their names: a copied file keeps it. */
function forgetOldKeys(folder: string, now: Date, say: Say): void {
  const oldest = new Date(now.getTime() - daysOfKeys * 86_400_000).toISOString().replaceAll(/[:.]/g, '-');
  for (const name of readdirSync(folder)) {
    const [, stamp] = /^keys-(.+)\.backup$/.exec(name) ?? [];
    if (stamp === undefined || stamp >= oldest) continue;
    rmSync(join(folder, name));
    say(`• ${name} is older than ${daysOfKeys} days and was deleted`);
  }
}

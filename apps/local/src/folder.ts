import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { keptSecret, randomPassword } from '@shodo/servers';

/** In the data folder, and beside the keys of a backup. */
export const journalName = 'erasures.jsonl';

/** The data folder's rooms. Whoever backs it up leaves `secrets` out and keeps those elsewhere. */
export interface Folder {
  readonly path: string;
  readonly secret: (name: SecretName) => string;
  readonly secretFile: (name: SecretName) => string;
  /** A line for each erasure; api and worker write it. */
  readonly erasureJournal: string;
  /** Where the streams of the record stood at the last backup. */
  readonly headsFile: string;
  /** Where a process logs; a long log of earlier runs is moved aside first. */
  readonly logFile: (process: string) => string;
}

const makers = {
  'postgres.password': randomPassword, // of the superuser; for making roles and databases
  'database.password': randomPassword, // of the owner of Shodo's databases
  'temporal.password': randomPassword, // of the owner of Temporal's databases
  'master.key': () => randomBytes(32).toString('base64'),
};
export type SecretName = keyof typeof makers;

const longLog = 5_000_000;

export function openFolder(path: string): Folder {
  const rooms = { secrets: join(path, 'secrets'), logs: join(path, 'logs') };
  // PostgreSQL, which runs as another account when we are root, has to pass through to its own folder; it cannot list this one.
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, process.getuid?.() === 0 ? 0o711 : 0o700);
  for (const room of Object.values(rooms)) mkdirSync(room, { recursive: true, mode: 0o700 });
  const secretFile = (name: SecretName) => join(rooms.secrets, name);
  return {
    path,
    erasureJournal: join(path, journalName),
    headsFile: join(path, 'heads.jsonl'),
    secretFile,
    secret: (name) => keptSecret(secretFile(name), makers[name]),
    logFile: (process) => {
      const file = join(rooms.logs, `${process}.log`);
      if (existsSync(file) && statSync(file).size > longLog) renameSync(file, `${file}.1`);
      return file;
    },
  };
}

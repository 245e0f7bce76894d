import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ChildrenRecord,
  contentOf,
  freePort,
  holderOf,
  lockFolder,
  parsePostmasterFile,
  type Say,
  startPostgres,
  withLogin,
} from '@shodo/servers';
import { type Folder, openFolder } from '../folder.js';

/** The embedded PostgreSQL of a data folder, for its superuser: the one that runs, or one that is started for this work alone. */
export async function withPostgres<T>(path: string, say: Say, work: (superuserUrl: string, folder: Folder) => Promise<T>): Promise<T> {
  if (holderOf(path) === undefined) return withOwnPostgres(path, say, work);
  const port = parsePostmasterFile(contentOf(join(path, 'postgres', 'postmaster.pid')) ?? '')?.port;
  if (port === undefined) throw new Error(`Shodo on ${path} is starting or stopping: try again`);
  const folder = openFolder(path);
  return work(withLogin(`postgres://127.0.0.1:${port}/postgres`, 'postgres', folder.secret('postgres.password')), folder);
}

/** @throws FolderInUse while Shodo runs on the folder */
export async function withOwnPostgres<T>(path: string, say: Say, work: (superuserUrl: string, folder: Folder) => Promise<T>): Promise<T> {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = lockFolder(path);
  try {
    const folder = openFolder(path);
    const children = new ChildrenRecord(path);
    await children.endAll([{ name: 'postgres', signal: 'SIGINT', graceMs: 30_000 }]);
    const { superuserUrl, process } = await startPostgres({
      folder: path,
      port: await freePort(),
      password: folder.secret('postgres.password'),
      logFile: folder.logFile('postgres'),
      say,
      onStarted: (mark) => children.note('postgres', mark),
    });
    try {
      return await work(superuserUrl, folder);
    } finally {
      await process.stop();
    }
  } finally {
    lock.release();
  }
}

import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckpointToAnchor } from '@shodo/store';
import type { AnchorPlace } from './anchor-place.js';

/** The folder knows a log that ours does not continue: the record was put back to an older state, or another installation writes there. */
export class LogIsNotTheFolders extends Error {
  override readonly name = 'LogIsNotTheFolders';
  constructor(tenant: string, size: number) {
    super(`the folder of checkpoints holds another log of organisation ${tenant} at size ${size}`);
  }
}

const ending = '.checkpoint';
const fileName = (size: number) => `${String(size).padStart(15, '0')}${ending}`;

/** A folder to which files are only added, one for each checkpoint, in a folder for each organisation; best one that this machine cannot change back. */
export const checkpointFolder = (folder: string): AnchorPlace => ({
  name: 'folder',
  takes: 'every',
  put: async ({ tenant, size, note }) => {
    const own = join(folder, tenant);
    await mkdir(own, { recursive: true });
    await refuseShorterLog(own, { tenant, size });
    await written(own, { tenant, size, note });
    return undefined;
  },
});

async function refuseShorterLog(own: string, { tenant, size }: Pick<CheckpointToAnchor, 'tenant' | 'size'>): Promise<void> {
  const last = (await readdir(own))
    .filter((name) => name.endsWith(ending))
    .sort()
    .at(-1);
  if (last !== undefined && Number(last.slice(0, -ending.length)) > size)
    throw new LogIsNotTheFolders(tenant, Number(last.slice(0, -ending.length)));
}

async function written(own: string, { tenant, size, note }: Pick<CheckpointToAnchor, 'tenant' | 'size' | 'note'>): Promise<void> {
  const path = join(own, fileName(size));
  const file = await open(path, 'wx', 0o444).catch((error: unknown) => {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST') return undefined;
    throw error;
  });
  if (!file) {
    if ((await readFile(path, 'utf8')) !== note) throw new LogIsNotTheFolders(tenant, size);
    return;
  }
  try {
    await file.writeFile(note);
    await file.sync();
  } finally {
    await file.close();
  }
  const entries = await open(own, 'r');
  try {
    await entries.sync();
  } finally {
    await entries.close();
  }
}

import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TenantId } from '@shodo/contracts';
import type { CheckpointToAnchor } from '@shodo/store';
import type { AnchorPlace } from './anchor-place.js';

/** The folder knows a log that ours does not continue: the record was put back to an older state, or another installation writes there. */
export class LogIsNotTheFolders extends Error {
  override readonly name = 'LogIsNotTheFolders';
  constructor(
    readonly tenant: string,
    readonly size: number,
  ) {
    super(
      `the folder of checkpoints holds one of organisation ${tenant} at size ${size} that the record does not have: the record was put back to an ` +
        'older state, or another installation writes there; docs/runbooks/back-up-and-restore.md says what to do',
    );
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
    const last = (await sizesIn(own)).at(-1) ?? 0;
    if (last > size) throw new LogIsNotTheFolders(tenant, last);
    await written(own, { tenant, size, note });
    return undefined;
  },
});

/** The last checkpoint of an organisation that lies in a folder: only its beginning when the process was killed while it wrote. */
export interface KeptCheckpoint {
  readonly tenant: string;
  readonly size: number;
  readonly text: string;
}

/** The last checkpoint of every organisation in the folder. */
export async function lastCheckpointsIn(folder: string): Promise<KeptCheckpoint[]> {
  const found: KeptCheckpoint[] = [];
  for (const { name: tenant } of (await foldersIn(folder)).filter(({ name }) => TenantId.safeParse(name).success)) {
    const size = (await sizesIn(join(folder, tenant))).at(-1);
    if (size !== undefined) found.push({ tenant, size, text: await readFile(join(folder, tenant, fileName(size)), 'utf8') });
  }
  return found;
}

/**
 * Holds the record against checkpoints kept outside, as a process does before it serves.
 * @param noteOf the checkpoint of an organisation at a size, as the record has it; undefined when it has none of that size
 * @throws LogIsNotTheFolders when the record ends before one of them, or holds another one
 */
export async function demandLogOf(
  kept: readonly KeptCheckpoint[],
  noteOf: (tenant: string, size: number) => Promise<string | undefined>,
): Promise<void> {
  for (const { tenant, size, text } of kept)
    if (!(await noteOf(tenant, size))?.startsWith(text)) throw new LogIsNotTheFolders(tenant, size);
}

async function foldersIn(folder: string) {
  await mkdir(folder, { recursive: true });
  return (await readdir(folder, { withFileTypes: true })).filter((each) => each.isDirectory());
}

const sizesIn = async (own: string): Promise<number[]> =>
  (await readdir(own))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => Number(name.slice(0, -ending.length)));

/** Adds a file and never replaces one. It may be written to until all of it lies there: a kill in between leaves the beginning of it. */
async function written(own: string, { tenant, size, note }: Pick<CheckpointToAnchor, 'tenant' | 'size' | 'note'>): Promise<void> {
  const path = join(own, fileName(size));
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  if (kept === note) return;
  if (!note.startsWith(kept)) throw new LogIsNotTheFolders(tenant, size);
  const file = await open(path, 'a', 0o644);
  try {
    await file.writeFile(note.slice(kept.length));
    await file.sync();
    await file.chmod(0o444);
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

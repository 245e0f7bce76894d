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

/** A checkpoint of an organisation that lies in a folder: only its beginning when the process was killed while it wrote. */
export interface KeptCheckpoint {
  readonly tenant: string;
  readonly size: number;
  readonly text: string;
}

/** Every checkpoint of every organisation in the folder, an organisation's in the order of its log. Nothing is made, not even the folder. */
export const allCheckpointsIn = (folder: string): Promise<KeptCheckpoint[]> => keptIn(folder, (sizes) => sizes);

/** The last checkpoint of every organisation in the folder; one that is not there yet is made. */
export async function lastCheckpointsIn(folder: string): Promise<KeptCheckpoint[]> {
  await mkdir(folder, { recursive: true });
  return keptIn(folder, (sizes) => sizes.slice(-1));
}

async function keptIn(folder: string, chosen: (sizes: readonly number[]) => readonly number[]): Promise<KeptCheckpoint[]> {
  const found: KeptCheckpoint[] = [];
  for (const tenant of await organisationsIn(folder))
    for (const size of chosen(await sizesIn(join(folder, tenant))))
      found.push({ tenant, size, text: await readFile(join(folder, tenant, fileName(size)), 'utf8') });
  return found;
}

/** The checkpoint of an organisation at a size, as the record has it; undefined when it has none of that size. */
export type NoteOf = (tenant: string, size: number) => string | undefined | Promise<string | undefined>;

/** Those of the checkpoints kept outside that the record does not have: it ends before them, lost them, or holds others. */
export async function notInRecord(kept: readonly KeptCheckpoint[], noteOf: NoteOf): Promise<KeptCheckpoint[]> {
  const missed: KeptCheckpoint[] = [];
  for (const each of kept) if (!(await noteOf(each.tenant, each.size))?.startsWith(each.text)) missed.push(each);
  return missed;
}

/**
 * Holds the record against checkpoints kept outside, as a process does before it serves.
 * @throws LogIsNotTheFolders when the record ends before one of them, or holds another one
 */
export async function demandLogOf(kept: readonly KeptCheckpoint[], noteOf: NoteOf): Promise<void> {
  const [first] = await notInRecord(kept, noteOf);
  if (first) throw new LogIsNotTheFolders(first.tenant, first.size);
}

async function organisationsIn(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((each) => each.isDirectory());
  return entries.map(({ name }) => name).filter((name) => TenantId.safeParse(name).success);
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

import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ErasureEntry } from '@shodo/store';

/**
 * The journal of erasures: a file outside every database, a line for each erasure, written before its keys are destroyed. A restore of older keys
 * reads it and destroys them again. It holds references only.
 */
export interface ErasureJournal {
  note(erasure: ErasureEntry): Promise<void>;
}

export const erasureJournal = (file: string): ErasureJournal => ({
  note: async ({ tenant, incident, seq, digest, refs }) => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const isNew = !existsSync(file);
    const handle = await open(file, 'a', 0o600);
    try {
      // A line that a crash cut short must not swallow this one.
      await handle.appendFile(`\n${JSON.stringify({ tenant, incident, seq, digest, ...(refs && { refs }) })}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (isNew) await syncFolder(dirname(file));
  },
});

/**
 * Why no line could be added, asked before anything serves: an erasure without its line is approved, and never carried out. Makes nothing; where the
 * file does not lie yet, its nearest folder must take one.
 */
export function whyJournalCannotBeKept(file: string): string | undefined {
  let place = file;
  while (!existsSync(place) && place !== dirname(place)) place = dirname(place);
  try {
    if (place === file ? !statSync(place).isFile() : !statSync(place).isDirectory()) return `${place} is in the way`;
    accessSync(place, place === file ? constants.W_OK : constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return `${place} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`;
  }
}

/** Where the journal lies in a data folder, and what is wrong with the folder for it; an address that is no path is refused for that already. */
export function placeOfJournal(data: string): { readonly file: string; readonly problems: readonly { name: string; message: string }[] } {
  const file = join(data, 'erasures.jsonl');
  const why = data.startsWith('/') ? whyJournalCannotBeKept(file) : undefined;
  return {
    file,
    problems: why === undefined ? [] : [{ name: 'SHODO_DATA', message: `must be a folder that keeps the journal of erasures: ${why}` }],
  };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What the journal says, each erasure once; nothing when there is no file. A line that a crash cut short is passed over: its keys stand yet. */
export function readErasureJournal(file: string): readonly ErasureEntry[] {
  if (!existsSync(file)) return [];
  const noted = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => asErasure(line) ?? []);
  return [...new Map(noted.map((each) => [`${each.tenant} ${each.incident} ${each.seq} ${each.digest}`, each])).values()];
}

function asErasure(line: string): ErasureEntry | undefined {
  try {
    const read = JSON.parse(line) as ErasureEntry;
    const isWhole = typeof read.tenant === 'string' && typeof read.incident === 'string' && typeof read.seq === 'number';
    return isWhole && typeof read.digest === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}

import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Where this user keeps programs that Shodo found or built once: shared by all clones, deletable at any time. */
export function cacheFolder(env: NodeJS.ProcessEnv, name: string): string {
  const base = env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(env.HOME ?? homedir(), '.cache');
  return join(base, 'shodo', name);
}

export const platformName = `${process.platform}-${process.arch}`;

/**
 * Fills a folder in one step: the work is done in a temporary neighbour and renamed at the end, so that a folder that exists is
 * complete, even when the process is killed half way or two runs do the same work at once.
 */
export async function fillFolder(folder: string, work: (temporary: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const temporary = mkdtempSync(join(dirname(folder), `.${basename(folder)}.building-`));
  try {
    await work(temporary);
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Library } from '@shodo/duties';
import { isCases, loadPacks, shippedFolder, yamlFiles } from './load.js';

/** The shipped packs as they were read and checked, beside the compiled code: reading them anew takes a process a quarter of a second. */
export const keptFile = fileURLToPath(new URL('packs.json', import.meta.url));

interface Kept {
  /** SHA-256 of the files it was made from. */
  readonly from: string;
  readonly library: Library;
}

function digestOfFiles(): string {
  const hash = createHash('sha256');
  for (const path of yamlFiles(shippedFolder, (name) => !isCases(name))) hash.update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/**
 * What the build keeps.
 * @throws PacksRefused when a pack is not fit to judge by; then nothing is built
 */
export const keptText = (): string => JSON.stringify({ from: digestOfFiles(), library: loadPacks() } satisfies Kept);

/** The packs as the build kept them; undefined where it kept none, or where a file has changed since. */
export function keptPacks(file: string = keptFile): Library | undefined {
  if (!existsSync(file)) return undefined;
  const { from, library } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  return from === digestOfFiles() ? library : undefined;
}

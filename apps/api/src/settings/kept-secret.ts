import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The secret of the settings, or the one kept in a file that only its owner may read; made once when there is none.
 * Two processes that start together agree on one: the file is linked into place, never overwritten.
 */
export function keptSecret(
  { value, file }: { readonly value?: string; readonly file: string },
  make: () => string = () => randomBytes(32).toString('base64'),
): string {
  if (value) return value;
  const kept = contentOf(file);
  if (kept === '')
    throw new Error(`The secret file ${file} is empty. Put it back from a backup; a new one would make what it protects unreadable.`);
  if (kept !== undefined) return closedToOthers(file, kept);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${make()}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(beside, file);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
  } finally {
    rmSync(beside, { force: true });
  }
  return keptSecret({ file }, make);
}

function closedToOthers(file: string, kept: string): string {
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return kept;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const isSystemError = (error: unknown, code: string) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

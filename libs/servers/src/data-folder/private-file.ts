import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { errorCode } from '../error-code.js';

/** Writes a file that only its owner may read. It is there whole or not at all, also after a power cut. */
export function writePrivateFile(path: string, content: string): void {
  const temporary = writeBeside(path, content);
  renameSync(temporary, path);
}

/** As `writePrivateFile`, but leaves an existing file alone and answers false. */
export function createPrivateFile(path: string, content: string): boolean {
  const temporary = writeBeside(path, content);
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A secret that is made once and kept beside the data; a file that others could read is closed to them. */
export function keptSecret(path: string, make: () => string): string {
  const kept = contentOf(path)?.trim();
  if (kept === undefined) {
    createPrivateFile(path, `${make()}\n`);
    return keptSecret(path, make);
  }
  if (kept === '')
    throw new Error(`The secret ${path} is empty. Put it back from a backup; a new one would make what it protects unreadable.`);
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  return kept;
}

/** 32 random bytes for use in a connection address: no character that needs escaping there. */
export const randomPassword = (): string => randomBytes(32).toString('base64url');

export function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function writeBeside(path: string, content: string): string {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return temporary;
}

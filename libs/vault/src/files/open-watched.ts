import { Readable } from 'node:stream';
import { VaultDamaged } from '../faults.js';
import { withoutKey } from '../lost-keys.js';
import type { Vault } from '../open-vault.js';
import { type FileOfIncident, knownFileKey } from './file-keys.js';
import { openFile } from './keep-file.js';
import type { FileFound } from './look-after-files.js';
import type { FilePlace } from './places.js';

/**
 * The file in clear, its first chunk opened already, so that what shows by it is answered and not streamed; or how the file is found. Where it is
 * damaged further on the stream ends in VaultDamaged, and `onDamage` is waited for before that.
 */
export async function openWatched(
  vault: Vault,
  place: FilePlace,
  of: FileOfIncident & { readonly object: string },
  onDamage: () => Promise<void>,
): Promise<Readable | Exclude<FileFound, 'intact'> | 'erased'> {
  if (!(await knownFileKey(vault, of))) return withoutKey(vault, of, of.file);
  const opened = await openFile(vault, place, of);
  if (!opened) return 'missing';
  const chunks = opened[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
  try {
    const first = await chunks.next();
    const watched = Readable.from(rest(first, chunks, onDamage), { objectMode: false });
    // Whoever leaves before the first chunk has started nothing that would close it.
    return watched.once('close', () => opened.destroy());
  } catch (error) {
    if (error instanceof VaultDamaged) return 'changed';
    throw error;
  }
}

async function* rest(
  first: IteratorResult<Buffer>,
  chunks: AsyncIterableIterator<Buffer>,
  onDamage: () => Promise<void>,
): AsyncGenerator<Buffer> {
  if (first.done) return;
  yield first.value;
  try {
    yield* chunks;
  } catch (error) {
    if (error instanceof VaultDamaged) await onDamage();
    throw error;
  }
}

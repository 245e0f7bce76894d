import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ZipPart } from './zip.js';

/** A part as the manifest lists it. */
export interface PartMeasured extends ZipPart {
  readonly sha256: string;
}
/** Its bytes may be asked for more than once and are the same each time. */
export interface Part extends PartMeasured {
  readonly open: () => AsyncIterable<Uint8Array>;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A part that is at hand. */
export function partOf(path: string, bytes: Uint8Array): Part {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, size: bytes.length, crc32: crc32(bytes), sha256, open: () => once(bytes) };
}

/** A part that flows: measured by letting it flow by once. */
export async function flowingPart(path: string, open: () => AsyncIterable<Uint8Array>): Promise<Part> {
  return { path, ...(await measured(open())), open };
}

export async function measured(bytes: AsyncIterable<Uint8Array>): Promise<Omit<PartMeasured, 'path'>> {
  const hash = createHash('sha256');
  let [size, check] = [0, 0];
  for await (const piece of bytes) {
    hash.update(piece);
    check = crc32(piece, check);
    size += piece.length;
  }
  return { size, crc32: check, sha256: hash.digest('hex') };
}

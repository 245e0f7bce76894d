import { isAscii } from 'node:buffer';
import { createHash, createPublicKey, hash, verify } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { PackTools } from './check-pack.js';
import { decodeUtf8 } from './lines.js';

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** By way of a text: bytes that Node hands out lie outside of the heap, and to free a million of them takes longer than the hashing. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** SHA-256 and Ed25519 as Node has them. */
export const nodeTools: PackTools = {
  decode: (utf8) => (isAscii(utf8) ? Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength).toString('latin1') : decodeUtf8(utf8)),
  sha256: (utf8) => hash('sha256', utf8),
  hash: (bytes) => bytesOf(hash('sha256', bytes, 'binary')),
  hasher: () => {
    const begun = createHash('sha256');
    return { update: (bytes) => void begun.update(bytes), digest: () => begun.digest('hex') };
  },
  verify: (publicKey, message, signature) => {
    try {
      return verify(
        null,
        message,
        createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' }),
        signature,
      );
    } catch {
      return false; // bytes that are no point of the curve
    }
  },
};

const pieceSize = 131_072;

/**
 * A file piece by piece, each in the place of the one before: what is kept of a piece must be copied. Nothing else waits for this process, so it
 * reads without a stream, which would be a fifth of a check in pieces of this size; larger ones are more than the processor keeps at hand.
 */
export async function* readingOf(file: string): AsyncGenerator<Uint8Array> {
  const opened = openSync(file, 'r');
  try {
    const piece = Buffer.allocUnsafe(pieceSize);
    for (let length = readSync(opened, piece, 0, pieceSize, null); length > 0; length = readSync(opened, piece, 0, pieceSize, null))
      yield piece.subarray(0, length);
  } finally {
    closeSync(opened);
  }
}

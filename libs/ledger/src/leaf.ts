import type { Head } from '@shodo/contracts';
import { utf8 } from './bytes.js';
import { canonical } from './canonical.js';
import { type HashBytes, leafHash } from './merkle.js';

/**
 * The leaf of one entry in its organisation's log. It covers the digest, and with it the whole entry, and the time of the commit, which the digest
 * leaves out because it is known only afterwards.
 */
export function entryLeaf(hash: HashBytes, { digest, recordedAt }: { readonly digest: string; readonly recordedAt: string }): Uint8Array {
  if (digest.length === digestLength && recordedAt.length === instantLength) {
    const isPlain = writePlain(digest, digestAt) && writePlain(recordedAt, instantAt);
    if (isPlain) return hash(usual);
  }
  return leafHash(hash, utf8(canonical({ digest, recordedAt })));
}

/** The leaf's input as nearly every entry has it, written out once with its prefix, 0; digest and time are written over for each, as a check makes them all. */
const [digestLength, instantLength] = [64, 24];
const [digestAt, instantAt] = ['\0{"digest":"'.length, '\0{"digest":"","recordedAt":"'.length + digestLength];
const usual = utf8(`\0${canonical({ digest: ' '.repeat(digestLength), recordedAt: ' '.repeat(instantLength) })}`);

/** False for a text that would be written with an escape, or in more bytes than characters. */
function writePlain(text: string, to: number): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit >= 0x80 || unit === 0x22 || unit === 0x5c) return false;
    usual[to + at] = unit;
  }
  return true;
}

/** Where a stream stands. */
export interface StreamHead extends Head {
  readonly stream: string;
}

/** The leaf of one stream's head; the heads of all streams, in the order of their names by UTF-16 code units, make the tree a checkpoint names as `heads`. */
export const headLeaf = (hash: HashBytes, { stream, seq, digest }: StreamHead): Uint8Array =>
  leafHash(hash, utf8(canonical({ digest, seq, stream })));

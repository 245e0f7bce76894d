import type { Head } from '@shodo/contracts';
import { utf8 } from './bytes.js';
import { canonical } from './canonical.js';
import { type HashBytes, leafHash } from './merkle.js';

/**
 * The leaf of one entry in its organisation's log. It covers the digest, and with it the whole entry, and the time of the commit, which the digest
 * leaves out because it is known only afterwards.
 */
export const entryLeaf = (hash: HashBytes, { digest, recordedAt }: { readonly digest: string; readonly recordedAt: string }): Uint8Array =>
  // The canonical form of an object with these two members, written out: it is made for every entry of every check.
  leafOfText(hash, `{"digest":${canonical(digest)},"recordedAt":${canonical(recordedAt)}}`);

/** The prefix of a leaf and a text in ASCII, which is that of nearly every entry; written over for each of them. */
const scratch = new Uint8Array(1_024);

function leafOfText(hash: HashBytes, text: string): Uint8Array {
  if (text.length >= scratch.length) return leafHash(hash, utf8(text));
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) return leafHash(hash, utf8(text));
    scratch[at + 1] = unit;
  }
  return hash(scratch.subarray(0, text.length + 1)); // its first byte is the prefix, 0
}

/** Where a stream stands. */
export interface StreamHead extends Head {
  readonly stream: string;
}

/** The leaf of one stream's head; the heads of all streams, in the order of their names by UTF-16 code units, make the tree a checkpoint names as `heads`. */
export const headLeaf = (hash: HashBytes, { stream, seq, digest }: StreamHead): Uint8Array =>
  leafHash(hash, utf8(canonical({ digest, seq, stream })));

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
  leafHash(hash, utf8(`{"digest":${canonical(digest)},"recordedAt":${canonical(recordedAt)}}`));

/** Where a stream stands. */
export interface StreamHead extends Head {
  readonly stream: string;
}

/** The leaf of one stream's head; the heads of all streams, in the order of their names by UTF-16 code units, make the tree a checkpoint names as `heads`. */
export const headLeaf = (hash: HashBytes, { stream, seq, digest }: StreamHead): Uint8Array =>
  leafHash(hash, utf8(canonical({ digest, seq, stream })));

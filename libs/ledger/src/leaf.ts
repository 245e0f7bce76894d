import type { Entry, Head } from '@shodo/contracts';
import { utf8 } from './bytes.js';
import { canonical } from './canonical.js';
import type { Sha256 } from './entry.js';
import { type HashBytes, leafHash } from './merkle.js';

/**
 * The leaf of one entry in its organisation's log, as hexadecimal digits. It covers the digest, and with it the whole entry, and the time of the
 * commit, which the digest leaves out because it is known only afterwards. `quoted`: how a text is written; whoever knows that nothing in it must be
 * escaped says so, as a check makes every leaf.
 */
export const entryLeaf = (sha256: Sha256, { digest, recordedAt }: Committed, quoted: (text: string) => string = canonical): string =>
  sha256(`${leafMark}{"digest":${quoted(digest)},"recordedAt":${quoted(recordedAt)}}`);

export type Committed = Pick<Entry, 'digest' | 'recordedAt'>;
/** The byte before every leaf (RFC 9162, 2.1.1). */
const leafMark = '\0';

/** Where a stream stands. */
export interface StreamHead extends Head {
  readonly stream: string;
}

/** The leaf of one stream's head; the heads of all streams, in the order of their names by UTF-16 code units, make the tree a checkpoint names as `heads`. */
export const headLeaf = (hash: HashBytes, { stream, seq, digest }: StreamHead): Uint8Array =>
  leafHash(hash, utf8(canonical({ digest, seq, stream })));

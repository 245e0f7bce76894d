import type { Entry, Head } from '@shodo/contracts';
import { toHex } from './bytes.js';
import { canonical } from './canonical.js';
import { entryContent } from './entry.js';

/** Names the form of an exported record. A changed form gets a new name; verifiers refuse names they do not know. */
export const recordFormat = 'shodo-record/2';

export interface RecordHeader {
  readonly stream: string;
  /** Where the stream stood when the export began: the export ends with this entry. */
  readonly head: Head;
  readonly exportedAt: string;
  /** The organisation's log up to the last checkpoint in the file; absent while there is none. */
  readonly log?: { readonly origin: string; readonly size: number };
}

/** First line of an export, without its line feed. The form is described in docs/record-format.md. */
export const exportHeader = ({ stream, head, exportedAt, log }: RecordHeader): string =>
  canonical({
    format: recordFormat,
    algorithm: 'sha-256',
    canonicalForm: 'rfc8785',
    stream,
    head: { seq: head.seq, digest: head.digest },
    exportedAt,
    ...(log && { log: { origin: log.origin, size: log.size } }),
  });

/** Where an entry stands in its organisation's log, and what the log holds there. */
export interface ExportedLeaf {
  readonly index: number;
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

/** One entry as a line of an export, without its line feed. `recordedAt` stands beside what is hashed. */
export const exportLine = (entry: Entry, leaf?: ExportedLeaf): string =>
  exportContent(entryContent(entry), entry.digest, entry.recordedAt, leaf);

/** The same from the stored content, which is written unchanged. */
export const exportContent = (content: string, digest: string, recordedAt: string, leaf?: ExportedLeaf): string =>
  `{"digest":${canonical(digest)},"entry":${content},${leaf ? `"leaf":{"hash":"${leaf.hash}","index":${leaf.index}},` : ''}"recordedAt":${canonical(recordedAt)}}`;

/** Leaves of other streams, up to and without leaf `upTo`: the hashes of the largest perfect subtrees, left to right. */
export const exportNodes = (hashes: readonly Uint8Array[], upTo: number): string => canonical({ nodes: hashes.map(toHex), upTo });

/** A checkpoint, where the log had its size. */
export const exportCheckpoint = (note: string): string => canonical({ checkpoint: note });

/** A key that signs checkpoints, as a line of text; with the note by which the key before handed over to it. */
export const exportKey = (key: string, handOver?: string): string => canonical({ key, ...(handOver !== undefined && { handOver }) });

/** That the stream stood at this head when the last checkpoint was made: its place among all heads, and the path to the root of them. */
export const exportHeadProof = (proof: {
  readonly head: Head;
  readonly index: number;
  readonly count: number;
  readonly path: readonly Uint8Array[];
}): string =>
  canonical({
    headProof: {
      head: { seq: proof.head.seq, digest: proof.head.digest },
      index: proof.index,
      count: proof.count,
      path: proof.path.map(toHex),
    },
  });

/** A time-stamp (RFC 3161) over the checkpoint of this size: base64 of the answer. */
export const exportTimestamp = (size: number, token: string): string => canonical({ timestamp: { size, token } });

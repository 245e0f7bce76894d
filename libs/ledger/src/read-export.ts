import { fromHex } from './bytes.js';
import { canonical } from './canonical.js';
import type { Link } from './chain.js';
import { entryFormat, type Sha256 } from './entry.js';
import { type ExportedLeaf, type RecordHeader, recordFormat } from './export.js';

/** The form without log and checkpoints, as it was written at first. */
const earlierFormat = 'shodo-record/1';

/** Reads the first line; undefined when it is no header of a form this code knows. */
export function readHeader(line: string): RecordHeader | undefined {
  const header = parsedCanonical(line);
  if (!isRecord(header) || header.algorithm !== 'sha-256' || header.canonicalForm !== 'rfc8785') return undefined;
  const { format, stream, head, exportedAt, log } = header;
  if (format !== recordFormat && (format !== earlierFormat || log !== undefined)) return undefined;
  if (typeof stream !== 'string' || typeof exportedAt !== 'string' || !isRecord(head)) return undefined;
  const { seq, digest } = head;
  if (!isCount(seq) || typeof digest !== 'string') return undefined;
  const common = { stream, head: { seq, digest }, exportedAt };
  if (log === undefined) return common;
  if (!isRecord(log) || typeof log.origin !== 'string' || !isCount(log.size)) return undefined;
  return { ...common, log: { origin: log.origin, size: log.size } };
}

/** One line after the header. */
export type RecordLine =
  | { readonly is: 'entry'; readonly link: Link; readonly leaf?: ExportedLeaf; readonly type: string }
  | { readonly is: 'nodes'; readonly hashes: readonly Uint8Array[]; readonly upTo: number }
  | { readonly is: 'checkpoint'; readonly note: string }
  | { readonly is: 'key'; readonly key: string; readonly handOver?: string }
  | {
      readonly is: 'head-proof';
      readonly head: { readonly seq: number; readonly digest: string };
      readonly index: number;
      readonly count: number;
      readonly path: readonly Uint8Array[];
    }
  | { readonly is: 'timestamp'; readonly size: number; readonly token: string };

/** What stands for a line that nobody exported: it equals no digest, so the check finds it. */
const unreadableLink: Link = {
  format: entryFormat,
  stream: '',
  seq: 0,
  prevDigest: '',
  digest: '',
  recomputed: 'unreadable',
  recordedAt: '',
};
const unreadable: RecordLine = { is: 'entry', link: unreadableLink, type: '' };

/**
 * Reads one line after the header for the check. A line must be in canonical form as a whole and hold exactly the members of its kind:
 * otherwise a doubled or added member could show a reader what was never hashed. Any other line is an entry that equals no digest.
 */
export function readLine(sha256: Sha256, line: string): RecordLine {
  const value = parsedCanonical(line);
  if (!isRecord(value)) return unreadable;
  switch (Object.keys(value).join()) {
    case 'digest,entry,recordedAt':
    case 'digest,entry,leaf,recordedAt':
      return entryIn(sha256, line, value);
    case 'nodes,upTo':
      return nodesIn(value);
    case 'checkpoint':
      return typeof value.checkpoint === 'string' ? { is: 'checkpoint', note: value.checkpoint } : unreadable;
    case 'key':
      return typeof value.key === 'string' ? { is: 'key', key: value.key } : unreadable;
    case 'handOver,key':
      return typeof value.key === 'string' && typeof value.handOver === 'string'
        ? { is: 'key', key: value.key, handOver: value.handOver }
        : unreadable;
    case 'headProof':
      return headProofIn(value.headProof);
    case 'timestamp':
      return timestampIn(value.timestamp);
    default:
      return unreadable;
  }
}

/** Reads one stored entry, or one of a record without a log. */
export function readEntryLine(sha256: Sha256, line: string): Link {
  const read = readLine(sha256, line);
  return read.is === 'entry' ? read.link : unreadableLink;
}

/** The content is hashed as it stands in the line, which is canonical as a whole. */
function entryIn(sha256: Sha256, line: string, value: Record<string, unknown>): RecordLine {
  const { digest, entry, leaf, recordedAt } = value;
  if (typeof digest !== 'string' || typeof recordedAt !== 'string' || !isInstant.test(recordedAt) || !isRecord(entry)) return unreadable;
  const { format, stream, seq, prevDigest, event } = entry;
  if (typeof format !== 'string' || typeof stream !== 'string' || typeof seq !== 'number' || typeof prevDigest !== 'string')
    return unreadable;
  const place = leaf === undefined ? undefined : leafIn(leaf);
  if (leaf !== undefined && place === undefined) return unreadable;
  const before = `{"digest":${JSON.stringify(digest)},"entry":`.length;
  const after = `,${leaf === undefined ? '' : `"leaf":${JSON.stringify(leaf)},`}"recordedAt":${JSON.stringify(recordedAt)}}`.length;
  const recomputed = sha256(line.slice(before, line.length - after));
  const link = { format, stream, seq, prevDigest, digest, recomputed, recordedAt };
  const type = isRecord(event) && typeof event.type === 'string' ? event.type : '';
  return { is: 'entry', link, type, ...(place && { leaf: place }) };
}

function leafIn(leaf: unknown): ExportedLeaf | undefined {
  if (!isRecord(leaf) || Object.keys(leaf).join() !== 'hash,index') return undefined;
  const { hash, index } = leaf;
  return typeof hash === 'string' && isCount(index) && isHash.test(hash) ? { index, hash } : undefined;
}

function nodesIn({ nodes, upTo }: Record<string, unknown>): RecordLine {
  const hashes = hashesIn(nodes);
  return hashes && isCount(upTo) ? { is: 'nodes', hashes, upTo } : unreadable;
}

function headProofIn(proof: unknown): RecordLine {
  if (!isRecord(proof) || Object.keys(proof).join() !== 'count,head,index,path' || !isRecord(proof.head)) return unreadable;
  const { count, index } = proof;
  const { seq, digest } = proof.head;
  const path = hashesIn(proof.path);
  if (!path || !isCount(count) || !isCount(index) || !isCount(seq) || typeof digest !== 'string') return unreadable;
  return { is: 'head-proof', head: { seq, digest }, index, count, path };
}

function timestampIn(timestamp: unknown): RecordLine {
  if (!isRecord(timestamp) || Object.keys(timestamp).join() !== 'size,token') return unreadable;
  const { size, token } = timestamp;
  return isCount(size) && typeof token === 'string' ? { is: 'timestamp', size, token } : unreadable;
}

function hashesIn(value: unknown): Uint8Array[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const hashes = value.map((each: unknown) => (typeof each === 'string' ? fromHex(each, 32) : undefined));
  return hashes.every((each) => each !== undefined) ? hashes : undefined;
}

/** As the database's instants are written: one form, so that their order is that of the texts. */
const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isHash = /^[0-9a-f]{64}$/;
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a line in canonical form; undefined for any other text, nested too deep for a reader included. */
function parsedCanonical(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    // What the engine writes again unchanged, members in order, is canonical: it differs from the standard in nothing but the order of members
    // and lone surrogates. Several times as fast as writing it anew by our own hand.
    if (JSON.stringify(value) === line && isOrdered(value) && !line.includes('\\ud')) return value;
    return canonical(value) === line ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOrdered(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isOrdered);
  let last = '';
  for (const [name, each] of Object.entries(value)) {
    if (name < last || !isOrdered(each)) return false;
    last = name;
  }
  return true;
}

import { fromHex } from './bytes.js';
import { canonical, readCanonical } from './canonical.js';
import type { Link } from './chain.js';
import { originOf } from './checkpoint.js';
import { entryFormat, type Sha256 } from './entry.js';
import { type ExportedLeaf, type RecordHeader, recordFormat } from './export.js';
import { entryLeaf } from './leaf.js';
import { type Found, Shapes, type Wanted } from './shapes.js';

/** As instants are written, of the database and of an export: one form, so that their order is that of the texts. */
const instant = 'dddd-dd-ddTdd:dd:dd\\.dddZ'.replaceAll('d', '\\d');
const isInstant = new RegExp(`^${instant}$`);

/** The form without log and checkpoints, as it was written at first. */
const earlierFormat = 'shodo-record/1';

/** Reads the first line; undefined when it is no header of a form this code knows. */
export function readHeader(line: string): RecordHeader | undefined {
  const header = readCanonical(line);
  if (!isRecord(header) || header.algorithm !== 'sha-256' || header.canonicalForm !== 'rfc8785') return undefined;
  const { format, stream, head, exportedAt, log } = header;
  if (format !== recordFormat && (format !== earlierFormat || log !== undefined)) return undefined;
  if (typeof stream !== 'string' || typeof exportedAt !== 'string' || !isInstant.test(exportedAt) || !isRecord(head)) return undefined;
  const { seq, digest } = head;
  if (!isCount(seq) || typeof digest !== 'string') return undefined;
  const common = { stream, head: { seq, digest }, exportedAt };
  if (log === undefined) return common;
  const origin = originOf(stream);
  if (!isRecord(log) || log.origin !== origin || !isCount(log.size)) return undefined;
  return { ...common, log: { origin, size: log.size } };
}

/** A leaf as it was read; `recomputed` is what it should be. */
export type ReadLeaf = ExportedLeaf & { readonly recomputed: string };

/** One line after the header. */
export type RecordLine =
  | { readonly is: 'entry'; readonly link: Link; readonly leaf?: ReadLeaf; readonly type: string }
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

/** A stored entry for the check, and what of it is kept in columns as well, so that it can be searched. */
export interface StoredEntry {
  readonly link: Link;
  readonly appendId?: string | undefined;
  readonly type?: string | undefined;
  readonly version?: number;
  readonly command?: string | undefined;
  readonly requestMac?: string | undefined;
}

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
const unreadableEntry: StoredEntry = { link: unreadableLink };
const unreadable: RecordLine = { is: 'entry', link: unreadableLink, type: '' };

const isHexDigest = /^[0-9a-f]{64}$/;

/** Where in what is found: the entry's own members, and those beside it in a line. */
const place = {
  format: 0,
  stream: 1,
  seq: 2,
  prevDigest: 3,
  type: 4,
  digest: 5,
  entry: 6,
  leafHash: 7,
  leafIndex: 8,
  recordedAt: 9,
} as const;
const searched = { appendId: 10, version: 11, command: 12, requestMac: 13 } as const;
const ofEntry: Wanted = {
  event: { within: { type: { text: place.type } } },
  format: { text: place.format },
  prevDigest: { text: place.prevDigest },
  seq: { number: place.seq },
  stream: { text: place.stream },
};
const ofContent: Wanted = {
  ...ofEntry,
  appendId: { text: searched.appendId },
  command: { text: searched.command },
  event: { within: { type: { text: place.type }, version: { number: searched.version } } },
  requestMac: { text: searched.requestMac },
};
const ofLine: Wanted = {
  digest: { text: place.digest },
  entry: { whole: place.entry, within: ofEntry },
  leaf: { within: { hash: { text: place.leafHash }, index: { number: place.leafIndex } } },
  recordedAt: { text: place.recordedAt, like: instant },
};

/**
 * Reads a record for the check. A text must be in canonical form as a whole and hold exactly the members of its kind: otherwise a doubled or added
 * member could show a reader what was never hashed. Any other is an entry that equals no digest. One reader for one record: it knows lines again.
 */
export class RecordReader {
  readonly #lines = new Shapes(ofLine);
  readonly #contents = new Shapes(ofContent);

  constructor(private readonly sha256: Sha256) {}

  /** One line after the header. */
  line(text: string): RecordLine {
    const known = this.#lines.find(text);
    if (known) return this.#entry(known, plainly);
    const value = readCanonical(text);
    if (!isRecord(value)) return unreadable;
    if (!isEntryLine(value)) return besideEntries(value);
    const read = this.#entry(this.#lines.pick(value), canonical);
    if (read !== unreadable) this.#lines.learn(text, value);
    return read;
  }

  /** An entry as it is stored: what is hashed, and beside it its digest and the time of its commit. */
  stored(content: string, digest: string, recordedAt: string): StoredEntry {
    const known = this.#contents.find(content);
    if (known) return this.#stored(known, content, digest, recordedAt) ?? unreadableEntry;
    const value = readCanonical(content);
    if (!isRecord(value)) return unreadableEntry;
    const stored = this.#stored(this.#contents.pick(value), content, digest, recordedAt);
    if (stored) this.#contents.learn(content, value);
    return stored ?? unreadableEntry;
  }

  #stored(found: Found, content: string, digest: string, recordedAt: string): StoredEntry | undefined {
    const link = this.#link(found, content, digest, recordedAt);
    const [appendId, type, version] = [found[searched.appendId], found[place.type], found[searched.version]];
    const [command, requestMac] = [found[searched.command], found[searched.requestMac]];
    return link && { link, appendId, type, version: Number(version), command, requestMac };
  }

  #entry(found: Found, quoted: (text: string) => string): RecordLine {
    const [content, digest, recordedAt] = [found[place.entry], found[place.digest], found[place.recordedAt]];
    const [hash, index] = [found[place.leafHash], found[place.leafIndex]];
    if (content === undefined || digest === undefined || recordedAt === undefined) return unreadable;
    const link = this.#link(found, content, digest, recordedAt);
    if (!link) return unreadable;
    const type = found[place.type] ?? '';
    if (hash === undefined || index === undefined) return { is: 'entry', link, type };
    const recomputed = entryLeaf(this.sha256, link, quoted);
    // An equal one is as it should be. Of any other it is asked only now: to look at each digit costs half as much as to read the whole line.
    if (recomputed !== hash && !isHexDigest.test(hash)) return unreadable;
    return { is: 'entry', link, type, leaf: { index: Number(index), hash, recomputed } };
  }

  /** The content is hashed as it stands. */
  #link(found: Found, content: string, digest: string, recordedAt: string): Link | undefined {
    const [format, stream, seq, prevDigest] = [found[place.format], found[place.stream], found[place.seq], found[place.prevDigest]];
    if (format === undefined || stream === undefined || seq === undefined || prevDigest === undefined) return undefined;
    return { format, stream, seq: Number(seq), prevDigest, digest, recomputed: this.sha256(content), recordedAt };
  }
}

/** A text of a known shape holds nothing that must be escaped. */
const plainly = (text: string) => `"${text}"`;

/** An entry, with or without its leaf, and nothing else. */
function isEntryLine(value: Record<string, unknown>): boolean {
  const names = Object.keys(value).join();
  if (names !== 'digest,entry,leaf,recordedAt') return names === 'digest,entry,recordedAt';
  const { leaf } = value;
  const isRead = isRecord(leaf) && typeof leaf.hash === 'string' && isHexDigest.test(leaf.hash) && isCount(leaf.index);
  return isRead && Object.keys(leaf).join() === 'hash,index';
}

function besideEntries(value: Record<string, unknown>): RecordLine {
  switch (Object.keys(value).join()) {
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

function nodesIn({ nodes, upTo }: Record<string, unknown>): RecordLine {
  const hashes = hashesIn(nodes);
  return hashes && isCount(upTo) ? { is: 'nodes', hashes, upTo } : unreadable;
}

function headProofIn(proof: unknown): RecordLine {
  if (!isRecord(proof) || Object.keys(proof).join() !== 'count,head,index,path' || !isRecord(proof.head)) return unreadable;
  if (Object.keys(proof.head).join() !== 'digest,seq') return unreadable;
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

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

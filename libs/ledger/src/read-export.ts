import { fromHex } from './bytes.js';
import { type Member, membersOf, textIn } from './canonical-text.js';
import type { Link } from './chain.js';
import { entryFormat, type Sha256 } from './entry.js';
import { type ExportedLeaf, type RecordHeader, recordFormat } from './export.js';

/** The form without log and checkpoints, as it was written at first. */
const earlierFormat = 'shodo-record/1';

/** Reads the first line; undefined when it is no header of a form this code knows. */
export function readHeader(line: string): RecordHeader | undefined {
  if (!membersOf(line, 0)) return undefined;
  const header: unknown = JSON.parse(line);
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
  const members = membersOf(line, 3);
  if (!members) return unreadable;
  const found = new Found(line, members);
  const kind = found.names;
  if (kind === 'digest,entry,recordedAt') return entryIn(sha256, found);
  if (kind === 'digest,entry,leaf,recordedAt') {
    const leaf = leafIn(found.inner('leaf'));
    return leaf ? entryIn(sha256, found, leaf) : unreadable;
  }
  const value = JSON.parse(line) as Record<string, unknown>;
  switch (kind) {
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
function entryIn(sha256: Sha256, found: Found, leaf?: ExportedLeaf): RecordLine {
  const entry = found.inner('entry');
  const [digest, recordedAt] = [found.text('digest'), found.text('recordedAt')];
  if (!entry || digest === undefined || recordedAt === undefined || !isInstant.test(recordedAt)) return unreadable;
  const [format, stream, seq, prevDigest] = [entry.text('format'), entry.text('stream'), entry.number('seq'), entry.text('prevDigest')];
  if (format === undefined || stream === undefined || seq === undefined || prevDigest === undefined) return unreadable;
  const link = { format, stream, seq, prevDigest, digest, recomputed: sha256(found.written('entry')), recordedAt };
  return { is: 'entry', link, type: entry.inner('event')?.text('type') ?? '', ...(leaf && { leaf }) };
}

function leafIn(leaf: Found | undefined): ExportedLeaf | undefined {
  if (leaf?.names !== 'hash,index') return undefined;
  const [hash, index] = [leaf.text('hash'), leaf.number('index')];
  return hash !== undefined && isCount(index) && isHash.test(hash) ? { index, hash } : undefined;
}

/** Members of an object by their names, read from the text they stand in. */
class Found {
  constructor(
    private readonly line: string,
    private readonly members: readonly Member[],
  ) {}

  /** All of them, in their order: which kind of object this is. */
  get names(): string {
    return this.members.map(({ name }) => name).join();
  }

  written(name: string): string {
    const member = this.#member(name);
    return member ? this.line.slice(member.start, member.end) : '';
  }

  text(name: string): string | undefined {
    const member = this.#member(name);
    return member && this.line[member.start] === '"' ? textIn(this.line, member.start, member.end) : undefined;
  }

  number(name: string): number | undefined {
    const value = Number(this.written(name) || Number.NaN);
    return Number.isNaN(value) ? undefined : value;
  }

  inner(name: string): Found | undefined {
    const members = this.#member(name)?.members;
    return members && new Found(this.line, members);
  }

  #member(name: string): Member | undefined {
    return this.members.find((member) => member.name === name);
  }
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

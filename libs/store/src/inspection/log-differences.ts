import { createPublicKey, verify } from 'node:crypto';
import {
  CompactRange,
  entryLeaf,
  type NoteKey,
  readCheckpoint,
  readKey,
  readNote,
  sameBytes,
  toHex,
  type VerifySignature,
  whoSigned,
} from '@shodo/ledger';
import { sha256 } from '../ledger/stored-entries.js';
import { hashBytes } from '../log/nodes.js';
import { type KeptSubtree, SubtreesKept } from './kept-subtrees.js';
import type { Snapshot } from './snapshot.js';

/** An entry that is gone, or is another than its leaf says. */
export interface EntryDiffers {
  readonly problem: 'entry-is-gone' | 'leaf-differs';
  readonly stream: string;
  readonly seq: number;
}

/** How the log of an organisation differs from its entries, or a stored checkpoint from the log. */
export type LogDifference =
  | EntryDiffers
  | { readonly problem: 'leaf-is-missing' | 'subtree-differs' | 'checkpoint-differs'; readonly at: number };

export interface LogLooked {
  readonly leaves: number;
  /** The stored checkpoints by their size, as they were signed. */
  readonly checkpoints: ReadonlyMap<number, string>;
  readonly differences: readonly LogDifference[];
}

export interface Leaf {
  readonly index: number;
  readonly stream_id: string;
  readonly seq: number;
  readonly digest: Uint8Array;
  readonly hash: Uint8Array;
  /** Null when the entry is not there. */
  readonly entry_digest: string | null;
  readonly recorded_at: Date | null;
}

const pageSize = 4_096;

/**
 * Compares the log of an organisation with its entries, leaf by leaf, what is kept of it with its leaves, and each stored checkpoint with the log at
 * its size. Entries that have no leaf yet are no difference: leaves are numbered after the commit.
 */
export async function logDifferences(ofTenant: Snapshot['ofTenant'], tenant: string): Promise<LogLooked> {
  const checkpoints = await checkpointsOf(ofTenant, tenant);
  const roots = await signedRootsOf(ofTenant, tenant, checkpoints);
  const log = new CompactRange(hashBytes);
  const subtrees = new SubtreesKept(await subtreesKeptOf(ofTenant, tenant));
  const differences: LogDifference[] = [];
  for await (const leaf of leavesOf(ofTenant, tenant)) {
    // What follows stands elsewhere than it says, and no root would fit.
    if (leaf.index !== log.size)
      return { leaves: log.size, checkpoints, differences: [...differences, { problem: 'leaf-is-missing', at: log.size }] };
    const differs = leafDiffers(leaf);
    if (differs) differences.push(differs);
    log.add(leaf.hash);
    subtrees.take(leaf.hash);
    const root = roots.get(log.size);
    if (root === undefined) continue;
    roots.delete(log.size);
    if (root === 'unreadable' || !sameBytes(root, log.root())) differences.push({ problem: 'checkpoint-differs', at: log.size });
  }
  const beyond = [...roots.keys()].map((at): LogDifference => ({ problem: 'checkpoint-differs', at }));
  const unfit = subtrees.differing().map((at): LogDifference => ({ problem: 'subtree-differs', at }));
  return { leaves: log.size, checkpoints, differences: [...differences, ...unfit, ...beyond] };
}

const subtreesKeptOf = (ofTenant: Snapshot['ofTenant'], tenant: string) =>
  ofTenant<KeptSubtree>(tenant, 'select level::int as level, index::float8 as index, hash from ledger.subtree where tenant_id = $1', [
    tenant,
  ]);

/** Leaves, each beside its entry where there is one. */
export const leavesBesideEntries = `select l.index::float8 as index, l.stream_id, l.seq::int as seq, l.digest, l.hash, e.digest as entry_digest, e.recorded_at
  from ledger.leaf l left join ledger.entry e on e.tenant_id = l.tenant_id and e.stream_id = l.stream_id and e.seq = l.seq`;

export function leafDiffers({ stream_id: stream, seq, digest, hash, entry_digest, recorded_at }: Leaf): EntryDiffers | undefined {
  if (entry_digest === null || recorded_at === null) return { problem: 'entry-is-gone', stream, seq };
  const expected = entryLeaf(sha256, { digest: entry_digest, recordedAt: recorded_at.toISOString() });
  return toHex(digest) === entry_digest && toHex(hash) === expected ? undefined : { problem: 'leaf-differs', stream, seq };
}

async function* leavesOf(ofTenant: Snapshot['ofTenant'], tenant: string): AsyncGenerator<Leaf> {
  for (let next = 0; ; ) {
    const rows = await ofTenant<Leaf>(
      tenant,
      `${leavesBesideEntries} where l.tenant_id = $1 and l.index >= $2 order by l.index limit ${pageSize}`,
      [tenant, next],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    next = last.index + 1;
  }
}

async function checkpointsOf(ofTenant: Snapshot['ofTenant'], tenant: string): Promise<Map<number, string>> {
  const text = 'select size::float8 as size, note from ledger.checkpoint where tenant_id = $1 order by size';
  const rows = await ofTenant<{ size: number; note: string }>(tenant, text, [tenant]);
  return new Map(rows.map(({ size, note }) => [size, note]));
}

/** The root that each stored checkpoint was signed for, by its size. */
async function signedRootsOf(
  ofTenant: Snapshot['ofTenant'],
  tenant: string,
  checkpoints: ReadonlyMap<number, string>,
): Promise<Map<number, Uint8Array | 'unreadable'>> {
  const keys = await ofTenant<{ key: string }>(tenant, 'select key from ledger.log_key where tenant_id = $1', [tenant]);
  const known = keys.flatMap(({ key }) => readKey(hashBytes, key) ?? []);
  return new Map([...checkpoints].map(([size, note]) => [size, signedRoot(note, size, known) ?? 'unreadable']));
}

function signedRoot(text: string, size: number, keys: readonly NoteKey[]): Uint8Array | undefined {
  const note = readNote(text);
  const checkpoint = note && readCheckpoint(note.text);
  if (!note || checkpoint?.size !== size) return undefined;
  return whoSigned(hashBytes, ed25519, note, keys).is === 'signed' ? checkpoint.root : undefined;
}

/** What stands before the bytes of an Ed25519 key in the form that Node reads (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const ed25519: VerifySignature = (key, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([spkiPrefix, key]), format: 'der', type: 'spki' }), signature);

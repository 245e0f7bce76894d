import { consistencyRanges, inclusionRanges, toHex } from '@shodo/ledger';
import type pg from 'pg';
import type { Store } from '../connection/open-store.js';
import { readInTenant } from '../connection/transactions.js';
import { type StreamOf, streamId } from '../ledger/stored-entries.js';
import { LogNodes } from './nodes.js';

/** That an entry stands in the log a checkpoint describes; hashes as 64 hexadecimal digits. */
export interface EntryProof {
  readonly seq: number;
  readonly digest: string;
  readonly recordedAt: string;
  /** Absent while no checkpoint covers the entry. */
  readonly proof?: {
    readonly index: number;
    readonly leaf: string;
    readonly path: string[];
    /** Signed; its size is the one the path leads to. */
    readonly checkpoint: string;
  };
}

/** The proof against the first checkpoint that covers the entry; nothing when there is no such entry. */
export const proofOfEntry = (store: Store, of: StreamOf, seq: number): Promise<EntryProof | undefined> =>
  readInTenant(store, of.tenant, async (client) => {
    const { rows } = await client.query<ProofRow>(
      `select e.digest, e.recorded_at, l.index::float8 as index, encode(l.hash, 'hex') as leaf, c.size::float8 as size, c.note
       from ledger.entry e
       left join ledger.leaf l on l.tenant_id = e.tenant_id and l.stream_id = e.stream_id and l.seq = e.seq
       left join lateral (select size, note from ledger.checkpoint where tenant_id = $1 and size > l.index order by size limit 1) c on true
       where e.tenant_id = $1 and e.stream_id = $2 and e.seq = $3`,
      [of.tenant, streamId(of), seq],
    );
    const [row] = rows;
    if (!row) return undefined;
    const { digest, recorded_at, index, leaf, size, note } = row;
    const entry = { seq, digest, recordedAt: recorded_at.toISOString() };
    if (index === null || leaf === null || size === null || note === null) return entry;
    const path = await hashesOf(client, of.tenant, inclusionRanges(index, size));
    return { ...entry, proof: { index, leaf, path, checkpoint: note } };
  });

interface ProofRow {
  readonly digest: string;
  readonly recorded_at: Date;
  readonly index: number | null;
  readonly leaf: string | null;
  readonly size: number | null;
  readonly note: string | null;
}

/** That the log of the last checkpoint begins with the log of an earlier size; nothing when it is not that large. */
export const proofOfGrowth = (
  store: Store,
  tenant: string,
  before: number,
): Promise<{ readonly path: string[]; readonly checkpoint: string } | undefined> =>
  readInTenant(store, tenant, async (client) => {
    const { rows } = await client.query<{ size: number; note: string }>(
      'select size::float8 as size, note from ledger.checkpoint where tenant_id = $1 order by size desc limit 1',
      [tenant],
    );
    const [last] = rows;
    if (!last || before > last.size) return undefined;
    return { path: await hashesOf(client, tenant, consistencyRanges(before, last.size)), checkpoint: last.note };
  });

async function hashesOf(client: pg.PoolClient, tenant: string, ranges: readonly { from: number; to: number }[]): Promise<string[]> {
  const nodes = new LogNodes(client, tenant);
  const hashes: string[] = [];
  for (const range of ranges) hashes.push(toHex(await nodes.rootOf(range)));
  return hashes;
}

import { entryLeaf, fromHex } from '@shodo/ledger';
import type pg from 'pg';
import type { Store } from '../connection/open-store.js';
import { asLogKeeper } from '../connection/transactions.js';
import { sha256 } from '../ledger/stored-entries.js';
import { foldPerfect, levelsInTile, tileWidth } from './nodes.js';

/** Leaves added in one transaction. */
const atOnce = 4_096;

export interface Sequenced {
  /** Leaves of the log by now. */
  readonly size: number;
  readonly added: number;
}

/**
 * Gives every committed entry of an organisation that has no leaf yet the next ones of its log, those of one stream in their order. One sequencer
 * works at a time, whoever else asks waits; appends wait for nothing. Killed at any point it leaves whole leaves behind, and the next goes on.
 * Takes a store opened as `shodo_upkeep`.
 * @param streams look at these streams only, as when they are known to have grown
 */
export async function sequence(upkeep: Store, tenant: string, streams?: readonly string[]): Promise<Sequenced> {
  for (let added = 0; ; ) {
    const { rows, size } = await asLogKeeper(upkeep, tenant, async (client) => {
      const found = await withoutLeaf(client, tenant, streams);
      return { rows: found, size: await addLeaves(client, tenant, found) };
    });
    added += rows.length;
    if (rows.length < atOnce) return { size, added };
  }
}

interface WithoutLeaf {
  readonly stream_id: string;
  readonly seq: number;
  readonly digest: string;
  readonly recorded_at: Date;
}

const everyStream = `(
    with recursive found as (
      (select e.stream_id from ledger.entry e where e.tenant_id = $1 order by e.stream_id limit 1)
      union all
      select (select e.stream_id from ledger.entry e where e.tenant_id = $1 and e.stream_id > found.stream_id order by e.stream_id limit 1)
      from found where found.stream_id is not null)
    select stream_id from found where stream_id is not null)`;
const namedStreams = '(select unnest($3::uuid[]) as stream_id)';

/**
 * Within a stream entries are committed in the order of their sequence, so what follows its last leaf is what lacks one; across streams nothing of
 * the kind holds, and no mark is kept. Ordered by time of recording as far as the order of each stream allows.
 */
async function withoutLeaf(client: pg.PoolClient, tenant: string, streams?: readonly string[]): Promise<WithoutLeaf[]> {
  const { rows } = await client.query<WithoutLeaf>(
    `select s.stream_id, e.seq::float8 as seq, e.digest, e.recorded_at
     from ${streams ? namedStreams : everyStream} s
     cross join lateral (select coalesce(max(l.seq), 0) as seq from ledger.leaf l where l.tenant_id = $1 and l.stream_id = s.stream_id) last
     cross join lateral (select e.seq, e.digest, e.recorded_at, max(e.recorded_at) over (order by e.seq) as since
       from ledger.entry e where e.tenant_id = $1 and e.stream_id = s.stream_id and e.seq > last.seq order by e.seq limit $2) e
     order by e.since, s.stream_id, e.seq limit $2`,
    [tenant, atOnce, ...(streams ? [[...new Set(streams)]] : [])],
  );
  return rows;
}

async function addLeaves(client: pg.PoolClient, tenant: string, found: readonly WithoutLeaf[]): Promise<number> {
  const first = await sizeIn(client, tenant);
  if (found.length === 0) return first;
  const hashes = found.map(({ digest, recorded_at }) =>
    Buffer.from(entryLeaf(sha256, { digest, recordedAt: recorded_at.toISOString() }), 'hex'),
  );
  await client.query({
    name: 'add-leaves',
    text: `insert into ledger.leaf (tenant_id, index, stream_id, seq, digest, hash)
      select $1, n.index, n.stream_id, n.seq, n.digest, n.hash
      from unnest($2::bigint[], $3::uuid[], $4::bigint[], $5::bytea[], $6::bytea[]) as n (index, stream_id, seq, digest, hash)`,
    values: [
      tenant,
      found.map((_, offset) => first + offset),
      found.map(({ stream_id }) => stream_id),
      found.map(({ seq }) => seq),
      found.map(({ digest }) => Buffer.from(fromHex(digest, 32) ?? [])),
      hashes,
    ],
  });
  const size = first + found.length;
  for (let level = levelsInTile; size >= 2 ** level; level += levelsInTile) await addSubtrees(client, tenant, level, first, size);
  return size;
}

/** Adds the roots of the subtrees of one level that the leaves from `from` to `to` completed. */
async function addSubtrees(client: pg.PoolClient, tenant: string, level: number, from: number, to: number): Promise<void> {
  const [first, end] = [Math.floor(from / 2 ** level), Math.floor(to / 2 ** level)];
  if (first === end) return;
  const below = level - levelsInTile;
  const { rows } = await client.query<{ hash: Uint8Array }>(
    below === 0
      ? 'select hash from ledger.leaf where tenant_id = $1 and index >= $2 and index < $3 order by index'
      : `select hash from ledger.subtree where tenant_id = $1 and index >= $2 and index < $3 and level = ${below} order by index`,
    [tenant, first * tileWidth, end * tileWidth],
  );
  const roots = Array.from({ length: end - first }, (_, at) =>
    foldPerfect(rows.slice(at * tileWidth, (at + 1) * tileWidth).map(({ hash }) => hash)),
  );
  await client.query(
    `insert into ledger.subtree (tenant_id, level, index, hash)
     select $1, $2, n.index, n.hash from unnest($3::bigint[], $4::bytea[]) as n (index, hash)`,
    [tenant, level, roots.map((_, offset) => first + offset), roots],
  );
}

/** Leaves of an organisation's log. */
export async function sizeIn(client: Pick<pg.ClientBase, 'query'>, tenant: string): Promise<number> {
  const { rows } = await client.query<{ size: number }>('select (max(index) + 1)::float8 as size from ledger.leaf where tenant_id = $1', [
    tenant,
  ]);
  return rows[0]?.size ?? 0;
}

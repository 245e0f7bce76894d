import type { Head } from '@shodo/contracts';
import { type ExportedLeaf, headLeaf, inclusionRanges, logOrigin, type RecordSource, rootOf, type StoredText } from '@shodo/ledger';
import type pg from 'pg';
import type { Store } from '../connection/open-store.js';
import { eachInTenant, inTenant, readInTenant } from '../connection/transactions.js';
import { type StreamOf, streamId, streamName } from '../ledger/stored-entries.js';
import { headIn } from '../ledger/take-charge.js';
import { headsAt } from './checkpoints.js';
import { hashBytes, LogNodes } from './nodes.js';

const pageSize = 500;

/**
 * What an export of a stream is made of, up to where the stream stands now; nothing when it has no entry. It reads page by page and keeps no transaction open while a reader is slow: the ledger and the
 * log only grow, so every page shows what the first one would have.
 * @param upTo ends with this entry, and with the first checkpoint that covers it: the same lines whenever it is asked
 * @throws StoreUnavailable when PostgreSQL is away, also while pages are read
 */
export async function recordSource(store: Store, of: StreamOf, exportedAt: string, upTo?: Head): Promise<RecordSource | undefined> {
  const { tenant } = of;
  // In one state: a checkpoint made a moment later would know entries that the export does not reach.
  const { head, log } = await readInTenant(store, tenant, async (client) => ({
    head: upTo ?? (await headIn(client, of)),
    log: await logIn(client, of, upTo),
  }));
  return head.seq === 0 ? undefined : sourceOf(store, of, { head, exportedAt, log });
}

/**
 * The same of a stream as a checkpoint shows it: ends with the last entry that is covered by it, and proves that the stream stood there. So whoever
 * holds that checkpoint sees what lies under it, which a later export proves for its own last one alone. It says that it was exported then: the same
 * lines whenever it is asked, but for time-stamps that arrived meanwhile.
 * @param size of the log at the checkpoint
 * @returns `unknown` where the log has no checkpoint of that size; `covers-nothing` where the stream began later
 */
export async function recordSourceAt(store: Store, of: StreamOf, size: number): Promise<RecordSource | 'unknown' | 'covers-nothing'> {
  const found = await readInTenant(store, of.tenant, async (client) => {
    const { rows } = await client.query<{ made_at: Date; first: number | null }>(
      `select made_at, (select index from ledger.leaf where tenant_id = $1 and stream_id = $2 order by seq limit 1)::float8 as first
         from ledger.checkpoint where tenant_id = $1 and size = $3`,
      [of.tenant, streamId(of), size],
    );
    const [{ made_at, first } = { made_at: undefined, first: null }] = rows;
    if (!made_at) return 'unknown';
    const log = first !== null && first < size && (await logAt(client, of, { size, first }));
    return log ? { log, head: log.headProof.head, exportedAt: made_at.toISOString() } : 'covers-nothing';
  });
  return typeof found === 'string' ? found : sourceOf(store, of, found);
}

interface Shown {
  readonly head: Head;
  readonly exportedAt: string;
  readonly log: Awaited<ReturnType<typeof logIn>>;
}

const sourceOf = (store: Store, of: StreamOf, { head, exportedAt, log }: Shown): RecordSource => ({
  header: { stream: streamName(of), head, exportedAt, ...(log && { log: { origin: logOrigin(of.tenant), size: log.size } }) },
  pages: pagesOf(store, of, head),
  keys: log?.keys ?? [],
  checkpoints: log?.checkpoints ?? [],
  hashesOf: (subtrees) => inTenant(store, of.tenant, (client) => new LogNodes(client, of.tenant).hashesOf(subtrees)),
  ...(log && { headProof: log.headProof }),
  timestamps: log?.timestamps ?? [],
});

/**
 * Size of the checkpoint the log is shown by, and the first leaf of the stream. Up to a named entry it is the first one that covers it and nothing
 * of the stream after it; where there is none, the last before what comes after it.
 */
const shownBy = `with own as (select
    (select index from ledger.leaf where tenant_id = $1 and stream_id = $2 order by seq limit 1) as first,
    (select index from ledger.leaf where tenant_id = $1 and stream_id = $2 and seq = $3) as last,
    (select index from ledger.leaf where tenant_id = $1 and stream_id = $2 and seq = $3 + 1) as next)
  select first::float8 as first, coalesce(
    (select min(size) from ledger.checkpoint where tenant_id = $1 and size > own.last and (own.next is null or size <= own.next)),
    (select max(size) from ledger.checkpoint where tenant_id = $1 and (own.next is null or size <= own.next)))::float8 as size from own`;

/** The log as that checkpoint, or without a named entry the last one, shows it; nothing while no checkpoint covers an entry of the stream. */
async function logIn(client: pg.PoolClient, of: StreamOf, upTo: Head | undefined) {
  const { tenant } = of;
  const { rows } = await client.query<{ size: number | null; first: number | null }>(shownBy, [tenant, streamId(of), upTo?.seq ?? null]);
  const [{ size, first } = { size: null, first: null }] = rows;
  return size === null || first === null || first >= size ? undefined : logAt(client, of, { size, first });
}

async function logAt(client: pg.PoolClient, of: StreamOf, { size, first }: { readonly size: number; readonly first: number }) {
  const { tenant } = of;
  const heads = await headsAt(client, tenant, size);
  const index = heads.findIndex(({ stream }) => stream === streamName(of));
  const ours = heads[index];
  if (!ours) return undefined;
  const leaves = heads.map((head) => headLeaf(hashBytes, head));
  const path = inclusionRanges(index, leaves.length).map(({ from, to }) => rootOf(hashBytes, leaves.slice(from, to)));
  const keys = await client.query<{ key: string; hand_over: string | null }>(
    `select key, hand_over from ledger.log_key where tenant_id = $1 and introduced_at <= (select max(k.introduced_at) from ledger.log_key k
       join ledger.checkpoint c on c.tenant_id = k.tenant_id and c.key = k.key where k.tenant_id = $1 and c.size <= $2) order by introduced_at, key`,
    [tenant, size],
  );
  const checkpoints = await client.query<{ size: number; note: string }>(
    'select size::float8 as size, note from ledger.checkpoint where tenant_id = $1 and size > $2 and size <= $3 order by size',
    [tenant, first, size],
  );
  const timestamps = await client.query<{ size: number; token: string }>(
    `select size::float8 as size, translate(encode(token, 'base64'), E'\\n', '') as token from ledger.anchor
       where tenant_id = $1 and place = 'timestamp' and size > $2 and size <= $3 order by size`,
    [tenant, first, size],
  );
  return {
    size,
    keys: keys.rows.map(({ key, hand_over }) => ({ key, ...(hand_over !== null && { handOver: hand_over }) })),
    checkpoints: checkpoints.rows,
    timestamps: timestamps.rows,
    headProof: { head: { seq: ours.seq, digest: ours.digest }, index, count: heads.length, path },
  };
}

interface PageRow {
  readonly seq: number;
  readonly content: string;
  readonly digest: string;
  readonly recorded_at: Date;
  readonly index: number | null;
  readonly hash: string | null;
}

interface Page {
  readonly texts: StoredText[];
  last: number;
}

/**
 * The next page is asked for while one is written out, so that the database and whoever writes do not wait for each other. A page is emptied when
 * it is written: as a list that outlived its entries it would keep them until the whole heap is collected.
 */
async function* pagesOf(store: Store, of: StreamOf, upTo: Head): AsyncGenerator<readonly StoredText[]> {
  let asked = pageAfter(store, of, 0, upTo);
  for (let { texts, last } = await asked; texts.length > 0; { texts, last } = await asked) {
    asked = last < upTo.seq ? pageAfter(store, of, last, upTo) : Promise.resolve({ texts: [], last });
    asked.catch(() => undefined); // thrown where it is awaited, unless whoever reads has gone by then
    yield texts;
    texts.length = 0;
  }
}

async function pageAfter(store: Store, of: StreamOf, after: number, upTo: Head): Promise<Page> {
  const page: Page = { texts: [], last: after };
  const query = {
    name: 'read-record',
    text: `select e.seq::float8 as seq, e.content, e.digest, e.recorded_at, l.index::float8 as index, encode(l.hash, 'hex') as hash
        from ledger.entry e left join ledger.leaf l
          on l.tenant_id = e.tenant_id and l.stream_id = e.stream_id and l.seq = e.seq and l.seq > $3 -- a merge begins there and not at the first
        where e.tenant_id = $1 and e.stream_id = $2 and e.seq > $3 and e.seq <= $4 order by e.seq limit ${pageSize}`,
    values: [of.tenant, streamId(of), after, upTo.seq],
  };
  await eachInTenant<PageRow>(store, of.tenant, query, (row) => {
    page.texts.push(textOf(row));
    page.last = row.seq;
  });
  return page;
}

function textOf({ content, digest, recorded_at, index, hash }: PageRow): StoredText {
  const leaf: ExportedLeaf | undefined = index === null || hash === null ? undefined : { index, hash };
  return { content, digest, recordedAt: recorded_at.toISOString(), ...(leaf && { leaf }) };
}

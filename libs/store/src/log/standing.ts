import type { Store } from '../connection/open-store.js';
import { readInTenant } from '../connection/transactions.js';

/** Where checkpoints go: a folder, a time-stamp authority, a person by mail. */
export type AnchorPlaceName = 'folder' | 'timestamp' | 'mail';

/** A place that takes no checkpoints: it cannot be reached, or it holds those of a log that ours does not continue. */
export interface FailingPlace {
  readonly place: AnchorPlaceName;
  readonly why: 'away' | 'another-log';
  readonly since: string;
}

/** How far an organisation's record is safe against a rewriting of everything. Instants by the database's clock. */
export interface LogStanding {
  /** Leaves of the log. */
  readonly size: number;
  readonly checkpoint?: { readonly size: number; readonly note: string; readonly madeAt: string };
  /** The last checkpoint that each place took. */
  readonly places: readonly { readonly place: AnchorPlaceName; readonly size: number; readonly anchoredAt: string }[];
  readonly failing: readonly FailingPlace[];
  /** When the oldest entry was recorded that no checkpoint held outside covers; absent when every entry is covered. */
  readonly unanchoredSince?: string;
  readonly unanchoredEntries: number;
  readonly keys: readonly { readonly key: string; readonly introducedAt: string; readonly handOver?: string }[];
}

/** Entries of all streams without a checkpoint outside: those behind its last leaf, and those without a leaf yet. */
const unanchored = `
  with anchored as (select coalesce(max(size), 0) as size from ledger.anchor where tenant_id = $1),
    stream as (
      select coalesce(i.stream_id, o.stream_id) as stream_id, coalesce(i.seq, o.seq) as head
      from (select incident_id as stream_id, seq from views.incident where tenant_id = $1) i
      full join (select tenant_id as stream_id, seq from views.organisation where tenant_id = $1) o using (stream_id)),
    rest as (
      select s.stream_id, s.head, (select coalesce(max(l.seq), 0) from ledger.leaf l, anchored a
        where l.tenant_id = $1 and l.stream_id = s.stream_id and l.index < a.size) as covered from stream s)
  select coalesce(sum(r.head - r.covered), 0)::float8 as entries,
    min((select e.recorded_at from ledger.entry e where e.tenant_id = $1 and e.stream_id = r.stream_id and e.seq = r.covered + 1)) as since
  from rest r where r.head > r.covered`;

export const readLogStanding = (store: Store, tenant: string): Promise<LogStanding> =>
  readInTenant(store, tenant, async (client) => {
    const { rows: logs } = await client.query<{ size: number | null; at: number | null; note: string | null; made_at: Date | null }>(
      `select (select max(index) + 1 from ledger.leaf where tenant_id = $1)::float8 as size, c.size::float8 as at, c.note, c.made_at
       from (select) one left join lateral (select size, note, made_at from ledger.checkpoint where tenant_id = $1 order by size desc limit 1) c on true`,
      [tenant],
    );
    const { rows: places } = await client.query<{ place: AnchorPlaceName; size: number; anchored_at: Date }>(
      `select distinct on (place) place, size::float8 as size, anchored_at from ledger.anchor where tenant_id = $1 order by place, size desc`,
      [tenant],
    );
    const { rows: failing } = await client.query<Omit<FailingPlace, 'since'> & { since: Date }>(
      'select place, why, since from upkeep.failing_place where tenant_id = $1 order by place',
      [tenant],
    );
    const { rows: keys } = await client.query<{ key: string; hand_over: string | null; introduced_at: Date }>(
      'select key, hand_over, introduced_at from ledger.log_key where tenant_id = $1 order by introduced_at',
      [tenant],
    );
    const { rows: rest } = await client.query<{ entries: number; since: Date | null }>(unanchored, [tenant]);
    const [log] = logs;
    const { entries, since } = rest[0] ?? { entries: 0, since: null };
    return {
      size: log?.size ?? 0,
      ...(log?.note && log.at && log.made_at && { checkpoint: { size: log.at, note: log.note, madeAt: log.made_at.toISOString() } }),
      places: places.map(({ place, size, anchored_at }) => ({ place, size, anchoredAt: anchored_at.toISOString() })),
      failing: failing.map(({ place, why, since: failingSince }) => ({ place, why, since: failingSince.toISOString() })),
      ...(since && { unanchoredSince: since.toISOString() }),
      unanchoredEntries: entries,
      keys: keys.map(({ key, hand_over, introduced_at }) => ({
        key,
        introducedAt: introduced_at.toISOString(),
        ...(hand_over !== null && { handOver: hand_over }),
      })),
    };
  });

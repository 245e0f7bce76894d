import type { Store } from '../connection/open-store.js';
import { acrossTenants, queryInTenant } from '../connection/transactions.js';
import type { AnchorPlaceName, FailingPlace } from './standing.js';

export interface CheckpointToAnchor {
  readonly tenant: string;
  readonly size: number;
  readonly note: string;
  /** `event`: made at once because of what was recorded. */
  readonly reason: 'schedule' | 'event';
}

/** `sinceMs`: how long ago the place took one; null when it never did. */
export interface WaitingCheckpoint extends CheckpointToAnchor {
  readonly sinceMs: number | null;
}

/** The last checkpoint of an organisation and when it was made, by the database's clock. Takes a store opened as `shodo_upkeep`. */
export async function lastCheckpoint(upkeep: Store, tenant: string): Promise<{ size: number; ageMs: number } | undefined> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ size: number; ageMs: number }>(
      `select size::float8 as size, extract(epoch from clock_timestamp() - made_at)::float8 * 1000 as "ageMs"
       from ledger.checkpoint where tenant_id = $1 order by size desc limit 1`,
      [tenant],
    ),
  );
  return rows[0];
}

/** Whether an entry of one of these types, or one that tells of an erasure, has a leaf from `from` on. Takes a store opened as `shodo_upkeep`. */
export async function logHasSince(
  upkeep: Store,
  tenant: string,
  { from, types }: { readonly from: number; readonly types: readonly string[] },
): Promise<boolean> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ found: boolean }>(
      `select exists (select from ledger.leaf l join ledger.entry e on e.tenant_id = l.tenant_id and e.stream_id = l.stream_id and e.seq = l.seq
         where l.tenant_id = $1 and l.index >= $2 and (e.type = any($3) or e.type like '%Erased')) as found`,
      [tenant, from, types],
    ),
  );
  return rows[0]?.found ?? false;
}

/** Whether the last checkpoint covers an entry of the organisation's own stream; `unkept` when no checkpoint was ever made. */
export async function isCovered(store: Store, tenant: string, seq: number): Promise<'covered' | 'not-yet' | 'unkept'> {
  const { rows } = await queryInTenant<{ size: number | null; index: number | null }>(store, tenant, {
    text: `select (select max(size) from ledger.checkpoint where tenant_id = $1)::float8 as size,
         (select index from ledger.leaf where tenant_id = $1 and stream_id = $1 and seq = $2)::float8 as index`,
    values: [tenant, seq],
  });
  const [{ size, index } = { size: null, index: null }] = rows;
  if (size === null) return 'unkept';
  return index !== null && index < size ? 'covered' : 'not-yet';
}

/** Checkpoints that a place has not taken and that are younger than the last it took, oldest first. Takes a store opened as `shodo_upkeep`. */
export async function notAnchoredIn(upkeep: Store, tenant: string, place: AnchorPlaceName): Promise<WaitingCheckpoint[]> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<WaitingCheckpoint>(
      `select tenant_id as tenant, size::float8 as size, note, reason,
         (select extract(epoch from clock_timestamp() - max(anchored_at))::float8 * 1000 from ledger.anchor
          where tenant_id = $1 and place = $2) as "sinceMs"
       from ledger.checkpoint
       where tenant_id = $1 and size > coalesce((select max(size) from ledger.anchor where tenant_id = $1 and place = $2), 0)
       order by size limit 1000`,
      [tenant, place],
    ),
  );
  return rows;
}

/** Notes that a place took a checkpoint, and fails no more. Takes a store opened as `shodo_upkeep`. */
export async function noteAnchored(
  upkeep: Store,
  { tenant, size, place, token }: { tenant: string; size: number; place: AnchorPlaceName; token?: Uint8Array },
): Promise<void> {
  const taken = 'insert into ledger.anchor (tenant_id, size, place, token) values ($1, $2, $3, $4) on conflict do nothing';
  await acrossTenants(upkeep, async (client) => {
    await client.query(taken, [tenant, size, place, token ? Buffer.from(token) : null]);
    await client.query('delete from upkeep.failing_place where tenant_id = $1 and place = $2', [tenant, place]);
  });
}

/** Notes that a place did not take a checkpoint; since when stays until it takes one. Takes a store opened as `shodo_upkeep`. */
export async function noteFailing(
  upkeep: Store,
  { tenant, place, why }: { tenant: string } & Pick<FailingPlace, 'place' | 'why'>,
): Promise<void> {
  await acrossTenants(upkeep, (client) =>
    client.query(
      `insert into upkeep.failing_place (tenant_id, place, why) values ($1, $2, $3)
       on conflict (tenant_id, place) do update set why = excluded.why`,
      [tenant, place, why],
    ),
  );
}

/** The checkpoint of this size, as it was signed. Takes a store opened as `shodo_upkeep`. */
export async function noteOfCheckpoint(upkeep: Store, tenant: string, size: number): Promise<string | undefined> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ note: string }>('select note from ledger.checkpoint where tenant_id = $1 and size = $2', [tenant, size]),
  );
  return rows[0]?.note;
}

/** Every organisation that has an entry. Takes a store opened as `shodo_upkeep`. */
export async function recordedOrganisations(upkeep: Store): Promise<string[]> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ tenant: string }>(
      `with recursive found as (
         (select tenant_id from ledger.entry order by tenant_id limit 1)
         union all
         select (select e.tenant_id from ledger.entry e where e.tenant_id > found.tenant_id order by e.tenant_id limit 1)
         from found where found.tenant_id is not null)
       select tenant_id as tenant from found where tenant_id is not null`,
    ),
  );
  return rows.map(({ tenant }) => tenant);
}

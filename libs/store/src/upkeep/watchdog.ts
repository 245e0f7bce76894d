import type { Store } from '../connection/open-store.js';
import { acrossTenants } from '../connection/transactions.js';

/** An instant that has passed without the entry it calls for. */
export interface DueWithoutEntry {
  readonly tenant: string;
  readonly incident: string;
  readonly reference: string;
  readonly drill: boolean;
  readonly duty: string;
  readonly reminder: string;
  /** Server time. */
  readonly dueAt: string;
  readonly lateSeconds: number;
}

export interface WatchdogScan {
  /** Organisations the scan could see. None is an alarm, not "all well": it means that the scan is blind. */
  readonly organisations: number;
  readonly due: readonly DueWithoutEntry[];
}

/**
 * Asked row by row: each question is one look into the index of the stream, and a join of the whole ledger never is the better way.
 */
const isWritten = (row: string) =>
  `(select true from ledger.entry e where e.tenant_id = ${row}.tenant_id and e.stream_id = ${row}.incident_id and e.append_id = ${row}.answer_key limit 1)`;

/** $1 is now, $2 the grace in seconds; without a now it is the database's clock, the one that all processes share. */
export const withoutEntry = `select d.tenant_id as tenant, d.incident_id as incident, i.reference, i.kind = 'drill' as drill, d.duty, d.reminder, d.due_at,
    extract(epoch from coalesce($1, clock_timestamp()) - d.due_at)::float8 as "lateSeconds"
  from views.deadline d join views.incident i using (tenant_id, incident_id)
  where d.due_at < coalesce($1::timestamptz, clock_timestamp()) - make_interval(secs => $2)
    and ${isWritten('d')} is null
    and not (d.or_later and exists (select from views.deadline later
      where later.tenant_id = d.tenant_id and later.incident_id = d.incident_id and later.duty = d.duty
        and (later.reminder like 'status-%') = (d.reminder like 'status-%')
        and later.due_at >= d.due_at and later.answer_key like 'deadline:%' and ${isWritten('later')}))
  order by d.due_at, d.tenant_id, d.incident_id, d.ordinal limit 10000`;

/** Instants of all organisations that lie more than `graceSeconds` before `now` (by default the database's) and have no entry, oldest first. Takes a store opened as `shodo_upkeep`. */
export const dueWithoutEntry = (upkeep: Store, { now, graceSeconds }: { now?: string; graceSeconds: number }): Promise<WatchdogScan> =>
  acrossTenants(upkeep, async (client) => {
    const counted = await client.query<{ organisations: number }>('select count(*)::int as organisations from views.organisation');
    const { rows } = await client.query<Omit<DueWithoutEntry, 'dueAt'> & { due_at: Date }>(withoutEntry, [now ?? null, graceSeconds]);
    return {
      organisations: counted.rows[0]?.organisations ?? 0,
      due: rows.map(({ due_at, ...each }) => ({ ...each, dueAt: due_at.toISOString() })),
    };
  });

/** Notes that the watchdog has run now, by the database's clock. Takes a store opened as `shodo_upkeep`. */
export async function noteWatchdogRan(
  upkeep: Store,
  { organisations, alarms }: { organisations: number; alarms: number } = { organisations: 0, alarms: 0 },
): Promise<void> {
  await acrossTenants(upkeep, (client) =>
    client.query(
      `insert into upkeep.watchdog_run (one_row, ran_at, organisations, alarms) values (true, clock_timestamp(), $1, $2)
       on conflict (one_row) do update set ran_at = excluded.ran_at, organisations = excluded.organisations, alarms = excluded.alarms`,
      [organisations, alarms],
    ),
  );
}

/** For how long the watchdog has been silent, milliseconds by the database's clock; nothing when it never ran. */
export async function watchdogSilenceMs(store: Store): Promise<number | undefined> {
  const { rows } = await acrossTenants(store, (client) =>
    client.query<{ ms: number }>('select extract(epoch from clock_timestamp() - ran_at)::float8 * 1000 as ms from upkeep.watchdog_run'),
  );
  return rows[0]?.ms;
}

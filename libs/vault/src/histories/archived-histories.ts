import { createHash } from 'node:crypto';
import { acrossTenants, inTenant, queryInTenant, type Store } from '@shodo/store';
import type { IncidentOfTenant } from '../incident-key.js';

/** A run of an incident that has closed, as it was archived. */
export interface ArchivedRun {
  readonly runId: string;
  readonly status: string;
  readonly startedAt: string;
  readonly closedAt: string;
  readonly events: number;
  readonly movedOnTo?: string;
}
export interface HistoryToKeep extends IncidentOfTenant, ArchivedRun {
  /** As the engine has it, payloads sealed. */
  readonly history: Uint8Array;
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Of these runs those that are archived and on record. @param upkeep opened as `shodo_upkeep` */
export async function runsOnRecord(upkeep: Store, runIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ run_id: string }>('select run_id from vault.archived_history where run_id = any($1::uuid[]) and noted_at is not null', [
      runIds,
    ]),
  );
  return new Set(rows.map(({ run_id }) => run_id));
}

/** Keeps a history; what was kept of this run before stands. Says what is kept: its digest and how many events it has. */
export const keepHistory = (
  store: Pick<Store, 'pool'>,
  { tenant, incident, runId, status, startedAt, closedAt, events, movedOnTo, history }: HistoryToKeep,
): Promise<{ sha256: string; events: number }> =>
  inTenant(store, tenant, async (client) => {
    await client.query(
      `insert into vault.archived_history (tenant_id, incident_id, run_id, status, started_at, closed_at, events, moved_on_to, sha256, history)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [tenant, incident, runId, status, startedAt, closedAt, events, movedOnTo ?? null, digestOf(history), Buffer.from(history)],
    );
    const { rows } = await client.query<{ sha256: string; events: number }>(
      'select sha256, events from vault.archived_history where tenant_id = $1 and run_id = $2',
      [tenant, runId],
    );
    const [kept] = rows;
    if (!kept) throw new Error('an archived history is not there');
    return kept;
  });

/** Its entry is on record: no later round looks at this run again. */
export const noteOnRecord = (store: Pick<Store, 'pool'>, { tenant, runId }: { tenant: string; runId: string }): Promise<unknown> =>
  queryInTenant(store, tenant, {
    text: 'update vault.archived_history set noted_at = clock_timestamp() where tenant_id = $1 and run_id = $2',
    values: [tenant, runId],
  });

interface Row {
  readonly run_id: string;
  readonly status: string;
  readonly started_at: Date;
  readonly closed_at: Date;
  readonly events: number;
  readonly moved_on_to: string | null;
}

/** The archived runs of an incident, the first one first. */
export async function archivedRuns(store: Pick<Store, 'pool'>, { tenant, incident }: IncidentOfTenant): Promise<ArchivedRun[]> {
  const { rows } = await queryInTenant<Row>(store, tenant, {
    text: `select run_id, status, started_at, closed_at, events, moved_on_to from vault.archived_history
       where tenant_id = $1 and incident_id = $2 order by started_at`,
    values: [tenant, incident],
  });
  return rows.map(({ run_id, status, started_at, closed_at, events, moved_on_to }) => ({
    runId: run_id,
    status,
    startedAt: started_at.toISOString(),
    closedAt: closed_at.toISOString(),
    events,
    ...(moved_on_to && { movedOnTo: moved_on_to }),
  }));
}

/** A history as it was archived; undefined when it is not what its digest says. */
export async function archivedHistory(
  store: Pick<Store, 'pool'>,
  { tenant, runId }: { tenant: string; runId: string },
): Promise<Uint8Array | undefined> {
  const { rows } = await queryInTenant<{ sha256: string; history: Buffer }>(store, tenant, {
    text: 'select sha256, history from vault.archived_history where tenant_id = $1 and run_id = $2',
    values: [tenant, runId],
  });
  const [kept] = rows;
  return kept && digestOf(kept.history) === kept.sha256 ? kept.history : undefined;
}

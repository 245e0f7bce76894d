import type { FoldedIncident, IncidentRow } from '@shodo/contracts';
import { foldedVersion, rowOf } from '@shodo/views';
import type { Store } from '../connection/open-store.js';
import { queryInTenant, readInTenant } from '../connection/transactions.js';
import { headIn } from '../ledger/take-charge.js';
import { decodeCursor, instantForm, type Page, page, uuidForm } from './cursor.js';
import { type IncidentKey, knownOf, storedIn } from './fold-incident.js';

export interface ListIncidents {
  readonly tenant: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Default: all. */
  readonly state?: 'open' | 'closed' | 'all' | undefined;
  /** Clocks are shown as they stand at this moment of server time. Default: now. */
  readonly now?: string;
}

interface Listed {
  readonly incident_id: string;
  readonly sort_at: string;
  readonly folded_version: number;
  readonly folded: Buffer | null;
  readonly list_row: IncidentRow;
}

/** Incidents by next deadline, those without one last, then by id. @throws MalformedCursor */
export async function listIncidents(
  store: Store,
  { tenant, cursor, limit, state = 'all', now = new Date().toISOString() }: ListIncidents,
): Promise<Page<IncidentRow>> {
  const [at, id] =
    cursor === undefined ? ['-infinity', '00000000-0000-0000-0000-000000000000'] : decodeCursor(cursor, [instantForm, uuidForm]);
  const filter = state === 'all' ? '' : `and closed = ${state === 'closed'}`;
  const { rows } = await queryInTenant<Listed>(store, tenant, {
    text: `select incident_id, next_at::text as sort_at, folded_version, folded, list_row from views.incident
       where tenant_id = $1 ${filter} and (next_at, incident_id) > ($2::timestamptz, $3::uuid) order by next_at, incident_id limit $4`,
    values: [tenant, at, id, limit + 1],
  });
  return page(
    rows,
    limit,
    (row) => shown(row, now),
    ({ sort_at, incident_id }) => [sort_at, incident_id],
  );
}

/** A row folded by another version is shown as it was stored until somebody folds it anew. */
const shown = ({ folded_version, folded, list_row }: Listed, now: string): IncidentRow =>
  folded_version === foldedVersion && folded ? rowOf(storedIn(folded), now) : list_row;

/** The references people know these incidents by; of an incident of somebody else there is none. */
export async function referencesOf(store: Store, tenant: string, incidents: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (incidents.length === 0) return {};
  const { rows } = await queryInTenant<{ id: string; reference: string }>(store, tenant, {
    text: 'select incident_id as id, reference from views.incident where tenant_id = $1 and incident_id = any($2)',
    values: [tenant, [...new Set(incidents)]],
  });
  return Object.fromEntries(rows.map(({ id, reference }) => [id, reference]));
}

/** One folded incident as of its head; nothing when there is none of this id in the organisation. */
export const readIncident = (store: Store, key: IncidentKey): Promise<FoldedIncident | undefined> =>
  readInTenant(store, key.tenant, async (client) => knownOf(client, key, await headIn(client, key)));

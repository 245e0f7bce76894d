import type { Store } from '../connection/open-store.js';
import { acrossTenants } from '../connection/transactions.js';

/** Incidents of all organisations that are not closed: each must have a run in the engine. Takes a store opened as `shodo_upkeep`. */
export async function openIncidents(upkeep: Store): Promise<{ readonly tenant: string; readonly incident: string }[]> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ tenant: string; incident: string }>(
      'select tenant_id as tenant, incident_id as incident from views.incident where not closed order by next_at, incident_id',
    ),
  );
  return rows;
}

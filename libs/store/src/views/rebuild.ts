import { deadlinesOf } from '@shodo/views';
import type { Store } from '../connection/open-store.js';
import { inStream, inTenant } from '../connection/transactions.js';
import { streamName } from '../ledger/stored-entries.js';
import { headIn } from '../ledger/take-charge.js';
import { rebuildOrganisation } from '../ledger/write-to-organisation.js';
import { foldAnew } from './fold-incident.js';
import { writeDeadlines, writeIncidentRow } from './write-incident.js';

/**
 * Folds views anew from the ledger alone: one incident, or all of an organisation with its own state. Incident by incident, each in a
 * transaction under its stream's lock, so people go on working. The outbox is no view: what was sent was sent.
 */
export async function rebuildViews(
  store: Store,
  { tenant, incident }: { tenant: string; incident?: string },
): Promise<{ incidents: number }> {
  const incidents = incident === undefined ? await incidentsOf(store, tenant) : [incident];
  for (const each of incidents) await rebuildIncident(store, tenant, each);
  if (incident === undefined)
    await inStream(store, { tenant, stream: streamName({ tenant }) }, (client) => rebuildOrganisation(client, tenant));
  return { incidents: incidents.length };
}

async function incidentsOf(store: Store, tenant: string): Promise<string[]> {
  const { rows } = await inTenant(store, tenant, (client) =>
    client.query<{ stream_id: string }>(
      "select stream_id from ledger.entry where tenant_id = $1 and stream_kind = 'incident' and seq = 1 order by stream_id",
      [tenant],
    ),
  );
  return rows.map(({ stream_id }) => stream_id);
}

const rebuildIncident = (store: Store, tenant: string, incident: string) =>
  inStream(store, { tenant, stream: streamName({ tenant, incident }) }, async (client) => {
    const key = { tenant, incident };
    await client.query('delete from views.incident where tenant_id = $1 and incident_id = $2', [tenant, incident]);
    const folded = await foldAnew(client, key);
    if (!folded) {
      await writeDeadlines(client, key, []);
      return;
    }
    await writeIncidentRow(client, key, folded, await headIn(client, key));
    await writeDeadlines(client, key, deadlinesOf(folded));
  });

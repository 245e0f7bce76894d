import { foldedVersion, organisationVersion } from '@shodo/views';
import type { Store } from '../connection/open-store.js';
import { acrossTenants, inStream, queryInTenant } from '../connection/transactions.js';
import { streamName } from '../ledger/stored-entries.js';
import { headIn } from '../ledger/take-charge.js';
import { rebuildOrganisation } from '../ledger/write-to-organisation.js';
import { writeAudiences } from './audiences.js';
import { foldAnew } from './fold-incident.js';
import { writeDeadlines, writeFolded } from './write-incident.js';

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
  if (incident === undefined) await rebuildWithin(store, tenant);
  return { incidents: incidents.length };
}

/** Some views could not be folded anew; every other one was. */
export class ViewsNotRebuilt extends AggregateError {
  override readonly name = 'ViewsNotRebuilt';
}

/**
 * Folds anew what an earlier version folded, the most urgent first, so that after an upgrade the deadlines of incidents that nobody touches are
 * watched too, and no request has to read the whole record of its organisation. Views of a later version are left to the program that folded them.
 * @param upkeep opened as `shodo_upkeep`: finds them in all organisations
 * @throws ViewsNotRebuilt after all others were folded
 */
export async function rebuildEarlierViews(store: Store, upkeep: Store): Promise<{ incidents: number; organisations: number }> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ tenant: string; incident: string }>(
      'select tenant_id as tenant, incident_id as incident from views.incident where folded_version < $1 order by closed, next_at, incident_id',
      [foldedVersion],
    ),
  );
  const failures: unknown[] = [];
  const failed = (failure: unknown) => failures.push(failure);
  for (const { tenant, incident } of rows) await rebuildIncident(store, tenant, incident).catch(failed);
  const tenants = await earlierOrganisations(store, upkeep);
  for (const tenant of tenants) await rebuildWithin(store, tenant).catch(failed);
  const all = rows.length + tenants.length;
  if (failures.length > 0)
    throw new ViewsNotRebuilt(failures, `views of ${failures.length} of ${all} incidents and organisations could not be folded anew`);
  return { incidents: rows.length, organisations: tenants.length };
}

/** Which organisations there are is all that somebody outside of them may read. */
async function earlierOrganisations(store: Store, upkeep: Store): Promise<string[]> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ tenant: string }>('select tenant_id as tenant from views.organisation'),
  );
  const earlier: string[] = [];
  for (const { tenant } of rows) {
    const text = `select 1 from views.organisation where tenant_id = $1 and (state ->> 'version')::int < $2`;
    if ((await queryInTenant(store, tenant, { text, values: [tenant, organisationVersion] })).rows.length > 0) earlier.push(tenant);
  }
  return earlier;
}

const rebuildWithin = (store: Store, tenant: string) =>
  inStream(store, { tenant, stream: streamName({ tenant }) }, (client) => rebuildOrganisation(client, tenant));

async function incidentsOf(store: Store, tenant: string): Promise<string[]> {
  const { rows } = await queryInTenant<{ stream_id: string }>(store, tenant, {
    text: "select stream_id from ledger.entry where tenant_id = $1 and stream_kind = 'incident' and seq = 1 order by stream_id",
    values: [tenant],
  });
  return rows.map(({ stream_id }) => stream_id);
}

const rebuildIncident = (store: Store, tenant: string, incident: string) =>
  inStream(store, { tenant, stream: streamName({ tenant, incident }) }, async (client) => {
    const key = { tenant, incident };
    await client.query('delete from views.incident where tenant_id = $1 and incident_id = $2', [tenant, incident]);
    const folded = await foldAnew(client, key);
    if (!folded) {
      await writeDeadlines(client, key, []);
      await writeAudiences(client, key, []);
      return;
    }
    await writeFolded(client, key, folded, await headIn(client, key));
  });

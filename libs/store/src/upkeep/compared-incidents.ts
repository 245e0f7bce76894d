import { FoundToDiffer } from '@shodo/contracts';
import type { Store } from '../connection/open-store.js';
import { acrossTenants, queryInTenant } from '../connection/transactions.js';
import type { IncidentKey } from '../views/fold-incident.js';

export interface IncidentToCompare {
  readonly tenant: string;
  readonly incident: string;
  readonly reference: string;
  readonly drill: boolean;
  readonly closed: boolean;
  /** Its last entry. */
  readonly seq: number;
  /** What was known to differ when it was last looked at. */
  readonly known: readonly string[];
}

/**
 * Incidents that changed since they were last looked at, and open ones that nobody looked at for so many hours, those waiting longest first.
 * Takes a store opened as `shodo_upkeep`.
 */
export async function incidentsToCompare(
  upkeep: Store,
  { olderThanHours, most }: { readonly olderThanHours: number; readonly most: number },
): Promise<IncidentToCompare[]> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<IncidentToCompare>(
      `select i.tenant_id as tenant, i.incident_id as incident, i.reference, i.kind = 'drill' as drill, i.closed, i.seq::int as seq,
         coalesce(c.differences, '{}') as known
       from views.incident i left join upkeep.compared_incident c using (tenant_id, incident_id)
       where c.seq is distinct from i.seq
         or (not i.closed and c.compared_at < clock_timestamp() - make_interval(secs => $1 * 3600))
       order by c.compared_at nulls first, i.tenant_id, i.incident_id limit $2`,
      [olderThanHours, most],
    ),
  );
  return rows;
}

/** Apart from looking, so that whoever tells of it is sure to have told before it counts as looked at. Takes a store of `shodo_upkeep`. */
export const noteCompared = (
  upkeep: Store,
  { tenant, incident, seq }: Pick<IncidentToCompare, 'tenant' | 'incident' | 'seq'>,
  differences: readonly FoundToDiffer[],
): Promise<unknown> =>
  acrossTenants(upkeep, (client) =>
    client.query(
      `insert into upkeep.compared_incident (tenant_id, incident_id, seq, differences) values ($1, $2, $3, $4)
       on conflict (tenant_id, incident_id) do update
         set seq = excluded.seq, differences = excluded.differences, compared_at = clock_timestamp()`,
      [tenant, incident, seq, differences.map(nameOfDifference)],
    ),
  );

/** By which a difference is known again, and told once. */
export const nameOfDifference = ({ code, seq, about = '' }: FoundToDiffer): string => `${code}:${seq}:${about}`;

const differenceNamed = (name: string): FoundToDiffer => {
  const [code, seq, ...about] = name.split(':');
  return FoundToDiffer.parse({ code, seq: Number(seq), ...(about.join(':') !== '' && { about: about.join(':') }) });
};

/** What the last comparison found; nothing where nobody has compared the record yet. By entries, the first first. */
export async function foundToDiffer(store: Store, { tenant, incident }: IncidentKey): Promise<FoundToDiffer[] | undefined> {
  const { rows } = await queryInTenant<{ differences: string[] }>(store, tenant, {
    text: 'select differences from upkeep.compared_incident where tenant_id = $1 and incident_id = $2',
    values: [tenant, incident],
  });
  return rows[0]?.differences.map(differenceNamed).toSorted((one, other) => one.seq - other.seq);
}

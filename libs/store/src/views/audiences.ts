import type { AudienceRow, Entry } from '@shodo/contracts';
import { itemsOf } from '@shodo/views';
import type pg from 'pg';
import type { Store } from '../connection/open-store.js';
import { type Asking, queryInTenant } from '../connection/transactions.js';
import type { IncidentKey } from './fold-incident.js';

/** Writes who reads what, whatever stood there before. */
export async function writeAudiences(client: Asking, { tenant, incident }: IncidentKey, audiences: readonly AudienceRow[]): Promise<void> {
  const cleared = client.query('delete from views.audience where tenant_id = $1 and incident_id = $2', [tenant, incident]);
  const written = audiences.map(({ item, everybody, people }, ordinal) =>
    client.query('insert into views.audience (tenant_id, incident_id, item, everybody, people, ordinal) values ($1, $2, $3, $4, $5, $6)', [
      tenant,
      incident,
      item,
      everybody,
      people,
      ordinal,
    ]),
  );
  await Promise.all([cleared, ...written]);
}

/** What is limited, each with the people who read it. */
export type Audiences = ReadonlyMap<string, readonly string[]>;

interface AudienceColumns {
  readonly item: string;
  readonly people: string[];
}
const limited = ({ tenant, incident }: IncidentKey) => ({
  text: 'select item, people from views.audience where tenant_id = $1 and incident_id = $2 and not everybody',
  values: [tenant, incident],
});
const asAudiences = ({ rows }: pg.QueryResult<AudienceColumns>): Audiences => new Map(rows.map(({ item, people }) => [item, people]));

export const audiencesIn = async (client: Asking, key: IncidentKey): Promise<Audiences> =>
  asAudiences(await client.query<AudienceColumns>(limited(key)));

export const readAudiences = async (store: Store, key: IncidentKey): Promise<Audiences> =>
  asAudiences(await queryInTenant<AudienceColumns>(store, key.tenant, limited(key)));

/** To whom what this entry says is limited, and by which item; nothing when everybody reads it. */
export function limitOn(
  audiences: Audiences,
  entry: Pick<Entry, 'appendId' | 'event'>,
): { item: string; people: readonly string[] } | undefined {
  if (audiences.size === 0) return undefined;
  for (const item of itemsOf(entry as Parameters<typeof itemsOf>[0])) {
    const people = audiences.get(item);
    if (people) return { item, people };
  }
  return undefined;
}

import type { AudienceRow, Entry } from '@shodo/contracts';
import { itemsOf } from '@shodo/views';
import type { Store } from '../connection/open-store.js';
import { type Asking, readInTenant } from '../connection/transactions.js';
import type { IncidentKey } from './fold-incident.js';

/** Writes who reads what, whatever stood there before. */
export async function writeAudiences(client: Asking, { tenant, incident }: IncidentKey, audiences: readonly AudienceRow[]): Promise<void> {
  await client.query('delete from views.audience where tenant_id = $1 and incident_id = $2', [tenant, incident]);
  for (const [ordinal, { item, everybody, people }] of audiences.entries())
    await client.query(
      'insert into views.audience (tenant_id, incident_id, item, everybody, people, ordinal) values ($1, $2, $3, $4, $5, $6)',
      [tenant, incident, item, everybody, people, ordinal],
    );
}

/** What is limited, each with the people who read it. */
export type Audiences = ReadonlyMap<string, readonly string[]>;

export async function audiencesIn(client: Asking, { tenant, incident }: IncidentKey): Promise<Audiences> {
  const { rows } = await client.query<{ item: string; people: string[] }>(
    'select item, people from views.audience where tenant_id = $1 and incident_id = $2 and not everybody',
    [tenant, incident],
  );
  return new Map(rows.map(({ item, people }) => [item, people]));
}

export const readAudiences = (store: Store, key: IncidentKey): Promise<Audiences> =>
  readInTenant(store, key.tenant, (client) => audiencesIn(client, key));

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

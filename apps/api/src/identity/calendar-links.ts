import type { PersonId, TenantId } from '@shodo/contracts';
import type { Query } from './identity-pool.js';
import { sha256 } from './secrets.js';

/** What is kept of a calendar link: whose it is. In which language it speaks, and whether it still opens anything, stands in the organisation's stream. */
export interface KeptCalendarLink {
  readonly linkId: string;
  readonly tenant: TenantId;
  readonly person: PersonId;
}

export const calendarUrl = (publicUrl: string, secret: string) => `${publicUrl}/v1/calendar/${secret}.ics`;

/** Keeps the hash of a link that was issued. Harmless when repeated. */
export async function keepCalendarLink(database: Query, of: KeptCalendarLink & { createdAt: string }, secret: string): Promise<void> {
  await database.query(
    'insert into calendar_link (id, tenant, person, hash, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [of.linkId, of.tenant, of.person, sha256(secret), of.createdAt],
  );
}

export async function calendarLinkBySecret(database: Query, secret: string): Promise<KeptCalendarLink | undefined> {
  const { rows } = await database.query<{ id: string; tenant: TenantId; person: PersonId }>(
    'select id, tenant, person from calendar_link where hash = $1',
    [sha256(secret)],
  );
  return rows[0] && { linkId: rows[0].id, tenant: rows[0].tenant, person: rows[0].person };
}

export const forgetCalendarLink = (database: Query, tenant: TenantId, linkId: string): Promise<unknown> =>
  database.query('delete from calendar_link where tenant = $1 and id = $2', [tenant, linkId]);

export const forgetCalendarLinksOf = (database: Query, person: string): Promise<unknown> =>
  database.query('delete from calendar_link where person = $1', [person]);

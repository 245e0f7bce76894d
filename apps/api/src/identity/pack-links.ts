import type { GivenPackId, IncidentId, TenantId } from '@shodo/contracts';
import type { Query } from './identity-pool.js';
import { sha256 } from './secrets.js';

/** What is kept of the link of a pack: which giving it is of. Until when it works stands in the incident's stream. */
export interface KeptPackLink {
  readonly given: GivenPackId;
  readonly tenant: TenantId;
  readonly incident: IncidentId;
}

/** What the link carries stands behind the hash sign: browsers keep that part to themselves, so no log of a server or proxy on the way holds it. */
export const packLink = (publicUrl: string, secret: string) => `${publicUrl}/receive#token=${secret}`;

/** Keeps the hash of a link. Harmless when repeated. */
export const keepPackLink = (database: Query, { given, tenant, incident }: KeptPackLink, secret: string): Promise<unknown> =>
  database.query('insert into pack_link (given, tenant, incident, hash) values ($1, $2, $3, $4) on conflict do nothing', [
    given,
    tenant,
    incident,
    sha256(secret),
  ]);

export async function packLinkBySecret(database: Query, secret: string): Promise<KeptPackLink | undefined> {
  const { rows } = await database.query<KeptPackLink>('select given, tenant, incident from pack_link where hash = $1', [sha256(secret)]);
  return rows[0];
}

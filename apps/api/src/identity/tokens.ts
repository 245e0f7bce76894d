import type { PersonId, TenantId } from '@shodo/contracts';
import type { Query } from './identity-pool.js';
import { sha256 } from './secrets.js';

/** What is kept of a token: whose it is and what it looks like from the front. What it may do stands in the organisation's stream. */
export interface KeptToken {
  readonly tokenId: string;
  readonly tenant: TenantId;
  readonly person: PersonId;
  readonly name: string;
  readonly start: string;
  readonly createdAt: string;
  readonly expiresAt?: string;
}

interface Row {
  id: string;
  tenant: TenantId;
  person: PersonId;
  name: string;
  start: string;
  created_at: Date;
  expires_at: Date | null;
}

const kept = ({ id, tenant, person, name, start, created_at, expires_at }: Row): KeptToken => ({
  tokenId: id,
  tenant,
  person,
  name,
  start,
  createdAt: created_at.toISOString(),
  ...(expires_at && { expiresAt: expires_at.toISOString() }),
});

/** Keeps the hash of a token that was issued. Harmless when repeated. */
export async function keepToken(database: Query, of: Omit<KeptToken, 'start'>, secret: string): Promise<void> {
  await database.query(
    `insert into api_token (id, tenant, person, name, start, hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [of.tokenId, of.tenant, of.person, of.name, secret.slice(0, 12), sha256(secret), of.createdAt, of.expiresAt ?? null],
  );
}

export async function tokenBySecret(database: Query, secret: string): Promise<KeptToken | undefined> {
  const { rows } = await database.query<Row>(
    'select id, tenant, person, name, start, created_at, expires_at from api_token where hash = $1',
    [sha256(secret)],
  );
  return rows[0] && kept(rows[0]);
}

export async function tokensOf(database: Query, tenant: TenantId): Promise<KeptToken[]> {
  const { rows } = await database.query<Row>(
    'select id, tenant, person, name, start, created_at, expires_at from api_token where tenant = $1 order by created_at desc, id',
    [tenant],
  );
  return rows.map(kept);
}

export const forgetToken = (database: Query, tenant: TenantId, tokenId: string): Promise<unknown> =>
  database.query('delete from api_token where tenant = $1 and id = $2', [tenant, tokenId]);

export const forgetTokensOf = (database: Query, person: string): Promise<unknown> =>
  database.query('delete from api_token where person = $1', [person]);

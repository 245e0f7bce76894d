import { randomUUID } from 'node:crypto';
import type { Language, PersonId, TenantId } from '@shodo/contracts';
import type { Query } from './identity-pool.js';

/** A person as the sign-in library knows one. What they may do is not here: it stands in the organisation's stream. */
export interface KnownPerson {
  readonly person: PersonId;
  readonly tenant: TenantId;
  readonly name: string;
  readonly email: string;
  readonly joined: boolean;
  /** Absent until somebody chose one. */
  readonly language?: Language;
  readonly lastSignedInAt?: string;
  /** Of the link made last for somebody who has not joined; absent once it was used. */
  readonly linkExpiresAt?: string;
}

interface Row {
  id: PersonId;
  tenant: TenantId;
  name: string;
  email: string;
  joined: boolean;
  language: Language | null;
  lastSignedInAt: Date | null;
  linkExpiresAt: Date | null;
}

const select = `select u.id, u.tenant, u.name, u.email, u.language, u."lastSignedInAt",
  exists (select from account a where a."userId" = u.id and a."providerId" = 'credential') as joined,
  (select max(l.expires_at) from one_time_link l where l.person = u.id and l.kind = 'join' and l.used_at is null) as "linkExpiresAt" from "user" u`;

const known = ({ id, tenant, name, email, joined, language, lastSignedInAt, linkExpiresAt }: Row): KnownPerson => ({
  person: id,
  tenant,
  name,
  email,
  joined,
  ...(language && { language }),
  ...(lastSignedInAt && { lastSignedInAt: lastSignedInAt.toISOString() }),
  ...(!joined && linkExpiresAt && { linkExpiresAt: linkExpiresAt.toISOString() }),
});

export const foldedEmail = (email: string): string => email.trim().toLowerCase();

export async function peopleOf(database: Query, tenant: TenantId): Promise<KnownPerson[]> {
  const { rows } = await database.query<Row>(`${select} where u.tenant = $1 order by u.name, u.id`, [tenant]);
  return rows.map(known);
}

export async function personById(database: Query, person: string): Promise<KnownPerson | undefined> {
  const { rows } = await database.query<Row>(`${select} where u.id = $1`, [person]);
  return rows[0] && known(rows[0]);
}

export async function personByEmail(database: Query, email: string): Promise<KnownPerson | undefined> {
  const { rows } = await database.query<Row>(`${select} where u.email = $1`, [foldedEmail(email)]);
  return rows[0] && known(rows[0]);
}

/**
 * Enters a person who cannot sign in yet. An address that is known already stays with whom it belongs to: the answer says who that is, or nothing
 * when it is somebody of another organisation, whom this one cannot see.
 */
export async function enterPerson(
  database: Query,
  {
    person,
    tenant,
    name,
    email,
    language,
  }: Pick<KnownPerson, 'person' | 'tenant' | 'name' | 'email'> & { language?: Language | undefined },
): Promise<KnownPerson | undefined> {
  await database.query(
    `insert into "user" (id, tenant, name, email, language, "emailVerified", "createdAt", "updatedAt") values ($1, $2, $3, $4, $5, false, now(), now())
     on conflict do nothing`,
    [person, tenant, name, foldedEmail(email), language],
  );
  const entered = await personByEmail(database, email);
  if (!entered && (await personById(database, person))) throw new Error('a person was entered under an id that belongs to another address');
  return entered;
}

/** Whoever else would change this person waits until the transaction is over. */
export const holdPerson = (database: Query, person: string): Promise<unknown> =>
  database.query('select from "user" where id = $1 for update', [person]);

/** Their name, their address or both as they are from now on; mails that wait go to the new one. */
export const rename = (
  database: Query,
  { person, name, email }: Pick<KnownPerson, 'person'> & Partial<Pick<KnownPerson, 'name' | 'email'>>,
): Promise<unknown> =>
  database.query(`update "user" set name = coalesce($2, name), email = coalesce($3, email), "updatedAt" = now() where id = $1`, [
    person,
    name,
    email && foldedEmail(email),
  ]);

/** Sets the password and ends every session the person had. */
export async function setPassword(database: Query, person: string, passwordHash: string): Promise<void> {
  await database.query(
    `insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt") values ($1, ($2::uuid)::text, 'credential', $2::uuid, $3, now(), now())
     on conflict ("userId", "providerId") do update set password = excluded.password, "updatedAt" = now()`,
    [randomUUID(), person, passwordHash],
  );
  await endSessions(database, person);
}

export const endSessions = (database: Query, person: string): Promise<unknown> =>
  database.query('delete from session where "userId" = $1', [person]);

export const noteSignIn = (database: Query, person: string): Promise<unknown> =>
  database.query('update "user" set "lastSignedInAt" = now() where id = $1', [person]);

export async function organisationName(database: Query, tenant: TenantId): Promise<string | undefined> {
  const { rows } = await database.query<{ name: string }>('select name from organisation where tenant = $1', [tenant]);
  return rows[0]?.name;
}

export const nameOrganisation = (database: Query, tenant: TenantId, name: string): Promise<unknown> =>
  database.query('insert into organisation (tenant, name) values ($1, $2) on conflict (tenant) do update set name = excluded.name', [
    tenant,
    name,
  ]);

/** Whoever else would name this organisation waits until the transaction is over. */
export const holdOrganisation = (database: Query, tenant: TenantId): Promise<unknown> =>
  database.query('select from organisation where tenant = $1 for update', [tenant]);

/** The organisation of an installation that has only one: whom a failed sign-in of somebody unknown concerns. */
export async function onlyOrganisation(database: Query): Promise<TenantId | undefined> {
  const { rows } = await database.query<{ tenant: TenantId }>('select tenant from organisation where not sample limit 2');
  return rows.length === 1 ? rows[0]?.tenant : undefined;
}

/** Has anybody founded one yet? Those made to try things out are none. */
export async function anyOrganisation(database: Query): Promise<boolean> {
  const { rows } = await database.query('select from organisation where not sample limit 1');
  return rows.length > 0;
}

export const setLanguage = (database: Query, person: string, language: Language): Promise<unknown> =>
  database.query('update "user" set language = $2, "updatedAt" = now() where id = $1', [person, language]);

export const markAsSample = (database: Query, tenant: TenantId): Promise<unknown> =>
  database.query('update organisation set sample = true where tenant = $1', [tenant]);

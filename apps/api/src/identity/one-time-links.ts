import type { Language, PersonId, TenantId } from '@shodo/contracts';
import type { Query } from './identity-pool.js';
import { sha256 } from './secrets.js';

/** How long a person has to follow the link they were given. */
export const joinLinkMinutes = 7 * 24 * 60;

/** What the link carries stands behind the hash sign: browsers keep that part to themselves, so no log of a server or proxy on the way holds it. */
export const joinLink = (publicUrl: string, token: string, language?: Language) =>
  `${publicUrl}/join#token=${token}${language ? `&language=${language}` : ''}`;
export const ownerLink = (publicUrl: string, token: string) => `${publicUrl}/setup#token=${token}`;

const works = 'used_at is null and expires_at > now()';

/** Makes a link that founds an organisation. */
export async function makeOwnerLink(database: Query, token: string): Promise<void> {
  await database.query(`insert into one_time_link (hash, kind, expires_at) values ($1, 'owner', now() + interval '30 days')`, [
    sha256(token),
  ]);
}

/** A link told at an earlier start stops working when the next one is told: old terminals open nothing. */
export const endOwnerLinks = (database: Query): Promise<unknown> =>
  database.query(`delete from one_time_link where kind = 'owner' and used_at is null`);

/**
 * Makes a person's link to join, and ends the ones made for them before. Harmless when repeated: a link that was made is never made again, used
 * or not.
 * @returns when it expires; undefined when it no longer works
 */
export async function makeJoinLink(
  database: Query,
  { token, tenant, person, at, minutes }: { token: string; tenant: TenantId; person: PersonId; at: string; minutes: number },
): Promise<string | undefined> {
  await database.query(
    `insert into one_time_link (hash, kind, tenant, person, created_at, expires_at) values ($1, 'join', $2, $3, $4, $4::timestamptz + make_interval(mins => $5))
     on conflict (hash) do nothing`,
    [sha256(token), tenant, person, at, minutes],
  );
  await database.query(
    `update one_time_link set expires_at = least(expires_at, now()) where person = $1 and used_at is null and created_at < $2`,
    [person, at],
  );
  const { rows } = await database.query<{ expires_at: Date }>(`select expires_at from one_time_link where hash = $1 and ${works}`, [
    sha256(token),
  ]);
  return rows[0]?.expires_at.toISOString();
}

/** Uses an owner's link up. Called in the transaction of what the link allows, so that a failure leaves it usable. @returns false when it does not work */
export async function useOwnerLink(database: Query, token: string): Promise<boolean> {
  const { rowCount } = await database.query(`update one_time_link set used_at = now() where hash = $1 and kind = 'owner' and ${works}`, [
    sha256(token),
  ]);
  return rowCount === 1;
}

/** Uses a person's link up, in the transaction that sets their password. Two who try at once: one succeeds. */
export async function useJoinLink(database: Query, token: string): Promise<{ tenant: TenantId; person: PersonId } | undefined> {
  const { rows } = await database.query<{ tenant: TenantId; person: PersonId }>(
    `update one_time_link set used_at = now() where hash = $1 and kind = 'join' and ${works} returning tenant, person`,
    [sha256(token)],
  );
  return rows[0];
}

/** Ended, not deleted: a repeat of the command that made the link must not make it anew. */
export const endLinksOf = (database: Query, person: string): Promise<unknown> =>
  database.query('update one_time_link set expires_at = least(expires_at, now()) where person = $1 and used_at is null', [person]);

import { randomUUID } from 'node:crypto';
import type { MailRow } from '@shodo/contracts';
import { type MailOver, mailNow } from '@shodo/views';
import type { Store } from '../connection/open-store.js';
import { type Asking, acrossTenants, queryInTenant } from '../connection/transactions.js';
import { readIncident } from '../views/list-incidents.js';
import { type MailColumns, mailRowOf } from './mail-row.js';

/** Puts mails into the outbox within the caller's transaction. One mail per notice, person and kind, however often it is put. */
export async function putMails(client: Asking, tenant: string, rows: readonly MailRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `insert into mail.outbox (tenant_id, notice, to_person, kind, incident_id, reference, drill, leak_type, duty, duty_names, reminder, due_at, for_due_at,
       strictness, has_last_day, awareness_is_provisional, duty_is_provisional, has_fallen_away)
     select $1, n.notice, n."to", n.kind, n.incident, n.reference, n.drill, n."leakType", n.duty, n."dutyNames", n.reminder, n."dueAt", n."forDueAt",
       n.strictness, n."hasLastDay", n."awarenessIsProvisional", n."dutyIsProvisional", n."hasFallenAway"
     from jsonb_to_recordset($2::jsonb) as n (notice uuid, "to" uuid, kind text, incident uuid, reference text, drill boolean, "leakType" text, duty text,
       "dutyNames" jsonb, reminder text, "dueAt" text, "forDueAt" text, strictness text, "hasLastDay" boolean,
       "awarenessIsProvisional" boolean, "dutyIsProvisional" boolean, "hasFallenAway" boolean)
     on conflict on constraint one_mail_per_notice_and_person do nothing`,
    [tenant, JSON.stringify(rows)],
  );
}

/** A mail that this sender holds until its lease runs out. Only the holder of `lease` may say what became of it. */
export interface ClaimedMail extends MailRow {
  readonly id: string;
  readonly tenant: string;
  readonly lease: string;
  /** This attempt included. */
  readonly attempts: number;
  /** When it was put into the outbox. */
  readonly putAt: string;
}

interface OutboxColumns extends MailColumns {
  readonly tenant_id: string;
  readonly lease: string;
  readonly created_at: Date;
}

/**
 * Claims mails that wait, oldest first, those included whose sender died with its lease; several senders never hold one mail at once.
 * Takes a store opened as `shodo_upkeep`: the one sender serves all organisations.
 */
export async function claimMails(upkeep: Store, { limit, leaseSeconds }: { limit: number; leaseSeconds: number }): Promise<ClaimedMail[]> {
  const lease = randomUUID();
  return acrossTenants(upkeep, async (client) => {
    const { rows } = await client.query<OutboxColumns>(
      // Materialized: as a subquery it may be read once for each row it is joined to, and locks other rows each time.
      `with due as materialized (
         select id from mail.outbox
         where state in ('waiting', 'sending') and next_attempt_at <= clock_timestamp() and (leased_until is null or leased_until <= clock_timestamp())
         order by next_attempt_at limit $3 for update skip locked)
       update mail.outbox o set state = 'sending', attempts = o.attempts + 1, lease = $1, leased_until = clock_timestamp() + make_interval(secs => $2)
       from due where o.id = due.id returning o.*`,
      [lease, leaseSeconds, limit],
    );
    return rows.map(claimed).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  });
}

const claimed = (row: OutboxColumns): ClaimedMail => ({
  ...mailRowOf(row),
  tenant: row.tenant_id,
  lease: row.lease,
  putAt: row.created_at.toISOString(),
});

type Held = Pick<ClaimedMail, 'id' | 'lease'>;

/**
 * What a mail that waited says by what its incident knows now; kept, so that the outbox shows what was sent. Or why it says nothing any more. Of an
 * incident of which nothing is on record it stays as it was.
 * @param store for one organisation at a time @param upkeep opened as `shodo_upkeep`
 */
export async function mailSaysNow(
  { store, upkeep }: { readonly store: Store; readonly upkeep: Store },
  mail: ClaimedMail,
): Promise<{ readonly mail: ClaimedMail } | { readonly over: MailOver }> {
  const { id, tenant, lease, attempts, putAt, ...row } = mail;
  const folded = await readIncident(store, { tenant, incident: row.incident });
  const now = folded ? mailNow(folded, row) : { row };
  if ('over' in now) return now;
  if (JSON.stringify(columnsOf(now.row)) !== JSON.stringify(columnsOf(row)))
    await acrossTenants(upkeep, (client) =>
      client.query(
        `update mail.outbox set for_due_at = $3, strictness = $4, has_last_day = $5, awareness_is_provisional = $6, duty_is_provisional = $7,
           has_fallen_away = $8 where id = $1 and lease = $2`,
        [id, lease, ...columnsOf(now.row)],
      ),
    );
  return { mail: { ...now.row, id, tenant, lease, attempts, putAt } };
}

const columnsOf = ({ forDueAt, strictness, hasLastDay, awarenessIsProvisional, dutyIsProvisional, hasFallenAway }: MailRow) => [
  forDueAt,
  strictness ?? null,
  hasLastDay ?? null,
  awarenessIsProvisional ?? null,
  dutyIsProvisional ?? null,
  hasFallenAway ?? null,
];

/** What it says holds no more: it is not sent, and nobody has to see to it. False when the lease had passed on to another sender. */
export const mailWasWithdrawn = (upkeep: Store, { id, lease }: Held, over: MailOver): Promise<boolean> =>
  settle(upkeep, "state = 'withdrawn', reason = $3, attempts = greatest(attempts - 1, 0)", [id, lease, over]);

/** The mail server took it. False when the lease had passed on to another sender: that one decides. */
export const mailWasSent = (upkeep: Store, { id, lease }: Held): Promise<boolean> =>
  settle(upkeep, "state = 'sent', sent_at = date_trunc('milliseconds', clock_timestamp()), reason = null", [id, lease]);

/**
 * The mail was not taken: it waits for `retryInSeconds` by the database's clock, which all senders share, or has failed for good. `reason` is a code of the mail room, never the server's text.
 * False when the lease had passed on to another sender.
 */
export const mailWasRefused = (
  upkeep: Store,
  { id, lease }: Held,
  refusal: { readonly reason: string; readonly retryInSeconds: number } | { readonly reason: string; readonly final: true },
): Promise<boolean> =>
  'final' in refusal
    ? settle(upkeep, "state = 'failed', reason = $3", [id, lease, refusal.reason])
    : settle(upkeep, `state = 'waiting', reason = $3, ${nextAttempt}`, [id, lease, refusal.reason, refusal.retryInSeconds]);

/** Gives a claimed mail back untried: this process stops, or has no mail server. The attempt does not count. */
export const mailWasPutBack = (
  upkeep: Store,
  { id, lease }: Held,
  waiting: { readonly reason: string; readonly retryInSeconds: number },
): Promise<boolean> =>
  settle(upkeep, `state = 'waiting', reason = $3, ${nextAttempt}, attempts = greatest(attempts - 1, 0)`, [
    id,
    lease,
    waiting.reason,
    waiting.retryInSeconds,
  ]);

/** There is a mail server now: what waited for one is tried at once, and no longer says that there is none. */
export async function mailServerIsThere(upkeep: Store, waitedAs: string): Promise<void> {
  await acrossTenants(upkeep, (client) =>
    client.query(
      "update mail.outbox set next_attempt_at = clock_timestamp(), reason = null where state = 'waiting' and reason = $1 and lease is null",
      [waitedAs],
    ),
  );
}

const nextAttempt = 'next_attempt_at = clock_timestamp() + make_interval(secs => $4)';

async function settle(upkeep: Store, set: string, parameters: readonly (string | number | undefined)[]): Promise<boolean> {
  const { rowCount } = await acrossTenants(upkeep, (client) =>
    client.query(`update mail.outbox set ${set}, lease = null, leased_until = null where id = $1 and lease = $2`, [...parameters]),
  );
  return rowCount === 1;
}

/** Name, address and language of an active member, as sign-in has them; nothing for anybody else. */
export async function addressOf(
  store: Store,
  { tenant, person }: { tenant: string; person: string },
): Promise<{ name: string; email: string; language?: string } | undefined> {
  const { rows } = await queryInTenant<{ name: string; email: string; language: string | null }>(store, tenant, {
    text: 'select * from identity.address_of($1)',
    values: [person],
  });
  const [row] = rows;
  return row && { name: row.name, email: row.email, ...(row.language && { language: row.language }) };
}

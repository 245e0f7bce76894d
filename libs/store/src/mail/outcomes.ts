import type { NoticeOutcome } from '@shodo/contracts';
import type { Store } from '../connection/open-store.js';
import { type Asking, acrossTenants } from '../connection/transactions.js';

/** One sending of a mail: a person may have had it sent again after it failed for good. */
export interface SentMail {
  readonly id: string;
  readonly sentAgain: number;
}

/** A mail whose end its incident does not know yet. */
export interface UntoldMail extends SentMail {
  readonly outcome: NoticeOutcome;
}

export interface MailToTell extends UntoldMail {
  readonly tenant: string;
  readonly incident: string;
}

/** As the columns say it, whether they come as columns or as JSON. */
export interface UntoldRow {
  readonly id: string;
  readonly notice: string;
  readonly to_person: string;
  readonly sent_at: Date | string | null;
  readonly reason: string | null;
  readonly attempts: number;
  readonly sent_again: number;
}

/** Alarms of the watchdog are told to nobody: no entry of an incident names them. */
const isUntold = "o.state in ('sent', 'failed') and o.told_at is null and o.kind <> 'watchdog-alarm'";

/** An entry of its incident tells of it. */
const isWritten = `exists (select from ledger.entry e where e.tenant_id = o.tenant_id and e.stream_id = o.incident_id
    and e.append_id = 'notice:' || o.notice || ':' || o.to_person || case when o.sent_at is not null then ':delivered'
      when o.sent_again = 0 then ':failed' else ':failed:' || o.sent_again end)`;

interface Telling {
  readonly limit: number;
  readonly graceMs: number;
  readonly except?: readonly string[];
  readonly last?: readonly string[];
}

/**
 * Mails sent or given up of which an incident was not told, one for each incident, the longest waiting first: what the incident appends on hearing
 * of one tells of the others too. Takes a store opened as `shodo_upkeep`.
 * @param graceMs mails sent so lately are left to whatever the incident appends by itself @param except incidents that are passed over @param last incidents that come after all others
 */
export async function mailsToTell(upkeep: Store, { limit, graceMs, except = [], last = [] }: Telling): Promise<MailToTell[]> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<UntoldRow & { tenant_id: string; incident_id: string }>(
      `select * from (select distinct on (o.tenant_id, o.incident_id)
           o.id, o.tenant_id, o.incident_id, o.notice, o.to_person, o.sent_at, o.reason, o.attempts, o.sent_again, o.created_at from mail.outbox o
         where ${isUntold} and coalesce(o.sent_at, '-infinity') <= clock_timestamp() - make_interval(secs => $2) and o.incident_id <> all ($3::uuid[])
         order by o.tenant_id, o.incident_id, o.created_at, o.id) as first_of_each
       order by incident_id = any ($4::uuid[]), created_at limit $1`,
      [limit, graceMs / 1_000, except, last],
    ),
  );
  return rows.map((row) => ({ ...untoldIn(row), tenant: row.tenant_id, incident: row.incident_id }));
}

const untoldIn = (row: UntoldRow): UntoldMail => ({ id: row.id, sentAgain: row.sent_again, outcome: outcomeIn(row) });

const outcomeIn = ({ notice, to_person: to, sent_at, reason, attempts, sent_again: sentAgain }: UntoldRow): NoticeOutcome =>
  sent_at
    ? { notice, to, delivered: true, acceptedAt: new Date(sent_at).toISOString() }
    : { notice, to, delivered: false, reason: reason ?? 'unknown', attempts, ...(sentAgain > 0 && { sentAgain }) };

/**
 * As a JSON column of a query about an incident of the organisation $1: its untold mails, in the order they were put. One whose entry
 * exists was told by a sender that died before it could say so.
 * @param incident how that query names it
 */
export const untoldMails = (
  incident: string,
): string => `select json_agg(json_build_object('id', o.id, 'notice', o.notice, 'to_person', o.to_person, 'sent_at', o.sent_at,
    'reason', o.reason, 'attempts', o.attempts, 'sent_again', o.sent_again) order by o.created_at, o.id) from mail.outbox o
  where o.tenant_id = $1 and o.incident_id = ${incident} and ${isUntold} and not ${isWritten}`;

export const untoldOf = (rows: readonly UntoldRow[]): UntoldMail[] => rows.map(untoldIn);

/** The entries that tell of these mails are part of the same transaction. Of a mail that is being sent again meanwhile nothing is told yet. */
export async function mailsAreTold(client: Asking, mails: readonly SentMail[]): Promise<void> {
  if (mails.length > 0)
    await client.query(
      `update mail.outbox o set told_at = clock_timestamp() from unnest($1::uuid[], $2::integer[]) as told (id, sent_again)
       where o.id = told.id and o.sent_again = told.sent_again and o.told_at is null`,
      [mails.map(({ id }) => id), mails.map(({ sentAgain }) => sentAgain)],
    );
}

/**
 * Marks as told those of these mails that an entry tells of by now. That the engine accepted what an incident was told is not enough: the run that
 * had it may be ended, or the engine restored to a state of before, and no entry would ever say what became of the mail.
 * @returns the ids of those that no entry tells of yet
 */
export async function mailsNotWritten(upkeep: Store, mails: readonly SentMail[]): Promise<ReadonlySet<string>> {
  if (mails.length === 0) return new Set();
  const asked = [mails.map(({ id }) => id), mails.map(({ sentAgain }) => sentAgain)];
  const among = 'unnest($1::uuid[], $2::integer[]) as told (id, sent_again)';
  const isAmong = `o.id = told.id and o.sent_again = told.sent_again and ${isUntold}`;
  return acrossTenants(upkeep, async (client) => {
    await client.query(`update mail.outbox o set told_at = clock_timestamp() from ${among} where ${isAmong} and ${isWritten}`, asked);
    const { rows } = await client.query<{ id: string }>(`select o.id from mail.outbox o, ${among} where ${isAmong}`, asked);
    return new Set(rows.map(({ id }) => id));
  });
}

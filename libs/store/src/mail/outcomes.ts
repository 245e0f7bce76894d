import type { NoticeOutcome } from '@shodo/contracts';
import type { Store } from '../connection/open-store.js';
import { acrossTenants } from '../connection/transactions.js';

/** A mail whose end its incident does not know yet. */
export interface MailToTell {
  readonly id: string;
  readonly tenant: string;
  readonly incident: string;
  readonly outcome: NoticeOutcome;
}

interface Columns {
  readonly id: string;
  readonly tenant_id: string;
  readonly incident_id: string;
  readonly notice: string;
  readonly to_person: string;
  readonly state: 'sent' | 'failed';
  readonly sent_at: Date | null;
  readonly reason: string | null;
  readonly attempts: number;
}

/**
 * Mails sent or given up whose incident was not told, oldest first. Alarms of the watchdog are told to nobody: no entry of an incident names them.
 * Takes a store opened as `shodo_upkeep`.
 */
export async function mailsToTell(upkeep: Store, { limit }: { limit: number }): Promise<MailToTell[]> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<Columns>(
      `select id, tenant_id, incident_id, notice, to_person, state, sent_at, reason, attempts from mail.outbox
       where state in ('sent', 'failed') and told_at is null and kind <> 'watchdog-alarm' order by created_at limit $1`,
      [limit],
    ),
  );
  return rows.map((row) => ({ id: row.id, tenant: row.tenant_id, incident: row.incident_id, outcome: outcomeIn(row) }));
}

const outcomeIn = ({ notice, to_person: to, sent_at, reason, attempts }: Columns): NoticeOutcome =>
  sent_at
    ? { notice, to, delivered: true, acceptedAt: sent_at.toISOString() }
    : { notice, to, delivered: false, reason: reason ?? 'unknown', attempts };

/** The incident knows; it is not told again. */
export async function mailWasTold(upkeep: Store, { id }: { id: string }): Promise<void> {
  await acrossTenants(upkeep, (client) =>
    client.query('update mail.outbox set told_at = clock_timestamp() where id = $1 and told_at is null', [id]),
  );
}

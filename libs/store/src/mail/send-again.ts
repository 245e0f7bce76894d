import type { OutboxRow } from '@shodo/contracts';
import type { Asking } from '../connection/transactions.js';

/** A mail as a person decides on it. */
export interface FoundMail {
  readonly id: string;
  readonly notice: string;
  readonly incident: string;
  readonly to: string;
  readonly state: OutboxRow['state'];
  readonly reason?: string;
  readonly attempts: number;
}

interface Columns {
  readonly id: string;
  readonly notice: string;
  readonly incident_id: string;
  readonly to_person: string;
  readonly state: OutboxRow['state'];
  readonly reason: string | null;
  readonly attempts: number;
}

/** One mail of the organisation, held until the transaction ends: no sender says meanwhile what became of it. Nothing for another organisation's. */
export async function holdMail(client: Asking, tenant: string, id: string): Promise<FoundMail | undefined> {
  const { rows } = await client.query<Columns>(
    'select id, notice, incident_id, to_person, state, reason, attempts from mail.outbox where tenant_id = $1 and id = $2 for update',
    [tenant, id],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { incident_id: incident, to_person: to, reason, ...mail } = row;
  return { ...mail, incident, to, ...(reason !== null && { reason }) };
}

/**
 * The mail waits as if it had never been tried, at the front of the queue; what becomes of this sending is told to its incident anew. Within the
 * transaction that writes who asked for it.
 */
export async function putInOutboxAgain(client: Asking, tenant: string, id: string): Promise<void> {
  const { rowCount } = await client.query(
    `update mail.outbox set state = 'waiting', attempts = 0, reason = null, next_attempt_at = clock_timestamp(), told_at = null, sent_again = sent_again + 1
     where tenant_id = $1 and id = $2 and state = 'failed'`,
    [tenant, id],
  );
  if (rowCount !== 1) throw new Error('a mail that has not failed for good was to be sent again');
}

import type { MailRow, OutboxRow } from '@shodo/contracts';
import type { Store } from '../connection/open-store.js';
import { queryInTenant } from '../connection/transactions.js';
import { decodeCursor, instantForm, type Page, page, uuidForm } from '../views/cursor.js';
import { type MailColumns, mailRowOf } from './mail-row.js';

/** A mail of the outbox as it is stored: subject and recipient's name are added at the door, in the reader's language. */
export interface OutboxMail extends MailRow {
  readonly id: string;
  readonly state: OutboxRow['state'];
  readonly attempts: number;
  readonly createdAt: string;
  readonly sentAt?: string;
  /** Code of the mail room: why it waits or failed. */
  readonly reason?: string;
}

interface Columns extends MailColumns {
  readonly state: OutboxRow['state'];
  readonly created_at: Date;
  readonly sort_at: string;
  readonly sent_at: Date | null;
  readonly reason: string | null;
}

interface OutboxAsked {
  readonly tenant: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Only mails about this incident. */
  readonly incident?: string;
  /** Only what failed for good. */
  readonly onlyFailed?: boolean;
}

/** Mails of the organisation, newest first. @throws MalformedCursor */
export async function listOutbox(store: Store, asked: OutboxAsked): Promise<Page<OutboxMail>> {
  const { tenant, cursor, limit, incident, onlyFailed } = asked;
  const [at, id] =
    cursor === undefined ? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] : decodeCursor(cursor, [instantForm, uuidForm]);
  const { rows } = await queryInTenant<Columns>(store, tenant, {
    text: `select o.*, o.created_at::text as sort_at from mail.outbox o
       where tenant_id = $1 and (created_at, id) < ($2::timestamptz, $3::uuid)${onlyFailed ? " and state = 'failed'" : ''}${incident ? ' and incident_id = $5' : ''}
       order by created_at desc, id desc limit $4`,
    values: [tenant, at, id, limit + 1, ...(incident ? [incident] : [])],
  });
  return page(rows, limit, shown, ({ sort_at, id: last }) => [sort_at, last]);
}

const shown = (row: Columns): OutboxMail => ({
  ...mailRowOf(row),
  state: row.state,
  createdAt: row.created_at.toISOString(),
  ...(row.sent_at && { sentAt: row.sent_at.toISOString() }),
  ...(row.reason !== null && { reason: row.reason }),
});

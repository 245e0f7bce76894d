import type { MailsOver } from '@shodo/views';
import type { Asking } from '../connection/transactions.js';

/**
 * Within the append by which they are over: reminders that still wait, because the mail server is away, are not sent as if what they are about were
 * still owed. One that is being sent at this moment goes out; of one that failed for good a person knows.
 */
export async function withdrawMails(
  client: Asking,
  { tenant, incident }: { readonly tenant: string; readonly incident: string },
  { everything, duties, statusFilings, fallenAway, arisenAgain }: MailsOver,
): Promise<void> {
  const waiting = "tenant_id = $1 and incident_id = $2 and state = 'waiting' and kind in ('reminder', 'escalation')";
  await Promise.all([
    client.query(
      `update mail.outbox set state = 'withdrawn', reason = case when $3 and not duty = any($4) then 'incident-is-over' else 'it-was-settled' end where ${waiting}
         and ($3 and duty <> 'evidence-pack' or duty = any($4) or duty = any($5) and reminder like 'status-%')`,
      [tenant, incident, everything, duties, statusFilings],
    ),
    fallenAway.length + arisenAgain.length > 0 &&
      client.query(
        `update mail.outbox set has_fallen_away = (duty = any($3::text[])) where ${waiting} and duty = any($3::text[] || $4::text[])`,
        [tenant, incident, fallenAway, arisenAgain],
      ),
  ]);
}

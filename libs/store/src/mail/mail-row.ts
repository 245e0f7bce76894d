import type { MailRow } from '@shodo/contracts';

/** The columns of `mail.outbox` that make up the mail itself; what became of it stands in further columns. */
export interface MailColumns {
  readonly id: string;
  readonly notice: string;
  readonly to_person: string;
  readonly kind: MailRow['kind'];
  readonly incident_id: string;
  readonly reference: string;
  readonly drill: boolean;
  readonly leak_type: MailRow['leakType'] | null;
  readonly duty: string;
  readonly duty_names: MailRow['dutyNames'];
  readonly reminder: string;
  readonly due_at: string;
  readonly for_due_at: string;
  readonly strictness: MailRow['strictness'] | null;
  readonly has_last_day: boolean | null;
  readonly awareness_is_provisional: boolean | null;
  readonly duty_is_provisional: boolean | null;
  readonly has_fallen_away: boolean | null;
  readonly attempts: number;
}

/** The mail as it was put into the outbox, with its id and how often it was tried. */
export const mailRowOf = (row: MailColumns): MailRow & { readonly id: string; readonly attempts: number } => ({
  id: row.id,
  notice: row.notice,
  to: row.to_person,
  kind: row.kind,
  incident: row.incident_id,
  reference: row.reference,
  drill: row.drill,
  ...(row.leak_type && { leakType: row.leak_type }),
  duty: row.duty,
  dutyNames: row.duty_names,
  reminder: row.reminder,
  dueAt: row.due_at,
  forDueAt: row.for_due_at,
  ...(row.strictness && { strictness: row.strictness }),
  ...(row.has_last_day !== null && { hasLastDay: row.has_last_day }),
  ...(row.awareness_is_provisional && { awarenessIsProvisional: true }),
  ...(row.duty_is_provisional && { dutyIsProvisional: true }),
  ...(row.has_fallen_away && { hasFallenAway: true }),
  attempts: row.attempts,
});

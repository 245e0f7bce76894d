import { z } from 'zod';

/** Opaque identifiers. Append-only list: a name once given is never reused. None of them may carry personal data. */
const uuid = () => z.uuid();

export const TenantId = uuid().brand<'TenantId'>();
export const PersonId = uuid().brand<'PersonId'>().meta({ 'x-person': true });
export const IncidentId = uuid().brand<'IncidentId'>();
/** Names one accepted command: hash of tenant, actor and idempotency key. Also the id of what the command creates. */
export const CommandId = uuid().brand<'CommandId'>();
export const VaultRef = uuid().brand<'VaultRef'>();
export const EvidenceRef = uuid().brand<'EvidenceRef'>();
/** Names one upload: hash of tenant, actor and idempotency key. */
export const FileId = uuid().brand<'FileId'>();
export const FilingId = uuid().brand<'FilingId'>();
export const MeasureId = uuid().brand<'MeasureId'>();
export const NoticeId = uuid().brand<'NoticeId'>();
/** Names one mail of the outbox: one notice to one person. */
export const MailId = uuid().brand<'MailId'>();
/** Named after the command that proposed it. */
export const ErasureId = uuid().brand<'ErasureId'>();
export const DecisionId = uuid().brand<'DecisionId'>();
/** What is limited to an audience, named after the command that recorded it. */
export const LimitedId = uuid().brand<'LimitedId'>();
/** Named people of the organisation; a role is not enough. */
export const Audience = z.array(PersonId).min(1).max(50);
/** Names one pack that was built: hash of tenant, actor and idempotency key. */
export const PackId = uuid().brand<'PackId'>();
/** Names one giving of a pack to one recipient, after the command that gave it. */
export const GivenPackId = uuid().brand<'GivenPackId'>();

/** Does this field of a command name a person? Whoever it names must be an active member of the caller's organisation. */
export function namesPerson(field: z.core.$ZodType): boolean {
  if (field instanceof z.ZodOptional) return namesPerson(field.unwrap());
  return field instanceof z.ZodType && field.meta()?.['x-person'] === true;
}

/** Is this field of a command an audience? Whoever it names must be active, and in a role that reads texts. */
export function namesAudience(field: z.core.$ZodType): boolean {
  return field instanceof z.ZodOptional ? namesAudience(field.unwrap()) : field === Audience;
}

export type TenantId = z.infer<typeof TenantId>;
export type PersonId = z.infer<typeof PersonId>;
export type IncidentId = z.infer<typeof IncidentId>;
export type CommandId = z.infer<typeof CommandId>;
export type VaultRef = z.infer<typeof VaultRef>;
export type EvidenceRef = z.infer<typeof EvidenceRef>;
export type FileId = z.infer<typeof FileId>;
export type FilingId = z.infer<typeof FilingId>;
export type MeasureId = z.infer<typeof MeasureId>;
export type NoticeId = z.infer<typeof NoticeId>;
export type MailId = z.infer<typeof MailId>;
export type ErasureId = z.infer<typeof ErasureId>;
export type DecisionId = z.infer<typeof DecisionId>;
export type LimitedId = z.infer<typeof LimitedId>;
export type PackId = z.infer<typeof PackId>;
export type GivenPackId = z.infer<typeof GivenPackId>;

/** The id of a duty: jurisdiction.law.duty, as in `jp.appi.final-report`. */
export const DutyId = z
  .string()
  .regex(/^[a-z]{2}(\.[a-z0-9]+(-[a-z0-9]+)*){2}$/)
  .max(80)
  .brand<'DutyId'>();
export type DutyId = z.infer<typeof DutyId>;

/** Lower-case hexadecimal SHA-256. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
export type Digest = z.infer<typeof Digest>;

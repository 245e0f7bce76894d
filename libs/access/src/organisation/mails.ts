import type { IncidentId, MailId, NoticeId, OrganisationState, OutboxRow, PersonId, RefusalCode } from '@shodo/contracts';
import { mayDo } from '../may-do.js';
import { type Asker, activePerson, type Decided, happened, refuse } from './decided.js';

/** A mail as it stands in the outbox. */
export interface MailInOutbox {
  readonly id: string;
  readonly notice: string;
  readonly incident: string;
  readonly to: string;
  readonly state: OutboxRow['state'];
  /** Why it has not gone out: a code of the mail room. */
  readonly reason?: string;
  readonly attempts: number;
}

/** Only what failed for good is a person's affair; and whoever was removed is not written to. */
function standsInTheWay(organisation: OrganisationState | undefined, { state, to }: Pick<MailInOutbox, 'state' | 'to'>): RefusalCode[] {
  if (state === 'sent') return ['mail-is-sent-already'];
  if (state === 'withdrawn') return ['mail-was-withdrawn'];
  if (state !== 'failed') return ['mail-is-sent-by-itself'];
  return activePerson(organisation, to) ? [] : ['mail-recipient-was-removed'];
}

/** Has a mail that failed for good sent once more, as if it had never been tried; its address is looked up when it goes out. */
export function sendMailAgain(organisation: OrganisationState | undefined, mail: MailInOutbox): Decided {
  const blocks = standsInTheWay(organisation, mail);
  if (blocks.length > 0) return refuse(...blocks);
  return [
    happened('MailPutInOutboxAgain', {
      mail: mail.id as MailId,
      notice: mail.notice as NoticeId,
      incident: mail.incident as IncidentId,
      to: mail.to as PersonId,
      refused: mail.reason ?? 'unknown',
      attempts: mail.attempts,
    }),
  ];
}

/** The same as the caller sees it beside the mail, with what their roles do not allow at all. */
export function allowedWithMail(organisation: OrganisationState, mail: Pick<MailInOutbox, 'state' | 'to'>, by: Asker) {
  const blocks = mayDo(by.roles, 'SendMailAgain') ? standsInTheWay(organisation, mail) : (['not-authorised'] as const);
  return [{ command: 'SendMailAgain', allowed: blocks.length === 0, blockedBy: blocks.map((code) => ({ code })) }];
}

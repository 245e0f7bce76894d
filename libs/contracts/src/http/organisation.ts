import { z } from 'zod';
import { CommandId, PersonId } from '../vocabulary/ids.js';
import { refuseDoubled } from '../vocabulary/lists.js';
import { Language, OrganisationPractice, WrittenProfile } from '../vocabulary/organisation.js';
import { Role } from '../vocabulary/roles.js';
import { plainText } from '../vocabulary/typed-text.js';

const roles = z.array(Role).min(1).max(6);
/** The version of what is written over, as the writer saw it: `settingsVersion`, `rolesVersion`, `contactVersion`. Whoever leaves it out looked at none. */
const basedOn = z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional();

/** What a person is called and reached by; kept by the sign-in library, never in a record. */
export const personName = plainText(100);
export const personEmail = z.email().max(254);
/** Length is what protects a password; no rules about kinds of characters. */
export const password = z.string().min(12).max(128);

/** Commands of an organisation: written by the API in one transaction, no update behind them. Names and addresses go to the sign-in library. */
export const organisationCommands = {
  AddPerson: {
    method: 'POST',
    path: '/v1/people',
    ja: '人を加える',
    en: 'Add a person',
    /** `language`: of their mails and screens, until they choose another. */
    body: z
      .strictObject({ name: personName, email: personEmail, roles, language: Language.optional() })
      .superRefine(refuseDoubled)
      .meta({ id: 'AddPerson' }),
  },
  /** A name that was mistyped or has changed, an address that mails do not reach. Whoever is corrected signs in with the new address. */
  CorrectPerson: {
    method: 'POST',
    path: '/v1/people/:personId/correct',
    ja: '名前・メールアドレスを直す',
    en: 'Correct name and e-mail address',
    body: z.strictObject({ name: personName, email: personEmail, basedOn }).meta({ id: 'CorrectPerson' }),
  },
  ChangeRoles: {
    method: 'POST',
    path: '/v1/people/:personId/change-roles',
    ja: '役割を変える',
    en: 'Change roles',
    body: z.strictObject({ roles, basedOn }).superRefine(refuseDoubled).meta({ id: 'ChangeRoles' }),
  },
  RemovePerson: {
    method: 'POST',
    path: '/v1/people/:personId/remove',
    ja: '人を外す',
    en: 'Remove a person',
    body: z.strictObject({}).meta({ id: 'RemovePerson' }),
  },
  RenewJoinLink: {
    method: 'POST',
    path: '/v1/people/:personId/renew-join-link',
    ja: '参加用リンクを作り直す',
    en: 'Make a new link to join',
    body: z.strictObject({}).meta({ id: 'RenewJoinLink' }),
  },
  ChangeSettings: {
    method: 'POST',
    path: '/v1/organisation/change-settings',
    ja: '設定を変える',
    en: 'Change settings',
    body: z
      .strictObject({ name: plainText(200), profile: WrittenProfile, practice: OrganisationPractice, basedOn })
      .superRefine(refuseDoubled)
      .meta({ id: 'ChangeSettings' }),
  },
  IssueToken: {
    method: 'POST',
    path: '/v1/tokens',
    ja: 'API トークンを発行する',
    en: 'Issue an API token',
    body: z
      .strictObject({ name: plainText(60), roles, expiresInDays: z.int().min(1).max(366).optional() })
      .superRefine(refuseDoubled)
      .meta({ id: 'IssueToken' }),
  },
  RevokeToken: {
    method: 'POST',
    path: '/v1/tokens/:tokenId/revoke',
    ja: 'API トークンを失効させる',
    en: 'Revoke an API token',
    body: z.strictObject({}).meta({ id: 'RevokeToken' }),
  },
  /** For the one who asks. The calendar is in their language of now. */
  IssueCalendarLink: {
    method: 'POST',
    path: '/v1/calendar-links',
    ja: 'カレンダー用リンクを作る',
    en: 'Make a calendar link',
    body: z.strictObject({ language: Language }).meta({ id: 'IssueCalendarLink' }),
  },
  RevokeCalendarLink: {
    method: 'POST',
    path: '/v1/calendar-links/:linkId/revoke',
    ja: 'カレンダー用リンクを失効させる',
    en: 'Revoke a calendar link',
    body: z.strictObject({}).meta({ id: 'RevokeCalendarLink' }),
  },
  /** A mail that failed for good goes out once more, to the address the person has then. */
  SendMailAgain: {
    method: 'POST',
    path: '/v1/outbox/:mailId/send-again',
    ja: 'もう一度送る',
    en: 'Send again',
    body: z.strictObject({}).meta({ id: 'SendMailAgain' }),
  },
} as const;
export type OrganisationCommandName = keyof typeof organisationCommands;
export type OrganisationCommandBody<Name extends OrganisationCommandName = OrganisationCommandName> = z.infer<
  (typeof organisationCommands)[Name]['body']
>;
export const organisationCommandNames = Object.keys(organisationCommands) as OrganisationCommandName[];

/**
 * The answer to an accepted command of an organisation. `joinLink` (AddPerson, RenewJoinLink), `token` (IssueToken) and `calendarUrl`
 * (IssueCalendarLink) are shown to the one who
 * asked and kept nowhere in clear; an honest repeat within the hour gets them again, later it gets the receipt without them. `comesBackAs`
 * (AddPerson): the address was registered here already, so it is the person it belongs to who was added; this is the name they are registered
 * under. The name and the language of the request were not used.
 */
export const OrganisationReceipt = z
  .object({
    commandId: CommandId,
    seq: z.int(),
    digest: z.string(),
    recordedAt: z.string(),
    person: PersonId.optional(),
    comesBackAs: z.string().optional(),
    joinLink: z.string().optional(),
    joinLinkExpiresAt: z.string().optional(),
    tokenId: z.string().optional(),
    token: z.string().optional(),
    linkId: z.string().optional(),
    calendarUrl: z.string().optional(),
    expiresAt: z.string().optional(),
  })
  .meta({ id: 'OrganisationReceipt' });
export type OrganisationReceipt = z.infer<typeof OrganisationReceipt>;

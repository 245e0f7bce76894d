import { z } from 'zod';
import { PersonId, TenantId } from '../vocabulary/ids.js';
import { refuseDoubled } from '../vocabulary/lists.js';
import { Language, OrganisationPractice, OrganisationProfile, WrittenProfile } from '../vocabulary/organisation.js';
import { plainText } from '../vocabulary/typed-text.js';
import { password, personEmail, personName } from './organisation.js';

/** One that is too short to be one is a link that does not work, and is answered as such, not as a fault of the form. */
const linkToken = z.string().max(200);

/** Comes with the session's cookie: the person is signed in. `language`: that of their mails and screens, once they or whoever invited them chose one. */
export const SignedInAnswer = z
  .object({ tenant: TenantId, person: PersonId, language: Language.optional() })
  .meta({ id: 'SignedInAnswer' });

/** What an organisation starts with when its owner says nothing else; changed later under settings. */
export const setUpDefaults: { readonly profile: OrganisationProfile; readonly practice: OrganisationPractice } = {
  profile: { jurisdictions: ['jp'] },
  practice: { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 60 },
};

const Done = z.object({}).meta({ id: 'Done' });

/**
 * What a person does about their own account. No idempotency key: the one-time token of a link stands for it, and the rest may be repeated.
 * `signedIn`: only with a session; a token has no password to change.
 */
export const accountRequests = {
  signIn: {
    method: 'POST',
    path: '/api/auth/sign-in/email',
    ja: 'サインイン',
    en: 'Sign in',
    body: z
      .strictObject({
        email: z.string().trim().min(1).max(254),
        password: z.string().min(1).max(1_000),
        rememberMe: z.boolean().optional(),
      })
      .meta({ id: 'SignIn' }),
    answer: SignedInAnswer,
  },
  signOut: {
    method: 'POST',
    path: '/api/auth/sign-out',
    ja: 'サインアウト',
    en: 'Sign out',
    body: z.strictObject({}).meta({ id: 'SignOut' }),
    answer: Done,
    signedIn: true,
  },
  /** Ends every other session of the person. */
  changePassword: {
    method: 'POST',
    path: '/api/auth/change-password',
    ja: 'パスワードを変える',
    en: 'Change the password',
    body: z.strictObject({ currentPassword: z.string().min(1).max(1_000), newPassword: password }).meta({ id: 'ChangePassword' }),
    answer: Done,
    signedIn: true,
  },
  /** Ends every session of the person, this one too. Tokens go on. */
  signOutEverywhere: {
    method: 'POST',
    path: '/api/auth/sign-out-everywhere',
    ja: 'すべての端末でサインアウトする',
    en: 'Sign out everywhere',
    body: z.strictObject({}).meta({ id: 'SignOutEverywhere' }),
    answer: Done,
    signedIn: true,
  },
  /** In which one's mails are written, and the console speaks after signing in. */
  chooseLanguage: {
    method: 'POST',
    path: '/v1/me/choose-language',
    ja: '言語を選ぶ',
    en: 'Choose the language',
    body: z.strictObject({ language: Language }).meta({ id: 'ChooseLanguage' }),
    answer: Done,
    signedIn: true,
  },
  setUp: {
    method: 'POST',
    path: '/v1/setup',
    ja: '組織を作る',
    en: 'Set up the organisation',
    body: z
      .strictObject({
        token: linkToken,
        organisationName: plainText(200),
        name: personName,
        email: personEmail,
        password,
        language: Language.optional(),
        profile: WrittenProfile.optional(),
        practice: OrganisationPractice.optional(),
      })
      .superRefine(refuseDoubled)
      .meta({ id: 'SetUp' }),
    answer: SignedInAnswer,
  },
  join: {
    method: 'POST',
    path: '/v1/join',
    ja: '参加する',
    en: 'Join',
    body: z.strictObject({ token: linkToken, password, language: Language.optional() }).meta({ id: 'Join' }),
    answer: SignedInAnswer,
  },
} as const;
export type AccountRequestName = keyof typeof accountRequests;

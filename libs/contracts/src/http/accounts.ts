import { z } from 'zod';
import { PersonId, TenantId } from '../vocabulary/ids.js';
import { OrganisationPractice, OrganisationProfile } from '../vocabulary/organisation.js';
import { password, personEmail, personName } from './organisation.js';

const linkToken = z.string().min(20).max(200);

/** Both answers come with the session's cookie: the person is signed in. */
export const SignedInAnswer = z.object({ tenant: TenantId, person: PersonId }).meta({ id: 'SignedInAnswer' });

/** What a person does before anybody is signed in: no idempotency key, the one-time token of the link stands for it. */
export const accountRequests = {
  setUp: {
    method: 'POST',
    path: '/v1/setup',
    ja: '組織を作る',
    en: 'Set up the organisation',
    body: z
      .strictObject({
        token: linkToken,
        organisationName: z.string().trim().min(1).max(200),
        name: personName,
        email: personEmail,
        password,
        profile: OrganisationProfile.optional(),
        practice: OrganisationPractice.optional(),
      })
      .meta({ id: 'SetUp' }),
    answer: SignedInAnswer,
  },
  join: {
    method: 'POST',
    path: '/v1/join',
    ja: '参加する',
    en: 'Join',
    body: z.strictObject({ token: linkToken, password }).meta({ id: 'Join' }),
    answer: SignedInAnswer,
  },
} as const;
export type AccountRequestName = keyof typeof accountRequests;

import { z } from 'zod';
import { PersonId, TenantId } from '../vocabulary/ids.js';
import { OrganisationPractice, OrganisationProfile } from '../vocabulary/organisation.js';
import { Role } from '../vocabulary/roles.js';

export const PersonView = z
  .object({
    person: PersonId,
    name: z.string(),
    email: z.string(),
    roles: z.array(Role),
    active: z.boolean(),
    lastSignedInAt: z.string().optional(),
  })
  .meta({ id: 'PersonView' });
export type PersonView = z.infer<typeof PersonView>;

export const OrganisationView = z
  .object({
    tenant: TenantId,
    name: z.string(),
    profile: OrganisationProfile,
    practice: OrganisationPractice,
    mailIsConfigured: z.boolean(),
  })
  .meta({ id: 'OrganisationView' });
export type OrganisationView = z.infer<typeof OrganisationView>;

export const Me = z
  .object({
    person: PersonId,
    name: z.string(),
    email: z.string(),
    roles: z.array(Role),
    via: z.enum(['session', 'token']),
    organisation: OrganisationView,
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** The folded organisation: who may do what, and how the organisation works. Names and addresses are not here. */
export interface OrganisationState {
  readonly version: 1;
  readonly founded: boolean;
  readonly profile: OrganisationProfile;
  readonly practice: OrganisationPractice;
  readonly people: Readonly<Record<string, { readonly roles: readonly Role[]; readonly active: boolean }>>;
  readonly tokens: Readonly<Record<string, { readonly roles: readonly Role[]; readonly expiresAt?: string }>>;
}

/** A member as the outbox and the authority table see one. */
export interface Member {
  readonly person: PersonId;
  readonly roles: readonly Role[];
}

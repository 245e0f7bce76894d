import { z } from 'zod';
import { Actor } from '../commands/actor.js';
import { PersonId, TenantId } from '../vocabulary/ids.js';
import { Language, OrganisationPractice, OrganisationProfile } from '../vocabulary/organisation.js';
import { Role } from '../vocabulary/roles.js';

/** What a person was called from then on, as the record binds it. `name` is absent where the record binds none for that time, or it does not open any more. */
export const NamedSince = z.object({ since: z.string(), name: z.string().optional() }).meta({ id: 'NamedSince' });
export type NamedSince = z.infer<typeof NamedSince>;

/** `name` is the registered one of today. `names`: the names of each time, the earliest first; absent where the record knows no other than today's. */
export const PersonView = z
  .object({
    person: PersonId,
    name: z.string(),
    email: z.string(),
    roles: z.array(Role),
    active: z.boolean(),
    lastSignedInAt: z.string().optional(),
    names: z.array(NamedSince).optional(),
  })
  .meta({ id: 'PersonView' });
export type PersonView = z.infer<typeof PersonView>;

/** `settingsVersion`: the entry of the organisation's record that set them last. Whoever changes them names it as `basedOn`. */
export const OrganisationView = z
  .object({
    tenant: TenantId,
    name: z.string(),
    profile: OrganisationProfile,
    practice: OrganisationPractice,
    settingsVersion: z.int(),
    mailIsConfigured: z.boolean(),
  })
  .meta({ id: 'OrganisationView' });
export type OrganisationView = z.infer<typeof OrganisationView>;

/**
 * A link made anew for a person who had joined already: whoever held it could set their password. `corrected`: not a link, but their name or
 * address was set by somebody else, who then gets the mails meant for them.
 */
export const LinkRenewal = z.object({ at: z.string(), by: Actor, corrected: z.literal(true).optional() }).meta({ id: 'LinkRenewal' });
export type LinkRenewal = z.infer<typeof LinkRenewal>;

/** `linkRenewals`: of the past year, the latest first, so that nobody's account changes hands unseen by them. */
export const Me = z
  .object({
    person: PersonId,
    name: z.string(),
    email: z.string(),
    language: Language,
    roles: z.array(Role),
    via: z.enum(['session', 'token']),
    organisation: OrganisationView,
    linkRenewals: z.array(LinkRenewal),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** A name as the record binds it, from the entry that brought it on. */
export interface NameOnRecord {
  readonly since: string;
  /** The sealed text. Absent where the record binds none for that time. */
  readonly ref?: string;
}

export interface MemberState {
  readonly roles: readonly Role[];
  /** The entry that changed the roles last, by its number in the stream. */
  readonly rolesVersion: number;
  readonly active: boolean;
  /** Has set a password, so that somebody can sign in as this person. */
  readonly joined: boolean;
  /** Every role the person has held, also what was taken away since: whose account it is does not change with the roles. */
  readonly everHeld: readonly Role[];
  /** The latest links made anew after they had joined, the latest first. */
  readonly linkRenewals: readonly LinkRenewal[];
  /** What they were called and when, the earliest first. */
  readonly names: readonly NameOnRecord[];
  /** The address that a correction set last, as a sealed text; absent when none did. */
  readonly email?: string;
  /** The entry that set their name or address last, by its number in the stream. */
  readonly contactVersion: number;
  /** When a correction set either last. */
  readonly correctedAt?: string;
}

export interface CalendarLink {
  readonly person: PersonId;
  readonly language: Language;
  readonly issuedAt: string;
}

/** The folded organisation: who may do what, and how the organisation works. Names and addresses are here as references only. */
export interface OrganisationState {
  readonly version: 8;
  readonly founded: boolean;
  readonly profile: OrganisationProfile;
  readonly practice: OrganisationPractice;
  /** The entry that changed profile and practice last, by its number in the stream. */
  readonly settingsVersion: number;
  /** What the organisation is called by that entry, and since when it is. Absent where the entry binds no name, as the founding does not. */
  readonly name?: Required<NameOnRecord>;
  readonly people: Readonly<Record<string, MemberState>>;
  readonly tokens: Readonly<Record<string, { readonly roles: readonly Role[]; readonly expiresAt?: string }>>;
  /** Calendars of open duties that can be subscribed to, by link. */
  readonly calendarLinks: Readonly<Record<string, CalendarLink>>;
}

/** A member as the outbox and the authority table see one. */
export interface Member {
  readonly person: PersonId;
  readonly roles: readonly Role[];
}

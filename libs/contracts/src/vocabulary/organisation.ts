import { z } from 'zod';
import { Day } from './instants.js';
import { refuseDoubledRefs } from './lists.js';
import { OrganisationSize } from './roles.js';

/** The languages everything is said in. */
export const Language = z.enum(['ja', 'en']);
export type Language = z.infer<typeof Language>;

/** Which count of failed sign-ins is full: of one account at one address or browser, of one account everywhere, or of one address. */
export const PauseScope = z.enum(['account-and-address', 'account', 'address']);
export type PauseScope = z.infer<typeof PauseScope>;

/** What can be found wrong with the record of an incident: within its own chain, in what an entry says, against the leaves of the log, against the engine's histories. */
export const RecordDifference = z.enum([
  'changed',
  'inserted',
  'deleted',
  'reordered',
  'truncated',
  'rewritten',
  'backdated',
  'wrong-stream',
  'unknown-version',
  'entry-is-unreadable',
  'entry-is-gone',
  'leaf-differs',
  'run-is-missing',
  'answered-without-entry',
  'history-differs',
  'history-does-not-open',
]);
export type RecordDifference = z.infer<typeof RecordDifference>;

/** One of them, at which entry, and about which run or append where that is another. */
export const FoundToDiffer = z.object({ code: RecordDifference, seq: z.int(), about: z.string().max(80).optional() });
export type FoundToDiffer = z.infer<typeof FoundToDiffer>;

export const Jurisdiction = z.enum([
  'jp',
  'eu',
  'uk',
  'kr',
  'sg',
  'au',
  'tw',
  'cn',
  'hk',
  'th',
  'in',
  'us-ca',
  'us-ny',
  'us-tx',
  'us-hipaa',
  'us-sec',
]);
export const Sector = z.enum(['general', 'healthcare', 'finance', 'telecom', 'credit', 'public', 'other']);
export const Mark = z.enum(['privacy-mark']);
export const Designation = z.enum([
  'special-infra-operator',
  'credit-bureau',
  'nis2-entity',
  'dora-entity',
  'cra-manufacturer',
  'tw-digital-economy',
  'cn-central-organ',
]);

const whole = z.int().min(1).max(10_000);
/** A time limit that a policy or a contract names. */
export const AgreedLength = z.union([z.strictObject({ hours: whole }), z.strictObject({ days: whole })]);
export type AgreedLength = z.infer<typeof AgreedLength>;

/** Somebody who must hear of an incident because a policy or a contract says so; known by the register's own reference, never by a name. */
const Agreed = z.strictObject({ ref: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/), within: AgreedLength });

/** What the organisation has agreed with others, from its own register. */
export const OrganisationRegister = z.strictObject({
  insurers: z.array(Agreed).max(50).optional(),
  partners: z.array(Agreed).max(500).optional(),
});
export type OrganisationRegister = z.infer<typeof OrganisationRegister>;

/** Who receives the reports by delegation (CO Art. 40), and the days on which that office is closed besides those of the state. */
export const DelegatedAuthority = z.strictObject({ kind: z.enum(['prefecture']), closedOn: z.array(Day).max(1_000).optional() });

/** What the law asks of an organisation: decides which packs are looked at. */
export const OrganisationProfile = z
  .strictObject({
    jurisdictions: z.array(Jurisdiction).min(1).max(16),
    sector: Sector.optional(),
    marks: z.array(Mark).optional(),
    listed: z.boolean().optional(),
    zone: z.string().max(60).optional(),
    designations: z.array(Designation).optional(),
    register: OrganisationRegister.optional(),
    authority: DelegatedAuthority.optional(),
  })
  .meta({ id: 'OrganisationProfile' });
export type OrganisationProfile = z.infer<typeof OrganisationProfile>;

/** Does the runtime know a time zone of that name? An offset is none. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The profile as somebody writes it: its zone is one of the IANA list, and each party of its register is named once. What is on record is read as it is. */
export const WrittenProfile = OrganisationProfile.extend({
  zone: OrganisationProfile.shape.zone.refine((zone) => zone === undefined || isZone(zone), {
    message: 'a zone of the IANA time zone database is expected, as Asia/Tokyo',
  }),
  register: OrganisationRegister.superRefine(refuseDoubledRefs).optional(),
}).meta({ id: 'WrittenProfile' });

/** How an organisation works with Shodo; a copy of it as it stood travels with every command. */
export const OrganisationPractice = z
  .strictObject({
    size: OrganisationSize,
    /** Pause before one person may approve own work in a small organisation, minutes. */
    secondLookMinutes: z.int().min(1).max(10_080),
    /** Time to acknowledge a reminder before everybody responsible is told, minutes. */
    acknowledgeWithinMinutes: z.int().min(1).max(10_080),
  })
  .meta({ id: 'OrganisationPractice' });
export type OrganisationPractice = z.infer<typeof OrganisationPractice>;

import { z } from 'zod';
import { OrganisationSize } from './roles.js';

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
export const Designation = z.enum(['special-infra-operator', 'nis2-entity', 'dora-entity', 'cra-manufacturer']);

/** What the law asks of an organisation: decides which packs are looked at. */
export const OrganisationProfile = z
  .strictObject({
    jurisdictions: z.array(Jurisdiction).min(1).max(16),
    sector: Sector.optional(),
    marks: z.array(Mark).optional(),
    listed: z.boolean().optional(),
    zone: z.string().max(60).optional(),
    designations: z.array(Designation).optional(),
  })
  .meta({ id: 'OrganisationProfile' });
export type OrganisationProfile = z.infer<typeof OrganisationProfile>;

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

import { z } from 'zod';

/** What a person may be in an organisation. One person may hold several. */
export const Role = z.enum(['clerk', 'responder', 'privacyOfficer', 'executiveApprover', 'auditor', 'operator']);
export type Role = z.infer<typeof Role>;

/** Roles that take part in incidents: they hold tracks and answer reminders. The others look on, or keep the machine running. */
export const respondingRoles = ['clerk', 'responder', 'privacyOfficer', 'executiveApprover'] as const satisfies readonly Role[];

/** Roles that may read what people wrote: only they can belong to the audience of something limited. */
export const readingRoles = ['clerk', 'responder', 'privacyOfficer', 'executiveApprover', 'auditor'] as const satisfies readonly Role[];

/** In a small organisation one person may hold every role; a second look after a pause replaces the second person. */
export const OrganisationSize = z.enum(['standard', 'small']);
export type OrganisationSize = z.infer<typeof OrganisationSize>;

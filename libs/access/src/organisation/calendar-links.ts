import type { Language, OrganisationState } from '@shodo/contracts';
import { type Asker, activePerson, type Decided, happened, refuse } from './decided.js';

const mostOfOnePerson = 5;
const administers = ({ roles }: Asker) => roles.includes('privacyOfficer') || roles.includes('operator');

/** A link to the calendar of open duties, for oneself. */
export function issueCalendarLink(
  organisation: OrganisationState | undefined,
  { linkId, language }: { linkId: string; language: Language },
  by: Asker,
): Decided {
  if (!organisation || !activePerson(organisation, by.person)) return refuse('person-is-unknown');
  const own = Object.values(organisation.calendarLinks).filter(({ person }) => person === by.person);
  if (own.length >= mostOfOnePerson) return refuse('too-many-calendar-links');
  return [happened('CalendarLinkIssued', { linkId, person: by.person, language })];
}

/** One's own, or anybody's for whoever administers people. Of another's link nobody else learns that it exists. */
export function revokeCalendarLink(organisation: OrganisationState | undefined, { linkId }: { linkId: string }, by: Asker): Decided {
  const link = organisation && Object.hasOwn(organisation.calendarLinks, linkId) ? organisation.calendarLinks[linkId] : undefined;
  if (!link || (link.person !== by.person && !administers(by))) return refuse('calendar-link-is-unknown');
  return [happened('CalendarLinkRevoked', { linkId })];
}

/** The links this person sees: their own, or everybody's for whoever administers people. */
export const calendarLinksFor = (organisation: OrganisationState, by: Asker) =>
  Object.entries(organisation.calendarLinks)
    .filter(([, { person }]) => person === by.person || administers(by))
    .map(([linkId, link]) => ({ linkId, ...link }));

/** Whose calendar a link opens now: nobody's once it was revoked, or the person was removed. */
export function calendarOf(organisation: OrganisationState | undefined, linkId: string) {
  const link = organisation && Object.hasOwn(organisation.calendarLinks, linkId) ? organisation.calendarLinks[linkId] : undefined;
  const holder = link && activePerson(organisation, link.person);
  return holder ? link : undefined;
}

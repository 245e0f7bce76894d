import type { OrganisationPractice, OrganisationProfile, OrganisationState, PersonId, Role, SealedText } from '@shodo/contracts';
import { type Decided, happened, refuse } from './decided.js';

/** The owner of a fresh organisation holds every role one person needs to work alone; others are added later. */
export const ownerRoles: readonly Role[] = ['responder', 'privacyOfficer', 'executiveApprover', 'operator'];

export interface Founding {
  readonly owner: PersonId;
  readonly ownersName: SealedText;
  readonly profile: OrganisationProfile;
  readonly practice: OrganisationPractice;
}

/** Founds an organisation with one person in it. Refused when it exists. */
export function foundOrganisation(
  organisation: OrganisationState | undefined,
  { owner, ownersName, profile, practice }: Founding,
): Decided {
  if (organisation?.founded) return refuse('organisation-is-founded-already');
  return [
    happened('OrganisationFounded', { profile, practice, owner }),
    happened('PersonAdded', { person: owner, roles: [...ownerRoles], name: ownersName }),
    happened('PersonJoined', { person: owner }),
  ];
}

import type { OrganisationState, PersonId, Role } from '@shodo/contracts';
import { administers } from '../may-do.js';
import { activePerson, type Circumstances, type Decided, happened, refuse } from './decided.js';

/** Would somebody able to sign in still administer people, with these roles for this person? */
function somebodyStillAdministers(
  organisation: OrganisationState,
  { ableToSignIn }: Circumstances,
  person: PersonId,
  roles: readonly Role[],
): boolean {
  return Object.entries({ ...organisation.people, [person]: { roles, active: roles.length > 0 } }).some(
    ([id, { roles: held, active }]) => active && ableToSignIn.has(id) && administers(held),
  );
}

/** Adds a person, or brings one back who was removed. */
export function addPerson(
  organisation: OrganisationState | undefined,
  { person, roles }: { person: PersonId; roles: readonly Role[] },
): Decided {
  if (activePerson(organisation, person)) return refuse('person-is-a-member-already');
  return [happened('PersonAdded', { person, roles: inOrder(roles) })];
}

export function changeRoles(
  organisation: OrganisationState | undefined,
  { person, roles }: { person: PersonId; roles: readonly Role[] },
  circumstances: Circumstances,
): Decided {
  const member = activePerson(organisation, person);
  if (!organisation || !member) return refuse('person-is-unknown');
  if (!somebodyStillAdministers(organisation, circumstances, person, roles)) return refuse('last-owner-must-remain');
  return [happened('RolesChanged', { person, before: [...member.roles], roles: inOrder(roles) })];
}

export function removePerson(
  organisation: OrganisationState | undefined,
  { person }: { person: PersonId },
  circumstances: Circumstances,
): Decided {
  if (!organisation || !activePerson(organisation, person)) return refuse('person-is-unknown');
  if (!somebodyStillAdministers(organisation, circumstances, person, [])) return refuse('last-owner-must-remain');
  return [happened('PersonRemoved', { person })];
}

export function renewJoinLink(organisation: OrganisationState | undefined, { person }: { person: PersonId }): Decided {
  return activePerson(organisation, person) ? [happened('JoinLinkRenewed', { person })] : refuse('person-is-unknown');
}

/** A person who follows the link sets a password; written once more whenever a renewed link is used. */
export function joinOrganisation(organisation: OrganisationState | undefined, { person }: { person: PersonId }): Decided {
  return activePerson(organisation, person) ? [happened('PersonJoined', { person })] : refuse('person-is-unknown');
}

/** Each role once, in the order a record should always show them. */
const order: readonly Role[] = ['clerk', 'responder', 'privacyOfficer', 'executiveApprover', 'auditor', 'operator'];
export const inOrder = (roles: readonly Role[]): Role[] => order.filter((role) => roles.includes(role));

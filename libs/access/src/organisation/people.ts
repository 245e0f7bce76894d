import type { OrganisationState, PersonId, RefusalCode, Role, SealedText } from '@shodo/contracts';
import { mayDo } from '../may-do.js';
import { type Asker, activePerson, type Decided, happened, inOrder, isOvertaken, refuse } from './decided.js';
import { leavesNoPrivacyOfficer, needsPrivacyOfficer, notTheirs, opensForeignRole } from './separation.js';

interface About {
  readonly person: PersonId;
}

/** What is done to a person who is a member. */
const toMember = ['CorrectPerson', 'ChangeRoles', 'RemovePerson', 'RenewJoinLink'] as const;
type ToMember = (typeof toMember)[number];

/** What stands in the way before anything is typed. Each decision asks this first; the list of people shows it beside each person. */
export function standsInTheWay(
  command: ToMember,
  organisation: OrganisationState | undefined,
  { person }: About,
  by: Asker,
): RefusalCode[] {
  const member = activePerson(organisation, person);
  if (!organisation || !member) return ['person-is-unknown'];
  const blocks = notTheirs(person, member, by);
  switch (command) {
    case 'CorrectPerson':
      return blocks;
    case 'ChangeRoles':
      // One's own roles can only become fewer, and one has to stay.
      return person === by.person && member.roles.length < 2 ? [...blocks, 'a-second-person-must-add-roles'] : blocks;
    case 'RemovePerson':
      return [...blocks, ...leavesNoPrivacyOfficer(organisation, person, [])];
    case 'RenewJoinLink':
      return [...blocks, ...opensForeignRole(person, member, by)];
  }
}

/** The same as the caller sees it, with what their roles do not allow at all. */
export function allowedWithPerson(organisation: OrganisationState, about: About, by: Asker) {
  return toMember.map((command) => {
    const blocks = mayDo(by.roles, command) ? standsInTheWay(command, organisation, about, by) : (['not-authorised'] as const);
    return { command, allowed: blocks.length === 0, blockedBy: blocks.map((code) => ({ code })) };
  });
}

/** What stands against adding them, before their name is sealed. */
export function standsAgainstAdding(
  organisation: OrganisationState | undefined,
  { person, roles }: About & { roles: readonly Role[] },
  by: Asker,
): RefusalCode[] {
  const isMember: RefusalCode[] = activePerson(organisation, person) ? ['person-is-a-member-already'] : [];
  return [...isMember, ...needsPrivacyOfficer(roles, by)];
}

/**
 * Adds a person, or brings one back who was removed. Somebody who had joined has a password: a link beside it is a renewal, and is made only for
 * those who could renew it.
 */
export function addPerson(
  organisation: OrganisationState | undefined,
  { person, roles, name }: About & { roles: readonly Role[]; name: SealedText },
  by: Asker,
): Decided {
  const refusals = standsAgainstAdding(organisation, { person, roles }, by);
  if (refusals.length > 0) return refuse(...refusals);
  const before = organisation?.people[person];
  const renews = before?.joined && opensForeignRole(person, { ...before, everHeld: [...before.everHeld, ...roles] }, by).length === 0;
  return [happened('PersonAdded', { person, roles: inOrder(roles), name }), ...(renews ? [happened('JoinLinkRenewed', { person })] : [])];
}

/** A name or an address as the correction found it, and as it is from now on. */
export interface Correction extends About {
  readonly basedOn?: number | undefined;
  readonly name?: { readonly before: SealedText; readonly now: SealedText } | undefined;
  readonly email?: { readonly before: SealedText; readonly now: SealedText } | undefined;
}

export function correctPerson(
  organisation: OrganisationState | undefined,
  { person, name, email, basedOn }: Correction,
  by: Asker,
): Decided {
  const blocks = standsInTheWay('CorrectPerson', organisation, { person }, by);
  const member = activePerson(organisation, person);
  if (member && isOvertaken(basedOn, member.contactVersion)) return refuse(...blocks, 'person-was-corrected-meanwhile');
  if (blocks.length > 0) return refuse(...blocks);
  if (!name && !email) return refuse('nothing-was-corrected');
  return [
    happened('PersonCorrected', {
      person,
      ...(name && { nameBefore: name.before, name: name.now }),
      ...(email && { emailBefore: email.before, email: email.now }),
    }),
  ];
}

export function changeRoles(
  organisation: OrganisationState | undefined,
  { person, roles, basedOn }: About & { roles: readonly Role[]; basedOn?: number | undefined },
  by: Asker,
): Decided {
  const blocks = standsInTheWay('ChangeRoles', organisation, { person }, by);
  const member = activePerson(organisation, person);
  if (!organisation || !member) return refuse(...blocks);
  if (isOvertaken(basedOn, member.rolesVersion)) return refuse(...blocks, 'roles-were-changed-meanwhile');
  const added = roles.filter((role) => !member.roles.includes(role));
  const ofOneself: RefusalCode[] = added.length > 0 ? ['a-second-person-must-add-roles'] : [];
  const refusals = [
    ...blocks,
    ...(person === by.person ? ofOneself : needsPrivacyOfficer(added, by)),
    ...leavesNoPrivacyOfficer(organisation, person, roles),
  ];
  if (refusals.length > 0) return refuse(...refusals);
  return [happened('RolesChanged', { person, before: [...member.roles], roles: inOrder(roles) })];
}

export function removePerson(organisation: OrganisationState | undefined, { person }: About, by: Asker): Decided {
  const blocks = standsInTheWay('RemovePerson', organisation, { person }, by);
  return blocks.length > 0 ? refuse(...blocks) : [happened('PersonRemoved', { person })];
}

export function renewJoinLink(organisation: OrganisationState | undefined, { person }: About, by: Asker): Decided {
  const blocks = standsInTheWay('RenewJoinLink', organisation, { person }, by);
  return blocks.length > 0 ? refuse(...blocks) : [happened('JoinLinkRenewed', { person })];
}

/** For whoever holds the machine: they reach the record anyway, so no role is asked for. What they do stands in it like every renewal. */
export function recoverAccount(organisation: OrganisationState | undefined, { person }: About): Decided {
  return activePerson(organisation, person) ? [happened('JoinLinkRenewed', { person })] : refuse('person-is-unknown');
}

/** A person who follows the link sets a password; written once more whenever a renewed link is used. */
export function joinOrganisation(organisation: OrganisationState | undefined, { person }: About): Decided {
  return activePerson(organisation, person) ? [happened('PersonJoined', { person })] : refuse('person-is-unknown');
}

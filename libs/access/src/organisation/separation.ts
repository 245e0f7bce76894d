import type { MemberState, OrganisationState, RefusalCode, Role } from '@shodo/contracts';
import { mayDo } from '../may-do.js';
import { type Asker, activePerson, everyRole } from './decided.js';

/** Who holds one of these approves, answers for or checks what others did. */
export const decidingRoles: readonly Role[] = ['privacyOfficer', 'executiveApprover', 'auditor'];
const decides = (role: Role) => decidingRoles.includes(role);
const isPrivacyOfficer = ({ roles }: { readonly roles: readonly Role[] }) => roles.includes('privacyOfficer');

/**
 * The operator keeps the product running and has no say in who approves and who audits.
 * @param concerned roles held now, or to be given
 */
export const needsPrivacyOfficer = (concerned: readonly Role[], by: Asker): RefusalCode[] =>
  concerned.some(decides) && !isPrivacyOfficer(by) ? ['deciding-roles-need-a-privacy-officer'] : [];

/** Why this person is not administered by the one who asks, whatever is to be done. One's own roles are another matter. */
export const notTheirs = (person: string, { roles }: MemberState, by: Asker): RefusalCode[] =>
  person === by.person ? [] : needsPrivacyOfficer(roles, by);

/**
 * Whoever has a person's link can act as that person. Once somebody has set a password, a link is for those only who hold every deciding role the
 * person ever held: taking a role away, making a link and giving the role back would lead to the same account. A link for oneself opens no more
 * than one holds in this request.
 */
export function opensForeignRole(person: string, { joined, roles, everHeld }: Omit<MemberState, 'active'>, by: Asker): RefusalCode[] {
  const opened = person === by.person ? roles : everHeld.filter(decides);
  return joined && opened.some((role) => !by.roles.includes(role)) ? ['link-opens-a-role-you-do-not-hold'] : [];
}

/** Would a privacy officer remain who is able to sign in, with these roles for this person? Without one nobody could ever give a deciding role. */
export function leavesNoPrivacyOfficer(organisation: OrganisationState, person: string, roles: readonly Role[]): RefusalCode[] {
  const others = Object.entries(organisation.people).filter(([id]) => id !== person);
  const remains =
    others.some(([, member]) => member.active && member.joined && isPrivacyOfficer(member)) ||
    (organisation.people[person]?.joined === true && isPrivacyOfficer({ roles }));
  return remains ? [] : ['last-owner-must-remain'];
}

/** Roles the one who asks may leave a person with, or add somebody with when no person is named. */
export function rolesOnOffer(organisation: OrganisationState, by: Asker, person?: string): Role[] {
  if (!mayDo(by.roles, 'ChangeRoles')) return [];
  if (person === by.person) return [...(activePerson(organisation, person)?.roles ?? [])];
  return everyRole().filter((role) => needsPrivacyOfficer([role], by).length === 0);
}

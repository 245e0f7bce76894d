import { type Member, type Role, respondingRoles } from '@shodo/contracts';

export const everybodyResponsible: readonly Role[] = ['privacyOfficer', 'executiveApprover', 'responder'];

const holdsOneOf = (roles: readonly Role[], member: Member) => member.roles.some((role) => roles.includes(role));

/**
 * Who is told: the holders of the wanted roles and the person named, unless no role of theirs takes part in incidents any more; when there is none, everybody responsible; when there is none either, every
 * member. Never nobody while there are members. Ids, each once, sorted.
 */
export function recipientsAmong(members: readonly Member[], wanted: readonly Role[], named?: string): string[] {
  const holding = (roles: readonly Role[]) =>
    members.filter((member) => (member.person === named && holdsOneOf(respondingRoles, member)) || holdsOneOf(roles, member));
  const told = [holding(wanted), holding(everybodyResponsible), members].find((people) => people.length > 0) ?? [];
  return [...new Set(told.map(({ person }) => person))].toSorted();
}

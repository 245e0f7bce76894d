import type { Member, Role } from '@shodo/contracts';

export const everybodyResponsible: readonly Role[] = ['privacyOfficer', 'executiveApprover', 'responder'];

/**
 * Who is told: the holders of the wanted roles and the person named; when there is none, everybody responsible; when there is none either, every
 * member. Never nobody while there are members. Ids, each once, sorted.
 */
export function recipientsAmong(members: readonly Member[], wanted: readonly Role[], named?: string): string[] {
  const holding = (roles: readonly Role[]) =>
    members.filter((member) => member.person === named || member.roles.some((role) => roles.includes(role)));
  const told = [holding(wanted), holding(everybodyResponsible), members].find((people) => people.length > 0) ?? [];
  return [...new Set(told.map(({ person }) => person))].toSorted();
}

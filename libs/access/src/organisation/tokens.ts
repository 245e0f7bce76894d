import type { OrganisationState, Role } from '@shodo/contracts';
import { type Asker, activePerson, type Decided, happened, inOrder, refuse } from './decided.js';

/** A token acts as the person who issued it, with roles they hold in this request: a token issued by way of a token is never stronger than that one. */
export function issueToken(
  organisation: OrganisationState | undefined,
  { tokenId, roles, expiresAt }: { tokenId: string; roles: readonly Role[]; expiresAt?: string },
  by: Asker,
): Decided {
  const issuer = activePerson(organisation, by.person);
  if (!issuer) return refuse('person-is-unknown');
  if (!roles.every((role) => issuer.roles.includes(role) && by.roles.includes(role))) return refuse('roles-exceed-your-own');
  return [happened('TokenIssued', { tokenId, roles: inOrder(roles), ...(expiresAt && { expiresAt }) })];
}

export function revokeToken(organisation: OrganisationState | undefined, { tokenId }: { tokenId: string }): Decided {
  return organisation && Object.hasOwn(organisation.tokens, tokenId) ? [happened('TokenRevoked', { tokenId })] : refuse('token-is-unknown');
}

/** What a token may do now: the roles it was issued with, as far as its person still holds them. Nothing once either is gone or its time is over. */
export function rolesOfToken(
  organisation: OrganisationState,
  { tokenId, person, now }: { tokenId: string; person: string; now: string },
): readonly Role[] {
  const token = organisation.tokens[tokenId];
  const holder = activePerson(organisation, person);
  if (!token || !holder) return [];
  if (token.expiresAt && Date.parse(token.expiresAt) <= Date.parse(now)) return [];
  return token.roles.filter((role) => holder.roles.includes(role));
}

import type { OrganisationState, PersonId, Role } from '@shodo/contracts';
import { activePerson, type Decided, happened, refuse } from './decided.js';
import { inOrder } from './people.js';

/** A token acts as the person who issued it, so it can hold only roles that person holds. */
export function issueToken(
  organisation: OrganisationState | undefined,
  { tokenId, person, roles, expiresAt }: { tokenId: string; person: PersonId; roles: readonly Role[]; expiresAt?: string },
): Decided {
  const issuer = activePerson(organisation, person);
  if (!issuer) return refuse('person-is-unknown');
  if (!roles.every((role) => issuer.roles.includes(role))) return refuse('roles-exceed-your-own');
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

import { type PersonView, type Role, respondingRoles } from '@shodo/contracts';
import { useMemo } from 'react';
import { useRead } from '../api/reads.js';

/** Why somebody holds nothing any more: they were removed, or no role of theirs takes part in incidents. What they held stays on record as theirs. */
export type Gone = 'departed' | 'unable';

export const takesPart = (roles: readonly Role[]): boolean => respondingRoles.some((role) => roles.includes(role));

export const goneAmong = (people: readonly Pick<PersonView, 'person' | 'active' | 'roles'>[]): ReadonlyMap<string, Gone> =>
  new Map(
    people
      .filter(({ active, roles }) => !active || !takesPart(roles))
      .map(({ person, active }) => [person, active ? 'unable' : 'departed'] as const),
  );

export function useGone(): ReadonlyMap<string, Gone> {
  const people = useRead('listPeople').data?.items;
  return useMemo(() => goneAmong(people ?? []), [people]);
}

import type { PersonView } from '@shodo/contracts';
import { useMemo } from 'react';
import { useRead } from '../api/reads.js';

/** Who was removed. What they held stays on record as theirs, and nobody holds it any more. */
export const departedAmong = (people: readonly Pick<PersonView, 'person' | 'active'>[]): ReadonlySet<string> =>
  new Set(people.filter(({ active }) => !active).map(({ person }) => person));

export function useDeparted(): ReadonlySet<string> {
  const people = useRead('listPeople').data?.items;
  return useMemo(() => departedAmong(people ?? []), [people]);
}

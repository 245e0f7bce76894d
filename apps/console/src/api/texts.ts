import type { OpenedTexts } from '@shodo/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useIsAsked } from './me.js';
import { ask } from './reads.js';

const nothing: OpenedTexts = {};

/** References of sealed texts anywhere inside a value. */
export function refsIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const each of value) refsIn(each, found);
  else if (typeof value === 'object' && value !== null) {
    if ('ref' in value && 'commitment' in value && typeof value.ref === 'string') found.add(value.ref);
    else for (const each of Object.values(value)) refsIn(each, found);
  }
  return found;
}

export interface Texts {
  readonly texts: OpenedTexts;
  /** Whatever is missing may still be on its way. */
  readonly areOpening: boolean;
}

/** The opened texts of one incident. Every opening is written into the organisation's record, so it is asked again only when a text is missing. */
export function useTexts(incidentId: string, shown: unknown): Texts {
  const queries = useQueryClient();
  const key = ['texts', incidentId];
  const texts = useQuery({
    queryKey: key,
    queryFn: () => ask('readTexts', { incidentId }),
    enabled: useIsAsked('readTexts'),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const wanted = [...refsIn(shown)].sort().join(' ');
  const known = texts.data;
  const isMissing = known !== undefined && wanted !== '' && wanted.split(' ').some((ref) => known[ref] === undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new set of references, never in a circle
  useEffect(() => {
    if (isMissing) void queries.invalidateQueries({ queryKey: ['texts', incidentId] });
  }, [wanted, incidentId]);
  return { texts: known ?? nothing, areOpening: texts.isFetching };
}

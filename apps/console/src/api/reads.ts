import { type ReadName, reads } from '@shodo/contracts';
import { type QueryKey, type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { fillPath, send } from './client.js';
import { useIsAsked } from './me.js';

export type Answer<Name extends ReadName> = z.infer<(typeof reads)[Name]['answer']>;
type Query = Readonly<Record<string, string | number | undefined>>;
interface Asking {
  readonly incidentId?: string;
  readonly query?: Query;
}
type Paged = 'listIncidents' | 'readTimeline' | 'listOutbox' | 'readOrganisationRecord';

export const keyOf = (name: ReadName, { incidentId, query }: Asking = {}): QueryKey => [
  incidentId ? 'incident' : 'organisation',
  incidentId ?? '',
  name,
  query ?? {},
];

/** Asks for one read of the contracts and parses the answer by its declared shape. */
export async function ask<Name extends ReadName>(name: Name, { incidentId, query }: Asking = {}): Promise<Answer<Name>> {
  const read = reads[name];
  const answer = await send({ path: fillPath(read.path, { incidentId: incidentId ?? '' }), ...(query && { query }) });
  return read.answer.parse(answer) as Answer<Name>;
}

interface Settings {
  readonly enabled?: boolean;
  readonly refetchInterval?: number;
}

/** One read. What the reader's roles may not read is not asked: it stays pending, so a page that is nothing without it stands behind `onlyFor`. */
export function useRead<Name extends ReadName>(name: Name, asking: Asking = {}, settings: Settings = {}): UseQueryResult<Answer<Name>> {
  const enabled = useIsAsked(name) && settings.enabled !== false;
  return useQuery<Answer<Name>>({ queryKey: keyOf(name, asking), queryFn: () => ask(name, asking), ...settings, enabled });
}

type Row<Name extends Paged> = Answer<Name>['items'][number];

type Page<Name extends Paged> = Answer<Name> & { readonly items: readonly Row<Name>[]; readonly next?: string | undefined };

export interface Pages<Name extends Paged> {
  /** All pages read so far. */
  readonly items: readonly Row<Name>[];
  readonly pages: readonly Answer<Name>[];
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly readMore: () => void;
}

/** A list read page by page, asked as by `useRead`. */
export function usePages<Name extends Paged>(name: Name, asking: Asking = {}, settings: Settings = {}): Pages<Name> {
  const enabled = useIsAsked(name) && settings.enabled !== false;
  const pages = useInfiniteQuery({
    queryKey: [...keyOf(name, asking), 'pages'],
    queryFn: async ({ pageParam }): Promise<Page<Name>> =>
      ask(name, { ...asking, query: { ...asking.query, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    ...settings,
    enabled,
  });
  return {
    items: (pages.data?.pages ?? []).flatMap((page) => page.items),
    pages: pages.data?.pages ?? [],
    isPending: pages.isPending,
    error: pages.error,
    hasMore: pages.hasNextPage,
    isReadingMore: pages.isFetchingNextPage,
    readMore: () => void pages.fetchNextPage(),
  };
}

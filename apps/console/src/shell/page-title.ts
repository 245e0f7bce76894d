import type { IncidentView } from '@shodo/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { keyOf } from '../api/reads.js';
import { type Say, useWords, type WordOf } from '../words/i18n.js';

export type PageName = Exclude<WordOf<'pages'>, 'titled' | 'incidentOf'>;

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What its window is called: a route without it does not compile. */
    page: PageName;
  }
}

/** The title of a page; that of an incident is the reference people say on the telephone, which names nobody. */
export function titleOf(page: PageName, reference: string | undefined, say: Say<'pages'>): string {
  if (page === 'product') return say('product');
  return say('titled', { page: page === 'incident' && reference ? say('incidentOf', { reference }) : say(page) });
}

/** Keeps the title of the window with the page and the language. An incident's reference is taken from what its page has read. */
export function usePageTitle(): void {
  const say = useWords('pages');
  const match = useMatches({ select: (matches) => matches.at(-1) });
  const incidentId = match && 'incidentId' in match.params ? match.params.incidentId : undefined;
  const incident = useQuery<IncidentView>({ queryKey: keyOf('readIncident', incidentId ? { incidentId } : {}), enabled: false });
  const title = titleOf(match?.staticData.page ?? 'product', incidentId && incident.data?.reference, say);
  useEffect(() => {
    document.title = title;
  }, [title]);
}

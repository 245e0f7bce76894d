import type { LogView } from '@shodo/contracts';

/** How much of a record a checkpoint held outside vouches for: all of it, as of `at`; only what was recorded before `at`; or nothing yet. */
export type OutsideCopy = { readonly reach: 'all' | 'earlier'; readonly at: string } | { readonly reach: 'none' };

/**
 * By the standing of the organisation's log, which covers the entries of every incident in the order they were recorded.
 * @param reportedAt when the incident began; its first entry is recorded a moment later, so a checkpoint taken before cannot hold any of it
 */
export function outsideCopy({ places, unanchoredSince }: Pick<LogView, 'places' | 'unanchoredSince'>, reportedAt: string): OutsideCopy {
  const [last] = places.map(({ anchoredAt }) => anchoredAt).toSorted((a, b) => Date.parse(b) - Date.parse(a));
  if (last === undefined || Date.parse(last) <= Date.parse(reportedAt)) return { reach: 'none' };
  if (unanchoredSince === undefined) return { reach: 'all', at: last };
  return Date.parse(unanchoredSince) > Date.parse(reportedAt) ? { reach: 'earlier', at: unanchoredSince } : { reach: 'none' };
}

import type { Entry, FactRelied, ReopenedAsRead } from '@shodo/contracts';

/** What an entry says, and where it stands among the others. */
type Said = Pick<Entry, 'seq' | 'appendId' | 'event'>;

/**
 * Entries that say what decisions rest on. Of a decision that is limited an entry which reopens it tells that its ground has changed: the facts are told
 * as far as a decision that is open to the reader rests on them.
 * @param looks entries that record or uphold decisions, in order
 */
export function reopenedAsRead<Whole extends Said>(entry: Whole, looks: readonly Said[], isOpen: (decision: string) => boolean): Whole {
  const { event } = entry;
  if (event.type !== 'DecisionsReopened') return entry;
  const { decisions, facts } = event.data;
  const groundsWithheld = decisions.filter((each) => !isOpen(each));
  if (groundsWithheld.length === 0) return entry;
  const before = looks.filter(({ seq }) => seq < entry.seq);
  const grounds = decisions.filter(isOpen).flatMap((each) => groundOf(each, before));
  const told = facts.filter(({ fact }) => grounds.some((relied) => relied.fact === fact));
  const data: ReopenedAsRead = { ...event.data, facts: told, groundsWithheld };
  return { ...entry, event: { ...event, data } };
}

/** The versions of whoever looked at it last. */
const groundOf = (decision: string, looks: readonly Said[]): readonly FactRelied[] =>
  looks.map(({ event }) => event).findLast((event) => saysGroundOf(event, decision))?.data.reliesOn ?? [];

type Look = Extract<Entry['event'], { type: 'DecisionRecorded' | 'DecisionUpheld' }>;
const saysGroundOf = (event: Entry['event'], decision: string): event is Look =>
  (event.type === 'DecisionRecorded' || event.type === 'DecisionUpheld') && event.data.decision === decision;

/** What is needed of an entry to tell what it took back. */
interface Told {
  readonly seq: number;
  readonly type: string;
  readonly data: unknown;
}
interface Named {
  readonly filing?: unknown;
  readonly entry?: unknown;
}

/**
 * Entries that were taken back, each with the number of the entry that did: a filing is named by its id, a notice or a measure in its place by the
 * number of its entry.
 */
export function takenBackIn(entries: readonly Told[]): ReadonlyMap<number, number> {
  const named = ({ data }: Told) => (data ?? {}) as Named;
  const madeIn = new Map(entries.flatMap((entry) => (entry.type === 'FilingMade' ? [[named(entry).filing, entry.seq] as const] : [])));
  return new Map(
    entries.flatMap((entry): [number, number][] => {
      const { filing, entry: notice } = named(entry);
      const of = entry.type === 'FilingWithdrawn' ? madeIn.get(filing) : entry.type === 'PrincipalNoticeWithdrawn' ? notice : undefined;
      return typeof of === 'number' ? [[of, entry.seq]] : [];
    }),
  );
}

/** What is needed of an entry to tell what it took back. */
interface Told {
  readonly seq: number;
  readonly type: string;
  readonly data: unknown;
}
interface Named {
  readonly filing?: unknown;
  readonly entry?: unknown;
  readonly anchor?: unknown;
  readonly version?: unknown;
}

const anchorName = ({ anchor, version }: Named) => `${anchor} ${version}`;

/**
 * Entries that were taken back, each with the number of the entry that did: a filing is named by its id, a notice or a measure in its place by the
 * number of its entry, a starting point by its version.
 */
export function takenBackIn(entries: readonly Told[]): ReadonlyMap<number, number> {
  const named = ({ data }: Told) => (data ?? {}) as Named;
  const seqOf = (type: string, name: (data: Named) => unknown) =>
    new Map(entries.flatMap((entry) => (entry.type === type ? [[name(named(entry)), entry.seq] as const] : [])));
  const [madeIn, recordedIn] = [seqOf('FilingMade', ({ filing }) => filing), seqOf('AnchorRecorded', anchorName)];
  const takenBack = (entry: Told) => {
    const data = named(entry);
    if (entry.type === 'FilingWithdrawn') return madeIn.get(data.filing);
    if (entry.type === 'AnchorWithdrawn') return recordedIn.get(anchorName(data));
    return entry.type === 'PrincipalNoticeWithdrawn' ? data.entry : undefined;
  };
  return new Map(
    entries.flatMap((entry): [number, number][] => {
      const of = takenBack(entry);
      return typeof of === 'number' ? [[of, entry.seq]] : [];
    }),
  );
}

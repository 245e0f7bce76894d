import { leavesDiffer, recordedOrganisations, type Store, verifyStream } from '@shodo/store';

export interface OwnStreams {
  readonly store: Store;
  /** Opened as `shodo_upkeep`. */
  readonly upkeep: Store;
  /** Told in every round until it is put right: the stream that differs is no place to write it. */
  readonly onDifference: (differs: { readonly tenant: string; readonly problem: string; readonly seq: number }) => void;
  readonly onTrouble: (tenant: string, error: unknown) => void;
}

/**
 * Looks at the own streams of organisations, each once in so many hours of this process: at their chain, and beside the leaves of the log. No run of the
 * engine writes to one, so that there is no history to hold against it.
 */
export function organisationsCompared(everyHours: number, now: () => number = Date.now): (comparing: OwnStreams) => Promise<void> {
  const soundAt = new Map<string, number>();
  return async ({ store, upkeep, onDifference, onTrouble }) => {
    const isDue = (tenant: string) => now() - (soundAt.get(tenant) ?? Number.NEGATIVE_INFINITY) >= everyHours * 3_600_000;
    for (const tenant of (await recordedOrganisations(upkeep)).filter(isDue)) {
      try {
        const found = await differencesIn(store, tenant);
        if (found.length === 0) soundAt.set(tenant, now());
        for (const each of found) onDifference({ tenant, ...each });
      } catch (error) {
        onTrouble(tenant, error);
      }
    }
  };
}

/** What is wrong with the chain is said once, and better, by the chain. */
async function differencesIn(store: Store, tenant: string): Promise<{ problem: string; seq: number }[]> {
  const verdict = await verifyStream(store, { tenant });
  if (!verdict.ok) return [{ problem: verdict.problem, seq: verdict.seq }];
  return (await leavesDiffer(store, { tenant })).slice(0, mostNamed).map(({ problem, seq }) => ({ problem, seq }));
}

/** A record that was put back to another moment differs in every entry since. */
const mostNamed = 50;

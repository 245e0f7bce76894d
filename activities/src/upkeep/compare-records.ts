import { type AnyEvent, EntryUnreadable, erasesAll, type FoundToDiffer, readEvent, workflowIdOf } from '@shodo/contracts';
import { compareHistory, type EngineMemory, type EntryToCompare, type RunRead } from '@shodo/durable/node';
import { tellOfRecord } from '@shodo/mail';
import {
  digestNow,
  type IncidentToCompare,
  incidentsToCompare,
  type LaidEntry,
  laidEntriesOf,
  leavesDiffer,
  nameOfDifference,
  noteCompared,
  type Store,
  verifyStream,
} from '@shodo/store';

/** The engine's side of the records. */
export interface EngineHistories {
  readonly memory: () => Promise<EngineMemory>;
  /** Undefined when the engine knows no such run (any more). */
  readonly runOf: (workflowId: string, runId: string) => Promise<RunRead | undefined>;
}

export interface Comparing {
  readonly store: Store;
  /** Opened as `shodo_upkeep`. */
  readonly upkeep: Store;
  readonly histories: EngineHistories;
  /** Was everything of it erased, with the key of what the engine keeps, whatever its record says? */
  readonly isErased: (of: { readonly tenant: string; readonly incident: string }) => Promise<boolean>;
  readonly onTrouble: (incident: string, error: unknown) => void;
}

/**
 * Looks at the records of incidents in turn, and tells of what differs, each difference once. One that cannot be looked at keeps none of the others
 * back, and is taken up by the next round.
 */
export async function compareRecords(
  comparing: Comparing,
  which: { readonly olderThanHours: number; readonly most: number },
): Promise<{ looked: number; differing: number; failed: number }> {
  const { upkeep, histories, onTrouble } = comparing;
  const incidents = await incidentsToCompare(upkeep, which);
  if (incidents.length === 0) return { looked: 0, differing: 0, failed: 0 };
  const memory = await histories.memory();
  let [differing, failed] = [0, 0];
  for (const each of incidents) {
    try {
      if (await differs(comparing, memory, each)) differing += 1;
    } catch (error) {
      failed += 1;
      onTrouble(each.incident, error);
    }
  }
  return { looked: incidents.length - failed, differing, failed };
}

async function differs(comparing: Comparing, memory: EngineMemory, of: IncidentToCompare): Promise<boolean> {
  const { store, upkeep } = comparing;
  const within = await withinRecord(store, of);
  const { unreadable, differing } = await againstHistories(comparing, memory, of);
  const unnamed = unreadable.filter(({ seq }) => within.every((each) => each.seq !== seq));
  const differences = [...within, ...unnamed, ...differing];
  const known = new Set(of.known);
  const untold = differences.filter((each) => !known.has(nameOfDifference(each)));
  if (untold.length > 0) await tellOfRecord(store, { ...of, differences: untold });
  await noteCompared(upkeep, of, differences);
  return differences.length > 0;
}

/** What is wrong with a chain is said once, and better, by the chain: where it names an entry, that this cannot be read is no more news. */
async function withinRecord(store: Store, of: IncidentToCompare): Promise<FoundToDiffer[]> {
  const verdict = await verifyStream(store, of);
  if (!verdict.ok) return [{ code: verdict.problem, seq: verdict.seq }];
  return (await leavesDiffer(store, of)).map(({ problem, seq }) => ({ code: problem, seq }));
}

/** The entries are read before the histories: what a run was told by then is looked up once more, so that an append of this moment is no difference. */
async function againstHistories(
  { store, histories, isErased }: Comparing,
  memory: EngineMemory,
  of: IncidentToCompare,
): Promise<{ unreadable: FoundToDiffer[]; differing: FoundToDiffer[] }> {
  const readAt = Date.now();
  const entries = new Map<number, EntryToCompare>();
  const unreadable: FoundToDiffer[] = [];
  let isWhollyErased = false;
  for await (const { entry, ...laid } of laidEntriesOf(store, of)) {
    entries.set(laid.seq, { ...laid, runId: entry?.runId });
    const event = eventIn(entry);
    if (!event) unreadable.push({ code: 'entry-is-unreadable', seq: laid.seq });
    else if (erasesAll(event)) isWhollyErased = true;
  }
  const { differences } = await compareHistory({
    workflowId: workflowIdOf(of.tenant, of.incident),
    entries,
    isWhollyErased: async () => isWhollyErased || isErased(of),
    readAt,
    memory,
    runOf: histories.runOf,
    digestNow: (seq) => digestNow(store, of, seq),
  });
  // The engine may drop the runs of what is closed: their histories are archived, and the record's chain has their digests.
  return { unreadable, differing: differences.filter(({ code }) => !(of.closed && code === 'run-is-missing')) };
}

/** What an entry says, as folds read it: a chain shows that nobody changed it, not that it says anything. */
function eventIn(entry: LaidEntry['entry']): AnyEvent | undefined {
  try {
    return entry && readEvent(entry.event);
  } catch (error) {
    if (error instanceof EntryUnreadable) return undefined;
    throw error;
  }
}

import { PayloadUnreadable } from './payload-codec.js';
import type { EngineMemory, RunRead } from './read-run.js';

/** An entry as the engine's histories are held against it. */
export interface EntryToCompare {
  readonly seq: number;
  readonly appendId: string;
  readonly digest: string;
  readonly recordedAt: string;
  readonly runId?: string | undefined;
}

/** Where ledger and engine do not tell the same. `about`: the run that is missing, the command that was answered. */
export interface HistoryDifference {
  readonly code: 'run-is-missing' | 'answered-without-entry' | 'history-differs' | 'history-does-not-open';
  readonly seq: number;
  readonly about?: string;
}

export interface ToCompare {
  readonly workflowId: string;
  /** By sequence. Read before the histories are: whatever came between is asked of `digestNow`. */
  readonly entries: ReadonlyMap<number, EntryToCompare>;
  /** Was the incident erased as a whole? Then nobody is to read any more what the engine kept of it. Asked where that does not open. */
  readonly isWhollyErased: () => Promise<boolean>;
  /** When the entries were read, epoch ms. */
  readonly readAt: number;
  readonly memory: EngineMemory;
  readonly runOf: (workflowId: string, runId: string) => Promise<RunRead | undefined>;
  /** The digest of an entry as it stands in the ledger by now. */
  readonly digestNow: (seq: number) => Promise<string | undefined>;
}

export interface HistoryCompared {
  readonly differences: readonly HistoryDifference[];
  /** The runs that the engine knows. */
  readonly known: readonly RunRead[];
  /** How many runs are older than what the engine remembers. */
  readonly forgotten: number;
  /** Nothing was compared: it does not open. A difference, unless it was erased as a whole. */
  readonly isClosed?: true;
}

/**
 * Holds the entries of an incident against the histories of its runs, both ways: every entry names a run the engine knows, or one older than it
 * remembers; every receipt a run gave, and every entry it was told of, stands in the ledger with that digest. The ledger may know more: an append
 * whose task was lost with its caller.
 */
export async function compareHistory(comparing: ToCompare): Promise<HistoryCompared> {
  try {
    return await compareRuns(comparing);
  } catch (error) {
    if (!(error instanceof PayloadUnreadable)) throw error;
    const { entries, isWhollyErased } = comparing;
    const differences: HistoryDifference[] = (await isWhollyErased()) ? [] : [{ code: 'history-does-not-open', seq: entries.size }];
    return { differences, known: [], forgotten: 0, isClosed: true };
  }
}

async function compareRuns(comparing: ToCompare): Promise<HistoryCompared> {
  const { workflowId, entries, readAt, memory, runOf } = comparing;
  const differences: HistoryDifference[] = [];
  const known: RunRead[] = [];
  let forgotten = 0;
  for (const runId of runsOf(entries, memory.runs.get(workflowId) ?? [])) {
    const run = await runOf(workflowId, runId);
    if (run) {
      known.push(run);
      differences.push(...(await differencesOf(run, comparing)));
      continue;
    }
    const lost = [...entries.values()].find((entry) => entry.runId === runId);
    if (lost && isRemembered(Date.parse(lost.recordedAt), readAt, memory))
      differences.push({ code: 'run-is-missing', seq: lost.seq, about: runId });
    else forgotten += 1;
  }
  return { differences, known, forgotten };
}

function runsOf(entries: ToCompare['entries'], listed: readonly string[]): Set<string> {
  const named = [...entries.values()].flatMap(({ runId }) => (runId === undefined ? [] : [runId]));
  return new Set([...named, ...listed]);
}

/** Kept at least so long after its last entry; an engine whose store was lost knows nothing of before. */
const isRemembered = (at: number, now: number, { sinceMs, retentionMs }: EngineMemory) => at >= sinceMs && at > now - retentionMs;

async function differencesOf({ answered, told }: RunRead, { entries, digestNow }: ToCompare): Promise<HistoryDifference[]> {
  const differences: HistoryDifference[] = [];
  const digestAt = async (seq: number) => entries.get(seq)?.digest ?? (await digestNow(seq));
  for (const [commandId, { seq, digest }] of answered) {
    const entry = entries.get(seq);
    if ((await digestAt(seq)) !== digest || (entry && entry.appendId !== commandId))
      differences.push({ code: 'answered-without-entry', seq, about: commandId });
  }
  for (const [seq, digest] of told) if ((await digestAt(seq)) !== digest) differences.push({ code: 'history-differs', seq });
  return differences;
}

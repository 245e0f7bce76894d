import { type EngineMemory, memoryOf, type PayloadKeys, type RunRead, readRun } from '@shodo/durable/node';
import type { Engine } from '../engine.js';
import { Finding } from '../report.js';
import type { Stream, StreamWitness, Witness } from '../witness.js';

interface Kept {
  readonly seq: number;
  readonly appendId: string;
  readonly digest: string;
  readonly runId: string | undefined;
  readonly recordedAt: string;
  readonly isCommand: boolean;
}

/** The digest of an entry as it stands in the ledger at this moment, outside the snapshot: histories are read after it was taken. */
export type DigestNow = (of: { tenant: string; incident: string }, seq: number) => Promise<string | undefined>;

/**
 * I6: ledger and engine tell the same. Every entry names a run the engine knows, or one older than it remembers; every receipt a run gave, and
 * every entry it was told of, stands in the ledger with that digest. The ledger may know more: an append whose task was lost with its caller.
 */
export function history({ engine, payloadKeys }: { engine: Engine; payloadKeys: PayloadKeys }, digestNow: DigestNow): Witness {
  const finding = new Finding('I6');
  const memory = memoryOf(engine);
  memory.catch(() => undefined); // reported by whoever awaits it
  return {
    finding,
    ofStream: (stream) => {
      const { tenant, incident } = stream;
      return incident === undefined
        ? undefined
        : ofIncident(stream, { finding, engine, payloadKeys, memory, now: (seq) => digestNow({ tenant, incident }, seq) });
    },
  };
}

interface Comparing {
  readonly finding: Finding;
  readonly engine: Engine;
  readonly payloadKeys: PayloadKeys;
  readonly memory: Promise<EngineMemory>;
  readonly now: (seq: number) => Promise<string | undefined>;
}

function ofIncident(stream: Stream, comparing: Comparing): StreamWitness {
  const entries = new Map<number, Kept>();
  return {
    take: ({ laid: { seq, appendId, position, digest, recordedAt }, entry }) => {
      entries.set(seq, {
        seq,
        appendId,
        digest,
        recordedAt,
        runId: entry?.runId,
        isCommand: position === 0 && entry?.command !== undefined,
      });
    },
    end: () => compare(stream, entries, comparing),
  };
}

async function compare({ name, snapshot }: Stream, entries: ReadonlyMap<number, Kept>, comparing: Comparing): Promise<void> {
  const { finding } = comparing;
  const memory = await comparing.memory;
  const runs = await runsRead(comparing, name, entries, memory.runs.get(name) ?? []);
  for (const [runId, read] of runs) {
    if (read) {
      finding.count('runs');
      await compareRun(name, read, entries, comparing);
      continue;
    }
    const lost = [...entries.values()].find((entry) => entry.runId === runId);
    if (lost && isRemembered(Date.parse(lost.recordedAt), Date.parse(snapshot.takenAt), memory))
      finding.breach({ code: 'run-is-missing', stream: name, seq: lost.seq, about: runId });
    else finding.count('runs-forgotten');
  }
  const known = [...runs.values()].filter((read) => read !== undefined);
  finding.count(
    'commands',
    countOf(entries, ({ isCommand }) => isCommand),
  );
  finding.count(
    'receipts-given',
    countOf(entries, ({ appendId, isCommand }) => isCommand && known.some(({ answered }) => answered.has(appendId))),
  );
  const knownUpTo = Math.max(0, ...known.map((read) => read.knownUpTo));
  if (known.length > 0)
    finding.count(
      'entries-unheard',
      countOf(entries, ({ seq }) => seq > knownUpTo),
    );
}

const countOf = (entries: ReadonlyMap<number, Kept>, holds: (entry: Kept) => boolean) => [...entries.values()].filter(holds).length;

/** Kept at least so long after its last entry; an engine whose store was lost knows nothing of before. */
const isRemembered = (at: number, now: number, { sinceMs, retentionMs }: EngineMemory) => at >= sinceMs && at > now - retentionMs;

async function runsRead(
  { engine, payloadKeys }: Comparing,
  workflowId: string,
  entries: ReadonlyMap<number, Kept>,
  listed: readonly string[],
): Promise<Map<string, RunRead | undefined>> {
  const named = [...entries.values()].flatMap(({ runId }) => (runId === undefined ? [] : [runId]));
  const runs = new Map<string, RunRead | undefined>();
  for (const runId of new Set([...named, ...listed])) runs.set(runId, await readRun(engine, payloadKeys, workflowId, runId));
  return runs;
}

async function compareRun(stream: string, { answered, told }: RunRead, entries: ReadonlyMap<number, Kept>, { finding, now }: Comparing) {
  const digestAt = async (seq: number) => entries.get(seq)?.digest ?? (await now(seq));
  for (const [commandId, { seq, digest }] of answered) {
    const entry = entries.get(seq);
    if ((await digestAt(seq)) !== digest || (entry && entry.appendId !== commandId))
      finding.breach({ code: 'answered-without-entry', stream, seq, about: commandId });
  }
  for (const [seq, digest] of told) if ((await digestAt(seq)) !== digest) finding.breach({ code: 'history-differs', stream, seq });
}

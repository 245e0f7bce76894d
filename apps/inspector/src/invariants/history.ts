import { erasesAll } from '@shodo/contracts';
import { compareHistory, type EngineMemory, type EntryToCompare, memoryOf, type PayloadKeys, readRun } from '@shodo/durable/node';
import { isHistoryErased, type Keys } from '@shodo/vault';
import type { Engine } from '../engine.js';
import { Finding } from '../report.js';
import type { Stream, StreamWitness, Witness } from '../witness.js';

interface Kept extends EntryToCompare {
  readonly isCommand: boolean;
}

/** The digest of an entry as it stands in the ledger at this moment, outside the snapshot: histories are read after it was taken. */
export type DigestNow = (of: { tenant: string; incident: string }, seq: number) => Promise<string | undefined>;

/** The engine, what opens its histories, and the wrapped keys: they know what was erased, whatever the record says. */
export interface EngineSide {
  readonly engine: Engine;
  readonly payloadKeys: PayloadKeys;
  readonly keys: Pick<Keys, 'keys'>;
}

/** I6: ledger and engine tell the same, as upkeep compares them. */
export function history({ engine, payloadKeys, keys }: EngineSide, digestNow: DigestNow): Witness {
  const finding = new Finding('I6');
  const memory = memoryOf(engine);
  memory.catch(() => undefined); // reported by whoever awaits it
  return {
    finding,
    reads: 'what-entries-say',
    ofStream: (stream) => {
      const { tenant, incident } = stream;
      return incident === undefined
        ? undefined
        : ofIncident(stream, {
            finding,
            engine,
            payloadKeys,
            memory,
            now: (seq) => digestNow({ tenant, incident }, seq),
            isErased: () => isHistoryErased(keys, { tenant, incident }),
          });
    },
  };
}

interface Comparing {
  readonly finding: Finding;
  readonly engine: Engine;
  readonly payloadKeys: PayloadKeys;
  readonly memory: Promise<EngineMemory>;
  readonly now: (seq: number) => Promise<string | undefined>;
  readonly isErased: () => Promise<boolean>;
}

function ofIncident(stream: Stream, comparing: Comparing): StreamWitness {
  const entries = new Map<number, Kept>();
  let isWhollyErased = false;
  return {
    take: ({ laid: { seq, appendId, position, digest, recordedAt }, entry }) => {
      if (entry && erasesAll(entry.event)) isWhollyErased = true;
      entries.set(seq, {
        seq,
        appendId,
        digest,
        recordedAt,
        runId: entry?.runId,
        isCommand: position === 0 && entry?.command !== undefined,
      });
    },
    end: () => compare(stream, entries, { ...comparing, isErased: async () => isWhollyErased || comparing.isErased() }),
  };
}

async function compare(
  { name, snapshot }: Stream,
  entries: ReadonlyMap<number, Kept>,
  { isErased, finding, engine, payloadKeys, memory, now }: Comparing,
): Promise<void> {
  const { differences, known, forgotten, isClosed } = await compareHistory({
    workflowId: name,
    entries,
    isWhollyErased: isErased,
    readAt: Date.parse(snapshot.takenAt),
    memory: await memory,
    runOf: (workflowId, runId) => readRun(engine, payloadKeys, workflowId, runId),
    digestNow: now,
  });
  for (const each of differences) finding.breach({ ...each, stream: name });
  if (isClosed && differences.length === 0) finding.count('histories-erased');
  if (isClosed) return;
  if (known.length > 0) finding.count('runs', known.length);
  if (forgotten > 0) finding.count('runs-forgotten', forgotten);
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

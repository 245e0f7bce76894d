import type { Receipt } from '@shodo/contracts';
import { compareHistory, type EntryToCompare, type ToCompare } from './compare-history.js';
import { PayloadUnreadable } from './payload-codec.js';
import type { RunRead } from './read-run.js';

const day = 86_400_000;
const now = Date.parse('2026-11-30T12:00:00Z');
const entryOf = (seq: number, more: Partial<EntryToCompare> = {}): [number, EntryToCompare] => [
  seq,
  { seq, appendId: `command ${seq}`, digest: `digest ${seq}`, recordedAt: '2026-11-30T11:00:00Z', runId: 'run', ...more },
];
const answering = (...seqs: number[]): RunRead => ({
  answered: new Map(seqs.map((seq) => [`command ${seq}`, { seq, digest: `digest ${seq}` } as Receipt])),
  told: new Map(seqs.map((seq) => [seq, `digest ${seq}`])),
  knownUpTo: Math.max(0, ...seqs),
});
const compared = async (runs: Record<string, RunRead>, more: Partial<ToCompare> = {}) =>
  compareHistory({
    workflowId: 'incident',
    entries: new Map([entryOf(1), entryOf(2)]),
    isWhollyErased: async () => false,
    readAt: now,
    memory: { runs: new Map([['incident', Object.keys(runs)]]), sinceMs: now - day, retentionMs: 30 * day },
    runOf: async (_, runId) => runs[runId],
    digestNow: async () => undefined,
    ...more,
  });

test('nothing differs where both tell the same, and where the ledger knows more', async () => {
  expect((await compared({ run: answering(1, 2) })).differences).toEqual([]);
  expect((await compared({ run: answering(1) })).differences).toEqual([]);
});

test('what was appended and acknowledged since the entries were read is asked of the ledger once more', async () => {
  const digestNow = async (seq: number) => (seq === 3 ? 'digest 3' : undefined);
  expect((await compared({ run: answering(1, 2, 3) }, { digestNow })).differences).toEqual([]);
  expect((await compared({ run: answering(1, 2, 4) }, { digestNow })).differences).toEqual([
    { code: 'answered-without-entry', seq: 4, about: 'command 4' },
    { code: 'history-differs', seq: 4 },
  ]);
});

test('an entry of another command, or of another digest, than the run answered', async () => {
  const another = { entries: new Map([entryOf(1, { appendId: 'another' }), entryOf(2, { digest: 'another' })]) };
  expect((await compared({ run: answering(1, 2) }, another)).differences).toEqual([
    { code: 'answered-without-entry', seq: 1, about: 'command 1' },
    { code: 'answered-without-entry', seq: 2, about: 'command 2' },
    { code: 'history-differs', seq: 2 },
  ]);
});

test('a run that an entry names and the engine should still know is missing; an older one is forgotten', async () => {
  expect((await compared({})).differences).toEqual([{ code: 'run-is-missing', seq: 1, about: 'run' }]);
  const before = entryOf(1, { recordedAt: '2026-11-29T11:00:00Z' }); // of before the engine's first run
  expect(await compared({}, { entries: new Map([before]) })).toEqual({ differences: [], known: [], forgotten: 1 });
});

test('a history that does not open is a difference, unless its incident was erased as a whole; another fault is one of the world', async () => {
  const failing = (fault: Error) => ({ runOf: () => Promise.reject(fault) });
  const closed = failing(new PayloadUnreadable('the key is not there'));
  const nothing = { known: [], forgotten: 0, isClosed: true };
  expect(await compared({}, closed)).toEqual({ ...nothing, differences: [{ code: 'history-does-not-open', seq: 2 }] });
  expect(await compared({}, { ...closed, isWhollyErased: async () => true })).toEqual({ ...nothing, differences: [] });
  await expect(compared({}, failing(new Error('the engine is away')))).rejects.toThrow('away');
});

import type { AppendToIncident, IncidentEvent } from '@shodo/contracts';
import { fold } from '@shodo/views';
import type { Life } from './life.js';
import type { Promised } from './violation.js';

/** Something wrong with what a life has left, and the promise that must be found broken. */
export interface PlantedRecord {
  readonly what: string;
  readonly breaks: Promised;
  readonly plant: (life: Life) => void;
}

const own = (event: Partial<IncidentEvent>, appendId: string) =>
  ({
    events: [event],
    appendId,
    occurredAt: '2030-01-01T00:00:00.000Z',
    actor: { kind: 'system', part: 'incident' },
    runId: 'another',
  }) as unknown as AppendToIncident;
const lastOf = <T>(list: readonly T[]): T => {
  const last = list.at(-1);
  if (last === undefined) throw new Error('the life was too short to plant anything in it');
  return last;
};

export const plantedRecords: readonly PlantedRecord[] = [
  {
    what: 'a command was acknowledged that is not in the record',
    breaks: 'I1',
    plant: ({ callers: { attempts } }) => {
      const ok = lastOf(attempts.filter(({ outcome }) => outcome === 'ok'));
      attempts.push({ ...ok, commandId: '00000000-0000-4000-8000-0000000000ff' });
    },
  },
  {
    what: 'a command was refused that is in the record',
    breaks: 'I1',
    plant: ({ callers: { attempts } }) => {
      const { commandId } = lastOf(attempts.filter(({ outcome }) => outcome === 'ok'));
      for (const [index, { receipt: _, ...attempt }] of attempts.entries())
        if (attempt.commandId === commandId) attempts[index] = { ...attempt, outcome: 'refused' };
    },
  },
  {
    what: 'an entry was changed',
    breaks: 'I5',
    plant: ({ ledger: { contents } }) => {
      contents[1] = lastOf(contents.slice(1, 2)).replace(/"occurredAt":"\d{4}/, '"occurredAt":"2025');
    },
  },
  {
    what: 'an entry is missing',
    breaks: 'I5',
    plant: ({ ledger: { contents, entries } }) => {
      contents.splice(1, 1);
      entries.splice(1, 1);
    },
  },
  {
    what: 'the views show an entry less',
    breaks: 'I7',
    plant: ({ ledger }) => {
      ledger.folded = fold(undefined, ledger.entries.slice(0, -1));
    },
  },
  {
    what: 'an incident was closed that was not ready',
    breaks: 'I9',
    plant: ({ ledger }) => {
      ledger.append({ ...own({ type: 'IncidentReopened', version: 1, data: { reason: sealed } } as never, 'x'), head: ledger.head });
      ledger.append({ ...own({ type: 'IncidentClosed', version: 1, data: {} } as never, 'y'), head: ledger.head });
    },
  },
  {
    what: 'an append was written twice',
    breaks: 'I11',
    plant: ({ ledger: { entries } }) => {
      const [first] = entries;
      if (first) entries[entries.length - 1] = { ...lastOf(entries), appendId: first.appendId };
    },
  },
  {
    what: 'one key was answered with two receipts',
    breaks: 'I11',
    plant: ({ callers: { attempts } }) => {
      const ok = lastOf(attempts.filter(({ receipt }) => receipt));
      if (ok.receipt) attempts.push({ ...ok, receipt: { ...ok.receipt, seq: ok.receipt.seq + 1 } });
    },
  },
  {
    what: 'a clock was believed that had been set back',
    breaks: 'I15',
    plant: ({ ledger: { entries } }) => {
      entries[entries.length - 1] = { ...lastOf(entries), recordedAt: '2026-01-01T00:00:00.000Z' };
    },
  },
];

const sealed = { ref: '00000000-0000-4000-8000-000000000900', commitment: 'a'.repeat(64) };

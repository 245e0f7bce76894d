import type { Snapshot } from '@shodo/store';
import { Finding } from '../report.js';
import type { Stream, StreamWitness, Witness } from '../witness.js';
import type { Operation } from './acknowledged.js';

/** I11: an append id names one append, written whole and in one place; a repeated key was always answered with the same receipt. */
export function idempotency(snapshot: Snapshot, operations: Iterable<Operation>): Witness {
  const finding = new Finding('I11');
  return {
    finding,
    ofStream: (stream) => appendsOf(finding, stream),
    end: async () => {
      const tenants = new Set((await snapshot.streams()).map(({ tenant }) => tenant));
      for (const tenant of tenants)
        for (const about of await snapshot.commandsInSeveralStreams(tenant)) finding.breach({ code: 'command-in-several-streams', about });
      for (const { commandId, receipts } of operations) {
        if (receipts.length > 1) finding.count('repeated-keys');
        if (new Set(receipts.map((receipt) => JSON.stringify(Object.entries(receipt).sort()))).size > 1)
          finding.breach({ code: 'receipts-differ', about: commandId });
      }
    },
  };
}

/** The entries of one append stand one after the other, numbered from 0, and its id never comes again. */
function appendsOf(finding: Finding, { name }: Stream): StreamWitness {
  const known = new Set<string>();
  let last: { appendId: string; position: number } | undefined;
  return {
    take: ({ laid: { seq, appendId, position } }) => {
      const goesOn = appendId === last?.appendId;
      if (!goesOn) finding.count('appends');
      const isWhole = goesOn ? position === (last?.position ?? 0) + 1 : position === 0 && !known.has(appendId);
      if (!isWhole) finding.breach({ code: 'append-is-torn', stream: name, seq, about: appendId });
      known.add(appendId);
      last = { appendId, position };
    },
  };
}

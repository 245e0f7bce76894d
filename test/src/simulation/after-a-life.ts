import { isDeepStrictEqual } from 'node:util';
import type { Entry, FoldedIncident } from '@shodo/contracts';
import { type Attempt, checkRecord, type InvariantName } from '@shodo/inspector';
import { ChainCheck, incidentStream, RecordReader } from '@shodo/ledger';
import type { LaidEntry, Snapshot } from '@shodo/store';
import { deadlinesOf, fold, rowOf } from '@shodo/views';
import { type KeptLedger, sha256, throughJson } from './kept-ledger.js';
import { type Promised, Violation } from './violation.js';

/** Checked by the inspector itself, on the record that a life has left. */
const ofTheRecord = ['I1', 'I5', 'I9', 'I11', 'I15'] as const satisfies readonly (InvariantName & Promised)[];

export interface Left {
  readonly ledger: KeptLedger;
  readonly attempts: readonly Attempt[];
  readonly takenAt: number;
}

/** Every promise that what a life has left does not keep. */
export async function brokenAfterALife({ ledger, attempts, takenAt }: Left): Promise<Violation[]> {
  const verdicts = await checkRecord(recordOf(ledger, takenAt), { only: ofTheRecord, attempts, attemptsAreAll: true });
  const broken = verdicts.filter(({ is }) => is === 'broken');
  return [
    ...broken.map(({ invariant, breaches }) => new Violation(invariant as (typeof ofTheRecord)[number], JSON.stringify(breaches[0]))),
    ...differingViews(ledger).map((view) => new Violation('I7', `${view} differs from what one fold of everything gives`)),
  ];
}

/** I7: folded append by append, through the database, the views are what one fold of everything gives. */
function differingViews({ entries, folded }: KeptLedger): string[] {
  const isDense = entries.every(({ seq }, index) => seq === index + 1); // if not, that is what is told
  if (!folded || !isDense) return [];
  const rebuilt = fold(undefined, entries);
  const isAlike = (of: (folded: FoldedIncident) => unknown) => isDeepStrictEqual(throughJson(of(rebuilt)), throughJson(of(folded)));
  const views = [
    ['the folded incident', (each: FoldedIncident) => each],
    ['the row of the list', (each: FoldedIncident) => rowOf(each)],
    ['the rows of deadlines', deadlinesOf],
  ] as const;
  return views.filter(([, of]) => !isAlike(of)).map(([name]) => name);
}

const recordOf = ({ tenant, incident, entries, contents }: KeptLedger, takenAt: number): Snapshot => ({
  takenAt: new Date(takenAt).toISOString(),
  streams: async () => (entries.length > 0 ? [{ tenant, incident }] : []),
  entriesOf: () => laid(entries),
  chainOf: async (_, known) => {
    const check = new ChainCheck({ ...known, stream: incidentStream(tenant, incident) });
    const reader = new RecordReader(sha256);
    for (const [index, { digest, recordedAt }] of entries.entries())
      check.take(reader.stored(contents[index] ?? '', digest, recordedAt).link);
    return check.verdict();
  },
  commandsInSeveralStreams: async () => [],
  anythingRecordedBetween: async () => false,
  placeOfFiles: async () => undefined,
  logOf: async () => ({ leaves: 0, checkpoints: new Map(), differences: [] }),
  ofTenant: () => Promise.reject(new Error('there is no database behind this record')),
});

async function* laid(entries: readonly Entry[]): AsyncGenerator<LaidEntry> {
  let position = 0;
  for (const [index, entry] of entries.entries()) {
    const { seq, appendId, digest, recordedAt } = entry;
    position = appendId === entries[index - 1]?.appendId ? position + 1 : 0;
    yield { seq, appendId, position, digest, recordedAt, entry };
  }
}

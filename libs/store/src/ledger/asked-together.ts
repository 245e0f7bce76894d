import DataLoader from 'dataloader';
import { type Asking, heldNow } from '../connection/transactions.js';
import { readStandings, type StandingAsked, type StandingRow } from '../views/fold-incident.js';
import { type IncidentRowToWrite, writeIncidentRows } from '../views/write-incident.js';
import { entriesFrom, type FromHead } from './entries-from.js';
import type { EntryColumns } from './stored-entries.js';
import { type EntriesOfStream, writeEntries } from './write-entries.js';

/**
 * What appends ask of the database within one transaction of one organisation. What several of them ask in the same moment is asked once, for all:
 * a statement costs far more than a row of it, here and in the database.
 */
export interface AskedTogether {
  /** For what is asked seldom. */
  readonly client: Asking;
  readonly isHeldNow: (stream: string) => Promise<boolean>;
  readonly entriesFrom: (head: FromHead) => Promise<readonly EntryColumns[]>;
  readonly standing: (asked: StandingAsked) => Promise<StandingRow>;
  readonly writeEntries: (entries: EntriesOfStream) => Promise<readonly Date[]>;
  readonly writeIncidentRow: (row: IncidentRowToWrite) => Promise<void>;
}

export const askedTogether = (client: Asking, tenant: string): AskedTogether => ({
  client,
  isHeldNow: inOne((streams) => heldNow(client, streams)),
  entriesFrom: inOne((heads) => entriesFrom(client, tenant, heads)),
  standing: inOne((asked) => readStandings(client, tenant, asked)),
  writeEntries: inOne((streams) => writeEntries(client, tenant, streams)),
  writeIncidentRow: inOne((rows) => writeIncidentRows(client, tenant, rows)),
});

function inOne<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  const loader = new DataLoader<Question, Answer>(ask, { cache: false });
  return (question) => loader.load(question);
}

import type { Store } from '../connection/open-store.js';
import { queryInTenant } from '../connection/transactions.js';
import { type StreamOf, streamId } from '../ledger/stored-entries.js';
import { type EntryDiffers, type Leaf, leafDiffers, leavesBesideEntries } from './log-differences.js';
import { entriesIn, type LaidEntry, type Snapshot } from './snapshot.js';

const asking =
  (store: Store): Snapshot['ofTenant'] =>
  async <Row extends object>(tenant: string, text: string, values: readonly unknown[]) =>
    (await queryInTenant<Row>(store, tenant, { text, values: [...values] })).rows;

/** The entries of a stream as they lie in the table, read or not, in transactions of their own, one for each page. */
export const laidEntriesOf = (store: Store, of: StreamOf): AsyncGenerator<LaidEntry> => entriesIn(asking(store), of);

/** The digest of an entry as it stands now; undefined when there is none. */
export async function digestNow(store: Store, of: StreamOf, seq: number): Promise<string | undefined> {
  const text = 'select digest from ledger.entry where tenant_id = $1 and stream_id = $2 and seq = $3';
  return (await asking(store)<{ digest: string }>(of.tenant, text, [of.tenant, streamId(of), seq]))[0]?.digest;
}

/** Where the log says otherwise of the entries of a stream. One that has no leaf yet is no difference: leaves are numbered after the commit. */
export async function leavesDiffer(store: Store, of: StreamOf): Promise<EntryDiffers[]> {
  const leaves = await asking(store)<Leaf>(of.tenant, `${leavesBesideEntries} where l.tenant_id = $1 and l.stream_id = $2 order by l.seq`, [
    of.tenant,
    streamId(of),
  ]);
  return leaves.flatMap((leaf) => leafDiffers(leaf) ?? []);
}

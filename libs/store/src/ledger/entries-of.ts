import type { Entry, Head } from '@shodo/contracts';
import type { Store } from '../connection/open-store.js';
import { queryInTenant } from '../connection/transactions.js';
import { type EntryColumns, entryColumns, type StreamOf, storedEntry, streamId } from './stored-entries.js';
import { headOf } from './take-charge.js';

const pageSize = 500;

/**
 * All entries of a stream as they were written, in order, page by page: memory stays flat and no transaction stays open while a reader is slow.
 * @param upTo ends with this entry; default: the head when reading begins, so that it ends although the stream grows
 */
export async function* entriesOf(store: Store, { upTo, ...of }: StreamOf & { readonly upTo?: Head }): AsyncGenerator<Entry> {
  const { seq: end } = upTo ?? (await headOf(store, of));
  for (let after = 0; after < end; ) {
    const { rows } = await queryInTenant<EntryColumns>(store, of.tenant, {
      text: `select ${entryColumns} from ledger.entry e
         where e.tenant_id = $1 and e.stream_id = $2 and e.seq > $3 and e.seq <= $4 order by e.seq limit ${pageSize}`,
      values: [of.tenant, streamId(of), after, end],
    });
    const last = rows.at(-1);
    if (!last) return;
    for (const row of rows) yield storedEntry(row);
    after = last.seq;
  }
}

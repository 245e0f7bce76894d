import type { Entry, Head } from '@shodo/contracts';
import { ChainCheck, type ChainVerdict, exportContent, type Known, readLine } from '@shodo/ledger';
import type { Store } from '../connection/open-store.js';
import { inTenant } from '../connection/transactions.js';
import { type EntryColumns, entryColumns, type StreamOf, sha256, storedEntry, streamId, streamName } from './stored-entries.js';
import { headOf } from './take-charge.js';

const pageSize = 500;

/**
 * All entries of a stream as they were written, in order, page by page: memory stays flat and no transaction stays open while a reader is slow.
 * @param upTo ends with this entry; default: the head when reading begins, so that it ends although the stream grows
 */
export async function* entriesOf(store: Store, { upTo, ...of }: StreamOf & { readonly upTo?: Head }): AsyncGenerator<Entry> {
  for await (const rows of pagesOf(store, of, upTo ?? (await headOf(store, of)))) for (const row of rows) yield storedEntry(row);
}

async function* pagesOf(store: Store, of: StreamOf, upTo: Head): AsyncGenerator<EntryColumns[]> {
  for (let after = 0; after < upTo.seq; ) {
    const { rows } = await inTenant(store, of.tenant, (client) =>
      client.query<EntryColumns>(
        `select ${entryColumns} from ledger.entry e where e.tenant_id = $1 and e.stream_id = $2 and e.seq > $3 and e.seq <= $4 order by e.seq limit ${pageSize}`,
        [of.tenant, streamId(of), after, upTo.seq],
      ),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.seq;
  }
}

/** Recomputes the chain of a stream from the stored texts; digests held elsewhere (receipts, earlier exports) may be given. */
export async function verifyStream(store: Store, of: StreamOf, known: Omit<Known, 'stream'> = {}): Promise<ChainVerdict> {
  const check = new ChainCheck({ ...known, stream: streamName(of) });
  const everything = { seq: Number.MAX_SAFE_INTEGER, digest: '' };
  for await (const rows of pagesOf(store, of, everything))
    for (const row of rows) check.take(readLine(sha256, exportContent(row.content, row.digest, row.recorded_at.toISOString())));
  return check.verdict();
}

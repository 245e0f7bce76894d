import type { Entry, Head } from '@shodo/contracts';
import { ChainCheck, type ChainVerdict, type Known, type Link, RecordReader, type StoredLink } from '@shodo/ledger';
import type { Store } from '../connection/open-store.js';
import { queryInTenant } from '../connection/transactions.js';
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

async function* pagesOf(store: Store, of: StreamOf, upTo: Head): AsyncGenerator<SearchedColumns[]> {
  for (let after = 0; after < upTo.seq; ) {
    const { rows } = await queryInTenant<SearchedColumns>(store, of.tenant, {
      text: `select ${searchedColumns} from ledger.entry e
         where e.tenant_id = $1 and e.stream_id = $2 and e.seq > $3 and e.seq <= $4 order by e.seq limit ${pageSize}`,
      values: [of.tenant, streamId(of), after, upTo.seq],
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.seq;
  }
}

/** Columns that repeat parts of the content so that entries can be searched. */
export const searchedColumns = `${entryColumns}, e.type, e.version, e.command, e.request_mac, e.prev_digest`;
export interface SearchedColumns extends EntryColumns {
  readonly type: string;
  readonly version: number;
  readonly command: string | null;
  readonly request_mac: string | null;
  readonly prev_digest: string;
}

/**
 * Recomputes the chain of a stream from the stored texts; digests held elsewhere (receipts, earlier exports) may be given. A column that no
 * longer repeats the content counts as a change: what is searched would differ from what is recorded.
 */
export async function verifyStream(store: Store, of: StreamOf, known: Omit<Known, 'stream'> = {}): Promise<ChainVerdict> {
  const check = new ChainCheck({ ...known, stream: streamName(of) });
  const reader = new RecordReader(sha256);
  const everything = { seq: Number.MAX_SAFE_INTEGER, digest: '' };
  for await (const rows of pagesOf(store, of, everything)) for (const row of rows) check.take(linkOf(reader, row));
  return check.verdict();
}

/** One stored entry as the check of a chain needs it. */
export function linkOf(reader: RecordReader, row: SearchedColumns): Link {
  const link = reader.stored(row.content, row.digest, row.recorded_at.toISOString());
  const isElsewhere = link.seq !== row.seq; // the chain finds that by itself, and names it better
  return isElsewhere || link.recomputed !== row.digest || repeats(row, link) ? link : { ...link, recomputed: '' };
}

const repeats = (row: SearchedColumns, { appendId, type, version, command, requestMac, prevDigest }: StoredLink): boolean =>
  row.append_id === appendId &&
  row.type === type &&
  row.version === version &&
  row.command === (command ?? null) &&
  row.request_mac === (requestMac ?? null) &&
  row.prev_digest === prevDigest;

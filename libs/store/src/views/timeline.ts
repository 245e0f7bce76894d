import type { TimelineEntry } from '@shodo/contracts';
import type { Store } from '../connection/open-store.js';
import { readInTenant } from '../connection/transactions.js';
import { type EntryColumns, entryColumns, readEntry, type StreamOf, streamId } from '../ledger/stored-entries.js';
import { decodeCursor, type Page, page, sequenceForm } from './cursor.js';

export interface Leaf {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly order?: 'newest-first' | 'oldest-first';
}

/** What happened in one incident, newest first unless asked otherwise. @throws MalformedCursor */
export const readTimeline = (
  store: Store,
  of: Leaf & { readonly tenant: string; readonly incident: string },
): Promise<Page<TimelineEntry>> => read(store, of);

/** What belongs to no incident: people, settings, tokens, sign-ins, refused attempts, readings. @throws MalformedCursor */
export const readOrganisationRecord = (
  store: Store,
  { tenant, cursor, limit, order }: Leaf & { readonly tenant: string },
): Promise<Page<TimelineEntry>> => read(store, { tenant, cursor, limit, ...(order && { order }) });

async function read(store: Store, { cursor, limit, order = 'newest-first', ...of }: Leaf & StreamOf): Promise<Page<TimelineEntry>> {
  const isForward = order === 'oldest-first';
  const from = cursor === undefined ? undefined : Number(decodeCursor(cursor, [sequenceForm])[0]);
  const { rows } = await readInTenant(store, of.tenant, (client) =>
    client.query<EntryColumns>(
      `select ${entryColumns} from ledger.entry e
       where e.tenant_id = $1 and e.stream_id = $2 and e.seq ${isForward ? '>' : '<'} $3 order by e.seq ${isForward ? 'asc' : 'desc'} limit $4`,
      [of.tenant, streamId(of), from ?? (isForward ? 0 : Number.MAX_SAFE_INTEGER), limit + 1],
    ),
  );
  return page(rows, limit, told, ({ seq }) => [String(seq)]);
}

function told(row: EntryColumns): TimelineEntry {
  const { seq, event, occurredAt, recordedAt, actor, command, digest } = readEntry(row);
  return {
    seq,
    type: event.type,
    version: event.version,
    data: event.data,
    occurredAt,
    recordedAt,
    actor,
    digest,
    ...(command !== undefined && { command }),
  };
}

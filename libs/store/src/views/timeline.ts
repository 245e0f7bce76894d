import type { TimelineEntry } from '@shodo/contracts';
import type { Store } from '../connection/open-store.js';
import { readInTenant } from '../connection/transactions.js';
import { type EntryColumns, entryColumns, readEntry, type StreamOf, streamId } from '../ledger/stored-entries.js';
import { type Audiences, audiencesIn, limitOn } from './audiences.js';
import { decodeCursor, type Page, page, sequenceForm } from './cursor.js';

export interface Leaf {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly order?: 'newest-first' | 'oldest-first';
}

/**
 * What happened in one incident, newest first unless asked otherwise. What is limited to others shows this reader that it exists, and for whom it is.
 * @throws MalformedCursor
 */
export const readTimeline = (
  store: Store,
  of: Leaf & { readonly tenant: string; readonly incident: string; readonly reader: string },
): Promise<Page<TimelineEntry>> => read(store, of);

/** What belongs to no incident: people, settings, tokens, sign-ins, refused attempts, readings. @throws MalformedCursor */
export const readOrganisationRecord = (
  store: Store,
  { tenant, cursor, limit, order }: Leaf & { readonly tenant: string },
): Promise<Page<TimelineEntry>> => read(store, { tenant, cursor, limit, ...(order && { order }) });

async function read(
  store: Store,
  { cursor, limit, order = 'newest-first', reader, ...of }: Leaf & StreamOf & { readonly reader?: string },
): Promise<Page<TimelineEntry>> {
  const isForward = order === 'oldest-first';
  const from = cursor === undefined ? undefined : Number(decodeCursor(cursor, [sequenceForm])[0]);
  const { rows, audiences } = await readInTenant(store, of.tenant, async (client) => {
    const { rows } = await client.query<EntryColumns>(
      `select ${entryColumns} from ledger.entry e
       where e.tenant_id = $1 and e.stream_id = $2 and e.seq ${isForward ? '>' : '<'} $3 order by e.seq ${isForward ? 'asc' : 'desc'} limit $4`,
      [of.tenant, streamId(of), from ?? (isForward ? 0 : Number.MAX_SAFE_INTEGER), limit + 1],
    );
    const { tenant, incident } = of;
    return { rows, audiences: incident === undefined ? nobodys : await audiencesIn(client, { tenant, incident }) };
  });
  return page(
    rows,
    limit,
    (row) => told(row, audiences, reader),
    ({ seq }) => [String(seq)],
  );
}

const nobodys: Audiences = new Map();

function told(row: EntryColumns, audiences: Audiences, reader: string | undefined): TimelineEntry {
  const entry = readEntry(row);
  const { seq, event, occurredAt, recordedAt, actor, command, digest } = entry;
  const limit = limitOn(audiences, entry);
  const isWithheld = limit !== undefined && !limit.people.includes(reader ?? '');
  return {
    seq,
    type: event.type,
    version: event.version,
    data: isWithheld ? {} : event.data,
    occurredAt,
    recordedAt,
    actor,
    digest,
    ...(command !== undefined && { command }),
    ...(limit && { limited: { item: limit.item, audience: [...limit.people] } }),
    ...(isWithheld && { withheld: true as const }),
  };
}

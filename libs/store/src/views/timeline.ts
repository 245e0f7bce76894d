import type { Entry, IncidentEventType, TimelineEntry } from '@shodo/contracts';
import { reopenedAsRead } from '@shodo/views';
import type { Store } from '../connection/open-store.js';
import { type Asking, readInTenant } from '../connection/transactions.js';
import { type EntryColumns, entryColumns, readEntry, type StreamOf, streamId } from '../ledger/stored-entries.js';
import { type Audiences, audiencesIn, limitOn } from './audiences.js';
import { decodeCursor, type Page, page, sequenceForm } from './cursor.js';
import type { IncidentKey } from './fold-incident.js';

export interface Leaf {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly order?: 'newest-first' | 'oldest-first';
}

/**
 * What happened in one incident, newest first unless asked otherwise. What is limited to others shows this reader that it exists, and for whom it is; that
 * its ground has changed is told, not by which fact.
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
  const { entries, shown } = await readInTenant(store, of.tenant, async (client) => {
    const { rows } = await client.query<EntryColumns>(
      `select ${entryColumns} from ledger.entry e
       where e.tenant_id = $1 and e.stream_id = $2 and e.seq ${isForward ? '>' : '<'} $3 order by e.seq ${isForward ? 'asc' : 'desc'} limit $4`,
      [of.tenant, streamId(of), from ?? (isForward ? 0 : Number.MAX_SAFE_INTEGER), limit + 1],
    );
    const { tenant, incident } = of;
    const entries = rows.map(readEntry);
    return { entries, shown: incident === undefined ? everything : await shownTo(reader, client, { tenant, incident }, entries) };
  });
  return page(
    entries,
    limit,
    (entry) => told(entry, shown),
    ({ seq }) => [String(seq)],
  );
}

/** What a reader is shown of what is limited. */
interface Shown {
  readonly audiences: Audiences;
  readonly isOpen: (item: string) => boolean;
  /** Entries that say what decisions rest on, where some are to be known. */
  readonly looks: readonly Entry[];
}
const everything: Shown = { audiences: new Map(), isOpen: () => true, looks: [] };

async function shownTo(reader: string | undefined, client: Asking, key: IncidentKey, entries: readonly Entry[]): Promise<Shown> {
  const audiences = await audiencesIn(client, key);
  const isOpen = (item: string) => audiences.get(item)?.includes(reader ?? '') ?? true;
  const namesOneOfOthers = ({ event }: Entry) => event.type === 'DecisionsReopened' && !event.data.decisions.every(isOpen);
  return { audiences, isOpen, looks: entries.some(namesOneOfOthers) ? await looksIn(client, key) : [] };
}

const ofLooks: readonly IncidentEventType[] = ['DecisionRecorded', 'DecisionUpheld'];

async function looksIn(client: Asking, { tenant, incident }: IncidentKey): Promise<Entry[]> {
  const { rows } = await client.query<EntryColumns>(
    `select ${entryColumns} from ledger.entry e where e.tenant_id = $1 and e.stream_id = $2 and e.type = any($3) order by e.seq`,
    [tenant, incident, ofLooks],
  );
  return rows.map(readEntry);
}

function told(entry: Entry, { audiences, isOpen, looks }: Shown): TimelineEntry {
  const { seq, event, occurredAt, recordedAt, actor, command, digest } = reopenedAsRead(entry, looks, isOpen);
  const limit = limitOn(audiences, entry);
  const isWithheld = limit !== undefined && !isOpen(limit.item);
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

import { type AnyEvent, type Entry, readEvent } from '@shodo/contracts';
import { type Append, type Linked, linkOnto } from '@shodo/ledger';
import type { Asking } from '../connection/transactions.js';
import { MalformedEvent } from '../faults.js';
import { plain, sha256 } from './stored-entries.js';

/** An entry that is ready to be written; `position` counts within its append. */
export interface Ready<E extends AnyEvent> extends Linked<E> {
  readonly position: number;
}

/** Links the events of one append onto the head, each in its declared shape. @throws MalformedEvent */
export const ready = <E extends AnyEvent>(append: Append, events: readonly E[]): Ready<E>[] =>
  linkOnto(sha256, append, events.map(declared)).map((linked, position) => ({ ...linked, position }));

/** Entries that follow one another in one stream, of one append or several. */
export interface EntriesOfStream {
  /** The incident, or the organisation itself. */
  readonly stream: string;
  readonly entries: readonly Ready<AnyEvent>[];
}

/** Writes entries of several streams, and says of each when it was recorded. The database stamps the time and refuses whatever does not continue its chain. */
export async function writeEntries(client: Asking, tenant: string, streams: readonly EntriesOfStream[]): Promise<Date[][]> {
  const all = streams.flatMap(({ stream, entries }) => entries.map((each) => ({ stream, ...each })));
  const { rows } = await client.query<{ recorded_at: Date }>({
    name: 'write-entries',
    text: `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, command, request_mac, content, prev_digest, digest)
     select $1, n.stream_id, case when n.stream_id = $1 then 'organisation' else 'incident' end, n.seq, n.append_id, n.position, n.type, n.version, n.command,
       n.request_mac, n.content, n.prev_digest, n.digest
     from unnest($2::uuid[], $3::bigint[], $4::text[], $5::smallint[], $6::text[], $7::smallint[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
       with ordinality as n (stream_id, seq, append_id, position, type, version, command, request_mac, content, prev_digest, digest, nth)
     order by n.nth
     returning recorded_at`,
    values: [
      tenant,
      all.map(({ stream }) => stream),
      all.map(({ entry }) => entry.seq),
      all.map(({ entry }) => entry.appendId),
      all.map(({ position }) => position),
      all.map(({ entry }) => entry.event.type),
      all.map(({ entry }) => entry.event.version),
      all.map(({ entry }) => entry.command ?? null),
      all.map(({ entry }) => entry.requestMac ?? null),
      all.map(({ content }) => content),
      all.map(({ entry }) => entry.prevDigest),
      all.map(({ entry }) => entry.digest),
    ],
  });
  if (rows.length !== all.length) throw new Error('the ledger answered with fewer entries than it was given');
  const times = rows.map(({ recorded_at }) => recorded_at);
  return streams.map(({ entries }) => times.splice(0, entries.length));
}

/** The entries as they were recorded at these times. */
export const recorded = <E extends AnyEvent>(entries: readonly Ready<E>[], times: readonly Date[]): Entry<E>[] =>
  entries.map(({ entry }, index) => ({ ...entry, recordedAt: (times[index] as Date).toISOString() }));

/** The event in its declared shape, and nothing beside it: what is read later is exactly what is written now. */
function declared<E extends AnyEvent>(event: E): E {
  try {
    return plain(readEvent(plain(event))) as E;
  } catch (error) {
    throw new MalformedEvent(error instanceof Error ? error.message : 'an event cannot be read');
  }
}

import { type AnyEvent, type Entry, readEvent } from '@shodo/contracts';
import { type Append, type Linked, linkOnto } from '@shodo/ledger';
import type { Asking } from '../connection/transactions.js';
import { MalformedEvent } from '../faults.js';
import { plain, type StreamOf, sha256, streamId } from './stored-entries.js';

/** An entry that is ready to be written; `position` counts within its append. */
export interface Ready<E extends AnyEvent> extends Linked<E> {
  readonly position: number;
}

/** Links the events of one append onto the head, each in its declared shape. @throws MalformedEvent */
export const ready = <E extends AnyEvent>(append: Append, events: readonly E[]): Ready<E>[] =>
  linkOnto(sha256, append, events.map(declared)).map((linked, position) => ({ ...linked, position }));

/** Writes entries that follow one another, of one append or several. The database stamps the time and refuses whatever does not continue the chain. */
export async function writeEntries<E extends AnyEvent>(client: Asking, of: StreamOf, entries: readonly Ready<E>[]): Promise<Entry<E>[]> {
  const { rows } = await client.query<{ recorded_at: Date }>({
    name: 'write-entries',
    text: `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, command, request_mac, content, prev_digest, digest)
     select $1, $2, $3, n.seq, n.append_id, n.position, n.type, n.version, n.command, n.request_mac, n.content, n.prev_digest, n.digest
     from unnest($4::bigint[], $5::text[], $6::smallint[], $7::text[], $8::smallint[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
       as n (seq, append_id, position, type, version, command, request_mac, content, prev_digest, digest)
     order by n.seq
     returning recorded_at`,
    values: [
      of.tenant,
      streamId(of),
      of.incident === undefined ? 'organisation' : 'incident',
      entries.map(({ entry }) => entry.seq),
      entries.map(({ entry }) => entry.appendId),
      entries.map(({ position }) => position),
      entries.map(({ entry }) => entry.event.type),
      entries.map(({ entry }) => entry.event.version),
      entries.map(({ entry }) => entry.command ?? null),
      entries.map(({ entry }) => entry.requestMac ?? null),
      entries.map(({ content }) => content),
      entries.map(({ entry }) => entry.prevDigest),
      entries.map(({ entry }) => entry.digest),
    ],
  });
  return entries.map(({ entry }, index) => {
    const row = rows[index];
    if (!row) throw new Error('the ledger answered with fewer entries than it was given');
    return { ...entry, recordedAt: row.recorded_at.toISOString() };
  });
}

/** The event in its declared shape, and nothing beside it: what is read later is exactly what is written now. */
function declared<E extends AnyEvent>(event: E): E {
  try {
    return plain(readEvent(plain(event))) as E;
  } catch (error) {
    throw new MalformedEvent(error instanceof Error ? error.message : 'an event cannot be read');
  }
}

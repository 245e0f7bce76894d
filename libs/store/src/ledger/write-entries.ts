import { type AnyEvent, type Entry, readEvent } from '@shodo/contracts';
import { type Append, linkOnto } from '@shodo/ledger';
import type pg from 'pg';
import { MalformedEvent } from '../faults.js';
import { plain, type StreamOf, sha256, streamId } from './stored-entries.js';

/** Links events onto the head and writes them. The database stamps the time and refuses whatever does not continue the chain. */
export async function writeEntries<E extends AnyEvent>(
  client: pg.PoolClient,
  of: StreamOf,
  append: Append,
  events: readonly E[],
): Promise<Entry<E>[]> {
  const linked = linkOnto(sha256, append, events.map(declared));
  const { rows } = await client.query<{ recorded_at: Date }>({
    name: 'write-entries',
    text: `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, command, request_mac, content, prev_digest, digest)
     select $1, $2, $3, n.seq, $4, n.position, n.type, n.version, $5, $6, n.content, n.prev_digest, n.digest
     from unnest($7::bigint[], $8::smallint[], $9::text[], $10::smallint[], $11::text[], $12::text[], $13::text[])
       as n (seq, position, type, version, content, prev_digest, digest)
     order by n.seq
     returning recorded_at`,
    values: [
      of.tenant,
      streamId(of),
      of.incident === undefined ? 'organisation' : 'incident',
      append.appendId,
      append.command ?? null,
      append.requestMac ?? null,
      linked.map(({ entry }) => entry.seq),
      linked.map((_, position) => position),
      linked.map(({ entry }) => entry.event.type),
      linked.map(({ entry }) => entry.event.version),
      linked.map(({ content }) => content),
      linked.map(({ entry }) => entry.prevDigest),
      linked.map(({ entry }) => entry.digest),
    ],
  });
  return linked.map(({ entry }, index) => {
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

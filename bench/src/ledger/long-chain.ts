import { hash } from 'node:crypto';
import { incidentStream, linkOnto, type Sha256 } from '@shodo/ledger';
import type pg from 'pg';
import { noted } from './standard-entries.js';
import type { Of } from './works.js';

const sha256: Sha256 = (text) => hash('sha256', text);

/** A long chain past the append: what is measured here is what comes after. */
export async function growChain(superuser: pg.Client, { tenant, incident }: Of, entries: number): Promise<void> {
  const stream = incidentStream(tenant, incident);
  await superuser.query('alter table ledger.entry disable trigger join_chain');
  let head = { seq: 0, digest: '0'.repeat(64) };
  for (let written = 0; written < entries; written += 5_000) {
    const append = {
      stream,
      head,
      appendId: `page-${written}`,
      occurredAt: '2026-11-28T13:00:00.000Z',
      actor: { kind: 'system', part: 'incident' } as const,
    };
    const linked = linkOnto(sha256, append, Array.from({ length: Math.min(5_000, entries - written) }, noted));
    await superuser.query(
      `insert into ledger.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest, recorded_at)
       select $1, $2, 'incident', n.seq, $3, n.seq - $4 - 1, 'NoteAdded', 1, n.content, n.prev, n.digest, timestamptz '2026-11-28T13:00:00Z' + make_interval(secs => n.seq)
       from unnest($5::bigint[], $6::text[], $7::text[], $8::text[]) as n (seq, content, prev, digest)`,
      [
        tenant,
        incident,
        append.appendId,
        head.seq,
        linked.map(({ entry }) => entry.seq),
        linked.map(({ content }) => content),
        linked.map(({ entry }) => entry.prevDigest),
        linked.map(({ entry }) => entry.digest),
      ],
    );
    const last = linked.at(-1)?.entry;
    if (last) head = { seq: last.seq, digest: last.digest };
  }
  await superuser.query('alter table ledger.entry enable trigger join_chain');
  await superuser.query('analyze ledger.entry');
}

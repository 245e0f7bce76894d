import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The rows one append leaves behind, as they were when they were copied. */
interface Rows {
  readonly entry: Record<string, unknown>;
  readonly incident: Record<string, unknown>;
  seq: number;
  readonly stream: string;
}

/**
 * Puts the rows of an append into tables of the same shape, keys and indexes, one transaction each, fsynced: no digest, no expected version, no
 * trigger, no row-level security.
 */
export class RawInsert {
  private constructor(private readonly pool: pg.Pool) {}

  static async open(url: string, connections: number): Promise<RawInsert> {
    const pool = new pg.Pool({ connectionString: url, max: connections, options: '-c synchronous_commit=on' });
    pool.on('error', () => undefined); // the database is dropped at the end
    await pool.query(`create schema baseline;
      create table baseline.entry (like ledger.entry including all);
      create table baseline.incident (like views.incident including all) with (fillfactor = 70)`);
    return new RawInsert(pool);
  }

  /** Rows as the product has just written them, one set for each writer, under streams of their own. */
  async rowsLike(tenant: string, writers: number): Promise<Rows[]> {
    const { rows: entries } = await this.pool.query<Record<string, unknown>>(
      'select * from ledger.entry where tenant_id = $1 order by length(content) limit 1',
      [tenant],
    );
    const { rows: incidents } = await this.pool.query<Record<string, unknown>>(
      'select * from views.incident where tenant_id = $1 limit 1',
      [tenant],
    );
    const [entry, incident] = [entries[0], incidents[0]];
    if (!entry || !incident) throw new Error('there are no rows to copy');
    return Array.from({ length: writers }, () => ({ entry, incident, seq: 0, stream: randomUUID() }));
  }

  async insert(rows: Rows | undefined): Promise<void> {
    if (!rows) throw new Error('a writer without rows');
    const { entry, incident, stream } = rows;
    rows.seq += 1;
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query({
        name: 'baseline-entry',
        text: `insert into baseline.entry (tenant_id, stream_id, stream_kind, seq, append_id, position, type, version, content, prev_digest, digest)
          values ($1, $2, 'incident', $3, $4, 0, $5, $6, $7, $8, $9)`,
        values: [
          entry.tenant_id,
          stream,
          rows.seq,
          randomUUID(),
          entry.type,
          entry.version,
          entry.content,
          entry.prev_digest,
          entry.digest,
        ],
      });
      await client.query({
        name: 'baseline-incident',
        text: `insert into baseline.incident (tenant_id, incident_id, seq, digest, folded_version, folded, list_row, reference, kind, closed, next_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
          on conflict (tenant_id, incident_id) do update set seq = excluded.seq, digest = excluded.digest, folded = excluded.folded, list_row = excluded.list_row`,
        values: [
          incident.tenant_id,
          stream,
          rows.seq,
          incident.digest,
          incident.folded_version,
          incident.folded,
          JSON.stringify(incident.list_row),
          incident.reference,
          incident.kind,
          incident.closed,
          incident.next_at,
        ],
      });
      await client.query('commit');
    } finally {
      client.release();
    }
  }

  close = () => this.pool.end();
}

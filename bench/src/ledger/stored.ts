import { hash } from 'node:crypto';
import { type Store, verifyStream } from '@shodo/store';
import type pg from 'pg';
import type { Of } from './works.js';

/** The product's own check of a chain as it is stored; throws where the chain is not sound and whole. */
export async function checkStored(store: Store, of: Of, entries: number): Promise<void> {
  const verdict = await verifyStream(store, of);
  if (!verdict.ok || verdict.head.seq !== entries) throw new Error(`I5 the stored chain is ${JSON.stringify(verdict)}`);
}

/** The same texts read by the same driver in pages of the same size, and each hashed: no other column, no row-level security, nothing compared. */
export async function readStored(client: pg.Client, { tenant, incident }: Of, entries: number): Promise<void> {
  for (let after = 0; after < entries; after += 5_000) {
    const { rows } = await client.query<{ content: string }>(
      'select content from ledger.entry where tenant_id = $1 and stream_id = $2 and seq > $3 order by seq limit 5000',
      [tenant, incident, after],
    );
    for (const { content } of rows) hash('sha256', content);
  }
}

import type { FoldedIncident, Head, Receipt, TakenCharge } from '@shodo/contracts';
import { emptyHead } from '@shodo/ledger';
import type pg from 'pg';
import type { Store } from '../connection/open-store.js';
import { inStream, queryInTenant } from '../connection/transactions.js';
import { type IncidentKey, knownOf } from '../views/fold-incident.js';
import { writeFolded } from '../views/write-incident.js';
import { type EntryColumns, receiptOf, type StreamOf, streamId, streamName } from './stored-entries.js';

/** Receipts handed to a writer; older ones are found in the ledger. */
const latestReceipts = 200;

/** Where an incident stands: head, folded state and latest receipts. A state folded by another version is folded anew and stored. */
export function takeCharge(store: Store, key: IncidentKey): Promise<TakenCharge> {
  return inStream(store, { tenant: key.tenant, stream: streamName(key) }, async (client) => {
    const head = await headIn(client, key);
    const folded = await knownOf(client, key, head);
    if (folded) await storeIfStale(client, key, folded, head);
    return { head, ...(folded && { folded }), receipts: await receiptsIn(client, key) };
  });
}

async function storeIfStale(client: pg.PoolClient, key: IncidentKey, folded: FoldedIncident, head: Head): Promise<void> {
  const { rowCount } = await client.query(
    'select from views.incident where tenant_id = $1 and incident_id = $2 and seq = $3 and digest = $4 and folded_version = $5',
    [key.tenant, key.incident, head.seq, head.digest, folded.version],
  );
  if (rowCount === 0) await writeFolded(client, key, folded, head);
}

/** Last sequence and digest of a stream; zeros when it is empty. */
export const headOf = async (store: Store, of: StreamOf): Promise<Head> =>
  headFound(await queryInTenant<Head>(store, of.tenant, lastOf(of)));

export const headIn = async (client: pg.PoolClient, of: StreamOf): Promise<Head> => headFound(await client.query<Head>(lastOf(of)));

export const lastOf = (of: StreamOf) => ({
  name: 'head-of-stream',
  text: 'select seq::int as seq, digest from ledger.entry where tenant_id = $1 and stream_id = $2 order by seq desc limit 1',
  values: [of.tenant, streamId(of)],
});
export const headFound = ({ rows: [head] }: pg.QueryResult<Head>): Head => head ?? emptyHead;

/** The last entry of each append that a command caused, latest appends only, oldest first. */
async function receiptsIn(client: pg.PoolClient, key: IncidentKey): Promise<Receipt[]> {
  const { rows } = await client.query<Omit<EntryColumns, 'content'>>(
    `select e.seq::int as seq, e.append_id, e.digest, e.recorded_at from ledger.entry e
     where e.tenant_id = $1 and e.stream_id = $2 and e.command is not null
       and not exists (select from ledger.entry n where n.tenant_id = $1 and n.stream_id = $2 and n.seq = e.seq + 1 and n.append_id = e.append_id)
     order by e.seq desc limit ${latestReceipts}`,
    [key.tenant, key.incident],
  );
  return rows.map((row) => receiptOf(key, row)).reverse();
}

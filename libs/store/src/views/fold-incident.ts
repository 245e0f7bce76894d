import type { Entry, FoldedIncident, Head, IncidentEvent } from '@shodo/contracts';
import { fold, foldedVersion } from '@shodo/views';
import type pg from 'pg';
import { type EntryColumns, entryColumns, readIncidentEntry } from '../ledger/stored-entries.js';

export interface IncidentKey {
  readonly tenant: string;
  readonly incident: string;
}

/** Folding is the views' own; what is stored is what JSON keeps of it. */
export const foldOnto = (folded: FoldedIncident | undefined, entries: readonly Entry<IncidentEvent>[]): FoldedIncident =>
  fold(folded, entries);

/** The folded incident as it stands at `head`: the stored row when it is of this version and of that head, otherwise folded anew from the ledger. */
export async function knownOf(client: pg.PoolClient, key: IncidentKey, head: Head): Promise<FoldedIncident | undefined> {
  if (head.seq === 0) return undefined;
  const { rows } = await client.query<{ seq: number; digest: string; folded_version: number; state: unknown }>(
    'select seq::int as seq, digest, folded_version, state from views.incident where tenant_id = $1 and incident_id = $2',
    [key.tenant, key.incident],
  );
  const [row] = rows;
  if (row && row.seq === head.seq && row.digest === head.digest && row.folded_version === foldedVersion)
    return { version: row.folded_version, state: row.state };
  return foldAnew(client, key);
}

/** Folds the whole stream, page by page: an incident of many years does not have to fit into memory at once. */
export async function foldAnew(client: pg.PoolClient, { tenant, incident }: IncidentKey): Promise<FoldedIncident | undefined> {
  let folded: FoldedIncident | undefined;
  for (let after = 0; ; ) {
    const { rows } = await client.query<EntryColumns>(
      `select ${entryColumns} from ledger.entry e where e.tenant_id = $1 and e.stream_id = $2 and e.seq > $3 order by e.seq limit 500`,
      [tenant, incident, after],
    );
    const last = rows.at(-1);
    if (!last) return folded;
    folded = foldOnto(folded, rows.map(readIncidentEntry));
    after = last.seq;
  }
}

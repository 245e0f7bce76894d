import type { EventOf } from '@shodo/contracts';
import type { Store } from '../connection/open-store.js';
import { acrossTenants, queryInTenant } from '../connection/transactions.js';
import { type EntryColumns, entryColumns, readEntry } from './stored-entries.js';

/** An entry by which texts of an incident are erased. */
export interface ErasureEntry {
  readonly tenant: string;
  readonly incident: string;
  readonly seq: number;
  readonly digest: string;
  /** Of texts and of files; none when it is everything. */
  readonly refs?: readonly string[];
}

/** The erasures of one organisation, or of one of its incidents, in the order of their entries. */
export async function erasureEntries(
  store: Store,
  { tenant, incident }: { readonly tenant: string; readonly incident?: string },
): Promise<readonly ErasureEntry[]> {
  const { rows } = await queryInTenant<EntryColumns & { stream_id: string }>(store, tenant, {
    text: `select ${entryColumns}, e.stream_id from ledger.entry e
       where e.tenant_id = $1 and e.type = 'TextsErased' and ($2::uuid is null or e.stream_id = $2) order by e.stream_id, e.seq`,
    values: [tenant, incident ?? null],
  });
  return rows.map((row) => {
    const { seq, digest, event } = readEntry(row);
    const { scope, texts = [], files = [] } = event.data as EventOf<'TextsErased'>['data'];
    return { tenant, incident: row.stream_id, seq, digest, ...(scope !== 'whole-vault' && { refs: [...texts, ...files] }) };
  });
}

/** Organisations whose record orders an erasure. Takes a store opened as `shodo_upkeep`. */
export async function tenantsWithErasures(upkeep: Store): Promise<readonly string[]> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ tenant_id: string }>("select distinct tenant_id from ledger.entry where type = 'TextsErased'"),
  );
  return rows.map(({ tenant_id }) => tenant_id);
}

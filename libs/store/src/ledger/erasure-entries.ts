import { EntryUnreadable, type EventOf } from '@shodo/contracts';
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

/** One by which something was erased, and that does not say what any more. */
export type UnreadableErasure = Pick<ErasureEntry, 'tenant' | 'incident' | 'seq' | 'digest'>;

/**
 * The erasures of one organisation, or of one of its incidents, in the order of their entries.
 * @param onUnreadable takes each that cannot be read, and it is passed over
 * @throws EntryUnreadable where nobody takes it
 */
export async function erasureEntries(
  store: Store,
  { tenant, incident }: { readonly tenant: string; readonly incident?: string },
  onUnreadable?: (erasure: UnreadableErasure) => void,
): Promise<readonly ErasureEntry[]> {
  const { rows } = await queryInTenant<EntryColumns & { stream_id: string }>(store, tenant, {
    text: `select ${entryColumns}, e.stream_id from ledger.entry e
       where e.tenant_id = $1 and e.type = 'TextsErased' and ($2::uuid is null or e.stream_id = $2) order by e.stream_id, e.seq`,
    values: [tenant, incident ?? null],
  });
  return rows.flatMap((row) => {
    const entry = { tenant, incident: row.stream_id, seq: row.seq, digest: row.digest };
    try {
      const { scope, texts = [], files = [] } = erasureIn(row);
      return { ...entry, ...(scope !== 'whole-vault' && { refs: [...texts, ...files] }) };
    } catch (error) {
      if (!(error instanceof EntryUnreadable && onUnreadable)) throw error;
      onUnreadable(entry);
      return [];
    }
  });
}

function erasureIn(row: EntryColumns): EventOf<'TextsErased'>['data'] {
  const { event } = readEntry(row);
  if (event.type !== 'TextsErased') throw new EntryUnreadable(`the content of entry ${row.seq} is not of its type`);
  return event.data;
}

/** Organisations whose record orders an erasure. Takes a store opened as `shodo_upkeep`. */
export async function tenantsWithErasures(upkeep: Store): Promise<readonly string[]> {
  const { rows } = await acrossTenants(upkeep, (client) =>
    client.query<{ tenant_id: string }>("select distinct tenant_id from ledger.entry where type = 'TextsErased'"),
  );
  return rows.map(({ tenant_id }) => tenant_id);
}

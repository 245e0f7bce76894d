import type { Head } from '@shodo/contracts';
import type { Asking } from '../connection/transactions.js';
import { type EntryColumns, entryColumns } from './stored-entries.js';

/** Most entries told to a writer that lags; one that lags further asks again. The answer stands in the engine's history, which has limits. */
export const mostMissing = 200;

/** Where a writer stands in its stream, and what it wants to append. */
export interface FromHead {
  readonly incident: string;
  readonly head: Head;
  readonly appendId: string;
}

/** Of each stream the entry at the writer's head, those after it, and those of the same append, in their order. */
export async function entriesFrom(client: Asking, tenant: string, heads: readonly FromHead[]): Promise<EntryColumns[][]> {
  const { rows } = await client.query<EntryColumns & { nth: number }>({
    name: 'entries-from',
    // Each half in the order of one index: before the table was ever analysed, the planner would else read whole streams and filter them.
    text: `select n.nth::int as nth, ${entryColumns}
      from unnest($2::uuid[], $3::bigint[], $4::text[]) with ordinality as n (stream_id, seq, append_id, nth)
      cross join lateral (
        (select * from ledger.entry e where e.tenant_id = $1 and e.stream_id = n.stream_id and e.seq >= n.seq order by e.seq limit ${mostMissing + 1})
        union all
        (select * from ledger.entry e where e.tenant_id = $1 and e.append_id = n.append_id and e.stream_id = n.stream_id
          and e.seq not between n.seq and n.seq + ${mostMissing} order by e.position)
      ) e
      order by n.nth, e.seq`,
    values: [tenant, heads.map(({ incident }) => incident), heads.map(({ head }) => head.seq), heads.map(({ appendId }) => appendId)],
  });
  const found: EntryColumns[][] = heads.map(() => []);
  for (const { nth, ...entry } of rows) found[nth - 1]?.push(entry);
  return found;
}

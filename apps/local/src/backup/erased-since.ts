import { connected } from '@shodo/servers';
import type { ErasureEntry } from '@shodo/store';

/** Erasures of one incident that were carried out on what a backup brought back. */
export interface ErasedSince {
  readonly incident: string;
  readonly erasures: number;
}

export interface ErasuresSince {
  /** All that the record, as restored, does not order. */
  readonly count: number;
  /** By organisation, those of them that took something this record has: the chain of such an incident does not say why a text is gone. */
  readonly felt: ReadonlyMap<string, readonly ErasedSince[]>;
}

/**
 * The erasures that are carried out and that the record, as restored, does not order. One is felt where the record has a text or a file it erased, names a
 * pack that went along, or has the incident whose vault it erased; what it took may have come after the backup as well. The check of the keys (I16) takes
 * them for all that no entry orders, so that one is felt wherever an entry names what it took. To be asked once every known erasure was carried out.
 * @param record, keys for a superuser: both databases keep organisations apart, and this is of all of them
 */
export async function erasedSince(record: string, keys: string): Promise<ErasuresSince> {
  const carriedOut = await connected(keys, (client) => client.query<ErasureEntry>(inKeys));
  const { rows } = await connected(record, (client) =>
    client.query<ErasedSince & { tenant: string; isFelt: boolean }>(notOrdered, [JSON.stringify(carriedOut.rows)]),
  );
  const byTenant = new Map<string, ErasedSince[]>();
  for (const { tenant, incident, erasures, isFelt } of rows)
    if (isFelt) byTenant.set(tenant, [...(byTenant.get(tenant) ?? []), { incident, erasures }]);
  return { count: rows.reduce((sum, { erasures }) => sum + erasures, 0), felt: byTenant };
}

const inKeys = 'select tenant_id as tenant, incident_id as incident, seq::float8 as seq, digest, refs from keys.erasure';

const notOrdered = `select e.tenant, e.incident, felt.is_so as "isFelt", count(*)::int as erasures
  from jsonb_to_recordset($1::jsonb) as e(tenant uuid, incident uuid, seq bigint, digest text, refs uuid[])
  cross join lateral (select case when e.refs is null
    then exists (select from ledger.entry o where o.tenant_id = e.tenant and o.stream_id = e.incident)
    else exists (select from vault.sealed_text t where t.tenant_id = e.tenant and t.ref = any(e.refs))
      or exists (select from vault.evidence_file f where f.tenant_id = e.tenant and f.file_id = any(e.refs) and f.holds = 'evidence')
      or exists (select from ledger.entry g cross join unnest(e.refs) as ref
        where g.tenant_id = e.tenant and g.stream_id = e.incident and g.type = 'EvidencePackGiven' and position(ref::text in g.content) > 0) end) as felt (is_so)
  where not exists (
    select from ledger.entry o where o.tenant_id = e.tenant and o.stream_id = e.incident and o.seq = e.seq and o.digest = e.digest and o.type = 'TextsErased')
  group by e.tenant, e.incident, felt.is_so order by e.tenant, e.incident`;

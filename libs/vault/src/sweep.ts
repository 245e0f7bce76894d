import { acrossTenants, queryInTenant } from '@shodo/store';
import type { Vault } from './open-vault.js';

/** Destroys keys of texts: nothing opens them again, here or from any backup of the record. Harmless when repeated. */
export async function destroyKeys(vault: Vault, tenant: string, refs: readonly string[]): Promise<void> {
  if (refs.length === 0) return;
  await queryInTenant(vault.keys, tenant, {
    text: 'delete from keys.text_key where tenant_id = $1 and ref = any($2::uuid[])',
    values: [tenant, refs],
  });
}

const mostAtOnce = 1_000;

/**
 * Removes sealed texts whose command left no entry within so many hours: it was refused, or never arrived. First each text is marked, then its
 * key destroyed, then its row deleted, so that a sweep that was interrupted is finished by the next. Takes a vault opened on a store of
 * `shodo_upkeep`. Answers how many texts were removed, in all organisations.
 */
export async function sweepUnnamed(vault: Vault, olderThanHours: number): Promise<number> {
  if (vault.texts.role !== 'shodo_upkeep')
    throw new TypeError('a sweep needs a vault opened on a store of shodo_upkeep: any other role sees nothing');
  await acrossTenants(vault.texts, (client) =>
    client.query(
      `update vault.sealed_text t set swept_at = clock_timestamp()
       where t.swept_at is null and t.sealed_at < clock_timestamp() - make_interval(hours => $1)
         and not exists (select from ledger.entry e where e.tenant_id = t.tenant_id and e.append_id = t.command_id::text)`,
      [olderThanHours],
    ),
  );
  let swept = 0;
  for (;;) {
    const removed = await removeMarked(vault);
    swept += removed;
    if (removed === 0) return swept;
  }
}

async function removeMarked(vault: Vault): Promise<number> {
  const { rows } = await acrossTenants(vault.texts, (client) =>
    client.query<{ tenant_id: string; refs: string[] }>(
      `select tenant_id, array_agg(ref) as refs from (select tenant_id, ref from vault.sealed_text where swept_at is not null order by tenant_id limit ${mostAtOnce}) t group by tenant_id`,
    ),
  );
  for (const { tenant_id, refs } of rows) {
    await destroyKeys(vault, tenant_id, refs);
    await acrossTenants(vault.texts, (client) =>
      client.query('delete from vault.sealed_text where tenant_id = $1 and ref = any($2::uuid[]) and swept_at is not null', [
        tenant_id,
        refs,
      ]),
    );
  }
  return rows.reduce((sum, { refs }) => sum + refs.length, 0);
}

import { readInTenant } from '@shodo/store';
import type { IncidentOfTenant } from '../incident-key.js';
import type { Vault } from '../open-vault.js';

/** References that no text of this incident has. */
export async function unknownTexts(
  { texts }: Vault,
  { tenant, incident, refs }: IncidentOfTenant & { readonly refs: readonly string[] },
): Promise<readonly string[]> {
  if (refs.length === 0) return [];
  const { rows } = await readInTenant(texts, tenant, (client) =>
    client.query<{ ref: string }>('select ref from vault.sealed_text where tenant_id = $1 and incident_id = $2 and ref = any($3::uuid[])', [
      tenant,
      incident,
      refs,
    ]),
  );
  const known = new Set(rows.map(({ ref }) => ref));
  return refs.filter((ref) => !known.has(ref));
}

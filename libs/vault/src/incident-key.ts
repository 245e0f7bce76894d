import { createHmac, hkdfSync } from 'node:crypto';
import { queryInTenant } from '@shodo/store';
import { IncidentWasErased, VaultDamaged, WrongMasterKey } from './faults.js';
import { isWhollyErased } from './lost-keys.js';
import type { Keys, Vault } from './open-vault.js';
import { open, randomKey, seal } from './sealing.js';

export interface IncidentOfTenant {
  readonly tenant: string;
  readonly incident: string;
}

const bound = ({ tenant, incident }: IncidentOfTenant) => ['shodo-incident-key/1', tenant, incident] as const;

interface Row {
  readonly wrapped: Buffer | null;
  readonly master_key_id: string;
}

export type KnownIncidentKey = Buffer | 'destroyed' | undefined;

/** The key of an incident; undefined when it has none, `destroyed` when it was, whoever did it. */
export async function knownIncidentKey(keys: Keys, of: IncidentOfTenant): Promise<KnownIncidentKey> {
  const { rows } = await queryInTenant<Row>(keys.keys, of.tenant, {
    name: 'incident-key',
    text: 'select wrapped, master_key_id from keys.incident_key where tenant_id = $1 and incident_id = $2',
    values: [of.tenant, of.incident],
  });
  const [row] = rows;
  if (!row) return undefined;
  if (row.wrapped === null) return 'destroyed';
  demandMasterKey(keys, row.master_key_id);
  return open(keys.masterKey, row.wrapped, bound(of));
}

/** @throws WrongMasterKey */
export function demandMasterKey({ masterKeyId }: Keys, wrappedBy: string): void {
  if (wrappedBy !== masterKeyId) throw new WrongMasterKey(`the keys were wrapped by the master key ${wrappedBy}, not by ${masterKeyId}`);
}

/** The key of an incident, made when it has none. However many callers make it at once, all get the one that was stored. @throws IncidentWasErased, VaultDamaged */
export async function incidentKey(vault: Vault, of: IncidentOfTenant, lookUp = knownIncidentKey(vault, of)): Promise<Buffer> {
  const known = await lookUp;
  if (known === 'destroyed') throw await whyDestroyed(vault, of);
  if (known) return known;
  await queryInTenant(vault.keys, of.tenant, {
    text: 'insert into keys.incident_key (tenant_id, incident_id, wrapped, master_key_id) values ($1, $2, $3, $4) on conflict do nothing',
    values: [of.tenant, of.incident, seal(vault.masterKey, randomKey(), bound(of)), vault.masterKeyId],
  });
  return incidentKey(vault, of);
}

const whyDestroyed = async (vault: Vault, of: IncidentOfTenant) =>
  (await isWhollyErased(vault, of))
    ? new IncidentWasErased(`the keys of incident ${of.incident} were destroyed`)
    : new VaultDamaged(`the key of incident ${of.incident} is gone, and no erasure took it`);

/**
 * HMAC-SHA-256, in hexadecimal, of a canonical body under a key derived from the incident's: an honest repeat gives the same value, and
 * after erasure nobody can try texts against it. What belongs to no incident names the organisation in the incident's place.
 * @param lookUp of the incident's key, where it is under way already
 * @throws IncidentWasErased, VaultDamaged, StoreUnavailable
 */
export async function macOf(
  vault: Vault,
  { body, ...of }: IncidentOfTenant & { readonly body: string },
  lookUp?: Promise<KnownIncidentKey>,
): Promise<string> {
  const key = await incidentKey(vault, of, lookUp);
  const macKey = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'shodo-request-mac/1', 32));
  return createHmac('sha256', macKey).update(body, 'utf8').digest('hex');
}

import { createHmac, hkdfSync } from 'node:crypto';
import { queryInTenant } from '@shodo/store';
import { IncidentWasErased, KeysAreMissing, WrongMasterKey } from './faults.js';
import { isWhollyErased } from './lost-keys.js';
import type { Keys, Vault } from './open-vault.js';
import { openKey, randomKey, seal } from './sealing.js';

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

/** The key of an incident; undefined when it has none, `destroyed` when it was, whoever did it. @throws KeysAreMissing when it is another one, WrongMasterKey */
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
  return openKey(keys.masterKey, row.wrapped, bound(of));
}

/** @throws WrongMasterKey */
export function demandMasterKey({ masterKeyId }: Keys, wrappedBy: string): void {
  if (wrappedBy !== masterKeyId) throw new WrongMasterKey(`the keys were wrapped by the master key ${wrappedBy}, not by ${masterKeyId}`);
}

/**
 * The key of an incident, made while nothing that is bound by one is on record. Afterwards it is there or it is missing: what was sealed under another
 * one would be lost as soon as it came back. However many callers make it at once, all get the one that was stored.
 * @throws IncidentWasErased, KeysAreMissing
 */
export async function incidentKey(vault: Vault, of: IncidentOfTenant, lookUp = knownIncidentKey(vault, of)): Promise<Buffer> {
  const known = await lookUp;
  if (Buffer.isBuffer(known)) return known;
  if (known === 'destroyed') throw await whyGone(vault, of);
  if (await isBoundOnRecord(vault, of)) return standingKey(vault, of);
  await queryInTenant(vault.keys, of.tenant, {
    text: 'insert into keys.incident_key (tenant_id, incident_id, wrapped, master_key_id) values ($1, $2, $3, $4) on conflict do nothing',
    values: [of.tenant, of.incident, seal(vault.masterKey, randomKey(), bound(of)), vault.masterKeyId],
  });
  return standingKey(vault, of);
}

/** For whoever would begin something that ends in sealing: an incident on record has its key. @throws IncidentWasErased, KeysAreMissing */
export const demandIncidentKey = async (keys: Keys, of: IncidentOfTenant): Promise<void> => void (await standingKey(keys, of));

/** Looked up once it must be there: it is made before the first entry, so that an earlier look may have come too soon. */
async function standingKey(keys: Keys, of: IncidentOfTenant): Promise<Buffer> {
  const known = await knownIncidentKey(keys, of);
  if (Buffer.isBuffer(known)) return known;
  throw await whyGone(keys, of);
}

/** Whether the record has a command to this incident: what tells it from others was worked out with the key. */
async function isBoundOnRecord({ texts }: Vault, { tenant, incident }: IncidentOfTenant): Promise<boolean> {
  const { rowCount } = await queryInTenant(texts, tenant, {
    text: `select from ledger.entry where tenant_id = $1 and stream_id = $2 and stream_kind = 'incident' and request_mac is not null limit 1`,
    values: [tenant, incident],
  });
  return rowCount === 1;
}

const whyGone = async (keys: Keys, of: IncidentOfTenant) =>
  (await isWhollyErased(keys, of))
    ? new IncidentWasErased(`the keys of incident ${of.incident} were destroyed`)
    : new KeysAreMissing(`the key of incident ${of.incident} is gone, and no erasure took it`);

/**
 * HMAC-SHA-256, in hexadecimal, of a canonical body under a key derived from the incident's: an honest repeat gives the same value, and
 * after erasure nobody can try texts against it. What belongs to no incident names the organisation in the incident's place.
 * @param lookUp of the incident's key, where it is under way already
 * @throws IncidentWasErased, KeysAreMissing, StoreUnavailable
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

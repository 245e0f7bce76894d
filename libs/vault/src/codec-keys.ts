import { randomUUID } from 'node:crypto';
import { queryInTenant } from '@shodo/store';
import { demandMasterKey, type IncidentOfTenant } from './incident-key.js';
import { KeptBriefly } from './kept-briefly.js';
import type { Keys } from './open-vault.js';
import { openKey, randomKey, seal } from './sealing.js';

/** What the engine's payloads of one incident are sealed under. */
export interface CodecKey {
  readonly id: string;
  readonly bytes: Buffer;
}

export interface CodecKeys {
  /** The key of an incident, made when it has none; undefined when it was destroyed. @throws KeysAreMissing when it is another one, WrongMasterKey, StoreUnavailable */
  forSealing(of: IncidentOfTenant): Promise<CodecKey | undefined>;
  /** The key of an incident; undefined when it has none, or it was destroyed. @throws KeysAreMissing when it is another one, WrongMasterKey, StoreUnavailable */
  forOpening(of: IncidentOfTenant): Promise<CodecKey | undefined>;
}

/** So long may a process still open what another one has just made unreadable; runs that are closed have no use for it anyway. */
const keptMs = 60_000;

/**
 * Keys of the engine's payloads, kept in clear for a minute: every step of an incident needs its key several times. Wrapped by the master key
 * itself, not by the incident's key: erasing an incident's texts must not keep it from replaying.
 */
export function openCodecKeys(keys: Keys): CodecKeys {
  const kept = new KeptBriefly<Promise<CodecKey | undefined>>(keptMs);
  const remembered = (of: IncidentOfTenant, find: () => Promise<CodecKey | undefined>) => {
    const name = `${of.tenant} ${of.incident}`;
    const known = kept.get(name);
    if (known) return known;
    const key = find();
    kept.keep(name, key);
    // What is not there may be made in a moment by another process; what failed may work in a moment.
    const forget = () => kept.forget(name, key);
    key.then((found) => found ?? forget(), forget);
    return key;
  };
  const known = (of: IncidentOfTenant) => remembered(of, () => stored(keys, of));
  return {
    // Somebody who only opens may be looking at this moment, and would not make what is not there.
    forSealing: async (of) => unlessDestroyed((await known(of)) ?? (await remembered(of, () => made(keys, of)))),
    forOpening: async (of) => unlessDestroyed(await known(of)),
  };
}

const destroyed: CodecKey = { id: 'destroyed', bytes: Buffer.alloc(0) };
const unlessDestroyed = (key: CodecKey | undefined) => (key === destroyed ? undefined : key);

const bound = ({ tenant, incident }: IncidentOfTenant, id: string) => ['shodo-codec-key/1', tenant, incident, id] as const;

interface Row {
  readonly key_id: string;
  readonly wrapped: Buffer | null;
  readonly master_key_id: string;
}

async function stored(keys: Keys, of: IncidentOfTenant): Promise<CodecKey | undefined> {
  const { rows } = await queryInTenant<Row>(keys.keys, of.tenant, {
    name: 'codec-key',
    text: 'select key_id, wrapped, master_key_id from keys.codec_key where tenant_id = $1 and incident_id = $2',
    values: [of.tenant, of.incident],
  });
  const [row] = rows;
  if (!row) return undefined;
  if (row.wrapped === null) return destroyed;
  demandMasterKey(keys, row.master_key_id);
  return { id: row.key_id, bytes: openKey(keys.masterKey, row.wrapped, bound(of, row.key_id)) };
}

/** However many callers make it at once, all get the one that was stored. */
async function made(keys: Keys, of: IncidentOfTenant): Promise<CodecKey | undefined> {
  const id = randomUUID();
  await queryInTenant(keys.keys, of.tenant, {
    text: 'insert into keys.codec_key (tenant_id, incident_id, key_id, wrapped, master_key_id) values ($1, $2, $3, $4, $5) on conflict do nothing',
    values: [of.tenant, of.incident, id, seal(keys.masterKey, randomKey(), bound(of, id)), keys.masterKeyId],
  });
  return stored(keys, of);
}

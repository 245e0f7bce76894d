import { acrossTenants, type Database, openPool } from '@shodo/store';
import { WrongMasterKey } from './faults.js';
import { keyIdOf } from './sealing.js';

/** The id of the master key that wraps the keys of this store; undefined while none has wrapped anything. @throws StoreUnavailable */
export async function masterKeyInUse(keys: Database): Promise<string | undefined> {
  const pool = openPool({ ...keys, role: 'shodo_keys', max: 1 });
  try {
    const { rows } = await acrossTenants({ pool }, (client) => client.query<{ id: string }>('select id from keys.master_key'));
    return rows[0]?.id;
  } finally {
    await pool.end();
  }
}

/**
 * Before anything is sealed or opened: a key that was lost and made anew, or that lies in another folder, looks like any other.
 * @throws WrongMasterKey when the keys of this store are wrapped by another one
 */
export async function demandMasterKeyOf(keys: Database, masterKey: Buffer): Promise<void> {
  const [own, used] = [keyIdOf(masterKey), await masterKeyInUse(keys)];
  if (used !== undefined && used !== own)
    throw new WrongMasterKey(
      `the keys of this store are wrapped by the master key ${used}; the one given here is ${own}. Put the right one back from where it is kept apart (the file secrets/master.key, SHODO_MASTER_KEY_FILE or SHODO_MASTER_KEY). Nothing was changed.`,
    );
}

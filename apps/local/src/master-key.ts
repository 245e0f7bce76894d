import { existsSync, readFileSync } from 'node:fs';
import type { Database } from '@shodo/store';
import { demandMasterKeyOf, masterKeyInUse } from '@shodo/vault';
import type { Folder } from './folder.js';
import type { Settings } from './settings.js';

/**
 * Before api and worker start: the master key is the one of this store. It is made at the first start of all; later a missing file means that it
 * was not put back, and a new one in its place would let everything begin and nothing open.
 * @throws WrongMasterKey, or an Error that says where the key belongs
 */
export async function demandMasterKey(settings: Settings, folder: Folder, keys: Database): Promise<void> {
  const { SHODO_MASTER_KEY: value, SHODO_MASTER_KEY_FILE: given } = settings;
  const file = given ?? folder.secretFile('master.key');
  if (value === undefined && !existsSync(file)) {
    if ((await masterKeyInUse(keys)) === undefined) return;
    throw new Error(
      `The master key is missing: the texts of this store are sealed under it. Put it back into ${file} from where it is kept apart, or set SHODO_MASTER_KEY. Nothing was changed.`,
    );
  }
  await demandMasterKeyOf(keys, Buffer.from(value ?? readFileSync(file, 'utf8').trim(), 'base64'));
}

import { readFileSync } from 'node:fs';
import type { Database } from '@shodo/store';
import { demandMasterKeyOf, masterKeyInUse } from '@shodo/vault';

/** No master key is given here, and no waiting brings one: nobody makes a new one for a store that has its own. */
export class MasterKeyIsMissing extends Error {
  override readonly name = 'MasterKeyIsMissing';
}

/** No master key is given here, and the store has none either: the api makes it at the first start of all. */
export class MasterKeyIsNotMade extends Error {
  override readonly name = 'MasterKeyIsNotMade';
}

interface Given {
  readonly value?: string;
  readonly file: string;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new MasterKeyIsMissing(`the master key cannot be read from the file ${file}: ${(error as Error).message}`);
  }
}

/** The master key by the settings; undefined while its file is not there. @throws MasterKeyIsMissing for a file that holds none */
export function givenMasterKey({ value, file }: Given): Buffer | undefined {
  const text = value ?? contentOf(file);
  if (text === undefined) return undefined;
  const key = Buffer.from(text, 'base64');
  if (key.length === 32) return key;
  throw new MasterKeyIsMissing(
    `the file ${file} holds no master key: 32 bytes in base64. Put the right one back from where it is kept apart.`,
  );
}

/**
 * Before anything is worked with.
 * @throws MasterKeyIsMissing, WrongMasterKey, which end the start; MasterKeyIsNotMade, for which it waits
 */
export async function demandMasterKey(keys: Database, given: Given): Promise<void> {
  const key = givenMasterKey(given);
  if (key) return await demandMasterKeyOf(keys, key);
  const nowhere = `SHODO_MASTER_KEY is not set, and there is no file ${given.file} (SHODO_MASTER_KEY_FILE)`;
  const used = await masterKeyInUse(keys);
  if (used === undefined)
    throw new MasterKeyIsNotMade(
      `there is no master key yet: ${nowhere}. The api makes that file at its first start; if it keeps the key elsewhere, set one of the two as it has them.`,
    );
  throw new MasterKeyIsMissing(
    `there is no master key: ${nowhere}. The keys of this store are wrapped by the master key ${used}: set one of the two as the api has them, or put the file back from where it is kept apart. Nothing was changed.`,
  );
}

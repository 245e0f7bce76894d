import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PayloadKeys } from '@shodo/durable/node';
import { openCodecKeys, openKeys } from '@shodo/vault';
import type { Ground } from './product.js';

type Place = Pick<Ground, 'keysDatabaseUrl' | 'dataFolder'>;

/** The keys of a product under test, for whoever looks at its engine from outside; its api has made the master key. */
export const keysOf = ({ keysDatabaseUrl, dataFolder }: Place) => ({
  keys: { url: keysDatabaseUrl },
  masterKey: Buffer.from(readFileSync(join(dataFolder, 'secrets', 'master.key'), 'utf8').trim(), 'base64'),
});

/** The keys under which the engine's payloads are sealed, until they are closed. */
export function openPayloadKeys(place: Place): { readonly keys: PayloadKeys; readonly close: () => Promise<void> } {
  const keys = openKeys({ ...keysOf(place), max: 2 });
  return { keys: openCodecKeys(keys), close: () => keys.close() };
}

/** Does some work with the keys under which the engine's payloads are sealed. */
export async function withPayloadKeys<T>(place: Place, work: (keys: PayloadKeys) => Promise<T>): Promise<T> {
  const { keys, close } = openPayloadKeys(place);
  try {
    return await work(keys);
  } finally {
    await close();
  }
}

import { fileURLToPath } from 'node:url';
import { type Database, type DatabaseRole, type Migrating, migrateFrom, openPool, type Store } from '@shodo/store';
import type pg from 'pg';
import { keyIdOf } from './sealing.js';

/** Roles whose pools work in the database of the wrapped keys. */
export const keysRoles: readonly DatabaseRole[] = ['shodo_keys'];

/** Brings the database of the wrapped keys to the shape this program needs; harmless when repeated. A database that does not exist is made. */
export const migrateKeys = (keys: Database, more?: Migrating): Promise<void> =>
  migrateFrom(keys, fileURLToPath(new URL('../migrations/', import.meta.url)), keysRoles, more);

export interface OpenKeys {
  /** The database of the wrapped keys. */
  readonly keys: Database;
  /** 32 bytes; wraps the incidents' keys. Whoever loses it has lost every sealed text. */
  readonly masterKey: Buffer;
  /** Most connections to the keys at once. */
  readonly max?: number;
  readonly onFault?: (error: Error) => void;
}

export interface OpenVault extends OpenKeys {
  /** Store of the record: the ciphertexts lie there. Opened as `shodo_app` for sealing and opening, as `shodo_upkeep` for sweeping. */
  readonly store: Store;
}

export interface Keys {
  readonly keys: { readonly pool: pg.Pool };
  readonly masterKey: Buffer;
  readonly masterKeyId: string;
  /** Closes the connections to the keys. */
  close(): Promise<void>;
}

export interface Vault extends Keys {
  /** The store is its owner's to close. */
  readonly texts: Pick<Store, 'pool' | 'role'>;
}

/** Opens the keys alone, for those who have to do with no text. */
export function openKeys({ keys, masterKey, max = 5, onFault }: OpenKeys): Keys {
  if (masterKey.length !== 32) throw new TypeError('the master key has 32 bytes');
  const pool = openPool({ ...keys, role: 'shodo_keys', max, ...(onFault && { onFault }) });
  let closed: Promise<void> | undefined;
  return {
    keys: { pool },
    masterKey: Buffer.from(masterKey),
    masterKeyId: keyIdOf(masterKey),
    close: () => {
      closed ??= pool.end();
      return closed;
    },
  };
}

/** Opens the vault. Nothing is kept in clear between calls, keys included: what was destroyed is gone at once in every process. */
export const openVault = ({ store, ...keys }: OpenVault): Vault => ({ ...openKeys(keys), texts: store });

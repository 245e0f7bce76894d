import type { Databases } from '@shodo/store';
import type { Folder } from './folder.js';
import type { Settings } from './settings.js';

interface Addresses {
  readonly port: number;
  readonly url: string;
  readonly databases: Databases;
  readonly temporalAddress: string;
}

/** What api and worker are told; the same settings start them alone. */
export function serviceEnvironment(settings: Settings, env: NodeJS.ProcessEnv, folder: Folder, addresses: Addresses): NodeJS.ProcessEnv {
  return {
    ...env,
    NODE_ENV: env.NODE_ENV ?? 'production',
    SHODO_DATA: folder.path,
    SHODO_PORT: String(addresses.port),
    SHODO_PUBLIC_URL: settings.SHODO_PUBLIC_URL ?? addresses.url,
    DATABASE_URL: addresses.databases.record.url,
    SHODO_KEYS_DATABASE_URL: addresses.databases.keys.url,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_NAMESPACE: settings.TEMPORAL_NAMESPACE ?? 'shodo',
    ...(settings.SHODO_MASTER_KEY ? {} : { SHODO_MASTER_KEY_FILE: masterKeyFile(settings, folder) }),
  };
}

function masterKeyFile(settings: Settings, folder: Folder): string {
  if (settings.SHODO_MASTER_KEY_FILE) return settings.SHODO_MASTER_KEY_FILE;
  folder.secret('master.key'); // made at the first start
  return folder.secretFile('master.key');
}

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { canEnter, postgresAccount } from '../postgres/account.js';

/** The user's data directory by the custom of the platform. */
export function usualDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  const home = env.HOME ?? homedir();
  if (env.XDG_DATA_HOME?.startsWith('/')) return join(env.XDG_DATA_HOME, 'shodo');
  return platform === 'darwin' ? join(home, 'Library', 'Application Support', 'shodo') : join(home, '.local', 'share', 'shodo');
}

/**
 * Root's PostgreSQL runs as another account, which usually cannot enter root's home: there the system's place for data is taken.
 * Only the custom gives way; a folder that somebody has set does not.
 */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  if (env.SHODO_DATA) return env.SHODO_DATA;
  const usual = usualDataFolder(env);
  const account = postgresAccount();
  if (!account) return usual;
  let nearest = usual;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  return canEnter(account, nearest) ? usual : '/var/lib/shodo';
}

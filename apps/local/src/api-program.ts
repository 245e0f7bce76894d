import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { databaseOf, dataFolder, withDatabase, withLogin } from '@shodo/servers';
import type { Databases } from '@shodo/store';
import { givenKeys } from './databases.js';
import { openFolder } from './folder.js';
import { findRunning } from './running.js';
import { serviceEnvironment } from './service-environment.js';
import { parseSettings, type Settings } from './settings.js';

/**
 * Runs a small program of the api's own with the settings of what `npm start` runs on the data folder.
 * @returns the exit code: the program's own, 1 when nothing runs there, 2 for settings that are wrong
 */
export function runApiProgram(name: 'recovery-link' | 'sample', args: readonly string[], env: NodeJS.ProcessEnv): number {
  const parsed = parseSettings(env);
  if ('problems' in parsed) return refuse(2, ...parsed.problems);
  const path = dataFolder(env);
  const running = findRunning(path);
  if (!running)
    return refuse(1, `Shodo does not run on the data folder ${path}. Start it first (npm start), or name another folder by SHODO_DATA.`);
  const folder = openFolder(path);
  const databases = databasesOf(parsed.settings, running.postgresPort, folder.secret('database.password'));
  if (!databases) return refuse(1, 'Shodo was started with a PostgreSQL of your own: set DATABASE_URL here as well.');
  const told = serviceEnvironment(parsed.settings, env, folder, { ...running, databases });
  const program = fileURLToPath(new URL(`../../api/dist/${name}.js`, import.meta.url));
  return spawnSync(process.execPath, ['--enable-source-maps', program, ...args], { env: told, stdio: 'inherit' }).status ?? 1;
}

function databasesOf(settings: Settings, postgresPort: number | undefined, password: string): Databases | undefined {
  const embedded = postgresPort && withLogin(`postgres://127.0.0.1:${postgresPort}/shodo`, 'shodo', password);
  const url = embedded || settings.DATABASE_URL;
  return url ? { record: { url }, keys: givenKeys(settings, { url: withDatabase(url, `${databaseOf(url)}_keys`) }) } : undefined;
}

function refuse(code: number, ...problems: readonly string[]): number {
  for (const problem of problems) console.error(problem);
  return code;
}

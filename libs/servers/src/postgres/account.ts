import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system account that runs PostgreSQL in place of root, which PostgreSQL refuses. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const accountName = 'postgres';

/** Undefined when the present user is not root and PostgreSQL simply runs as that user. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp() ?? create();
}

function lookUp(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((option) => spawnSync('id', [option, accountName], { encoding: 'utf8' }).stdout?.trim());
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function create(): Account {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName], {
      stdio: 'pipe',
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `PostgreSQL does not run as root, and the system user ${accountName} cannot be created (${why}). Start as another user.`,
    );
  }
  const account = lookUp();
  if (!account) throw new Error(`The system user ${accountName} was created but cannot be found.`);
  return account;
}

export function canEnter(account: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...account, cwd: '/' }).status === 0;
}

/** Refuses a folder that the account cannot reach, naming the folder that shuts it out. */
export function demandEntry(account: Account, folder: string): void {
  if (canEnter(account, folder)) return;
  let closed = folder;
  while (dirname(closed) !== closed && !canEnter(account, dirname(closed))) closed = dirname(closed);
  const mode = (statSync(closed).mode & 0o777).toString(8).padStart(4, '0');
  throw new Error(
    `PostgreSQL runs as the system user ${accountName} because you are root, and that user cannot enter ${closed} (mode ${mode}). ` +
      `Choose a data folder elsewhere (SHODO_DATA=/var/lib/shodo), or start as an ordinary user.`,
  );
}

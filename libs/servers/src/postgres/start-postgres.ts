import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ProcessMark } from '../processes/process-mark.js';
import { lastLines, runProgram } from '../processes/run-program.js';
import { type Backoff, type Command, SupervisedProcess } from '../processes/supervised-process.js';
import type { Say } from '../say.js';
import { type Account, demandEntry, postgresAccount } from './account.js';
import { clearLeftover } from './leftover.js';
import { type PostgresPrograms, postgresPrograms } from './programs.js';

export interface PostgresPlan {
  /** Holds the cluster (`postgres/`) and, where root's clone is closed to others, a copy of the programs. */
  readonly folder: string;
  readonly port: number;
  /** Of the superuser `postgres`. */
  readonly password: string;
  readonly logFile: string;
  readonly say: Say;
  readonly onStarted?: (mark: ProcessMark) => void;
  readonly giveUp?: AbortSignal;
  /** How soon it is started again when it ends by itself. */
  readonly backoff?: Backoff;
  /** Beside those it always has, as in `max_connections=50`. */
  readonly settings?: readonly string[];
}

export interface RunningPostgres {
  /** Address of the database `postgres` as superuser. For making roles and databases only; the application never uses it. */
  readonly superuserUrl: string;
  readonly port: number;
  readonly process: SupervisedProcess;
}

/** Temporal keeps up to 30 connections, api and worker up to 60 together, each migration and console a few. */
const maxConnections = 200;

/** Starts the embedded PostgreSQL, making its cluster the first time, and keeps it running. fsync stays on. */
export async function startPostgres(plan: PostgresPlan): Promise<RunningPostgres> {
  const account = postgresAccount();
  if (account) demandEntry(account, plan.folder);
  const programs = await postgresPrograms(account, plan.folder);
  const cluster = join(plan.folder, 'postgres');
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(programs, cluster, plan, account);
  const superuserUrl = `postgres://postgres:${encodeURIComponent(plan.password)}@127.0.0.1:${plan.port}/postgres`;
  const supervised = await SupervisedProcess.start(
    {
      name: 'PostgreSQL',
      logFile: plan.logFile,
      prepare: async () => {
        await clearLeftover(cluster, plan.password, plan.say);
        return serverCommand(programs, cluster, plan, account);
      },
      ready: (signal) => answers(superuserUrl, signal),
      stopSignal: 'SIGINT', // "fast": ends sessions, writes a checkpoint
      graceMs: 30_000,
      ...(plan.onStarted ? { onStarted: plan.onStarted } : {}),
      ...(plan.backoff ? { backoff: plan.backoff } : {}),
    },
    plan.say,
    plan.giveUp,
  );
  return { superuserUrl, port: plan.port, process: supervised };
}

/** Makes the cluster in a neighbouring folder first: a start that is killed half way leaves nothing that looks like a cluster. */
async function makeCluster(
  programs: PostgresPrograms,
  cluster: string,
  { password, giveUp }: PostgresPlan,
  account: Account | undefined,
): Promise<void> {
  const [unfinished, passwordFile] = [`${cluster}.unfinished`, `${cluster}.password`];
  for (const path of [unfinished, passwordFile]) rmSync(path, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    // Without the encoding flags a machine that has no LANG gets a cluster in SQL_ASCII.
    const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--auth=scram-sha-256', '--username=postgres'];
    const args = [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...flags];
    const { ok, output } = await runProgram(programs.initdb, args, { ...account, env: plainEnv(), cwd: '/', signal: giveUp });
    if (!ok) throw new Error(`PostgreSQL's cluster cannot be made:\n${lastLines(output, 10)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster);
  chmodSync(cluster, 0o700);
}

function serverCommand(
  programs: PostgresPrograms,
  cluster: string,
  { port, settings: more = [] }: PostgresPlan,
  account: Account | undefined,
): Command {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `max_connections=${maxConnections}`,
    'log_error_verbosity=terse', // the detail of an error quotes column values, which may be personal data
    'log_min_error_statement=panic',
    ...more,
  ];
  const args = ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  return { file: programs.postgres, args, env: plainEnv(), cwd: '/', ...account };
}

/** PostgreSQL reads PGDATA, PGPORT and their like from its environment: it gets none of ours. */
const plainEnv = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_MESSAGES: 'C', LC_ALL: 'C', TZ: 'UTC' });

async function answers(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (connected) return;
    await sleep(20, undefined, { signal });
  }
}

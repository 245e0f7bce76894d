import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChildrenRecord,
  findTemporalServer,
  freePort,
  holderOf,
  lockFolder,
  makeLogins,
  makeTemporalSchema,
  randomPassword,
  type Say,
  startPostgres,
  startTemporalServer,
  step,
  type TemporalFound,
  temporalStore,
  withDatabase,
  withLogin,
} from '@shodo/servers';

/** The servers of one test run, and what the suites find in their environment. */
export interface TestServers {
  readonly env: TestEnvironment;
  readonly stop: () => Promise<void>;
}

/** Names under which suites find the servers: the set-up hands them over from the run to each suite's own process. */
export interface TestEnvironment {
  /** Superuser address of the run's PostgreSQL. */
  readonly SHODO_TEST_PG_URL: string;
  /** The login that owns the databases of suites: `shodo`, no superuser, as in production. */
  readonly SHODO_TEST_OWNER_URL: string;
  readonly TEMPORAL_ADDRESS: string;
}

/** Leftovers end in this order. */
const order = [{ name: 'temporal', graceMs: 1_000 }, { name: 'postgres', signal: 'SIGINT' } as const];

/** Starts PostgreSQL and, unless one runs already, the Temporal server on it; both in a folder of their own, away from any data. */
export async function startTestServers(say: Say, search: Promise<TemporalFound> = findTemporalServer(say)): Promise<TestServers> {
  const runs = runsFolder();
  await sweepDeadRuns(runs, say);
  const folder = mkdtempSync(join(runs, 'run-'));
  chmodSync(folder, 0o711);
  const lock = lockFolder(folder);
  const children = new ChildrenRecord(folder);
  const stops: (() => Promise<void>)[] = [
    async () => {
      lock.release();
      rmSync(folder, { recursive: true, force: true });
    },
  ];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const postgres = await step(say, 'PostgreSQL for the tests', async () =>
      startPostgres({
        folder,
        port: await freePort(),
        password: randomPassword(),
        logFile: join(folder, 'postgres.log'),
        say,
        onStarted: (mark) => children.note('postgres', mark),
      }),
    );
    stops.push(() => postgres.process.stop());
    const passwords = { shodo: randomPassword(), temporal: randomPassword() };
    const ownerUrl = await makeLogins(postgres.superuserUrl, passwords);
    const found = await search;
    const address = 'address' in found ? found.address : await startTemporal(found);
    return { env: { SHODO_TEST_PG_URL: postgres.superuserUrl, SHODO_TEST_OWNER_URL: ownerUrl, TEMPORAL_ADDRESS: address }, stop };

    async function startTemporal(programs: Exclude<TemporalFound, { address: string }>): Promise<string> {
      const store = temporalStore(withDatabase(withLogin(postgres.superuserUrl, 'temporal', passwords.temporal), 'postgres'));
      return step(say, `Temporal server for the tests (${programs.origin})`, async () => {
        await makeTemporalSchema(store, programs);
        const temporal = await startTemporalServer({
          programs,
          store,
          dataFolder: folder,
          logFile: join(folder, 'temporal.log'),
          say,
          onStarted: (mark) => children.note('temporal', mark),
        });
        stops.push(() => temporal.process.stop());
        return temporal.address;
      });
    }
  } catch (error) {
    await stop();
    throw error;
  }
}

function runsFolder(): string {
  const folder = join(tmpdir(), `shodo-tests-${process.getuid?.() ?? 'user'}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  return folder;
}

/** A run that was killed leaves servers and a folder behind; the next run clears them away. */
export async function sweepDeadRuns(runs: string, say: Say): Promise<void> {
  for (const name of readdirSync(runs)) {
    const folder = join(runs, name);
    const justMade = !existsSync(join(folder, 'lock')) && Date.now() - statSync(folder).ctimeMs < 60_000;
    if (justMade || holderOf(folder)) continue;
    say(`• clearing away what a killed test run left: ${folder}`);
    await new ChildrenRecord(folder).endAll(order);
    rmSync(folder, { recursive: true, force: true });
  }
}

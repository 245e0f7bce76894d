import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writePrivateFile } from '../data-folder/private-file.js';
import { freePort } from '../free-port.js';
import type { ProcessMark } from '../processes/process-mark.js';
import { type Backoff, SupervisedProcess } from '../processes/supervised-process.js';
import type { Say } from '../say.js';
import type { TemporalPrograms } from './programs.js';
import { forgetMembers, makeTemporalSchema } from './schema.js';
import type { TemporalStore } from './store.js';

export interface TemporalPlan {
  readonly programs: TemporalPrograms;
  readonly store: TemporalStore;
  readonly dataFolder: string;
  readonly logFile: string;
  /** The port of the gRPC frontend; a free one if unset, as for the other eight listeners. */
  readonly port?: number;
  readonly say: Say;
  readonly onStarted?: (mark: ProcessMark) => void;
  readonly giveUp?: AbortSignal;
  /** How soon it is started again when it ends by itself. */
  readonly backoff?: Backoff;
}

export interface RunningTemporal {
  readonly address: string;
  readonly process: SupervisedProcess;
}

/** Can never be changed for a store. One machine needs few; a cluster is set up with 512. */
const historyShards = 4;

const innerListeners = [
  'HISTORY_GRPC',
  'MATCHING_GRPC',
  'WORKER_GRPC',
  'FRONTEND_MEMBERSHIP',
  'HISTORY_MEMBERSHIP',
  'MATCHING_MEMBERSHIP',
  'WORKER_MEMBERSHIP',
];

/** Starts the server, making its databases if they are missing, and keeps it running on the same ports. */
export async function startTemporalServer(plan: TemporalPlan): Promise<RunningTemporal> {
  const frontend = plan.port ?? (await freePort());
  const http = await freePort();
  const dynamicConfig = join(plan.dataFolder, 'temporal-dynamic.yaml');
  writePrivateFile(dynamicConfig, '{}\n'); // must exist; empty: the limits of production hold here as well
  const env = { ...(await ports(frontend, http)), ...storeEnvironment(plan.store), ...serverEnvironment(dynamicConfig) };
  const supervised = await SupervisedProcess.start(
    {
      name: 'Temporal server',
      logFile: plan.logFile,
      prepare: async () => {
        await makeTemporalSchema(plan.store, plan.programs, { signal: plan.giveUp }); // nothing to do, unless somebody has deleted the databases
        await forgetMembers(plan.store);
        // Nothing but the loopback address can reach it, hence no authorizer.
        return { file: plan.programs.server, args: ['--allow-no-auth', 'start'], env, cwd: plan.dataFolder };
      },
      ready: (signal) => serves(http, signal),
      // Its own orderly end takes 12 s, waiting for system workers of its own; everything it acknowledged is in PostgreSQL by then.
      graceMs: 3_000,
      ...(plan.onStarted ? { onStarted: plan.onStarted } : {}),
      ...(plan.backoff ? { backoff: plan.backoff } : {}),
    },
    plan.say,
    plan.giveUp,
  );
  return { address: `127.0.0.1:${frontend}`, process: supervised };
}

async function ports(frontend: number, http: number): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = { FRONTEND_GRPC_PORT: String(frontend), FRONTEND_HTTP_PORT: String(http) };
  for (const listener of innerListeners) env[`${listener}_PORT`] = String(await freePort());
  return env;
}

function storeEnvironment({ host, port, user, password, tls }: TemporalStore): NodeJS.ProcessEnv {
  return {
    DB: 'postgres12',
    POSTGRES_SEEDS: host,
    DB_PORT: String(port),
    POSTGRES_USER: user,
    POSTGRES_PWD: password,
    DBNAME: 'temporal',
    VISIBILITY_DBNAME: 'temporal_visibility',
    ...(tls ? { SQL_TLS_ENABLED: 'true', SQL_HOST_VERIFICATION: String(tls === 'checked') } : {}),
  };
}

const serverEnvironment = (dynamicConfig: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TZ: 'UTC',
  NUM_HISTORY_SHARDS: String(historyShards),
  BIND_ON_IP: '127.0.0.1',
  DYNAMIC_CONFIG_FILE_PATH: dynamicConfig,
  LOG_LEVEL: 'error',
});

/**
 * Asks for a workflow that does not exist. "Not found" takes frontend, history shard and database; a frontend alone answers
 * "unavailable" during the first moments.
 */
async function serves(httpPort: number, signal: AbortSignal): Promise<void> {
  const question = `http://127.0.0.1:${httpPort}/api/v1/namespaces/temporal-system/workflows/is-anybody-there`;
  for (;;) {
    const status = await fetch(question, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).then(
      (response) => response.body?.cancel().then(() => response.status),
      () => undefined,
    );
    if (status === 404) return;
    await sleep(25, undefined, { signal });
  }
}

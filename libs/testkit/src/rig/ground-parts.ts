import { join } from 'node:path';
import {
  type Backoff,
  ensureDatabase,
  findTemporalServer,
  freePort,
  makeLogins,
  randomPassword,
  type Say,
  type SupervisedProcess,
  startPostgres,
  startTemporalServer,
  temporalStore,
  withDatabase,
  withLogin,
} from '@shodo/servers';
import { FaultyWire, type Target } from './faulty-wire.js';

/** What the product stands on, started for the rig or given to it. Addresses are direct: whoever checks the result goes past the wires. */
export interface RigGround {
  readonly databaseUrl: string;
  readonly keysDatabaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalPostgres?: FaultyWire;
}

export interface GroundPlan {
  readonly folder: string;
  readonly say: Say;
  readonly backoff: Backoff;
  readonly env: NodeJS.ProcessEnv;
  readonly postgresSettings: readonly string[];
  /** Told of each process and each of its lives. */
  readonly onStarted: (name: 'postgres' | 'temporal') => void;
  readonly onProcess: (name: 'postgres' | 'temporal', process: SupervisedProcess) => void;
}

export const targetOf = (url: string): Target => {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port || 5_432) };
};

export function through(url: string, wire: FaultyWire): string {
  const address = new URL(url);
  address.hostname = '127.0.0.1';
  address.port = String(wire.port);
  return address.href;
}

/** A PostgreSQL and a Temporal server of the rig's own, the second reaching the first by a wire. */
export async function startGround(plan: GroundPlan): Promise<RigGround> {
  const { folder, say, backoff } = plan;
  const postgres = await startPostgres({
    folder,
    port: await freePort(),
    password: randomPassword(),
    logFile: join(folder, 'postgres.log'),
    say,
    backoff,
    settings: plan.postgresSettings,
    onStarted: () => plan.onStarted('postgres'),
  });
  plan.onProcess('postgres', postgres.process);
  const passwords = { shodo: randomPassword(), temporal: randomPassword() };
  const owner = await makeLogins(postgres.superuserUrl, passwords);
  for (const database of ['shodo', 'shodo_keys']) await ensureDatabase(postgres.superuserUrl, database, 'shodo');
  const found = await findTemporalServer(say, { env: { ...plan.env, TEMPORAL_ADDRESS: undefined } });
  if ('address' in found) throw new Error('the rig starts a Temporal server of its own');
  const wire = await FaultyWire.lay({ host: '127.0.0.1', port: postgres.port });
  const temporal = await startTemporalServer({
    programs: found,
    store: temporalStore(withDatabase(withLogin(through(postgres.superuserUrl, wire), 'temporal', passwords.temporal), 'postgres')),
    dataFolder: folder,
    logFile: join(folder, 'temporal.log'),
    say,
    backoff,
    onStarted: () => plan.onStarted('temporal'),
  });
  plan.onProcess('temporal', temporal.process);
  return {
    databaseUrl: withDatabase(owner, 'shodo'),
    keysDatabaseUrl: withDatabase(owner, 'shodo_keys'),
    temporalAddress: temporal.address,
    temporalPostgres: wire,
  };
}

/** Servers that somebody else runs: DATABASE_URL, a fresh database, and TEMPORAL_ADDRESS. */
export function givenGround(env: NodeJS.ProcessEnv): RigGround | undefined {
  const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress, SHODO_KEYS_DATABASE_URL } = env;
  if (!databaseUrl || !temporalAddress) return undefined;
  const keysDatabaseUrl = SHODO_KEYS_DATABASE_URL ?? withDatabase(databaseUrl, `${new URL(databaseUrl).pathname.slice(1)}_keys`);
  return { databaseUrl, keysDatabaseUrl, temporalAddress };
}

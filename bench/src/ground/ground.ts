import { fileURLToPath } from 'node:url';
import { connectClient, payloadCodec } from '@shodo/durable/node';
import {
  type FreshDatabase,
  freshDatabase,
  freshNamespace,
  type Installation,
  openPayloadKeys,
  startInstallation,
  startTestServers,
} from '@shodo/testkit';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { Acknowledged } from '../measure/invariants.js';
import { probed } from '../measure/memory.js';
import { childNamed } from '../measure/processes.js';
import { tell } from '../measure/result.js';
import { type Child, startChild } from './child.js';
import { MailSink } from './mail-sink.js';

/** What both sides stand on in one run: PostgreSQL, the engine on it, a mail server, the product, and the bare side beside it. */
export interface Ground {
  readonly url: string;
  readonly installation: Installation;
  readonly engine: Client;
  /** Looks behind row-level security of the product's database. */
  readonly superuser: pg.Pool;
  readonly sink: MailSink;
  readonly acknowledged: Acknowledged;
  readonly bare: Bare;
  readonly pids: () => {
    readonly api: number;
    readonly worker: number;
    readonly bare: number;
    readonly postgres: number;
    readonly temporal: number;
  };
  readonly stop: () => Promise<void>;
}

export interface Bare {
  readonly engine: Client;
  readonly database: pg.Pool;
  readonly pid: () => number;
  readonly restart: () => Promise<void>;
  readonly namespace: string;
}

/** A benchmark drives harder than any person: the limits against floods would be what is measured. */
const unhurried = { SHODO_REQUESTS_PER_MINUTE: '1000000', SHODO_SIGN_INS_PER_MINUTE: '100000', SHODO_LOG_LEVEL: 'error' };

export interface Wanted {
  /** Workflows each side keeps in memory; by default as many as each takes by itself. */
  readonly cached?: number;
}

type Undo = () => Promise<unknown>;

/** Starts everything; what was started is stopped again when something fails. */
export async function prepareGround({ cached }: Wanted = {}): Promise<Ground> {
  const undo: Undo[] = [];
  const stop = async () => {
    for (const each of undo.splice(0).reverse()) await each();
  };
  try {
    return await prepare(undo, stop, cached);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepare(undo: Undo[], stop: () => Promise<void>, cached: number | undefined): Promise<Ground> {
  const servers = await startTestServers(tell);
  undo.push(servers.stop);
  Object.assign(process.env, servers.env);
  const sink = new MailSink();
  const smtp = await sink.listen();
  undo.push(sink.close);
  const installation = await startInstallation({
    ...unhurried,
    ...probed,
    SHODO_SMTP_URL: smtp,
    ...(cached && { SHODO_WORKER_CACHED_INCIDENTS: String(cached) }),
  });
  undo.push(installation.stop);
  const { ground, product, superuserUrl } = installation;
  // What the engine keeps of incidents is sealed: whoever asks it from outside needs the product's keys.
  const payloads = openPayloadKeys(ground);
  undo.push(payloads.close);
  const engine = connectClient({ address: ground.temporalAddress, namespace: ground.temporalNamespace }, payloadCodec(payloads.keys));
  undo.push(() => engine.connection.close());
  const superuser = poolOf(superuserUrl, undo);
  const connection = await Connection.connect({ address: ground.temporalAddress });
  undo.push(() => connection.close());
  const bare = await startBare(connection, smtp, undo, cached);
  const [postgres, temporal] = [childNamed('postgres'), childNamed('temporal-server', 'server')];
  return {
    url: product.url,
    installation,
    engine,
    superuser,
    sink,
    acknowledged: new Acknowledged(),
    bare,
    pids: () => ({ api: product.pidOf('api'), worker: product.pidOf('worker'), bare: bare.pid(), postgres, temporal }),
    stop,
  };
}

async function startBare(connection: Connection, smtp: string, undo: Undo[], cached: number | undefined): Promise<Bare> {
  const database: FreshDatabase = await freshDatabase({ migrated: false });
  undo.push(database.drop);
  const { address, namespace } = await freshNamespace();
  const env = {
    ...probed,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    SHODO_SMTP_URL: smtp,
    ...(cached && { BENCH_CACHED_WORKFLOWS: String(cached) }),
  };
  const begin = () => startChild(fileURLToPath(new URL('../baseline/bare-worker.js', import.meta.url)), env);
  let child: Child = await begin();
  undo.push(() => child.stop());
  return {
    engine: new Client({ connection, namespace }),
    database: poolOf(database.superuserUrl, undo),
    pid: () => child.pid,
    restart: async () => {
      await child.stop();
      child = await begin();
    },
    namespace,
  };
}

function poolOf(connectionString: string, undo: Undo[]): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4 });
  pool.on('error', () => undefined); // the database is dropped at the end
  undo.push(() => pool.end());
  return pool;
}

import pg from 'pg';
import { errorCode } from '../error-code.js';
import { lastLines, runProgram } from '../processes/run-program.js';
import type { TemporalPrograms } from './programs.js';
import type { TemporalStore } from './store.js';

const stores = [
  { database: 'temporal', schema: 'postgresql/v12/temporal' },
  { database: 'temporal_visibility', schema: 'postgresql/v12/visibility' },
] as const;

export interface MakingSchema {
  readonly signal?: AbortSignal | undefined;
  /** Of the names of the databases, where they are to take the place of others. */
  readonly end?: string;
}

/**
 * Makes Temporal's two databases with the schema of the pinned version. The schema tool is not atomic, so it works on a database
 * of another name, which gets its own name when it is complete; what a killed start left behind is dropped and made again.
 */
export async function makeTemporalSchema(
  store: TemporalStore,
  { sqlTool }: TemporalPrograms,
  { signal, end = '' }: MakingSchema = {},
): Promise<'made' | 'there'> {
  const missing = await missingStores(store, end);
  for (const { database, schema } of missing) {
    const named = `${database}${end}`;
    const unfinished = `${database}_unfinished`;
    await inDatabase(store, store.maintenanceDatabase, async (client) => {
      await client.query(`drop database if exists ${unfinished} with (force)`);
      await client.query(`create database ${unfinished}`);
    });
    for (const args of [
      ['setup-schema', '-v', '0.0'],
      ['update-schema', '--schema-name', schema],
    ]) {
      const { ok, output } = await runProgram(sqlTool, args, { env: toolEnvironment(store, unfinished), signal });
      if (!ok) throw new Error(`Temporal's schema cannot be made (${args[0]}): ${lastLines(output)}`);
    }
    await inDatabase(store, unfinished, async (client) => {
      // The server asks for the version by the name of its database, as it is once it is served.
      await client.query('update schema_version set db_name = $1', [database]);
    });
    await inDatabase(store, store.maintenanceDatabase, async (client) => {
      await client.query(`alter database ${unfinished} rename to ${named}`);
      await client.query(`revoke connect on database ${named} from public`);
    });
  }
  return missing.length === 0 ? 'there' : 'made';
}

/**
 * A killed server stays on the list of the cluster's members for 40 s, and as long the next one sends half its work to the dead. This server is
 * the only member there ever is.
 */
export const forgetMembers = (store: TemporalStore): Promise<void> =>
  inDatabase(store, 'temporal', async (client) => {
    await client.query('delete from cluster_membership');
  });

async function missingStores(store: TemporalStore, end: string) {
  return inDatabase(store, store.maintenanceDatabase, async (client) => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    return stores.filter(({ database }) => !rows.some((row) => row.datname === `${database}${end}`));
  });
}

/** By environment: a password on a command line can be read by every user of the machine. */
function toolEnvironment(store: TemporalStore, database: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    SQL_PLUGIN: 'postgres12',
    SQL_HOST: store.host,
    SQL_PORT: String(store.port),
    SQL_USER: store.user,
    SQL_PASSWORD: store.password,
    SQL_DATABASE: database,
    ...(store.tls ? { SQL_TLS: 'true', SQL_TLS_DISABLE_HOST_VERIFICATION: String(store.tls === 'unchecked') } : {}),
  };
}

async function inDatabase<T>(store: TemporalStore, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { host, port, user, password, tls } = store;
  const ssl = tls ? { ssl: { rejectUnauthorized: tls === 'checked' } } : {};
  const client = new pg.Client({ host, port, user, password, database, ...ssl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    // 42501: either the login may not make databases, or they are there and belong to somebody else's server.
    const hint =
      errorCode(error) === '42501'
        ? ` The login ${user} needs the right to make and use them; or set TEMPORAL_ADDRESS to a running server.`
        : '';
    throw new Error(`Temporal's databases on ${host}:${port} (${database}): ${why}.${hint}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

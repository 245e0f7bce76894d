import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EngineSettings, readEngineSettings } from '@shodo/durable/node';
import {
  ChildrenRecord,
  contentOf,
  dataFolder,
  findTemporalServer,
  freePort,
  holderOf,
  lockFolder,
  parsePostmasterFile,
  type Say,
  startPostgres,
  startTemporalServer,
  temporalStore,
  toTerminal,
  withDatabase,
  withLogin,
} from '@shodo/servers';
import { type Database, readDatabases } from '@shodo/store';
import { type FilePlace, openEvidencePlace, readEvidencePlace } from '@shodo/vault';

export interface Found {
  readonly databaseUrl: string;
  readonly engine: EngineSettings;
  readonly keys?: { readonly keys: Database; readonly masterKey: Buffer };
  readonly checkpointFolder?: string;
  readonly files: FilePlace;
}

/**
 * Finds the installation and does the work on it: by DATABASE_URL and TEMPORAL_ADDRESS; or by the data folder, where a running Shodo is asked,
 * and of one that stands still PostgreSQL and the Temporal server are started for the time being, without api and worker.
 */
export async function withInstallation<T>(env: NodeJS.ProcessEnv, work: (found: Found) => Promise<T>): Promise<T> {
  const { settings, problems } = readEngineSettings(given(env));
  const [problem] = problems;
  if (problem) throw new Error(`${problem.name} ${problem.message}`);
  if (env.DATABASE_URL)
    return work({ databaseUrl: env.DATABASE_URL, engine: settings, ...givenKeys(env), ...givenFolder(env), ...givenFiles(env) });
  const folder = new DataFolder(env, settings.namespace);
  if (!folder.hasData) throw new Error(`there is no data in ${folder.path}; set SHODO_DATA, or DATABASE_URL and TEMPORAL_ADDRESS`);
  return folder.isRunning ? work(folder.running()) : folder.started(work);
}

/** An empty value counts as not set. */
const given = (env: NodeJS.ProcessEnv) => Object.fromEntries(Object.entries(env).filter(([, value]) => value));

/** The master key by settings, as the api has it, or from the data folder; without one there are no keys to look with. */
function givenKeys(env: NodeJS.ProcessEnv, usual?: Database): Pick<Found, 'keys'> {
  const database = usual ?? readDatabases(given(env)).settings?.keys;
  const file = env.SHODO_MASTER_KEY_FILE || join(dataFolder(env), 'secrets', 'master.key');
  const text = env.SHODO_MASTER_KEY || (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  return database && text ? { keys: { keys: database, masterKey: Buffer.from(text, 'base64') } } : {};
}

/** The folder outside by its setting, as the worker has it. */
const givenFolder = ({ SHODO_CHECKPOINT_FOLDER: folder }: NodeJS.ProcessEnv): Pick<Found, 'checkpointFolder'> =>
  folder ? { checkpointFolder: folder } : {};

/** By its settings, as api and worker have it, or in the data folder. */
function givenFiles(env: NodeJS.ProcessEnv): Pick<Found, 'files'> {
  const { place, problems } = readEvidencePlace(given(env) as NodeJS.ProcessEnv, join(dataFolder(env), 'evidence'));
  const [problem] = problems;
  if (problem) throw new Error(`${problem.name} ${problem.message}`);
  return { files: openEvidencePlace(place) };
}

const say: Say = toTerminal;
const order = [{ name: 'temporal', graceMs: 3_000 }, { name: 'postgres', signal: 'SIGINT', graceMs: 30_000 } as const];

class DataFolder {
  readonly path: string;

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly namespace: string,
  ) {
    this.path = dataFolder(env);
  }

  get hasData(): boolean {
    return existsSync(join(this.path, 'postgres', 'PG_VERSION'));
  }

  get isRunning(): boolean {
    return holderOf(this.path) !== undefined;
  }

  running(): Found {
    const { temporalAddress } = JSON.parse(contentOf(join(this.path, 'running.json')) ?? '{}') as { temporalAddress?: string };
    const port = parsePostmasterFile(contentOf(join(this.path, 'postgres', 'postmaster.pid')) ?? '')?.port;
    if (temporalAddress === undefined || port === undefined) throw new Error(`Shodo on ${this.path} is starting or stopping: try again`);
    return this.#found(port, temporalAddress);
  }

  async started<T>(work: (found: Found) => Promise<T>): Promise<T> {
    const lock = lockFolder(this.path);
    const children = new ChildrenRecord(this.path);
    const stops: (() => Promise<void>)[] = [];
    try {
      await children.endAll(order);
      const postgres = await startPostgres({
        folder: this.path,
        port: await freePort(),
        password: this.#secret('postgres.password'),
        logFile: join(this.path, 'logs', 'postgres.log'),
        say,
        onStarted: (mark) => children.note('postgres', mark),
      });
      stops.push(() => postgres.process.stop());
      const programs = await findTemporalServer(say, { env: this.env });
      if ('address' in programs) return await work(this.#found(postgres.port, programs.address));
      const temporal = await startTemporalServer({
        programs,
        store: temporalStore(withDatabase(withLogin(postgres.superuserUrl, 'temporal', this.#secret('temporal.password')), 'postgres')),
        dataFolder: this.path,
        logFile: join(this.path, 'logs', 'temporal.log'),
        say,
        onStarted: (mark) => children.note('temporal', mark),
      });
      stops.push(() => temporal.process.stop());
      return await work(this.#found(postgres.port, temporal.address));
    } finally {
      for (const stop of stops.reverse()) await stop();
      lock.release();
    }
  }

  #found(port: number, address: string): Found {
    const owner = withLogin(`postgres://127.0.0.1:${port}/shodo`, 'shodo', this.#secret('database.password'));
    const keys = givenKeys(this.env, { url: withDatabase(owner, 'shodo_keys') });
    return {
      databaseUrl: owner,
      engine: { address, namespace: this.namespace },
      ...keys,
      ...givenFolder(this.env),
      ...givenFiles(this.env),
    };
  }

  #secret(name: string): string {
    const secret = contentOf(join(this.path, 'secrets', name))?.trim();
    if (!secret) throw new Error(`${join(this.path, 'secrets', name)} is missing`);
    return secret;
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ChildrenRecord,
  findTemporalServer,
  freePort,
  isFree,
  lockFolder,
  makeTemporalSchema,
  type Say,
  SupervisedProcess,
  startPostgres,
  startTemporalServer,
  step,
  type TemporalFound,
  temporalStore,
  withDatabase,
  withLogin,
  writePrivateFile,
} from '@shodo/servers';
import { dataFolder } from './data-location.js';
import { type Databases, givenDatabases, madeDatabases } from './databases.js';
import { type Folder, openFolder } from './folder.js';
import { migrateAll } from './migrations.js';
import { serviceEnvironment } from './service-environment.js';
import { apiBlueprint, type ServicePlan, workerBlueprint } from './services.js';
import type { Settings } from './settings.js';

export interface Running {
  readonly url: string;
  readonly ownerLink: string | undefined;
  readonly stop: () => Promise<void>;
}

/** Whoever leans on another stands before it: they end in this order. */
const order = [
  { name: 'api', graceMs: 15_000 },
  { name: 'worker', graceMs: 20_000 },
  { name: 'temporal', graceMs: 3_000 },
  { name: 'postgres', signal: 'SIGINT', graceMs: 30_000 },
] as const;
type Part = (typeof order)[number]['name'];

const usualPort = 4310;

/** Starts the whole product on one data folder. When `giveUp` is aborted, or a part fails, everything started so far is stopped. */
export async function startShodo(settings: Settings, env: NodeJS.ProcessEnv, say: Say, giveUp: AbortSignal): Promise<Running> {
  const path = dataFolder(env);
  say(`Data folder: ${path}`);
  mkdirSync(path, { recursive: true });
  const lock = lockFolder(path);
  const start = new Start(settings, env, say, openFolder(path), giveUp);
  const stop = async () => {
    await start.stopAll();
    lock.release();
  };
  try {
    const { url, ownerLink } = await start.run();
    return { url, ownerLink, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

class Start {
  private readonly parts = new Map<Part, SupervisedProcess>();
  private readonly children: ChildrenRecord;
  private readonly failed = new AbortController();
  private readonly giveUp: AbortSignal;

  constructor(
    private readonly settings: Settings,
    private readonly env: NodeJS.ProcessEnv,
    private readonly say: Say,
    private readonly folder: Folder,
    giveUp: AbortSignal,
  ) {
    this.children = new ChildrenRecord(folder.path);
    this.giveUp = AbortSignal.any([giveUp, this.failed.signal]);
  }

  async run(): Promise<{ url: string; ownerLink: string | undefined }> {
    const left = await this.children.endAll(order);
    if (left.length > 0) this.say(`• ended what a killed start had left running: ${left.join(', ')}`);
    const port = await this.port();
    const [databases, temporal] = await this.together(
      this.postgres(),
      findTemporalServer(this.say, { env: this.env, signal: this.giveUp }),
    );
    const [, address] = await this.together(
      step(this.say, 'Migrations', () => migrateAll(databases)),
      this.temporal(temporal, databases),
    );
    return this.services(port, databases, address);
  }

  async stopAll(): Promise<void> {
    for (const { name } of order) {
      const part = this.parts.get(name);
      if (part) await step(this.say, `Stopping ${part.name}`, () => part.stop());
    }
    this.parts.clear();
  }

  private async port(): Promise<number> {
    const wanted = this.settings.SHODO_PORT;
    if (wanted !== undefined && !(await isFree(wanted))) throw new Error(`SHODO_PORT: port ${wanted} is taken by another program.`);
    return wanted ?? ((await isFree(usualPort)) ? usualPort : await freePort());
  }

  private async postgres(): Promise<Databases> {
    const { DATABASE_URL, SHODO_KEYS_DATABASE_URL, SHODO_POSTGRES_PORT } = this.settings;
    if (DATABASE_URL) return step(this.say, 'PostgreSQL (DATABASE_URL)', () => givenDatabases(DATABASE_URL, SHODO_KEYS_DATABASE_URL));
    return step(this.say, 'PostgreSQL (embedded)', async () => {
      const { folder, say, giveUp } = this;
      const { superuserUrl, process } = await startPostgres({
        folder: folder.path,
        port: SHODO_POSTGRES_PORT ?? (await freePort()),
        password: folder.secret('postgres.password'),
        logFile: folder.logFile('postgres'),
        onStarted: (mark) => this.children.note('postgres', mark),
        say,
        giveUp,
      });
      this.parts.set('postgres', process);
      const made = await madeDatabases(superuserUrl, {
        shodo: folder.secret('database.password'),
        temporal: folder.secret('temporal.password'),
      });
      return { ...made, keysUrl: SHODO_KEYS_DATABASE_URL ?? made.keysUrl };
    });
  }

  private async temporal(found: TemporalFound, databases: Databases): Promise<string> {
    if ('address' in found) return found.address;
    const { folder, say, giveUp } = this;
    const store = temporalStore(this.settings.DATABASE_URL ?? this.temporalLogin(databases));
    await step(say, "Temporal's schema", () => makeTemporalSchema(store, found, giveUp));
    return step(say, `Temporal server (${found.origin})`, async () => {
      const { address, process } = await startTemporalServer({
        programs: found,
        store,
        dataFolder: folder.path,
        logFile: folder.logFile('temporal'),
        port: this.settings.SHODO_TEMPORAL_PORT ?? (await freePort()),
        onStarted: (mark) => this.children.note('temporal', mark),
        say,
        giveUp,
      });
      this.parts.set('temporal', process);
      return address;
    });
  }

  private temporalLogin({ databaseUrl }: Databases): string {
    return withDatabase(withLogin(databaseUrl, 'temporal', this.folder.secret('temporal.password')), 'postgres');
  }

  private async services(port: number, databases: Databases, temporalAddress: string) {
    const url = `http://localhost:${port}`;
    const env = serviceEnvironment(this.settings, this.env, this.folder, { port, url, databases, temporalAddress });
    let ownerLink: string | undefined;
    await this.together(
      step(this.say, 'Worker', () => this.service('worker', workerBlueprint(this.servicePlan('worker', env)))),
      step(this.say, 'API and console', () =>
        this.service(
          'api',
          apiBlueprint(this.servicePlan('api', env), port, (link) => {
            ownerLink = link;
          }),
        ),
      ),
    );
    writePrivateFile(join(this.folder.path, 'running.json'), JSON.stringify({ url, port, temporalAddress }));
    return { url, ownerLink };
  }

  private servicePlan(name: Part, env: NodeJS.ProcessEnv): ServicePlan {
    return { env, logFile: this.folder.logFile(name), say: this.say, onStarted: (mark) => this.children.note(name, mark) };
  }

  private async service(name: Part, blueprint: Parameters<typeof SupervisedProcess.start>[0]): Promise<void> {
    this.parts.set(name, await SupervisedProcess.start(blueprint, this.say, this.giveUp));
  }

  /** All at once. When one fails the others are called off and waited for, so that nothing is left half started. */
  private async together<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
    const calledOff = (error: unknown) => {
      this.failed.abort(error);
      throw error;
    };
    const works = [first.catch(calledOff), second.catch(calledOff)] as const;
    try {
      return await Promise.all(works);
    } finally {
      await Promise.allSettled(works);
    }
  }
}

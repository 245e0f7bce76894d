import { existsSync, mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Blueprint,
  ChildrenRecord,
  dataFolder,
  findTemporalServer,
  freePort,
  isFree,
  lockFolder,
  makeTemporalSchema,
  portOfNobody,
  type Say,
  SupervisedProcess,
  startPostgres,
  startTemporalServer,
  step,
  type TemporalFound,
  temporalStore,
  withDatabase,
  withLogin,
} from '@shodo/servers';
import type { Databases } from '@shodo/store';
import { dropLeftOver } from './backup/exchange.js';
import { givenDatabases, givenKeys, madeDatabases } from './databases.js';
import { demandFilePlace } from './file-place.js';
import { type Folder, openFolder } from './folder.js';
import { demandMasterKey } from './master-key.js';
import { migrateAll } from './migrations.js';
import { forgetRunning, noteRunning } from './running.js';
import { serviceEnvironment } from './service-environment.js';
import { apiBlueprint, type ServicePlan, whereItIsOpened, workerBlueprint } from './services.js';
import type { Settings } from './settings.js';
import { together } from './together.js';

export interface Asked {
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
  /** The one-time link for the first owner: the api makes another at each start until there is one. */
  readonly onOwnerLink: (url: string) => void;
  /** Calls the start off. */
  readonly giveUp: AbortSignal;
}

export interface Running {
  readonly url: string;
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

/** Starts the whole product on one data folder. When it is called off, or a part fails, everything started so far is stopped. */
export async function startShodo(asked: Asked): Promise<Running> {
  const path = dataFolder(asked.env);
  asked.say(`Data folder: ${path}`);
  mkdirSync(path, { recursive: true });
  const lock = lockFolder(path);
  const shodo = new Shodo(asked, openFolder(path));
  const stop = async () => {
    await shodo.stop();
    lock.release();
  };
  try {
    return { url: await shodo.start(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

class Shodo {
  private readonly parts = new Map<Part, SupervisedProcess>();
  private readonly children: ChildrenRecord;
  private readonly failed = new AbortController();
  private readonly giveUp: AbortSignal;
  private readonly say: Say;

  constructor(
    private readonly asked: Asked,
    private readonly folder: Folder,
  ) {
    this.children = new ChildrenRecord(folder.path);
    this.giveUp = AbortSignal.any([asked.giveUp, this.failed.signal]);
    this.say = asked.say;
  }

  async start(): Promise<string> {
    const left = await this.children.endAll(order);
    if (left.length > 0) this.say(`• ended what a killed start had left running: ${left.join(', ')}`);
    await this.demandPort();
    const [databases, temporal] = await together(
      this.failed,
      this.postgres(),
      findTemporalServer(this.say, { env: this.asked.env, signal: this.giveUp }),
    );
    const [, address] = await together(this.failed, this.shaped(databases), this.temporal(temporal, databases));
    return this.services(databases, address);
  }

  async stop(): Promise<void> {
    forgetRunning(this.folder.path);
    for (const { name } of order) {
      const part = this.parts.get(name);
      if (part) await step(this.say, `Stopping ${part.name}`, () => part.stop());
    }
    this.parts.clear();
  }

  private async demandPort(): Promise<void> {
    const wanted = this.asked.settings.SHODO_PORT;
    if (wanted !== undefined && !(await isFree(wanted))) throw new Error(`SHODO_PORT: port ${wanted} is taken by another program.`);
  }

  /**
   * Chosen when it is needed and not before: what is free at the beginning of a start may be another Shodo's at its end. Not held: the api may be
   * told to listen on every address.
   */
  private async port(): Promise<number> {
    return this.asked.settings.SHODO_PORT ?? ((await isFree(usualPort)) ? usualPort : await portOfNobody());
  }

  private async postgres(): Promise<Databases> {
    const { settings } = this.asked;
    const { DATABASE_URL, SHODO_POSTGRES_PORT } = settings;
    if (DATABASE_URL) return step(this.say, 'PostgreSQL (DATABASE_URL)', () => givenDatabases(DATABASE_URL, settings));
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
      await dropLeftOver(superuserUrl); // of a restore that was killed
      const passwords = { shodo: folder.secret('database.password'), temporal: folder.secret('temporal.password') };
      const made = await madeDatabases(superuserUrl, passwords);
      return { ...made, keys: givenKeys(settings, made.keys) };
    });
  }

  private async temporal(found: TemporalFound, databases: Databases): Promise<string> {
    if ('address' in found) return found.address;
    const { folder, say, giveUp } = this;
    const { DATABASE_URL, SHODO_TEMPORAL_PORT } = this.asked.settings;
    const store = temporalStore(DATABASE_URL ?? this.temporalLogin(databases));
    await step(say, "Temporal's schema", () => makeTemporalSchema(store, found, { signal: giveUp }));
    return step(say, `Temporal server (${found.origin})`, async () => {
      const { address, process } = await startTemporalServer({
        programs: found,
        store,
        dataFolder: folder.path,
        logFile: folder.logFile('temporal'),
        ...(SHODO_TEMPORAL_PORT === undefined ? {} : { port: SHODO_TEMPORAL_PORT }),
        onStarted: (mark) => this.children.note('temporal', mark),
        say,
        giveUp,
      });
      this.parts.set('temporal', process);
      return address;
    });
  }

  private async shaped(databases: Databases): Promise<void> {
    await step(this.say, 'Migrations', () => migrateAll(databases));
    await demandMasterKey(this.asked.settings, this.folder, databases.keys);
    await demandFilePlace(this.folder.path, this.asked.env, databases.record, this.say);
  }

  private temporalLogin({ record }: Databases): string {
    return withDatabase(withLogin(record.url, 'temporal', this.folder.secret('temporal.password')), 'postgres');
  }

  private async services(databases: Databases, temporalAddress: string): Promise<string> {
    const { settings, env, onOwnerLink } = this.asked;
    const port = await this.port();
    const url = whereItIsOpened(settings.SHODO_BIND, port);
    const told = serviceEnvironment(settings, env, this.folder, { port, url, databases, temporalAddress });
    const isFirstStart = !existsSync(this.folder.logFile('api'));
    let linkCame = () => {};
    const link = new Promise<void>((resolve) => {
      linkCame = resolve;
    });
    const api = apiBlueprint(this.servicePlan('api', told), port, (ownerLink) => {
      onOwnerLink(ownerLink);
      linkCame();
    });
    await together(
      this.failed,
      step(this.say, 'Worker', () => this.service('worker', workerBlueprint(this.servicePlan('worker', told)))),
      step(this.say, 'API and console', () => this.service('api', api)),
    );
    if (isFirstStart) await Promise.race([link, sleep(3_000, undefined, { signal: this.giveUp, ref: false })]);
    const embedded = settings.DATABASE_URL ? {} : { postgresPort: Number(new URL(databases.record.url).port) };
    noteRunning(this.folder.path, { url, port, temporalAddress, ...embedded });
    return url;
  }

  private servicePlan(name: Part, env: NodeJS.ProcessEnv): ServicePlan {
    return { env, logFile: this.folder.logFile(name), say: this.say, onStarted: (mark) => this.children.note(name, mark) };
  }

  private async service(name: Part, blueprint: Blueprint): Promise<void> {
    this.parts.set(name, await SupervisedProcess.start(blueprint, this.say, this.giveUp));
  }
}

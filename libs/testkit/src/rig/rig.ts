import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Backoff, type Blueprint, freePort, type Say, SupervisedProcess } from '@shodo/servers';
import { cloneRoot } from '../product/installation.js';
import { FaultyWire } from './faulty-wire.js';
import { type GroundPlan, givenGround, type RigGround, startGround, targetOf, through } from './ground-parts.js';
import { signal, treeOf } from './process-tree.js';

export interface RigPlan {
  readonly folder: string;
  /** How many processes of api and of worker: one each on one machine, two in the shape of a team. */
  readonly copies?: 1 | 2;
  /** Further settings of api and worker. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly postgresSettings?: readonly string[];
  readonly say?: Say;
  /** Asked before each restart: how long a process that ended stays away, milliseconds. */
  readonly downtimeMs?: () => number;
  /** Holds DATABASE_URL and TEMPORAL_ADDRESS where servers are given. */
  readonly env?: NodeJS.ProcessEnv;
}

export type WireName = 'browser-api' | 'api-postgres' | 'worker-postgres' | 'temporal-postgres' | 'api-temporal' | 'worker-temporal';

interface RigProcess {
  readonly supervised: SupervisedProcess;
  /** Asks the process itself whether it works; servers are asked by way of api and worker. */
  readonly ready?: () => Promise<boolean>;
  paused: readonly number[];
}

/** The whole product as separate, supervised processes, each connection between them a wire that can be spoiled. Nothing in it is a stand-in. */
export class Rig {
  readonly wires = new Map<WireName, FaultyWire>();
  readonly #processes = new Map<string, RigProcess>();
  readonly #lives = new Map<string, number>();
  readonly #backoff: Backoff;
  readonly #say: Say;
  ground: RigGround = { databaseUrl: '', keysDatabaseUrl: '', temporalAddress: '' };
  readonly namespace = `rig-${process.pid}-${Date.now()}`;
  url = '';
  #ownerLink: Promise<string> = Promise.reject(new Error('not started'));

  private constructor(private readonly plan: RigPlan) {
    this.#ownerLink.catch(() => undefined);
    this.#say = plan.say ?? (() => undefined);
    const { downtimeMs = () => 200 } = plan;
    this.#backoff = {
      get firstMs() {
        return downtimeMs();
      },
      longestMs: 2_000,
      steadyMs: 0,
    };
  }

  static async start(plan: RigPlan): Promise<Rig> {
    const rig = new Rig(plan);
    try {
      await rig.#start();
      return rig;
    } catch (error) {
      await rig.stop();
      throw error;
    }
  }

  /** The one-time link by which the first owner signs up. */
  ownerLink = () => this.#ownerLink;

  get names(): string[] {
    return [...this.#processes.keys()];
  }

  /** Holds the secrets and logs of its processes. */
  get folder(): string {
    return this.plan.folder;
  }

  /** How often a process has been started. */
  livesOf = (name: string): number => this.#lives.get(name) ?? 0;

  /** kill -9 of a process and all it has started. Resolves when it has been started again. */
  async kill(name: string): Promise<void> {
    const { supervised } = this.#part(name);
    while (supervised.pid === undefined) await sleep(10); // it has just ended by itself
    const before = this.livesOf(name);
    signal(treeOf(supervised.pid), 'SIGKILL');
    while (this.livesOf(name) === before) await sleep(10);
  }

  /** Stops a process in its tracks, as a swapping machine or a paused virtual one does. */
  pause(name: string): void {
    const part = this.#part(name);
    part.paused = part.supervised.pid === undefined ? [] : treeOf(part.supervised.pid);
    signal(part.paused, 'SIGSTOP');
  }

  resume(name: string): void {
    const part = this.#part(name);
    signal(part.paused, 'SIGCONT');
    part.paused = [];
  }

  /** Waits until every process that can be asked says that it works. */
  async whole(withinMs = 60_000): Promise<void> {
    for (const until = Date.now() + withinMs; ; await sleep(50)) {
      const asked = await Promise.all([...this.#processes].map(async ([name, { ready }]) => (((await ready?.()) ?? true) ? [] : [name])));
      const away = asked.flat();
      if (away.length === 0) return;
      if (Date.now() > until) throw new Error(`after ${withinMs / 1_000} s not ready: ${away.join(', ')}`);
    }
  }

  async stop(): Promise<void> {
    for (const name of this.names) this.resume(name);
    for (const wire of this.wires.values()) wire.mend();
    const order = ['api', 'worker', 'temporal', 'postgres'];
    const rank = (name: string) => order.findIndex((each) => name.startsWith(each));
    for (const name of this.names.toSorted((a, b) => rank(a) - rank(b))) await this.#part(name).supervised.stop();
    for (const wire of this.wires.values()) await wire.end();
  }

  async #start(): Promise<void> {
    chmodSync(this.plan.folder, 0o711); // PostgreSQL runs as another account when we are root, and has to pass through
    const { env = {}, folder, postgresSettings = [] } = this.plan;
    const plan: GroundPlan = {
      folder,
      say: this.#say,
      backoff: this.#backoff,
      env: { ...process.env, ...env },
      postgresSettings,
      onStarted: (name) => this.#began(name),
      onProcess: (name, supervised) => this.#processes.set(name, { supervised, paused: [] }),
    };
    this.ground = givenGround(env) ?? (await startGround(plan));
    if (this.ground.temporalPostgres) this.wires.set('temporal-postgres', this.ground.temporalPostgres);
    const database = targetOf(this.ground.databaseUrl);
    const engine = targetOf(`http://${this.ground.temporalAddress}`);
    for (const part of ['api', 'worker'] as const) {
      this.wires.set(`${part}-postgres`, await FaultyWire.lay(database));
      this.wires.set(`${part}-temporal`, await FaultyWire.lay(engine));
    }
    await this.#startServices();
  }

  async #startServices(): Promise<void> {
    const copies = Array.from({ length: this.plan.copies ?? 1 }, (_, index) => index + 1);
    const ports = await Promise.all(copies.map(() => freePort()));
    const browser = await FaultyWire.lay(...ports.map((port) => ({ host: '127.0.0.1', port })));
    this.wires.set('browser-api', browser);
    this.url = `http://localhost:${browser.port}`;
    const links = copies.map((copy, index) => this.#startService('api', copy, ports[index] ?? 0));
    const workers = copies.map(async (copy) => this.#startService('worker', copy, await freePort()));
    const [first] = await Promise.all(links);
    await Promise.all(workers);
    this.#ownerLink = first?.link ?? Promise.reject(new Error('no api was started'));
    await this.whole();
  }

  async #startService(part: 'api' | 'worker', copy: number, port: number): Promise<{ link: Promise<string> }> {
    const name = `${part}-${copy}`;
    let hear: (link: string) => void = () => undefined;
    const link = new Promise<string>((resolve) => {
      hear = resolve;
    });
    const ready = () => answersReady(`http://127.0.0.1:${port}/health/ready`);
    const blueprint: Blueprint = {
      name,
      logFile: join(this.plan.folder, `${name}.log`),
      prepare: async () => ({
        file: process.execPath,
        args: ['--enable-source-maps', join(cloneRoot, `apps/${part}/dist/program/main.js`)],
        env: this.#environmentOf(part, port),
      }),
      ready: async (giveUp) => {
        while (!(await ready())) await sleep(50, undefined, { signal: giveUp });
      },
      onMessage: (message) => hear((message as { ownerLink: string }).ownerLink),
      onStarted: () => this.#began(name),
      backoff: this.#backoff,
    };
    this.#processes.set(name, { supervised: await SupervisedProcess.start(blueprint, this.#say), ready, paused: [] });
    return { link };
  }

  #environmentOf(part: 'api' | 'worker', port: number): NodeJS.ProcessEnv {
    const { PATH, HOME, LANG } = process.env;
    const { databaseUrl, keysDatabaseUrl } = this.ground;
    const postgres = this.wire(`${part}-postgres`);
    return {
      PATH,
      HOME,
      LANG,
      DATABASE_URL: through(databaseUrl, postgres),
      SHODO_KEYS_DATABASE_URL: through(keysDatabaseUrl, postgres),
      TEMPORAL_ADDRESS: `127.0.0.1:${this.wire(`${part}-temporal`).port}`,
      TEMPORAL_NAMESPACE: this.namespace,
      SHODO_DATA: this.plan.folder,
      SHODO_PUBLIC_URL: this.url,
      SHODO_REQUESTS_PER_MINUTE: '1000000',
      ...(part === 'api' ? { SHODO_PORT: String(port) } : { SHODO_WORKER_HEALTH_PORT: String(port) }),
      ...this.plan.settings,
    };
  }

  wire(name: WireName): FaultyWire {
    const wire = this.wires.get(name);
    if (!wire) throw new Error(`there is no wire ${name}`);
    return wire;
  }

  #began(name: string): void {
    this.#lives.set(name, this.livesOf(name) + 1);
  }

  #part(name: string): RigProcess {
    const part = this.#processes.get(name);
    if (!part) throw new Error(`there is no process ${name}`);
    return part;
  }
}

async function answersReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

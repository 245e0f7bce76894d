import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { createDutiesActivities, createLedgerActivities, createUpkeepActivities } from '@shodo/activities';
import {
  buildIdOf,
  closedRuns,
  connectWorker,
  createIncidentWorker,
  createUpkeepWorker,
  encodedHistory,
  ensureNamespace,
  ensureSchedules,
  isRunning,
  killPoint,
  lookAgain,
  makeCurrentIfNone,
  memoryOf,
  otherEngineVersion,
  readRun,
  testedEngineVersion,
} from '@shodo/durable/node';
import { erasureJournal } from '@shodo/vault';
import type { NativeConnection, Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { bundlePath } from './bundle-path.js';
import { Rooms } from './rooms.js';
import type { Settings } from './settings.js';
import { StandingIncidents } from './standing-incidents.js';
import { LEAVING, LOG, SETTINGS } from './tokens.js';
import { type Patience, untilItWorks } from './until-it-works.js';

/** Hosts the engine's two workers: connects, registers what the engine needs to know, runs, and ends them in order. */
@Injectable()
export class EngineHost implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly patience: Patience;
  #connection: NativeConnection | undefined;
  #workers: Worker[] = [];
  #done: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Logger,
    @Inject(LEAVING) private readonly leaving: AbortSignal,
    @Inject(Rooms) private readonly rooms: Rooms,
    @Inject(StandingIncidents) private readonly standing: StandingIncidents,
  ) {
    this.patience = { log, leaving };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { engine } = this.settings;
    const connection = await connectWorker(engine, {
      signal: this.leaving,
      onWaiting: (why) => this.log.warn({ why }, 'waiting for the engine'),
    });
    this.#connection = connection;
    const { isNew, id } = await untilItWorks('register the namespace', () => ensureNamespace(connection, engine.namespace), this.patience);
    this.log.info(
      { namespace: engine.namespace, id, isNew },
      isNew ? 'the engine is new: open incidents are taken up from the ledger' : 'connected to the engine',
    );
    this.#workers = await this.createWorkers(connection);
    this.#done = Promise.all(this.#workers.map((worker) => worker.run())).then(() => undefined);
    this.#done.catch((error: unknown) => this.endAtOnce(error));
    void this.announce();
  }

  /** Both workers poll. */
  isReady = (): boolean =>
    this.#workers.length > 0 &&
    this.#workers.every((worker) => worker.getStatus().runState === 'RUNNING' && worker.getStatus().workflowPollerState === 'POLLING');
  hasFailed = (): boolean => this.#workers.some((worker) => worker.getState() === 'FAILED');

  async beforeApplicationShutdown(): Promise<void> {
    for (const worker of this.#workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await this.#done.catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#connection?.close();
  }

  private createWorkers(connection: NativeConnection): Promise<Worker[]> {
    const { store, upkeep, codec } = this.rooms;
    const common = { connection, namespace: this.settings.engine.namespace, bundlePath, codec };
    const { assessDuties } = createDutiesActivities();
    const incidents = { ...createLedgerActivities({ store, assessDuties, killPoint }), assessDuties };
    const jobs = createUpkeepActivities({
      store,
      upkeep,
      keeping: this.rooms.keeping,
      vault: () => this.rooms.vault,
      files: this.rooms.files,
      closed: {
        closedRuns: () => closedRuns(this.rooms.client),
        historyOf: (run) => encodedHistory(this.rooms.client, run),
      },
      histories: {
        memory: () => memoryOf(this.rooms.client),
        runOf: (workflowId, runId) => readRun(this.rooms.client, this.rooms.payloadKeys, workflowId, runId),
      },
      resumeAbsent: () => this.standing.resume(),
      journal: erasureJournal(this.settings.erasureJournal),
      isRunning: (of) => isRunning(this.rooms.client, of),
      lookAgain: (of) => lookAgain(this.rooms.client, of),
    });
    const pinned = this.settings.builds === 'pinned' && { buildId: buildIdOf(bundlePath) };
    const { cachedIncidents } = this.settings;
    const cached = cachedIncidents !== undefined && { maxCachedWorkflows: cachedIncidents };
    return Promise.all([
      createIncidentWorker({ ...common, activities: incidents, ...pinned, ...cached }),
      createUpkeepWorker({ ...common, activities: jobs }),
    ]);
  }

  /** What others see to once workers run: whether the engine is the one that was tested, the schedules, incidents without a run, and rows of an earlier version. None keeps this process from being ready, nor the others back. */
  private async announce(): Promise<void> {
    if (this.settings.builds === 'pinned')
      await untilItWorks('have a current build', () => makeCurrentIfNone(this.rooms.client, buildIdOf(bundlePath)), this.patience).catch(
        () => undefined,
      );
    const jobs: readonly (readonly [what: string, attempt: () => Promise<unknown>])[] = [
      ['ask the engine for its version', () => this.noticeVersion()],
      ['register the schedules', () => ensureSchedules(this.rooms.client)],
      ['take up open incidents', () => this.standing.resume()],
      ['fold views of an earlier version anew', () => this.standing.showAnew()],
    ];
    await Promise.all(jobs.map(([what, attempt]) => untilItWorks(what, attempt, this.patience).catch(() => undefined)));
  }

  private async noticeVersion(): Promise<void> {
    const version = await otherEngineVersion(this.rooms.client);
    if (version !== undefined) this.log.warn({ version, tested: testedEngineVersion }, 'the engine is of another version than was tested');
  }

  /** A worker that failed cannot run again; whoever supervises this process starts a new one. */
  private endAtOnce(error: unknown): never {
    this.log.fatal({ err: error }, 'the worker failed');
    process.exit(1);
  }
}

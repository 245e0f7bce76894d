import type { IncidentActivities, UpkeepActivities } from '@shodo/contracts';
import { taskQueues } from '@shodo/contracts';
import type { PayloadCodec } from '@temporalio/common';
import type { NativeConnection, Worker, WorkerOptions } from '@temporalio/worker';
import { deploymentName } from './builds.js';
import { withLeanThreads } from './lean-threads.js';
import { workerPackage } from './worker-package.js';

interface WorkerOf<Activities> {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** The file written by `bundleWorkflows`. */
  readonly bundlePath: string;
  /** An object literal: members on a prototype are silently lost. */
  readonly activities: Activities;
  /** Seals what the engine keeps. */
  readonly codec: PayloadCodec;
  /** Workflows kept in memory; by default as many as the heap allows. 0 replays every history at every step (tests of determinism). */
  readonly maxCachedWorkflows?: number;
}

/** The same for both queues. */
const common = <Activities extends object>({
  connection,
  namespace,
  bundlePath,
  activities,
  codec,
  maxCachedWorkflows,
}: WorkerOf<Activities>): Omit<WorkerOptions, 'taskQueue'> => ({
  connection,
  namespace,
  activities,
  dataConverter: { payloadCodecs: [codec] },
  workflowBundle: { codePath: bundlePath },
  workflowThreadPoolSize: 1, // a second V8 thread costs more memory than two cores give back
  shutdownGraceTime: '2s', // local activities take milliseconds; a restart must be quick
  shutdownForceTime: '8s', // below the ten seconds that supervisors commonly wait
  stickyQueueScheduleToStartTimeout: '3s', // after kill -9 of a worker its incidents answer on another one this much later
  ...(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows }),
});

/**
 * Conducts incidents: their workflows and the local activities these call.
 * @param options.buildId pins each run to the build that began it. Without one incidents follow the newest build, whose code must replay older histories
 */
export async function createIncidentWorker({ buildId, ...options }: WorkerOf<IncidentActivities> & { buildId?: string }): Promise<Worker> {
  const { Worker } = await workerPackage();
  return withLeanThreads(() =>
    Worker.create({
      ...common(options),
      ...(buildId && {
        workerDeploymentOptions: { version: { deploymentName, buildId }, useWorkerVersioning: true, defaultVersioningBehavior: 'PINNED' },
      }),
      taskQueue: taskQueues.incidents,
      maxConcurrentWorkflowTaskExecutions: 100, // deadline storms: 1,000 incidents due at one instant are through in 3 s
      maxConcurrentWorkflowTaskPolls: 20, // keeps the hundred busy
    }),
  );
}

/** Runs the scheduled jobs across organisations, one at a time each. */
export const createUpkeepWorker = async (options: WorkerOf<UpkeepActivities>): Promise<Worker> =>
  (await workerPackage()).Worker.create({
    ...common(options),
    taskQueue: taskQueues.upkeep,
    maxConcurrentActivityTaskExecutions: 4,
    maxConcurrentWorkflowTaskPolls: 2,
    maxConcurrentActivityTaskPolls: 2,
  });

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { newBuildSignal, workflowIdOf } from '@shodo/contracts';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { grpcCodeOf, grpcCodes } from './grpc-codes.js';
import type { OpenIncident } from './resume-incidents.js';

/** All builds that conduct incidents are versions of one deployment. The name is frozen: open incidents are pinned to it. */
export const deploymentName = 'shodo-incidents';

/** The engine's own number for it: the package of its messages cannot be imported by name. */
const drained: temporal.api.enums.v1.WorkerDeploymentVersionStatus = 5;

/** What a build is called: the digest of its workflow code. Two machines that built the same sources say the same. */
export const buildIdOf = (bundlePath: string): string => createHash('sha256').update(readFileSync(bundlePath)).digest('hex').slice(0, 16);

export interface Build {
  readonly buildId: string;
  /** New incidents begin on it, and others go there when they move on. */
  readonly isCurrent: boolean;
  /** Its worker can go: nothing is pinned to it any more. The engine looks every few minutes, so this may come late. */
  readonly isDrained: boolean;
}

/** Every build the engine knows of, the newest first; none before the first pinned worker has polled. */
export async function buildsOf({ connection, options: { namespace } }: Client): Promise<readonly Build[]> {
  const described = await connection.workflowService.describeWorkerDeployment({ namespace, deploymentName }).catch((error: unknown) => {
    if (grpcCodeOf(error) === grpcCodes.notFound) return undefined;
    throw error;
  });
  const { versionSummaries = [], routingConfig } = described?.workerDeploymentInfo ?? {};
  const current = routingConfig?.currentDeploymentVersion?.buildId;
  return (versionSummaries ?? []).map(({ deploymentVersion, status }) => ({
    buildId: deploymentVersion?.buildId ?? '',
    isCurrent: deploymentVersion?.buildId === current,
    isDrained: status === drained,
  }));
}

const polledWithinMs = 30_000;

/**
 * Makes a build current: new incidents begin on it, others follow when they move on. Going back to an earlier build is the same call.
 * Waits for the first poll of its worker, of which the engine learns a moment late.
 * @throws when no worker of that build polls within half a minute
 */
export async function makeCurrent({ connection, options: { namespace, identity } }: Client, buildId: string): Promise<void> {
  for (const began = performance.now(); ; await sleep(250)) {
    try {
      await connection.workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId, identity });
      return;
    } catch (error) {
      const code = grpcCodeOf(error);
      const mayCome = code === grpcCodes.notFound || code === grpcCodes.failedPrecondition;
      if (!mayCome || performance.now() - began > polledWithinMs) throw error;
    }
  }
}

/** The first pinned worker of an installation makes its own build current: without a current build nobody conducts anything. Later ones wait for a person's word. */
export async function makeCurrentIfNone(client: Client, buildId: string): Promise<boolean> {
  if ((await buildsOf(client)).some(({ isCurrent }) => isCurrent)) return false;
  await makeCurrent(client, buildId);
  return true;
}

/**
 * Wakes every open incident, so that those that sleep for weeks see the current build too and the worker of the old one can go.
 * @returns how many were woken; one that has no run is taken up by the watchdog's round anyway
 */
export async function wakeIncidents(client: Client, open: Iterable<OpenIncident> | AsyncIterable<OpenIncident>): Promise<number> {
  let woken = 0;
  for await (const { tenant, incident } of open) {
    try {
      await client.workflow.getHandle(workflowIdOf(tenant, incident)).signal(newBuildSignal);
      woken += 1;
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
  return woken;
}

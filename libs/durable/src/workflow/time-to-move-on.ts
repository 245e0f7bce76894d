import { type ContinueAsNewOptions, workflowInfo } from '@temporalio/workflow';

/**
 * Replay costs half a second for this many events and grows faster than they do; a worker that meets the incident cold has 10 s for it.
 * About 330 separate commands.
 */
export const eventsPerRun = 2_000;

/** Should this run end and continue as new? Asked in the main loop only, when no handler is open and no activity in flight. */
export function timeToMoveOn(): boolean {
  const run = workflowInfo();
  return run.continueAsNewSuggested || run.targetWorkerDeploymentVersionChanged || run.historyLength >= eventsPerRun;
}

/** A run pinned to the build that began it is followed by one on the build that is current now. Without worker versioning nothing is said. */
export const onTheCurrentBuild = (): ContinueAsNewOptions =>
  workflowInfo().targetWorkerDeploymentVersionChanged ? { initialVersioningBehavior: 'AUTO_UPGRADE' } : {};

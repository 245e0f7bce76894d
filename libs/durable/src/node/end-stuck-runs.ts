import { type Client, isGrpcServiceError, type WorkflowHandle, WorkflowNotFoundError } from '@temporalio/client';

const incidents = `WorkflowType = 'incidentResponse' and ExecutionStatus = 'Running'`;
/** The server says so of a run whose task failed for this cause five times in a row, and takes it back when one succeeds. */
const goesWrong = `TemporalReportedProblems in ('cause=WorkflowTaskFailedCauseNonDeterministicError')`;
/** gRPC: a server of before this attribute does not know the question. */
const invalidArgument = 3;

/**
 * Ends the runs of incidents that cannot go on, since going through their history again comes to other steps than it holds: a build that was not true
 * to its patches, or a task that the engine handed out a second time while the first was under way (0118). All that was accepted is in the record, so
 * the next run takes charge from there; until then no command is answered and no deadline written. What a worker or a store lacks for a while, or a
 * rule that this build does not know, is another cause, and ends nothing.
 * @returns how many were ended
 */
export async function endStuckRuns(client: Client): Promise<number> {
  let ended = 0;
  try {
    for await (const { workflowId, runId } of client.workflow.list({ query: `${incidents} and ${goesWrong}` })) {
      if (await isEnded(client.workflow.getHandle(workflowId, runId))) ended += 1;
    }
  } catch (error) {
    if (!isUnknownQuestion(error)) throw error;
  }
  return ended;
}

/** False when it has ended by itself meanwhile. */
async function isEnded(run: WorkflowHandle): Promise<boolean> {
  try {
    await run.terminate('its history cannot be gone through again: the next run goes on from the record');
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

const isUnknownQuestion = (error: unknown): boolean =>
  [error, error instanceof Error ? error.cause : undefined].some(
    (each) => isGrpcServiceError(each) && Number(each.code) === invalidArgument,
  );

import { createRequire } from 'node:module';
import { type IncidentOfWorkflow, incidentOfWorkflow, workflowIdOf } from '@shodo/contracts';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type * as engine from '@temporalio/proto';
import { admitted } from './admitted.js';
import { grpcCodeOf, grpcCodes } from './grpc-codes.js';

// Its messages hang on a root that is made at run time: an import by name finds nothing there.
const { History } = (createRequire(import.meta.url)('@temporalio/proto') as typeof engine).temporal.api.history.v1;
type IHistory = engine.temporal.api.history.v1.IHistory;

export interface ClosedRun extends IncidentOfWorkflow {
  readonly runId: string;
  readonly status: string;
  readonly startedAt: string;
  readonly closedAt: string;
}

/** Runs of incidents that have closed and that the engine still remembers. */
export async function* closedRuns(client: Client): AsyncGenerator<ClosedRun> {
  const query = `WorkflowType = 'incidentResponse' and ExecutionStatus != 'Running'`;
  for await (const { workflowId, runId, status, startTime, closeTime } of client.workflow.list({ query })) {
    const of = incidentOfWorkflow(workflowId);
    if (of && closeTime) yield { ...of, runId, status: status.name, startedAt: startTime.toISOString(), closedAt: closeTime.toISOString() };
  }
}

/** The run that a closed one was followed by. */
export const movedOnToIn = ({ events }: IHistory): string | undefined =>
  events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;

/** A history as the engine has it; undefined when it has dropped the run, which it may list for a moment longer. */
export const rememberedHistory = (
  client: Client,
  { workflowId, runId }: { readonly workflowId: string; readonly runId: string },
): Promise<IHistory | undefined> =>
  admitted(() => client.workflow.getHandle(workflowId, runId).fetchHistory()).catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError || grpcCodeOf(error) === grpcCodes.invalidArgument) return undefined; // a run past its retention is an invalid argument
    throw error;
  });

/** The history of a closed run as the engine keeps it, payloads sealed; undefined when the engine has dropped it. */
export async function encodedHistory(
  client: Client,
  { runId, ...of }: IncidentOfWorkflow & { readonly runId: string },
): Promise<{ readonly history: Uint8Array; readonly events: number; readonly movedOnTo?: string } | undefined> {
  const history = await rememberedHistory(client, { workflowId: workflowIdOf(of.tenant, of.incident), runId });
  if (!history) return undefined;
  const movedOnTo = movedOnToIn(history);
  return { history: History.encode(history).finish(), events: history.events?.length ?? 0, ...(movedOnTo && { movedOnTo }) };
}

/** What `encodedHistory` gave. */
export const decodedHistory = (bytes: Uint8Array): IHistory => History.decode(bytes);

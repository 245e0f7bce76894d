import { type IncidentOfWorkflow, workflowIdOf } from '@shodo/contracts';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { openedHistory, type PayloadKeys, PayloadUnreadable } from './payload-codec.js';

const patienceMs = 2_000;

/**
 * Whether the open run of an incident can be gone on with: what it began with opens. A run of which it does not is stuck until its key is back, and every
 * command to it waits in vain. Where no run is open there is nothing that must open.
 */
export async function opensItsRun(client: Client, keys: PayloadKeys, { tenant, incident }: IncidentOfWorkflow): Promise<boolean> {
  const workflowId = workflowIdOf(tenant, incident);
  try {
    const history = await client.connection.withDeadline(Date.now() + patienceMs, () => beginningOf(client, workflowId));
    if (history) await openedHistory(keys, workflowId, history);
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return true;
    if (error instanceof PayloadUnreadable) return false;
    throw error;
  }
}

async function beginningOf(client: Client, workflowId: string) {
  const { status, runId } = await client.workflow.getHandle(workflowId).describe();
  if (status.name !== 'RUNNING') return undefined;
  const { namespace } = client.options;
  const execution = { workflowId, runId };
  return (await client.workflowService.getWorkflowExecutionHistory({ namespace, execution, maximumPageSize: 1 })).history ?? undefined;
}

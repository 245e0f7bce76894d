import { type IncidentOfWorkflow, workflowIdOf } from '@shodo/contracts';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';

/** Has this incident an open run? An engine that has forgotten it has none. */
export async function isRunning(client: Client, { tenant, incident }: IncidentOfWorkflow): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(workflowIdOf(tenant, incident)).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

import { lookAgainSignal, workflowIdOf } from '@shodo/contracts';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { OpenIncident } from './resume-incidents.js';

/**
 * Asks an incident's run to look into the record again. Engine and caller may die together over a command that was recorded: then nobody
 * sends it again, and a sleeping run would never hear of its entry.
 * @returns false when no run is open: the one that is started next begins with the record anyway
 */
export async function lookAgain(client: Client, { tenant, incident }: OpenIncident): Promise<boolean> {
  try {
    await client.workflow.getHandle(workflowIdOf(tenant, incident)).signal(lookAgainSignal);
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

import type { IncidentOpening } from '@shodo/contracts';
import { sleep } from '@temporalio/workflow';
import { incidentResponse as specimen } from './specimen.workflow.js';

/** The specimen with a step more at its beginning and no patch for it: what the specimen began it cannot go through again. */
export async function incidentResponse(opening: IncidentOpening): Promise<unknown> {
  void sleep('1 hour');
  return specimen(opening);
}

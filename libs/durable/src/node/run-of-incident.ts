import { type IncidentOpening, taskQueues, workflowIdOf } from '@shodo/contracts';

/**
 * How a run of an incident begins, whoever begins it. A closed one may be opened again under its name. A worker that dies over a step holds its
 * incident up for the length of the step's time limit: half of the engine's own ten seconds, and many times what a step takes.
 */
export const runOf = ({ tenant, incident }: { readonly tenant: string; readonly incident: string }, opening?: IncidentOpening) => ({
  workflowId: workflowIdOf(tenant, incident),
  taskQueue: taskQueues.incidents,
  args: [opening ?? { version: 1, tenant, incident }] as [IncidentOpening],
  workflowTaskTimeout: '5s' as const,
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
});

import { type IncidentOpening, type NoticeOutcome, noticeOutcomeSignal, taskQueues, workflowIdOf } from '@shodo/contracts';
import type { Client } from '@temporalio/client';

/**
 * Tells an incident what became of one mail. Machines use signals; the incident ignores an outcome it has heard before. Where no run is open
 * one is started, so that a mail answered after the closing is recorded too.
 */
export async function tellIncident(
  client: Client,
  { tenant, incident }: { tenant: string; incident: string },
  outcome: NoticeOutcome,
): Promise<void> {
  const opening: IncidentOpening = { version: 1, tenant, incident };
  await client.workflow.signalWithStart<(opening: IncidentOpening) => Promise<unknown>, [NoticeOutcome]>('incidentResponse', {
    workflowId: workflowIdOf(tenant, incident),
    taskQueue: taskQueues.incidents,
    args: [opening],
    signal: noticeOutcomeSignal,
    signalArgs: [outcome],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
}

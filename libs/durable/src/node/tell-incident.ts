import { type IncidentOpening, type NoticeOutcome, noticeOutcomeSignal } from '@shodo/contracts';
import type { Client } from '@temporalio/client';
import { runOf } from './run-of-incident.js';

/**
 * Tells an incident what became of one mail. Machines use signals; the incident ignores an outcome it has heard before. Where no run is open
 * one is started, so that a mail answered after the closing is recorded too.
 */
export async function tellIncident(
  client: Client,
  { tenant, incident }: { tenant: string; incident: string },
  outcome: NoticeOutcome,
): Promise<void> {
  await client.workflow.signalWithStart<(opening: IncidentOpening) => Promise<unknown>, [NoticeOutcome]>('incidentResponse', {
    ...runOf({ tenant, incident }),
    signal: noticeOutcomeSignal,
    signalArgs: [outcome],
  });
}

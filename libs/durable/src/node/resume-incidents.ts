import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { endStuckRuns } from './end-stuck-runs.js';
import { runOf } from './run-of-incident.js';

export interface OpenIncident {
  readonly tenant: string;
  readonly incident: string;
}

/** Starts in flight at once: an idle server answers about 300 a second, and an incident at work must not wait behind them. */
const atOnce = 8;

/**
 * Starts the workflow of every open incident that has no open run: Temporal's database was lost or restored, or the run was ended from
 * outside, or here, as it could not go on. The new run takes charge from the ledger, so that incidents nobody touches keep their deadlines too.
 * @param open incidents the ledger calls open; one that closes meanwhile ends its new run by itself
 * @returns how many were ended and how many started
 */
export async function resumeIncidents(
  client: Client,
  open: Iterable<OpenIncident> | AsyncIterable<OpenIncident>,
  signal?: AbortSignal,
): Promise<{ readonly ended: number; readonly resumed: number }> {
  const ended = await endStuckRuns(client);
  let resumed = 0;
  const inFlight = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const incident of open) {
    if (signal?.aborted || failures.length > 0) break;
    const start = startIfAbsent(client, incident)
      .then(
        (started) => {
          if (started) resumed += 1;
        },
        (error: unknown) => {
          failures.push(error);
        },
      )
      .finally(() => inFlight.delete(start));
    inFlight.add(start);
    if (inFlight.size >= atOnce) await Promise.race(inFlight);
  }
  await Promise.all(inFlight);
  if (failures.length > 0) throw failures[0];
  return { ended, resumed };
}

async function startIfAbsent(client: Client, { tenant, incident }: OpenIncident): Promise<boolean> {
  try {
    await client.workflow.start('incidentResponse', { ...runOf({ tenant, incident }), workflowIdConflictPolicy: 'FAIL' });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

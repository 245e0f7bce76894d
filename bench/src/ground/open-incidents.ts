import { randomUUID } from 'node:crypto';
import { workflowIdOf } from '@shodo/contracts';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { type BareOpening, bareQueue, type Step } from '../baseline/contract.js';
import { closedLoop } from '../measure/load.js';
import { text } from '../measure/random.js';
import type { Ground } from './ground.js';
import type { Organisation } from './organisations.js';

export interface OpenIncident {
  readonly organisation: Organisation;
  readonly incident: string;
  readonly workflowId: string;
}

const inFlight = 32;

/** Reports incidents through the API; they stay open, with their clocks running. */
export async function reportIncidents(
  organisations: readonly Organisation[],
  count: number,
  random: () => number,
): Promise<OpenIncident[]> {
  const open: OpenIncident[] = [];
  await closedLoop(count, inFlight, async (index) => {
    const organisation = organisations[index % organisations.length];
    if (!organisation) throw new Error('nobody reports');
    const noticedAt = new Date(Date.now() - 50).toISOString();
    const { incidentId: incident } = await organisation.officer.send('ReportIncident', undefined, {
      summary: text(random, 200),
      noticedAt,
      leakType: 'loss',
      channel: 'phone',
    });
    open.push({ organisation, incident, workflowId: workflowIdOf(organisation.tenant, incident) });
  });
  return open;
}

/** As many bare workflows, with one row written each and the same two long timers. */
export async function openBare({ bare }: Ground, count: number, random: () => number): Promise<string[]> {
  const open: string[] = [];
  const opening: BareOpening = { steps: Number.MAX_SAFE_INTEGER, settlesAt: Number.MAX_SAFE_INTEGER };
  await closedLoop(count, inFlight, async () => {
    const workflowId = randomUUID();
    const step: Step = { id: randomUUID(), name: 'ReportIncident', body: { summary: text(random, 200) } };
    await bare.engine.workflow.executeUpdateWithStart('takeStep', {
      args: [step],
      updateId: step.id,
      startWorkflowOperation: new WithStartWorkflowOperation('bareLifecycle', {
        workflowId,
        taskQueue: bareQueue,
        args: [opening],
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    });
    open.push(workflowId);
  });
  return open;
}

/** A bare update of an open bare workflow. */
export async function updateBare({ bare }: Ground, workflowId: string, name: string, body: unknown): Promise<void> {
  const step: Step = { id: randomUUID(), name, body };
  await bare.engine.workflow.getHandle(workflowId).executeUpdate('takeStep', { args: [step], updateId: step.id });
}

import { proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { BareActivities } from './contract.js';

const { insertWaking } = proxyActivities<BareActivities>({ startToCloseTimeout: '1m' });

/** Waits for one instant and writes down that it came: the least a durable deadline can be. */
export async function bareSleeper({ dueAt }: { dueAt: number }): Promise<void> {
  await sleep(Math.max(1, dueAt - Date.now()));
  await insertWaking({ workflow: workflowInfo().workflowId, dueAt });
}

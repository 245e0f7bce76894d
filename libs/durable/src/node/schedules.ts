import { taskQueues } from '@shodo/contracts';
import { type Client, ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client';

const minute = 60_000;

/** Types of the workflows of `workflows/upkeep`; they take no arguments, as a schedule would seal these under another workflow id. */
const jobs = [
  { scheduleId: 'upkeep:watchdog', workflowType: 'deadlineWatchdog', everyMs: minute, catchUpMs: minute },
  { scheduleId: 'upkeep:log', workflowType: 'logUpkeep', everyMs: minute, catchUpMs: minute },
  { scheduleId: 'upkeep:vault-sweep', workflowType: 'vaultSweep', everyMs: 60 * minute, catchUpMs: 60 * minute },
  { scheduleId: 'upkeep:evidence-check', workflowType: 'evidenceCheck', everyMs: 60 * minute, catchUpMs: 60 * minute },
  { scheduleId: 'upkeep:history-archive', workflowType: 'historyArchive', everyMs: 60 * minute, catchUpMs: 60 * minute },
  { scheduleId: 'upkeep:record-comparison', workflowType: 'recordComparison', everyMs: 60 * minute, catchUpMs: 60 * minute },
] as const;
export type UpkeepWorkflow = (typeof jobs)[number]['workflowType'];

const scheduleOf = ({ scheduleId, workflowType, everyMs, catchUpMs }: (typeof jobs)[number]) =>
  ({
    scheduleId,
    spec: { intervals: [{ every: everyMs }] },
    action: {
      type: 'startWorkflow',
      workflowType,
      workflowId: scheduleId,
      taskQueue: taskQueues.upkeep,
      args: [],
      workflowExecutionTimeout: 30 * minute,
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: catchUpMs, pauseOnFailure: false }, // a watchdog that pauses itself guards nothing
  }) satisfies ScheduleOptions;

/** Creates the schedules of the upkeep jobs, or brings existing ones to their present form. Harmless when repeated, by several workers at once too. */
export async function ensureSchedules(client: Client): Promise<void> {
  for (const schedule of jobs.map(scheduleOf)) {
    try {
      await client.schedule.create(schedule);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      const { spec, action, policies } = schedule;
      await client.schedule.getHandle(schedule.scheduleId).update(({ state }) => ({ spec, action, policies, state }));
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../error-code.js';
import { isAlive, type ProcessMark } from './process-mark.js';

export interface Ending {
  readonly signal?: NodeJS.Signals;
  /** How long the process may take to end by itself before it is killed. */
  readonly graceMs?: number;
}

/** Ends a process that is not our child: asks first, then kills it with its whole group. Nothing happens when it is gone. */
export async function endProcess(mark: ProcessMark, { signal = 'SIGTERM', graceMs = 10_000 }: Ending = {}): Promise<void> {
  if (!isAlive(mark)) return;
  sendSignal(mark.pid, signal);
  if (!(await isGoneWithin(mark, graceMs))) {
    sendSignal(mark.pid, 'SIGKILL');
    sendSignal(-mark.pid, 'SIGKILL');
    await isGoneWithin(mark, 5_000);
  }
}

/** A process that has just ended is no error: that is what the sender wanted. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

async function isGoneWithin(mark: ProcessMark, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (isAlive(mark)) {
    if (Date.now() >= until) return false;
    await sleep(25);
  }
  return true;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { LogIsNotTheFolders } from '@shodo/activities';
import { LoginRefused } from '@shodo/store';
import type { Logger } from 'pino';

const firstPauseMs = 250;
const longestPauseMs = 15_000;

export interface Patience {
  readonly log: Logger;
  readonly leaving: AbortSignal;
}

/** Tries something that others must be up for, again and again, until it works or this process is asked to end. */
export async function untilItWorks<T>(what: string, attempt: () => Promise<T>, { log, leaving }: Patience): Promise<T> {
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    leaving.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof LoginRefused || error instanceof LogIsNotTheFolders) throw error; // no waiting mends it
      log.warn({ err: error, againInMs: pause }, `could not ${what}`);
      await sleep(pause, undefined, { signal: leaving });
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { LogIsNotTheFolders, LogKeyIsMissing } from '@shodo/activities';
import { LoginRefused } from '@shodo/store';
import { WrongFilePlace, WrongMasterKey } from '@shodo/vault';
import type { Logger } from 'pino';
import { MasterKeyIsMissing, MasterKeyIsNotMade } from './master-key.js';

const firstPauseMs = 250;
const longestPauseMs = 15_000;

/** What no waiting mends. */
const beyondWaiting = [LoginRefused, LogIsNotTheFolders, LogKeyIsMissing, MasterKeyIsMissing, WrongMasterKey, WrongFilePlace];

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
      if (beyondWaiting.some((kind) => error instanceof kind)) throw error;
      if (error instanceof MasterKeyIsNotMade) log.warn({ againInMs: pause }, error.message);
      else log.warn({ err: error, againInMs: pause }, `could not ${what}`);
      await sleep(pause, undefined, { signal: leaving });
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { resumeIncidents } from '@shodo/durable/node';
import { openIncidents, rebuildEarlierViews } from '@shodo/store';
import type { Logger } from 'pino';
import { Rooms } from './rooms.js';
import { LEAVING, LOG } from './tokens.js';

/** Incidents the ledger calls open must each have a run in the engine, and rows that the watchdog can read; those without are given them, asked for or not. */
@Injectable()
export class StandingIncidents {
  constructor(
    @Inject(LOG) private readonly log: Logger,
    @Inject(LEAVING) private readonly leaving: AbortSignal,
    @Inject(Rooms) private readonly rooms: Rooms,
  ) {}

  /** @returns how many had no run, or one that could not go on */
  async resume(): Promise<number> {
    const { ended, resumed } = await resumeIncidents(this.rooms.client, await openIncidents(this.rooms.upkeep), this.leaving);
    if (ended > 0) this.log.error({ ended }, 'runs whose history cannot be gone through again were ended');
    if (resumed > 0) this.log.warn({ resumed }, 'incidents without a run were taken up from the ledger');
    return resumed;
  }

  /** What an earlier version folded is folded anew: until then no deadline of theirs is watched, and every request folds its organisation. */
  async showAnew(): Promise<void> {
    const rebuilt = await rebuildEarlierViews(this.rooms.store, this.rooms.upkeep);
    if (rebuilt.incidents + rebuilt.organisations > 0) this.log.info(rebuilt, 'views of an earlier version were folded anew');
  }
}

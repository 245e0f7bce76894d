import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { killPoint, tellIncident } from '@shodo/durable/node';
import { runOutbox } from '@shodo/mail';
import type { Logger } from 'pino';
import { Rooms } from './rooms.js';
import type { Settings } from './settings.js';
import { LEAVING, LOG, SETTINGS } from './tokens.js';

/** Sends what waits in the outbox, and tells each incident what became of its mails. */
@Injectable()
export class OutboxSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #done: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Logger,
    @Inject(LEAVING) private readonly leaving: AbortSignal,
    @Inject(Rooms) private readonly rooms: Rooms,
  ) {}

  onApplicationBootstrap(): void {
    const { store, upkeep, transport, client } = this.rooms;
    this.#done = runOutbox({
      store,
      upkeep,
      transport,
      publicUrl: this.settings.publicUrl,
      signal: this.leaving,
      onOutcome: (of, outcome) => tellIncident(client, of, outcome),
      onTrouble: (what, error) => this.log.warn({ err: error }, what),
      killPoint,
    });
    this.#done.catch((error: unknown) => {
      this.log.fatal({ err: error }, 'the sender of the outbox failed');
      process.exit(1);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#done.catch(() => undefined);
  }
}

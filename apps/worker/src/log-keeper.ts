import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { keepLog } from '@shodo/activities';
import { listenForChanges } from '@shodo/store';
import type { Logger } from 'pino';
import { Rooms } from './rooms.js';
import type { Settings } from './settings.js';
import { LOG, SETTINGS } from './tokens.js';

/** What was appended together comes as several changes; they are kept as one. */
const gatherMs = 100;

/**
 * Keeps the organisations' logs as their streams grow, so that a filing is anchored at once. What it does not hear of, or fails at, the scheduled
 * job does within a minute.
 */
@Injectable()
export class LogKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #grown = new Map<string, Set<string>>();
  #source: { close(): Promise<void> } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Logger,
    @Inject(Rooms) private readonly rooms: Rooms,
  ) {}

  onApplicationBootstrap(): void {
    this.#source = listenForChanges(this.settings.databases.record, ({ tenant, incident = tenant }) => {
      const streams = this.#grown.get(tenant) ?? new Set();
      this.#grown.set(tenant, streams.add(incident));
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#work = this.#work.then(() => this.#keep());
      }, gatherMs).unref();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#source?.close();
    await this.#work;
  }

  async #keep(): Promise<void> {
    const grown = [...this.#grown];
    this.#grown.clear();
    for (const [tenant, streams] of grown) {
      try {
        await keepLog(this.rooms.keeping, tenant, [...streams]);
      } catch (error) {
        this.log.warn({ err: error }, 'the log could not be kept; the scheduled job will');
      }
    }
  }
}

import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { lookAgain, tellIncident } from '@shodo/durable/node';
import { openTransport, runOutbox, runWatchdogOnce } from '@shodo/mail';
import { shippedPacks } from '@shodo/rule-packs';
import { watchdogSilenceMs } from '@shodo/store';
import type { Logger } from 'pino';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import { LOG, PATIENCE, SETTINGS } from '../process/tokens.js';
import type { Settings } from '../settings/settings.js';

export interface Patience {
  /** How long the watchdog may be silent before somebody else looks. */
  readonly silenceMs: number;
  readonly everyMs: number;
}
export const usualPatience: Patience = { silenceMs: 3 * 60_000, everyMs: 60_000 };

const namesOf = (duty: string) => shippedPacks().packs.find((pack) => pack.duty === duty)?.names;

/**
 * The watchdog runs in the engine, the sender of mails in the worker. When the watchdog has been silent for three minutes, both may be dead while
 * the clocks of the law run on: then this process scans for due instants without their entry and sends the mails itself, until it is heard again.
 */
@Injectable()
export class WatchdogStandIn implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #since = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #sending: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly address: OwnAddress,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Logger,
    @Inject(PATIENCE) private readonly patience: Patience,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#round = this.#round.then(() => this.look());
    }, this.patience.everyMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
    await this.#stopSending();
  }

  /** One look: stands in while the watchdog is silent, stands down when it is heard. Never throws: the next look comes. */
  async look(): Promise<void> {
    try {
      const silentForMs = Math.min(
        (await watchdogSilenceMs(this.connections.upkeep)) ?? Number.POSITIVE_INFINITY,
        performance.now() - this.#since,
      );
      if (silentForMs <= this.patience.silenceMs) return await this.#stopSending();
      this.#startSending(silentForMs);
      const { store, upkeep, engine } = this.connections;
      const { alarms } = await runWatchdogOnce({ store, upkeep, by: 'api', namesOf, lookAgain: (of) => lookAgain(engine, of) });
      if (alarms > 0) this.log.error({ alarms }, 'deadlines have passed without their entry');
    } catch (error) {
      this.log.warn({ err: error }, 'the stand-in for the watchdog could not look');
    }
  }

  #startSending(silentForMs: number): void {
    if (this.#sending) return;
    this.log.error({ silentForSeconds: Math.round(silentForMs / 1_000) }, 'the watchdog is silent; scanning and sending from here');
    const stop = new AbortController();
    const transport = this.settings.mail && openTransport(this.settings.mail);
    const { store, upkeep, engine } = this.connections;
    const done = runOutbox({
      store,
      upkeep,
      transport,
      publicUrl: this.address.publicUrl(),
      signal: stop.signal,
      onOutcome: (of, outcome) => tellIncident(engine, of, outcome),
      onTrouble: (what, error) => this.log.warn({ err: error }, what),
    }).finally(() => transport?.close());
    this.#sending = { stop, done };
  }

  async #stopSending(): Promise<void> {
    const sending = this.#sending;
    if (!sending) return;
    this.#sending = undefined;
    sending.stop.abort();
    await sending.done;
  }
}

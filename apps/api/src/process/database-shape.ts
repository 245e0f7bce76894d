import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { killPoint } from '@shodo/durable/node';
import { migrate } from '@shodo/store';
import { demandMasterKeyOf, demandUnlessAway, migrateKeys, WrongFilePlace, WrongMasterKey } from '@shodo/vault';
import type { Logger } from 'pino';
import { isAway } from '../problems/classify.js';
import type { Settings } from '../settings/settings.js';
import { Connections } from './connections.js';
import { Secrets } from './secrets.js';
import { LOG, SETTINGS } from './tokens.js';

const longestPauseMs = 5_000;

/** Brings both databases to the shape this version needs, as soon as they can be reached; until then the process answers 503. */
@Injectable()
export class DatabaseShape implements BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #current = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly secrets: Secrets,
    private readonly connections: Connections,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  get isCurrent(): boolean {
    return this.#current;
  }

  /**
   * Before this process is said to be ready: a store that another master key opens, or whose files lie elsewhere, ends it. Whatever
   * else stands in the way, a database that is away or has no shape yet, `untilCurrent` meets again.
   */
  async refuseOfAnother(): Promise<void> {
    try {
      await this.demandOwn();
    } catch (error) {
      if (error instanceof WrongMasterKey || error instanceof WrongFilePlace) throw error;
    }
  }

  private async demandOwn(): Promise<void> {
    try {
      await demandMasterKeyOf(this.settings.databases.keys, this.secrets.masterKey);
    } catch (error) {
      if (error instanceof WrongMasterKey) this.secrets.takeBackNewMasterKey();
      throw error;
    }
    await demandUnlessAway(this.connections.files, (err) => this.log.warn({ err }, 'the place of files cannot be reached'));
  }

  /**
   * Tries until it succeeds or the process stops. A migration that fails for any other reason than an absent database is a defect and ends the
   * process, and so does a master key or a place of files that is not this store's.
   */
  async untilCurrent(): Promise<boolean> {
    const { record, keys } = this.settings.databases;
    for (let pause = 250; !this.#stop.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        await migrate(record, { onApplied: () => killPoint('migration.between-two') });
        await migrateKeys(keys);
        await this.demandOwn();
        this.#current = true;
        return true;
      } catch (error) {
        if (!isAway(error)) throw error;
        this.log.warn('the database cannot be reached; trying again');
        await sleep(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
    }
    return false;
  }

  beforeApplicationShutdown(): void {
    this.#stop.abort();
  }
}

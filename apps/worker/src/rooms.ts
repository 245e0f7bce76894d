import { readFileSync } from 'node:fs';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { connectClient } from '@shodo/durable/node';
import { type MailTransport, openTransport } from '@shodo/mail';
import { openStore, type Store } from '@shodo/store';
import { openVault, type Vault } from '@shodo/vault';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Settings } from './settings.js';
import { LOG, SETTINGS } from './tokens.js';

/** What this process holds open: the store as two roles, the vault, the engine's client, the mail server. None of them is asked before it is needed. */
@Injectable()
export class Rooms implements BeforeApplicationShutdown, OnApplicationShutdown {
  /** Acts for one organisation at a time. */
  readonly store: Store;
  /** Jobs across organisations; sees no sealed text. */
  readonly upkeep: Store;
  readonly client: Client;
  readonly transport: MailTransport | undefined;
  #vault: Vault | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) log: Logger,
  ) {
    const onFault = ({ message }: Error) => log.debug({ message }, 'a connection to PostgreSQL broke');
    this.store = openStore({ url: settings.databaseUrl, max: 10, onFault });
    this.upkeep = openStore({ url: settings.databaseUrl, role: 'shodo_upkeep', max: 4, onFault });
    this.client = connectClient(settings.engine);
    this.transport = settings.mail && openTransport(settings.mail);
  }

  /** Opened by the first sweep: the key may be made by the api after this process has started, and incidents need none. */
  get vault(): Vault {
    const { masterKey, keysDatabaseUrl } = this.settings;
    this.#vault ??= openVault({
      store: this.upkeep,
      keysUrl: keysDatabaseUrl,
      masterKey: Buffer.from(masterKey.value ?? readFileSync(masterKey.file, 'utf8').trim(), 'base64'),
    });
    return this.#vault;
  }

  beforeApplicationShutdown(): void {
    this.transport?.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([this.client.connection.close(), this.#vault?.close(), this.store.close(), this.upkeep.close()]);
  }
}

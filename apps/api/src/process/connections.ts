import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { connectClient, payloadCodec } from '@shodo/durable/node';
import { inTenant, openStore, type Store } from '@shodo/store';
import {
  type CodecKeys,
  type ErasureJournal,
  erasureJournal,
  type OwnPlace,
  openCodecKeys,
  openEvidencePlace,
  openVault,
  ownPlace,
  type Vault,
} from '@shodo/vault';
import type { Client } from '@temporalio/client';
import type pg from 'pg';
import type { Logger } from 'pino';
import { openIdentityPool, openPeoplePool, type Query } from '../identity/identity-pool.js';
import type { Settings } from '../settings/settings.js';
import { Secrets } from './secrets.js';
import { LOG, SETTINGS } from './tokens.js';

/** Everything outside this process. Each connects when first used and again after it was away, so none of them has to be there at the start. */
@Injectable()
export class Connections implements OnApplicationShutdown {
  readonly store: Store;
  /** For the watchdog's stand-in, and for what is noted of files: sees what is due in every organisation, and no text. */
  readonly upkeep: Store;
  readonly vault: Vault;
  /** Looks across organisations: for signing in only. */
  readonly identity: pg.Pool;
  readonly #people: pg.Pool;
  /** Keys of what the engine keeps. */
  readonly payloadKeys: CodecKeys;
  readonly engine: Client;
  readonly erasureJournal: ErasureJournal;
  /** Where files lie, sealed. */
  readonly files: OwnPlace;

  constructor(@Inject(SETTINGS) settings: Settings, @Inject(LOG) log: Logger, { masterKey }: Secrets) {
    const { record, keys } = settings.databases;
    this.store = openStore({ ...record, role: 'shodo_app', max: 16 });
    this.upkeep = openStore({ ...record, role: 'shodo_upkeep', max: 2 });
    this.vault = openVault({ store: this.store, keys, masterKey });
    const onFault = (error: Error) => log.warn({ err: error }, 'a connection of the identity pool broke');
    this.identity = openIdentityPool(record, onFault);
    this.#people = openPeoplePool(record, onFault);
    this.erasureJournal = erasureJournal(settings.erasureJournal);
    this.files = ownPlace(this.upkeep, openEvidencePlace(settings.evidencePlace));
    this.payloadKeys = openCodecKeys(this.vault);
    this.engine = connectClient(settings.temporal, payloadCodec(this.payloadKeys));
  }

  /** What the identity schema holds of one organisation; a statement that forgets which one sees nothing of the others. */
  ofOrganisation<T>(tenant: string, work: (database: Query) => Promise<T>): Promise<T> {
    return inTenant({ pool: this.#people }, tenant, work);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([
      this.store.close(),
      this.upkeep.close(),
      this.vault.close(),
      this.identity.end(),
      this.#people.end(),
      this.engine.connection.close(),
    ]);
  }
}

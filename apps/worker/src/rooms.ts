import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { demandLogKey, demandLogOf, type LogKeeping, lastCheckpointsIn } from '@shodo/activities';
import { connectClient, type PayloadKeys, payloadCodec } from '@shodo/durable/node';
import { type MailTransport, openTransport } from '@shodo/mail';
import { demandFitLogin, noteOfCheckpoint, openStore, recordRoles, type Store } from '@shodo/store';
import {
  type CodecKeys,
  demandUnlessAway,
  keysRoles,
  type OwnPlace,
  openCodecKeys,
  openEvidencePlace,
  openVault,
  ownPlace,
  type Vault,
} from '@shodo/vault';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { logKeeping } from './log-keeping.js';
import { demandMasterKey, givenMasterKey, MasterKeyIsMissing } from './master-key.js';
import type { Settings } from './settings.js';
import { LEAVING, LOG, SETTINGS } from './tokens.js';
import { untilItWorks } from './until-it-works.js';

/** What this process holds open: the store as two roles, the vault, the engine's client, the mail server. None of them is asked before it is needed. */
@Injectable()
export class Rooms implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  /** Acts for one organisation at a time. */
  readonly store: Store;
  /** Jobs across organisations; sees no sealed text. */
  readonly upkeep: Store;
  readonly client: Client;
  /** Open what the engine keeps of incidents. */
  readonly payloadKeys: PayloadKeys;
  /** Seals and opens it with them. */
  readonly codec: ReturnType<typeof payloadCodec>;
  readonly keeping: LogKeeping;
  /** Where files lie, sealed. */
  readonly files: OwnPlace;
  readonly transport: MailTransport | undefined;
  #vault: Vault | undefined;
  #codecKeys: CodecKeys | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Logger,
    @Inject(LEAVING) private readonly leaving: AbortSignal,
  ) {
    const onFault = ({ message }: Error) => log.debug({ message }, 'a connection to PostgreSQL broke');
    const { record } = settings.databases;
    this.store = openStore({ ...record, max: 10, onFault });
    this.upkeep = openStore({ ...record, role: 'shodo_upkeep', max: 4, onFault });
    this.files = ownPlace(this.upkeep, openEvidencePlace(settings.evidencePlace));
    this.payloadKeys = {
      forSealing: (of) => this.codecKeys.forSealing(of),
      forOpening: (of) => this.codecKeys.forOpening(of),
    };
    this.codec = payloadCodec(this.payloadKeys, { deflates: true });
    this.client = connectClient(settings.engine, this.codec);
    this.transport = settings.mail && openTransport(settings.mail);
    this.keeping = logKeeping(settings.checkpoints, { upkeep: this.upkeep, transport: this.transport, log });
  }

  /** Opened when it is first needed: the master key may be made by the api after this process has started. */
  get vault(): Vault {
    this.#vault ??= this.#openVault();
    return this.#vault;
  }

  #openVault(): Vault {
    const masterKey = givenMasterKey(this.settings.masterKey);
    if (!masterKey) throw new MasterKeyIsMissing(`the master key is gone: there is no file ${this.settings.masterKey.file} any more`);
    return openVault({ store: this.upkeep, keys: this.settings.databases.keys, masterKey });
  }

  private get codecKeys(): CodecKeys {
    this.#codecKeys ??= openCodecKeys(this.vault);
    return this.#codecKeys;
  }

  /**
   * Before anything is worked with: a login made by hand that may do more than it needs ends the start, and so does a record that was put back
   * behind a checkpoint which lies in the folder outside. A folder out of reach does not; what is to be put there waits.
   */
  async onModuleInit(): Promise<void> {
    const { databases, checkpoints, masterKey } = this.settings;
    const { record, keys } = databases;
    const patience = { log: this.log, leaving: this.leaving };
    const look = () => Promise.all([demandFitLogin(record, recordRoles), demandFitLogin(keys, keysRoles)]);
    await untilItWorks('look at the logins', look, patience);
    await untilItWorks('look at the master key', () => demandMasterKey(keys, masterKey), patience);
    const tellAway = (err: Error) => this.log.warn({ err }, 'the place of files cannot be reached');
    await untilItWorks('look at the place of files', () => demandUnlessAway(this.files, tellAway), patience);
    await untilItWorks('look for the key that signs checkpoints', () => demandLogKey(this.upkeep, checkpoints.key), patience);
    if (!checkpoints.folder) return;
    const kept = await lastCheckpointsIn(checkpoints.folder).catch((error: unknown) => {
      this.log.error({ err: error }, 'the folder of checkpoints could not be read');
      return [];
    });
    const hold = () => demandLogOf(kept, (tenant, size) => noteOfCheckpoint(this.upkeep, tenant, size));
    await untilItWorks('hold the record against the checkpoints outside', hold, patience);
  }

  beforeApplicationShutdown(): void {
    this.transport?.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([this.client.connection.close(), this.#vault?.close(), this.store.close(), this.upkeep.close()]);
  }
}

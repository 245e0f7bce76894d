import { existsSync, rmSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { DerivedSecrets } from '../identity/secrets.js';
import { keptSecret } from '../settings/kept-secret.js';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from './tokens.js';

/** The secret that signs sessions with what is derived from it, and the master key. Read once at the start: a process without them must not run. */
@Injectable()
export class Secrets {
  readonly auth: string;
  readonly derived: DerivedSecrets;
  readonly masterKey: Buffer;
  /** Made at this start, for want of one. */
  readonly #newKeyFile: string | undefined;

  constructor(@Inject(SETTINGS) { authSecret, masterKey }: Settings) {
    this.auth = keptSecret(authSecret);
    this.derived = new DerivedSecrets(this.auth);
    this.#newKeyFile = masterKey.value || existsSync(masterKey.file) ? undefined : masterKey.file;
    this.masterKey = Buffer.from(keptSecret(masterKey), 'base64');
  }

  /** A key made for a store that has another must not lie where the right one belongs. */
  takeBackNewMasterKey(): void {
    if (this.#newKeyFile) rmSync(this.#newKeyFile, { force: true });
  }
}

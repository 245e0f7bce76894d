import { hkdfSync } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { DerivedSecrets } from '../identity/secrets.js';
import { keptSecret } from '../settings/kept-secret.js';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from './tokens.js';

/**
 * The master key, and the secret that signs sessions with what is derived from it: a setting, or it follows from the master key, so that every api of
 * a store has the same one. Read once at the start: a process without them must not run.
 */
@Injectable()
export class Secrets {
  readonly auth: string;
  readonly derived: DerivedSecrets;
  readonly masterKey: Buffer;
  /** Made at this start, for want of one. */
  readonly #newKeyFile: string | undefined;

  constructor(@Inject(SETTINGS) { authSecret, masterKey }: Settings) {
    this.#newKeyFile = masterKey.value || existsSync(masterKey.file) ? undefined : masterKey.file;
    this.masterKey = Buffer.from(keptSecret(masterKey), 'base64');
    this.auth = given(authSecret) ?? followingFrom(this.masterKey);
    this.derived = new DerivedSecrets(this.auth);
  }

  /** A key made for a store that has another must not lie where the right one belongs. */
  takeBackNewMasterKey(): void {
    if (this.#newKeyFile) rmSync(this.#newKeyFile, { force: true });
  }
}

const given = ({ value, file }: Settings['authSecret']): string | undefined => value ?? (file && readFileSync(file, 'utf8').trim());

const followingFrom = (masterKey: Buffer): string =>
  Buffer.from(hkdfSync('sha256', masterKey, '', 'shodo secret of sessions and links', 32)).toString('base64');

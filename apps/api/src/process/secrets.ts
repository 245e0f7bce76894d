import { Inject, Injectable } from '@nestjs/common';
import { DerivedSecrets } from '../identity/secrets.js';
import { keptSecret } from '../settings/kept-secret.js';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from './tokens.js';

/** The secret that signs sessions, and what is derived from it. Read once at the start: a process without it must not run. */
@Injectable()
export class Secrets {
  readonly auth: string;
  readonly derived: DerivedSecrets;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.auth = keptSecret(settings.authSecret);
    this.derived = new DerivedSecrets(this.auth);
  }
}

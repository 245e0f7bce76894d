import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Secrets this process derives from the one it was given, so that none of them has to be kept: what a command hands out once can be handed out
 * again to an honest repeat, and is nowhere in the database but as a hash.
 */
export class DerivedSecrets {
  readonly #key: Buffer;
  constructor(authSecret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', authSecret, '', 'shodo one-time links, tokens and request macs', 32));
  }

  linkFor(commandId: string): string {
    return this.#derive('join-link', commandId).toString('base64url');
  }

  tokenFor(commandId: string): string {
    return `${tokenPrefix}${this.#derive('api-token', commandId).toString('base64url')}`;
  }

  calendarLinkFor(commandId: string): string {
    return this.#derive('calendar-link', commandId).toString('base64url');
  }

  packLinkFor(given: string): string {
    return this.#derive('pack-link', given).toString('base64url');
  }

  /** Stands for an account, an address or a browser where the thing itself must not be kept. */
  blinded(what: 'account' | 'address' | 'account and address' | 'account and browser', of: string): Buffer {
    return this.#derive(`sign-in limit by ${what}`, of);
  }

  /** Proves that a browser was given this by us. */
  browserProof(of: string): string {
    return this.#derive('known-browser', of).toString('base64url');
  }

  /** Tells an honest repeat of an organisation's command from another one under the same key. */
  macOf(body: string): string {
    return this.#derive('request', body).toString('hex');
  }

  #derive(purpose: string, of: string): Buffer {
    return createHmac('sha256', this.#key).update(`${purpose}\n${of}`).digest();
  }
}

export const tokenPrefix = 'shodo_';

export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other));
}

import { Inject, Injectable } from '@nestjs/common';
import type { PauseScope } from '@shodo/contracts';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { Secrets } from '../process/secrets.js';
import { SETTINGS } from '../process/tokens.js';
import type { Settings } from '../settings/settings.js';
import type { Knock } from './accounts.js';
import { type Count, countAttempt, type Full, forgetCount, sweepDrained, uncount } from './failed-sign-ins.js';
import { knownBrowser, knownBrowserCookie } from './known-browsers.js';
import { networkOf } from './network-of.js';
import { foldedEmail } from './people.js';

/** Failures at once, and how long until one more is taken. The first is what a person meets, the others what a guesser with many accounts or addresses does. */
const limits = {
  'account-and-address': { allowed: 10, stepSeconds: 90 },
  account: { allowed: 30, stepSeconds: 30 },
  address: { allowed: 100, stepSeconds: 9 },
} as const satisfies Record<PauseScope, Pick<Count, 'allowed' | 'stepSeconds'>>;

/** One try to sign in, counted as a failure until it is known to be none. */
export interface Attempt {
  /** The limits that this failure has reached. */
  failed(): Promise<readonly Full<PauseScope>[]>;
  succeeded(): Promise<void>;
  /** Nobody knows whether the password was right. */
  leftOpen(): Promise<void>;
}

/**
 * Limits on guessing, kept in the database for all processes. Only failures count. A browser in which the person has signed in before is counted
 * by itself and by nothing else, so that others who guess, from the same office or from a thousand places, do not keep the person out.
 */
@Injectable()
export class SignInLimits {
  constructor(
    private readonly connections: Connections,
    private readonly secrets: Secrets,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws {ProblemAnswer} 429 with the time to wait, in the same way whether or not the account exists, before any password is looked at */
  async begin(email: string, knock: Knock): Promise<Attempt> {
    const database = this.connections.identity;
    const counts = this.#countsOf(email, knock);
    const { mayTry, full } = await countAttempt(database, counts);
    if (!mayTry) {
      const retryAfterSeconds = Math.max(1, ...full.map(({ seconds }) => Math.ceil(seconds)));
      throw new ProblemAnswer(429, 'sign-in-paused', { retryAfterSeconds });
    }
    const [narrowest, ...wider] = counts;
    return {
      failed: async () => {
        await sweepDrained(database);
        return full;
      },
      succeeded: async () => {
        if (narrowest) await forgetCount(database, narrowest);
        if (wider.length > 0) await uncount(database, wider);
      },
      leftOpen: async () => void (await uncount(database, counts)),
    };
  }

  /** The cookie that makes the browser in which somebody signs in a known one. */
  knownFromNowOn(email: string): string {
    return knownBrowserCookie(this.secrets.derived, email, { isSecure: this.settings.publicUrl?.startsWith('https:') ?? false });
  }

  #countsOf(email: string, { headers, ip }: Knock): Count<PauseScope>[] {
    const { derived } = this.secrets;
    const [account, network, browser] = [foldedEmail(email), networkOf(ip), knownBrowser(derived, email, headers.cookie)];
    const count = (scope: PauseScope, key: Buffer) => ({ scope, key, ...limits[scope] });
    if (browser) return [count('account-and-address', derived.blinded('account and browser', `${account}\n${browser}`))];
    return [
      count('account-and-address', derived.blinded('account and address', `${account}\n${network}`)),
      count('account', derived.blinded('account', account)),
      count('address', derived.blinded('address', network)),
    ];
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { PersonId, TenantId } from '@shodo/contracts';
import { betterAuth } from 'better-auth';
import type { Logger } from 'pino';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import { Secrets } from '../process/secrets.js';
import { LOG, SETTINGS } from '../process/tokens.js';
import type { Settings } from '../settings/settings.js';
import { activeMember } from './active-member.js';
import type { Query } from './identity-pool.js';
import { personById } from './people.js';
import { type PlainSession, plainSession } from './plain-session.js';
import { signInOptions } from './sign-in-options.js';

export interface Session extends PlainSession {
  readonly cookies: readonly string[];
}

/** What we use of the sign-in library, in few words: to replace it, write these three anew. */
@Injectable()
export class SignIns {
  readonly #library;
  readonly #pool: Query;
  readonly #baseUrl: string;

  constructor(
    connections: Connections,
    address: OwnAddress,
    secrets: Secrets,
    @Inject(SETTINGS) settings: Settings,
    @Inject(LOG) log: Logger,
  ) {
    const pool = connections.identity;
    this.#pool = pool;
    this.#baseUrl = settings.publicUrl ?? 'http://localhost';
    this.#library = betterAuth(
      signInOptions({
        pool,
        secret: secrets.auth,
        baseUrl: this.#baseUrl,
        origins: () => [...address.origins()],
        mayEnter: async (person) => {
          const known = await personById(pool, person);
          return known !== undefined && (await activeMember(connections.store, known.tenant, person)) !== undefined;
        },
        log: (level, message) => log[level](`sign-in library: ${message}`),
      }),
    );
  }

  /** Answers one of the library's own routes. */
  answer(path: string, headers: Headers, body: unknown): Promise<Response> {
    return this.#library.handler(new Request(`${this.#baseUrl}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /** Signs in somebody who has just set their password. */
  async enter(email: string, password: string, headers: Headers): Promise<string[]> {
    const { headers: answered } = await this.#library.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    return answered.getSetCookie();
  }

  /** Whose session is this? With it, the cookies that keep it alive. Throws when the database cannot be asked. */
  async sessionOf(cookie: string): Promise<Session | undefined> {
    const { authCookies, secret, sessionConfig } = await this.#library.$context;
    const found = await plainSession(this.#pool, cookie, { name: authCookies.sessionToken.name, secret, ...sessionConfig });
    if (found) return { ...found, cookies: [] };
    const headers = new Headers({ cookie });
    const { response, headers: answered } = await this.#library.api.getSession({ headers, returnHeaders: true });
    if (!response) return undefined;
    const { id, tenant } = response.user;
    return { tenant: tenant as TenantId, person: id as PersonId, cookies: answered.getSetCookie() };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { type AccountRequestName, accountRequests } from '@shodo/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AccountBody, Accounts, type Knock, type Opened } from '../identity/accounts.js';
import { Callers } from '../identity/callers.js';
import { refuseForeignOrigin } from '../identity/own-origin.js';
import { foldedEmail } from '../identity/people.js';
import { sha256 } from '../identity/secrets.js';
import { SignInDesk } from '../identity/sign-in-desk.js';
import { notSignedIn } from '../problems/problem-answer.js';
import { OwnAddress } from '../process/own-address.js';
import { SETTINGS } from '../process/tokens.js';
import { parsed } from '../requests/parse.js';
import type { Settings } from '../settings/settings.js';

type Visit<Name extends AccountRequestName> = (
  body: AccountBody<Name>,
  knock: Knock,
) => Promise<{ answer: unknown; cookies: readonly string[] }>;

/** Colleagues behind one address do not use up each other's sign-ins: those are counted once the body says for which account. */
const oneAccountAtATime = {
  hook: 'preHandler',
  keyGenerator: ({ ip, body }: FastifyRequest) => {
    const email: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'email') : undefined;
    return `${ip} ${sha256(typeof email === 'string' ? foldedEmail(email) : '').toString('base64')}`;
  },
} as const;

/**
 * What people do about their own account: setting up, joining, signing in and out. How often is limited here, for the sake of the machine;
 * guessing is limited by `sign-in-limits.ts`.
 */
@Injectable()
export class AccountRoutes {
  constructor(
    private readonly accounts: Accounts,
    private readonly desk: SignInDesk,
    private readonly callers: Callers,
    private readonly address: OwnAddress,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  addTo(scope: FastifyInstance): void {
    for (const name of Object.keys(accountRequests) as AccountRequestName[]) {
      const { path, body: contract } = accountRequests[name];
      const config = {
        rateLimit: { max: this.settings.signInsPerMinute, timeWindow: 60_000, ...(name === 'signIn' && oneAccountAtATime) },
      };
      scope.post(path, { config }, async (request: FastifyRequest, reply: FastifyReply) => {
        const { headers, ip } = request;
        refuseForeignOrigin(headers, this.address.origins());
        const { answer, cookies } = await this.#visits[name](parsed(contract, request.body ?? {}) as never, { headers, ip });
        for (const cookie of cookies) reply.header('set-cookie', cookie);
        reply.header('cache-control', 'no-store');
        return answer;
      });
    }
  }

  readonly #visits: { readonly [Name in AccountRequestName]: Visit<Name> } = {
    setUp: (body, knock): Promise<Opened> => this.accounts.setUp(body, knock),
    join: (body, knock) => this.accounts.join(body, knock),
    signIn: (body, knock) => this.desk.signIn(body, knock),
    signOut: async (_body, knock) => ({ answer: {}, cookies: await this.desk.signOut(await this.#bySession(knock), knock) }),
    signOutEverywhere: async (_body, knock) => ({
      answer: {},
      cookies: await this.desk.signOutEverywhere(await this.#bySession(knock), knock),
    }),
    chooseLanguage: async ({ language }, knock) => {
      const { person, cookies } = await this.#bySession(knock);
      await this.accounts.chooseLanguage(person, language);
      return { answer: {}, cookies };
    },
    changePassword: async (body, knock) => ({
      answer: {},
      cookies: await this.desk.changePassword(await this.#bySession(knock), body, knock),
    }),
  };

  async #bySession({ headers }: Knock) {
    const caller = await this.callers.whoAsks(headers, { writes: true });
    if (caller.via !== 'session') throw notSignedIn();
    return caller;
  }
}

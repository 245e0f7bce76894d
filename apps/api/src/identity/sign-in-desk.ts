import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Language, OrganisationEvent, PauseScope, PersonId, TenantId } from '@shodo/contracts';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { doesNotFit, notAvailable, ProblemAnswer } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import type { AccountBody, Knock, Opened } from './accounts.js';
import { activeMember } from './active-member.js';
import { actorOf, type Caller } from './callers.js';
import type { Full } from './failed-sign-ins.js';
import { endLinksOf } from './one-time-links.js';
import { refuseForeignOrigin } from './own-origin.js';
import { endSessions, noteSignIn, onlyOrganisation, personByEmail, personById } from './people.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignIns } from './sign-ins.js';

interface Whose {
  readonly tenant: TenantId;
  readonly person: PersonId;
}
interface Entering extends Whose {
  readonly email: string;
  readonly language?: Language | undefined;
}

/** Where people sign in and out; each of it goes to the organisation's record. */
@Injectable()
export class SignInDesk {
  constructor(
    private readonly connections: Connections,
    private readonly signIns: SignIns,
    private readonly limits: SignInLimits,
    private readonly record: OrganisationRecord,
    private readonly address: OwnAddress,
  ) {}

  async signIn(body: AccountBody<'signIn'>, knock: Knock): Promise<Opened> {
    refuseForeignOrigin(knock.headers, this.address.origins());
    return evenlyRefused(async () => {
      const attempt = await this.limits.begin(body.email, knock);
      const response = await this.signIns.answer('/sign-in/email', this.#forLibrary(knock), body);
      if (response.status >= 500) {
        await attempt.leftOpen();
        throw notAvailable();
      }
      const known = await personByEmail(this.connections.identity, body.email);
      if (response.ok && known) {
        await attempt.succeeded();
        return this.#entered(known, response.headers.getSetCookie());
      }
      await this.#failed(known, await attempt.failed());
      throw new ProblemAnswer(401, 'sign-in-failed');
    });
  }

  /** Signs in somebody who has just proved who they are by a link. */
  async enter({ password, ...entering }: Entering & { readonly password: string }, knock: Knock): Promise<Opened> {
    return this.#entered(entering, await this.signIns.enter(entering.email, password, this.#forLibrary(knock)));
  }

  async signOut(caller: Caller, knock: Knock): Promise<readonly string[]> {
    const response = await this.signIns.answer('/sign-out', this.#forLibrary(knock), {});
    if (!response.ok) throw notAvailable();
    await this.record.note(
      { tenant: caller.tenant, actor: actorOf(caller) },
      { type: 'SignedOut', version: 1, data: { person: caller.person } },
    );
    return response.headers.getSetCookie();
  }

  async signOutEverywhere(caller: Caller, knock: Knock): Promise<readonly string[]> {
    await endSessions(this.connections.identity, caller.person);
    const response = await this.signIns.answer('/sign-out', this.#forLibrary(knock), {});
    await this.record.note(
      { tenant: caller.tenant, actor: actorOf(caller) },
      { type: 'SignedOutEverywhere', version: 1, data: { person: caller.person } },
    );
    return response.headers.getSetCookie();
  }

  /** A session that somebody else got hold of must not serve to guess the password: the limits of signing in hold here too. */
  async changePassword(caller: Caller, body: AccountBody<'changePassword'>, knock: Knock): Promise<readonly string[]> {
    const { identity } = this.connections;
    const attempt = await this.limits.begin((await personById(identity, caller.person))?.email ?? '', knock);
    const response = await this.signIns.answer('/change-password', this.#forLibrary(knock), { ...body, revokeOtherSessions: true });
    if (response.status >= 500) {
      await attempt.leftOpen();
      throw notAvailable();
    }
    if (!response.ok) {
      await this.#failed(caller, await attempt.failed());
      throw doesNotFit([{ pointer: '/currentPassword', code: 'not-the-password' }]);
    }
    await attempt.succeeded();
    await endLinksOf(identity, caller.person);
    await this.record.note(
      { tenant: caller.tenant, actor: actorOf(caller) },
      { type: 'PasswordChanged', version: 1, data: { person: caller.person } },
    );
    return response.headers.getSetCookie();
  }

  /** The record is written before the cookie leaves: nobody is signed in without an entry. */
  async #entered({ tenant, person, email, language }: Entering, cookies: readonly string[]): Promise<Opened> {
    const member = await activeMember(this.connections.store, tenant, person);
    await this.record.note(
      { tenant, actor: actorOf({ person, roles: member?.roles ?? [], via: 'session' }) },
      { type: 'SignedIn', version: 1, data: { person } },
    );
    await noteSignIn(this.connections.identity, person);
    return { answer: { tenant, person, ...(language && { language }) }, cookies: [...cookies, this.limits.knownFromNowOn(email)] };
  }

  async #failed(known: Whose | undefined, full: readonly Full<PauseScope>[]): Promise<void> {
    const tenant = known?.tenant ?? (await onlyOrganisation(this.connections.identity));
    if (!tenant) return;
    const whose = known ? { person: known.person } : {};
    const pauses = full.map(({ scope, seconds }): OrganisationEvent => {
      const until = new Date(Date.now() + seconds * 1_000).toISOString();
      return { type: 'SignInsPaused', version: 1, data: { ...whose, scope, until } };
    });
    await this.record.note(
      { tenant, actor: { kind: 'system', part: 'sign-in' } },
      { type: 'SignInFailed', version: 1, data: whose },
      ...pauses,
    );
  }

  /** Only what the library needs. Its own check of origins sees one of ours: we have made that check already, and programs send none. */
  #forLibrary({ headers, ip }: Knock): Headers {
    const forLibrary = new Headers({ 'content-type': 'application/json', 'x-client-ip': ip, origin: this.address.publicUrl() });
    if (headers.cookie) forLibrary.set('cookie', headers.cookie);
    return forLibrary;
  }
}

const beatMs = 200;

/** A refusal leaves on a beat: how long it took, which differs a little between an account that exists and one that does not, is not to be seen. */
async function evenlyRefused<Result>(work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  try {
    return await work();
  } catch (error) {
    await sleep(beatMs - ((performance.now() - began) % beatMs));
    throw error;
  }
}

import { Injectable } from '@nestjs/common';
import type { PersonId, TenantId } from '@shodo/contracts';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notAvailable, ProblemAnswer } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import type { AccountBody, Knock, Opened } from './accounts.js';
import { activeMember } from './active-member.js';
import { actorOf, type Caller } from './callers.js';
import { refuseForeignOrigin } from './own-origin.js';
import { noteSignIn, onlyOrganisation, personByEmail } from './people.js';
import { SignIns } from './sign-ins.js';

/** Where people sign in and out; each of it goes to the organisation's record. */
@Injectable()
export class SignInDesk {
  constructor(
    private readonly connections: Connections,
    private readonly signIns: SignIns,
    private readonly record: OrganisationRecord,
    private readonly address: OwnAddress,
  ) {}

  async signIn(body: AccountBody<'signIn'>, knock: Knock): Promise<Opened> {
    refuseForeignOrigin(knock.headers, this.address.origins());
    const response = await this.signIns.answer('/sign-in/email', this.#forLibrary(knock), body);
    const known = response.status < 500 && response.status !== 429 ? await personByEmail(this.connections.identity, body.email) : undefined;
    if (response.ok && known) return this.#entered(known, response.headers.getSetCookie());
    if (response.status === 429)
      throw new ProblemAnswer(429, 'too-many-requests', { retryAfterSeconds: Number(response.headers.get('x-retry-after')) || 60 });
    if (response.status >= 500) throw notAvailable();
    await this.#failed(known);
    throw new ProblemAnswer(401, 'sign-in-failed');
  }

  /** Signs in somebody who has just proved who they are by a link. */
  async enter(
    { tenant, person, email, password }: { tenant: TenantId; person: PersonId; email: string; password: string },
    knock: Knock,
  ): Promise<Opened> {
    return this.#entered({ tenant, person }, await this.signIns.enter(email, password, this.#forLibrary(knock)));
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

  async changePassword(caller: Caller, body: AccountBody<'changePassword'>, knock: Knock): Promise<readonly string[]> {
    const response = await this.signIns.answer('/change-password', this.#forLibrary(knock), { ...body, revokeOtherSessions: true });
    if (response.status >= 500) throw notAvailable();
    if (!response.ok) throw new ProblemAnswer(401, 'sign-in-failed');
    await this.record.note(
      { tenant: caller.tenant, actor: actorOf(caller) },
      { type: 'PasswordChanged', version: 1, data: { person: caller.person } },
    );
    return response.headers.getSetCookie();
  }

  /** The record is written before the cookie leaves: nobody is signed in without an entry. */
  async #entered({ tenant, person }: { tenant: TenantId; person: PersonId }, cookies: readonly string[]): Promise<Opened> {
    const member = await activeMember(this.connections.store, tenant, person);
    await this.record.note(
      { tenant, actor: actorOf({ person, roles: member?.roles ?? [], via: 'session' }) },
      { type: 'SignedIn', version: 1, data: { person } },
    );
    await noteSignIn(this.connections.identity, person);
    return { answer: { tenant, person }, cookies };
  }

  async #failed(known: { tenant: TenantId; person: PersonId } | undefined): Promise<void> {
    const tenant = known?.tenant ?? (await onlyOrganisation(this.connections.identity));
    if (!tenant) return;
    await this.record.note(
      { tenant, actor: { kind: 'system', part: 'sign-in' } },
      { type: 'SignInFailed', version: 1, data: known ? { person: known.person } : {} },
    );
  }

  /** Only what the library needs. Its own check of origins sees one of ours: we have made that check already, and programs send none. */
  #forLibrary({ headers, ip }: Knock): Headers {
    const forLibrary = new Headers({ 'content-type': 'application/json', 'x-client-ip': ip, origin: this.address.publicUrl() });
    if (headers.cookie) forLibrary.set('cookie', headers.cookie);
    return forLibrary;
  }
}

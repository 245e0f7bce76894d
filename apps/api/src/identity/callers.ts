import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { activePerson, rolesOfToken } from '@shodo/access';
import type { Actor, OrganisationState, PersonId, Role, TenantId } from '@shodo/contracts';
import { readOrganisation } from '@shodo/store';
import { notSignedIn } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import { refuseForeignOrigin } from './own-origin.js';
import { OwnersAhead } from './owners-ahead.js';
import type { PlainSession } from './plain-session.js';
import { tokenPrefix } from './secrets.js';
import { SignIns } from './sign-ins.js';
import { tokenBySecret } from './tokens.js';

/** Who makes this request, and what they are in their organisation as it stands now. */
export interface Caller {
  readonly tenant: TenantId;
  readonly person: PersonId;
  readonly roles: readonly Role[];
  readonly via: 'session' | 'token';
  readonly organisation: OrganisationState;
  /** Cookies to send along, so that a session in use does not run out. */
  readonly cookies: readonly string[];
}

export const actorOf = ({ person, roles, via }: Pick<Caller, 'person' | 'roles' | 'via'>): Actor => ({
  kind: 'person',
  person,
  roles: [...roles],
  via,
});

/** Who sends a command: somebody signed in, or whoever holds a link to one thing. */
export interface Sender extends Pick<Caller, 'tenant' | 'organisation'> {
  /** Whose keys name their commands. */
  readonly id: string;
  readonly actor: Actor;
}
export const senderOf = (caller: Caller): Sender => {
  const { tenant, organisation, person: id } = caller;
  return { tenant, organisation, id, actor: actorOf(caller) };
};

@Injectable()
export class Callers {
  readonly #owners: OwnersAhead;

  constructor(
    private readonly connections: Connections,
    private readonly signIns: SignIns,
    private readonly address: OwnAddress,
  ) {
    this.#owners = new OwnersAhead((tenant) => readOrganisation(connections.store, tenant));
  }

  /**
   * By token when the request carries one, else by session. Roles are read anew each time: what was taken away is gone at once.
   * @param ahead is told at once who it presumably is, so that what they ask for can be read meanwhile; it counts only if they are the caller
   * @throws {ProblemAnswer} 401 for nobody we know, 403 for a write that another site's page caused
   */
  async whoAsks(
    headers: IncomingHttpHeaders,
    {
      writes,
      alsoFrom = [],
      ahead,
    }: { readonly writes: boolean; readonly alsoFrom?: readonly string[]; readonly ahead?: (presumed: PlainSession) => void },
  ): Promise<Caller> {
    if (headers.authorization !== undefined) return this.#byToken(headers.authorization);
    if (headers.cookie === undefined) throw notSignedIn();
    if (writes) refuseForeignOrigin(headers, new Set([...this.address.origins(), ...alsoFrom]));
    return this.#bySession(headers.cookie, ahead);
  }

  async #byToken(authorization: string): Promise<Caller> {
    const [, secret] = /^Bearer (\S{20,200})$/i.exec(authorization) ?? [];
    if (!secret?.startsWith(tokenPrefix)) throw notSignedIn();
    const token = await tokenBySecret(this.connections.identity, secret);
    const organisation = token && (await readOrganisation(this.connections.store, token.tenant));
    if (!token || !organisation) throw notSignedIn();
    const { tenant, person, tokenId } = token;
    const roles = rolesOfToken(organisation, { tokenId, person, now: new Date().toISOString() });
    if (roles.length === 0) throw notSignedIn();
    return { tenant, person, roles, via: 'token', organisation, cookies: [] };
  }

  async #bySession(cookie: string, ahead?: (presumed: PlainSession) => void): Promise<Caller> {
    const { presumed, organisationOf } = this.#owners.begin(cookie);
    if (presumed) ahead?.(presumed);
    const session = await this.signIns.sessionOf(cookie);
    const organisation = await organisationOf(session);
    if (!session) throw notSignedIn();
    const { tenant, person, cookies } = session;
    const member = activePerson(organisation, person);
    if (!organisation || !member) throw notSignedIn();
    return { tenant, person, roles: member.roles, via: 'session', organisation, cookies };
  }
}

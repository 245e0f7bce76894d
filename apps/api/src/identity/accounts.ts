import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { foundOrganisation, joinOrganisation } from '@shodo/access';
import {
  type AccountRequestName,
  type accountRequests,
  type Language,
  type PersonId,
  type SignedInAnswer,
  setUpDefaults,
  type TenantId,
} from '@shodo/contracts';
import type { z } from 'zod';
import { hashedId } from '../commands/hashed-id.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { sealedOfOrganisation } from '../organisation/organisation-texts.js';
import { ProblemAnswer, refusedBy } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { inTransaction } from './identity-pool.js';
import { useJoinLink, useOwnerLink } from './one-time-links.js';
import { hashPassword } from './passwords.js';
import { enterPerson, nameOrganisation, personById, setLanguage, setPassword } from './people.js';
import { SignInDesk } from './sign-in-desk.js';

export type AccountBody<Name extends AccountRequestName> = z.infer<(typeof accountRequests)[Name]['body']>;

/** What a request about one's own account brings besides its body. */
export interface Knock {
  readonly headers: IncomingHttpHeaders;
  readonly ip: string;
}
export interface Opened {
  readonly answer: z.infer<typeof SignedInAnswer>;
  readonly cookies: readonly string[];
}

const linkIsNotValid = () => new ProblemAnswer(410, 'link-is-not-valid');

/** How people come in by a link: the owner who founds the organisation, and everybody they add. */
@Injectable()
export class Accounts {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
    private readonly desk: SignInDesk,
  ) {}

  /**
   * Founds the organisation of an owner's link. The record is written inside the transaction that uses the link up, under ids made of the link:
   * whatever fails half way can be tried again with the same link and gives the same organisation.
   */
  async setUp(body: AccountBody<'setUp'>, knock: Knock): Promise<Opened> {
    const {
      token,
      organisationName,
      name,
      email,
      password,
      language,
      profile = setUpDefaults.profile,
      practice = setUpDefaults.practice,
    } = body;
    const tenant = hashedId('tenant', token) as TenantId;
    const owner = hashedId('owner', token) as PersonId;
    const passwordHash = await hashPassword(password);
    await inTransaction(this.connections.identity, async (client) => {
      if (!(await useOwnerLink(client, token))) throw linkIsNotValid();
      const entered = await enterPerson(client, { person: owner, tenant, name, email, language });
      if (entered?.person !== owner) throw refusedBy([{ code: 'person-is-a-member-already' }]);
      await setPassword(client, owner, passwordHash);
      await nameOrganisation(client, tenant, organisationName);
      const founding = hashedId('founding', token);
      const { name: ownersName } = await sealedOfOrganisation(this.connections.vault, { tenant, commandId: founding, texts: { name } });
      await this.record.decide({ tenant, actor: { kind: 'system', part: 'setup' }, appendId: founding }, (state) =>
        foundOrganisation(state, { owner, ownersName, profile, practice }),
      );
    });
    return this.desk.enter({ tenant, person: owner, email, password, language }, knock);
  }

  /** No entry of the record: it says nothing about who may do what. */
  async chooseLanguage(person: PersonId, language: Language): Promise<void> {
    await setLanguage(this.connections.identity, person, language);
  }

  /** Sets the password of a person who was added, or who lost theirs, and ends the sessions they had. */
  async join({ token, password, language: chosen }: AccountBody<'join'>, knock: Knock): Promise<Opened> {
    const passwordHash = await hashPassword(password);
    const { tenant, person } = await inTransaction(this.connections.identity, async (client) => {
      const link = await useJoinLink(client, token);
      if (!link) throw linkIsNotValid();
      await setPassword(client, link.person, passwordHash);
      if (chosen) await setLanguage(client, link.person, chosen);
      await this.record
        .decide({ tenant: link.tenant, actor: { kind: 'system', part: 'sign-in' }, appendId: hashedId('join', token) }, (state) =>
          joinOrganisation(state, link),
        )
        .catch((error: unknown) => {
          throw error instanceof ProblemAnswer && error.code === 'refused' ? linkIsNotValid() : error;
        });
      return link;
    });
    const { email = '', language } = (await personById(this.connections.identity, person)) ?? {};
    return this.desk.enter({ tenant, person, email, password, language }, knock);
  }
}

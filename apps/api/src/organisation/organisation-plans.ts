import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  addPerson,
  changeRoles,
  changeSettings,
  correctPerson,
  type Decided,
  issueCalendarLink,
  issueToken,
  removePerson,
  renewJoinLink,
  revokeCalendarLink,
  revokeToken,
  sendMailAgain,
  standsAgainstAdding,
  standsAgainstSettings,
} from '@shodo/access';
import {
  type CommandId,
  type Entry,
  MailId,
  type OrganisationCommandName,
  type OrganisationEvent,
  type OrganisationReceipt,
  type OrganisationState,
  PersonId,
  type SealedText,
} from '@shodo/contracts';
import { type FoundMail, readOrganisation } from '@shodo/store';
import { z } from 'zod';
import { activeMember } from '../identity/active-member.js';
import { calendarUrl, forgetCalendarLink, forgetCalendarLinksOf, keepCalendarLink } from '../identity/calendar-links.js';
import type { Caller } from '../identity/callers.js';
import { endLinksOf, joinLink, joinLinkMinutes, makeJoinLink } from '../identity/one-time-links.js';
import {
  endSessions,
  enterPerson,
  foldedEmail,
  holdOrganisation,
  holdPerson,
  nameOrganisation,
  organisationName,
  personByEmail,
  personById,
  rename,
} from '../identity/people.js';
import { forgetToken, forgetTokensOf, keepToken } from '../identity/tokens.js';
import { notAuthorised, notFound, refusedBy } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import { Secrets } from '../process/secrets.js';
import { idInPath } from '../requests/parse.js';
import type { ToOrganisation } from './organisation-commands.js';

type More = Partial<OrganisationReceipt>;

export interface Written {
  readonly recordedAt: string;
  readonly entries: readonly Entry<OrganisationEvent>[];
}

/** How one command is carried out: what decides it, and what is done once it stands in the record. */
export interface Plan {
  /** Names and addresses of people that the record is to bind, by field: sealed before anything is decided. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly decide: (
    state: OrganisationState | undefined,
    mail: FoundMail | undefined,
    sealed: Readonly<Record<string, SealedText>>,
  ) => Decided;
  /** The mail it sends again, put into the outbox in one transaction with what was decided. */
  readonly mail?: string;
  /** Must be harmless when repeated: an honest repeat of the command comes here again. */
  readonly afterwards: (written: Written) => Promise<More>;
}

const nothingMore = async (): Promise<More> => ({});
const changed = (before: SealedText | undefined, now: SealedText | undefined) => (before && now ? { before, now } : undefined);
const anHour = 3_600_000;
const isFresh = (recordedAt: string) => Date.now() - Date.parse(recordedAt) < anHour;

@Injectable()
export class OrganisationPlans {
  constructor(
    private readonly connections: Connections,
    private readonly secrets: Secrets,
    private readonly address: OwnAddress,
  ) {}

  planOf(to: ToOrganisation, commandId: CommandId): Promise<Plan> {
    return this.#plans[to.name](to as never, commandId);
  }

  readonly #plans: { readonly [Name in OrganisationCommandName]: (to: ToOrganisation<Name>, commandId: CommandId) => Promise<Plan> } = {
    /**
     * The address is entered first: two who add one person at once meet there. A person who was removed comes back as who they were. What would be
     * refused whoever it is enters nothing: the address would be taken for every other organisation.
     */
    AddPerson: async ({ caller, body: { name, email, roles, language } }, commandId) => {
      const { tenant } = caller;
      const ofAnybody = standsAgainstAdding(caller.organisation, { person: randomUUID() as PersonId, roles }, caller);
      if (ofAnybody.length > 0) return { decide: () => ({ refusals: ofAnybody.map((code) => ({ code })) }), afterwards: nothingMore };
      const entered = await this.connections.ofOrganisation(tenant, (database) =>
        enterPerson(database, { person: commandId as string as PersonId, tenant, name, email, language }),
      );
      if (entered?.tenant !== tenant) throw refusedBy([{ code: 'person-is-a-member-already' }]);
      const { person } = entered;
      return {
        texts: { name: entered.name },
        decide: (state, _mail, { name: sealed }) => (sealed ? addPerson(state, { person, roles, name: sealed }, caller) : []),
        afterwards: async ({ recordedAt, entries }) => {
          // Who comes back with a password signs in with it, unless the decision renewed their link as well.
          const member = await activeMember(this.connections.store, tenant, person);
          const getsLink = member && (!member.joined || entries.some(({ event }) => event.type === 'JoinLinkRenewed'));
          const back = person !== (commandId as string) && { comesBackAs: entered.name };
          return { person, ...back, ...(getsLink && (await this.#joinLink({ tenant, person, commandId, recordedAt }))) };
        },
      };
    },

    /**
     * An address that belongs to somebody else is refused before anything is on record, whichever organisation they are of: people sign in by it.
     * What is changed is told apart by what the sign-in library holds; the record binds both, so that a change beside the record shows.
     */
    CorrectPerson: async ({ caller, params, body }) => {
      const person = idInPath(PersonId, params, 'personId');
      const owner = await personByEmail(this.connections.identity, body.email);
      if (owner && owner.person !== person) throw refusedBy([{ code: 'person-is-a-member-already' }]);
      const known = await this.connections.ofOrganisation(caller.tenant, (database) => personById(database, person));
      const now = { name: body.name, email: foldedEmail(body.email) };
      return {
        texts: {
          ...(known && known.name !== now.name && { nameBefore: known.name, name: now.name }),
          ...(known && known.email !== now.email && { emailBefore: known.email, email: now.email }),
        },
        decide: (state, _mail, { nameBefore, name, emailBefore, email }) =>
          correctPerson(
            state,
            { person, name: changed(nameBefore, name), email: changed(emailBefore, email), basedOn: body.basedOn },
            caller,
          ),
        afterwards: async ({ entries }) => {
          await this.#bringUp(caller.tenant, entries, now);
          return { person };
        },
      };
    },

    ChangeRoles: async ({ caller, params, body: { roles, basedOn } }) => {
      const person = idInPath(PersonId, params, 'personId');
      return { decide: (state) => changeRoles(state, { person, roles, basedOn }, caller), afterwards: nothingMore };
    },

    RemovePerson: async ({ caller, params }) => {
      const person = idInPath(PersonId, params, 'personId');
      return {
        decide: (state) => removePerson(state, { person }, caller),
        afterwards: async () => {
          const isBack = await activeMember(this.connections.store, caller.tenant, person);
          if (isBack) return {};
          await this.connections.ofOrganisation(caller.tenant, async (database) => {
            for (const end of [endSessions, endLinksOf, forgetTokensOf, forgetCalendarLinksOf]) await end(database, person);
          });
          return {};
        },
      };
    },

    RenewJoinLink: async ({ caller, params }, commandId) => {
      const { tenant } = caller;
      const person = idInPath(PersonId, params, 'personId');
      return {
        decide: (state) => renewJoinLink(state, { person }, caller),
        afterwards: async ({ recordedAt }) => ({ person, ...(await this.#joinLink({ tenant, person, commandId, recordedAt })) }),
      };
    },

    /**
     * As with people, the sign-in library says what the organisation was called before, and the record binds it: not where somebody changed the settings
     * meanwhile, since then their entry says it.
     */
    ChangeSettings: async ({ caller: { tenant, organisation }, body: { name, profile, practice, basedOn } }) => {
      const blocks = standsAgainstSettings(organisation, basedOn);
      const known = await this.connections.ofOrganisation(tenant, (database) => organisationName(database, tenant));
      return {
        texts: blocks.length > 0 ? {} : { name, ...(known !== undefined && known !== name && { nameBefore: known }) },
        decide: (state, _mail, { nameBefore, name: now }) => {
          const before = state?.settingsVersion === organisation.settingsVersion ? nameBefore : undefined;
          return now
            ? changeSettings(state, { profile, practice, name: { before, now }, basedOn })
            : { refusals: blocks.map((code) => ({ code })) };
        },
        afterwards: async ({ entries }) => {
          await this.#bringUpName(tenant, entries, name);
          return {};
        },
      };
    },

    IssueToken: async ({ caller, body: { name, roles, expiresInDays } }, commandId) => {
      const { tenant, person } = caller;
      const expiresAt = expiresInDays && new Date(Date.now() + expiresInDays * 24 * anHour).toISOString();
      const secret = this.secrets.derived.tokenFor(commandId);
      return {
        decide: (state) => issueToken(state, { tokenId: commandId, roles, ...(expiresAt && { expiresAt }) }, caller),
        afterwards: async ({ recordedAt, entries }) => {
          const issued = entries.map(({ event }) => event).find((event) => event.type === 'TokenIssued');
          const until = issued?.data.expiresAt && { expiresAt: issued.data.expiresAt };
          const token = { tokenId: commandId, tenant, person, name, createdAt: recordedAt, ...until };
          await this.connections.ofOrganisation(tenant, (database) => keepToken(database, token, secret));
          return { tokenId: commandId, ...until, ...(isFresh(recordedAt) && { token: secret }) };
        },
      };
    },

    RevokeToken: async ({ caller: { tenant }, params }) => {
      const tokenId = idInPath(z.uuid(), params, 'tokenId');
      return {
        decide: (state) => revokeToken(state, { tokenId }),
        afterwards: async () => {
          await this.connections.ofOrganisation(tenant, (database) => forgetToken(database, tenant, tokenId));
          return {};
        },
      };
    },

    /** Only for somebody who signed in: by way of a token, a link would outlive it. */
    IssueCalendarLink: async ({ caller, body: { language } }, commandId) => {
      if (caller.via !== 'session') throw notAuthorised();
      const { tenant, person } = caller;
      const secret = this.secrets.derived.calendarLinkFor(commandId);
      return {
        decide: (state) => issueCalendarLink(state, { linkId: commandId, language }, caller),
        afterwards: async ({ recordedAt }) => {
          const link = { linkId: commandId, tenant, person, createdAt: recordedAt };
          await this.connections.ofOrganisation(tenant, (database) => keepCalendarLink(database, link, secret));
          return { linkId: commandId, ...(isFresh(recordedAt) && { calendarUrl: calendarUrl(this.address.publicUrl(), secret) }) };
        },
      };
    },

    RevokeCalendarLink: async ({ caller, params }) => {
      const linkId = idInPath(z.uuid(), params, 'linkId');
      return {
        decide: (state) => revokeCalendarLink(state, { linkId }, caller),
        afterwards: async () => {
          await this.connections.ofOrganisation(caller.tenant, (database) => forgetCalendarLink(database, caller.tenant, linkId));
          return {};
        },
      };
    },

    SendMailAgain: async ({ params }) => ({
      mail: idInPath(MailId, params, 'mailId'),
      decide: (state, mail) => {
        if (!mail) throw notFound();
        return sendMailAgain(state, mail);
      },
      afterwards: nothingMore,
    }),
  };

  /**
   * What the sign-in library holds follows the record: of what an entry corrected, only that which no later entry corrected again. Two corrections
   * of one person take turns here, so that the later one stands, whichever comes first.
   */
  async #bringUp(
    tenant: Caller['tenant'],
    entries: Written['entries'],
    now: { readonly name: string; readonly email: string },
  ): Promise<void> {
    const data = entries.map(({ event }) => event).find((event) => event.type === 'PersonCorrected')?.data;
    if (!data) return;
    const { person, name, email } = data;
    await this.connections.ofOrganisation(tenant, async (database) => {
      await holdPerson(database, person);
      const onRecord = (await readOrganisation(this.connections.store, tenant))?.people[person];
      await rename(database, {
        person,
        ...(name && onRecord?.names.at(-1)?.ref === name.ref && { name: now.name }),
        ...(email && onRecord?.email === email.ref && { email: now.email }),
      });
    });
  }

  /** The same with the name of the organisation: settings are written whole, so it is what the last entry says that set them. */
  async #bringUpName(tenant: Caller['tenant'], entries: Written['entries'], name: string): Promise<void> {
    await this.connections.ofOrganisation(tenant, async (database) => {
      await holdOrganisation(database, tenant);
      const standing = (await readOrganisation(this.connections.store, tenant))?.settingsVersion;
      if (entries.some(({ seq }) => seq === standing)) await nameOrganisation(database, tenant, name);
    });
  }

  async #joinLink({
    commandId,
    recordedAt,
    ...whose
  }: {
    tenant: Caller['tenant'];
    person: PersonId;
    commandId: CommandId;
    recordedAt: string;
  }): Promise<More> {
    const token = this.secrets.derived.linkFor(commandId);
    const made = await this.connections.ofOrganisation(whose.tenant, async (database) => ({
      joinLinkExpiresAt: await makeJoinLink(database, { ...whose, token, at: recordedAt, minutes: joinLinkMinutes }),
      language: (await personById(database, whose.person))?.language,
    }));
    const { joinLinkExpiresAt, language } = made;
    return joinLinkExpiresAt && isFresh(recordedAt)
      ? { joinLink: joinLink(this.address.publicUrl(), token, language), joinLinkExpiresAt }
      : {};
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { allowedWithMail, allowedWithPerson, calendarLinksFor, rolesOnOffer } from '@shodo/access';
import { IncidentId, type OutboxRow, type ReadName, type reads, refsOf, type TimelineEntry } from '@shodo/contracts';
import { composeMail } from '@shodo/mail';
import {
  listIncidents,
  listOutbox,
  type OutboxMail,
  proofOfEntry,
  proofOfGrowth,
  readLogStanding,
  readOrganisationRecord,
  referencesOf,
} from '@shodo/store';
import type { z } from 'zod';
import { previewOf } from '../evidence-packs/pack-preview.js';
import { type Caller } from '../identity/callers.js';
import { organisationName, peopleOf, personById } from '../identity/people.js';
import { tokensOf } from '../identity/tokens.js';
import { openedOfOrganisation, withNamesOnRecord } from '../organisation/organisation-texts.js';
import type { Language } from '../problems/language.js';
import { notFound, notSignedIn, refusedBy } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import { SETTINGS } from '../process/tokens.js';
import { idInPath } from '../requests/parse.js';
import type { Settings } from '../settings/settings.js';
import { IncidentReads } from './incident-reads.js';
import { nameAsRecorded, peopleAsRecorded } from './names-as-recorded.js';

export interface ToRead<Name extends ReadName = ReadName> {
  readonly name: Name;
  readonly caller: Caller;
  readonly params: unknown;
  readonly query: z.infer<(typeof reads)[Name]['query']>;
  readonly language: Language;
}
type Answer<Name extends ReadName> = z.input<(typeof reads)[Name]['answer']>;

const usualPage = 50;

/** Every read of the contracts, answered from the views; none but the one of the engine's own side asks the engine. */
@Injectable()
export class Reads {
  constructor(
    private readonly connections: Connections,
    private readonly incidents: IncidentReads,
    private readonly address: OwnAddress,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  answer(to: ToRead): Promise<unknown> {
    return this.#reads[to.name](to as never);
  }

  readonly #reads: { readonly [Name in ReadName]: (to: ToRead<Name>) => Promise<Answer<Name>> } = {
    listIncidents: ({ caller: { tenant }, query: { cursor, limit = usualPage, state = 'open' } }) =>
      listIncidents(this.connections.store, { tenant, limit, state, ...(cursor && { cursor }) }),

    readIncident: (to) => this.incidents.view(to),

    readTexts: (to) => this.incidents.textsOf(to),

    readEngineHistory: (to) => this.incidents.engineHistory(to),

    readTimeline: ({ query: { cursor, limit = usualPage }, ...of }) => this.incidents.timeline(of, { limit, cursor }),

    listFiles: (to) => this.incidents.filesOf(to),

    previewEvidencePack: ({ caller: { tenant }, params, query: { profile } }) =>
      previewOf(this.connections, { tenant, incident: idInPath(IncidentId, params, 'incidentId'), profile }),

    listOutbox: async ({ caller, query: { cursor, limit = usualPage, incident, state }, language }) => {
      const { tenant, organisation } = caller;
      const page = await listOutbox(this.connections.store, {
        tenant,
        limit,
        onlyFailed: state === 'failed',
        ...(cursor && { cursor }),
        ...(incident && { incident }),
      });
      const names = new Map<string, string>((await this.#people(tenant)).map(({ person, name }) => [person, name]));
      const publicUrl = this.address.publicUrl();
      return {
        ...page,
        items: page.items.map((mail) => ({
          ...outboxRow(mail, names.get(mail.to), composeMail(mail, { language, publicUrl }).subject),
          allowed: allowedWithMail(organisation, mail, caller),
        })),
      };
    },

    listPeople: async ({ caller }) => {
      const { tenant, organisation } = caller;
      const registered = await peopleAsRecorded(this.connections.vault, caller, () => this.#people(tenant));
      const people = await withNamesOnRecord(this.connections.vault, tenant, { organisation, people: registered });
      return {
        items: people.flatMap(({ tenant: _tenant, language: _theirs, ...known }) => {
          const member = organisation.people[known.person];
          if (!member) return [];
          const allowed = allowedWithPerson(organisation, known, caller);
          const offer = rolesOnOffer(organisation, caller, known.person);
          const { roles, rolesVersion, contactVersion, active } = member;
          return [{ ...known, roles: [...roles], rolesVersion, contactVersion, active, allowed, rolesOnOffer: offer }];
        }),
        rolesOnOffer: rolesOnOffer(organisation, caller),
      };
    },

    readOrganisation: ({ caller }) => this.#organisation(caller),

    readOrganisationRecord: async ({ caller: { tenant }, query: { cursor, limit = usualPage } }) => {
      const { store } = this.connections;
      const entries = await readOrganisationRecord(store, { tenant, limit, ...(cursor && { cursor }) });
      const references = await referencesOf(
        store,
        tenant,
        entries.items.flatMap((entry) => incidentIn(entry) ?? []),
      );
      const named = entries.items.map((entry) => {
        const incident = incidentIn(entry);
        const reference = incident && references[incident];
        return { ...entry, ...(reference && { about: { incident, reference } }) };
      });
      const refs = entries.items.flatMap(({ data }) => [...refsOf(data)]);
      return { ...entries, items: named, texts: await openedOfOrganisation(this.connections.vault, tenant, refs) };
    },

    readLog: async ({ caller: { tenant } }) => {
      const { places, failing, keys, ...standing } = await readLogStanding(this.connections.store, tenant);
      return { ...standing, places: [...places], failing: [...failing], keys: [...keys] };
    },

    readLogGrowth: async ({ caller: { tenant }, query: { from } }) =>
      (await proofOfGrowth(this.connections.store, tenant, from)) ?? Promise.reject(refusedBy([{ code: 'log-is-shorter' }])),

    readEntryProof: async ({ caller: { tenant }, params, query: { seq } }) =>
      (await proofOfEntry(this.connections.store, { tenant, incident: idInPath(IncidentId, params, 'incidentId') }, seq)) ??
      Promise.reject(notFound()),

    readRecordProof: async ({ caller: { tenant }, query: { seq } }) =>
      (await proofOfEntry(this.connections.store, { tenant }, seq)) ?? Promise.reject(notFound()),

    listTokens: async ({ caller: { tenant, organisation } }) => {
      const kept = await this.connections.ofOrganisation(tenant, (database) => tokensOf(database, tenant));
      return {
        items: kept.flatMap(({ tenant: _tenant, ...token }) => {
          const issued = organisation.tokens[token.tokenId];
          return issued ? [{ ...token, roles: [...issued.roles] }] : [];
        }),
      };
    },

    listCalendarLinks: async ({ caller }) => ({ items: calendarLinksFor(caller.organisation, caller) }),

    readMe: async ({ caller }) => {
      const known = await this.connections.ofOrganisation(caller.tenant, (database) => personById(database, caller.person));
      if (!known) throw notSignedIn();
      const { person, name, email, language = 'ja' } = known;
      const organisation = await this.#organisation(caller);
      return {
        person,
        name,
        email,
        language,
        roles: [...caller.roles],
        via: caller.via,
        organisation,
        linkRenewals: recentRenewals(caller),
      };
    },
  };

  #people(tenant: Caller['tenant']) {
    return this.connections.ofOrganisation(tenant, (database) => peopleOf(database, tenant));
  }

  async #organisation(caller: Caller) {
    const { tenant, organisation } = caller;
    const { profile, practice, settingsVersion } = organisation;
    const name = await nameAsRecorded(this.connections.vault, caller, () =>
      this.connections.ofOrganisation(tenant, async (database) => (await organisationName(database, tenant)) ?? ''),
    );
    return { tenant, name, profile, practice, settingsVersion, mailIsConfigured: this.settings.mail !== undefined };
  }
}

/** Which incident an entry of the organisation's record is about, if any. */
function incidentIn({ data }: TimelineEntry): string | undefined {
  const incident: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'incident') : undefined;
  return typeof incident === 'string' ? incident : undefined;
}

const aYear = 366 * 24 * 3_600_000;
const recentRenewals = ({ person, organisation }: Caller) =>
  (organisation.people[person]?.linkRenewals ?? []).filter(({ at }) => Date.now() - Date.parse(at) < aYear);

/** A mail as the outbox shows it; its words are composed anew, as they are for sending. */
const outboxRow = (
  { id, notice, incident, reference, kind, duty, to, state, reason, attempts, createdAt, sentAt }: OutboxMail,
  toName: string | undefined,
  subject: string,
): Omit<OutboxRow, 'allowed'> => ({
  id,
  notice,
  incident,
  reference,
  kind,
  duty,
  to,
  state,
  attempts,
  createdAt,
  subject,
  ...(toName && { toName }),
  ...(reason && { reason }),
  ...(sentAt && { sentAt }),
});

import type { Entry, EventOf, LinkRenewal, MemberState, OrganisationEvent, OrganisationState, Role, SealedText } from '@shodo/contracts';

/** Raised when the state gets another shape: what was stored in an older one is folded anew. */
export const organisationVersion: OrganisationState['version'] = 8;

/** So many renewals of one person's link are kept at hand; all of them stand in the record. */
const renewalsAtHand = 5;

const nobody: MemberState = {
  roles: [],
  rolesVersion: 0,
  active: false,
  joined: false,
  everHeld: [],
  linkRenewals: [],
  names: [],
  contactVersion: 0,
};

function withPerson(state: OrganisationState, person: string, changed: Partial<MemberState>): OrganisationState {
  const before = state.people[person] ?? nobody;
  return { ...state, people: { ...state.people, [person]: { ...before, ...changed } } };
}

function withRoles(state: OrganisationState, person: string, roles: readonly Role[], rolesVersion: number): OrganisationState {
  const { everHeld } = state.people[person] ?? nobody;
  return withPerson(state, person, { roles: [...roles], rolesVersion, active: true, everHeld: [...new Set([...everHeld, ...roles])] });
}

function withRenewal(state: OrganisationState, person: string, renewal: LinkRenewal): OrganisationState {
  const { joined, linkRenewals } = state.people[person] ?? nobody;
  return joined ? withPerson(state, person, { linkRenewals: [renewal, ...linkRenewals].slice(0, renewalsAtHand) }) : state;
}

/** From now on the record binds this name, or none. */
function withName(state: OrganisationState, person: string, since: string, name?: SealedText): OrganisationState {
  const { names } = state.people[person] ?? nobody;
  return withPerson(state, person, { names: [...names, { since, ...(name && { ref: name.ref }) }] });
}

/** What a correction says, and what it says of the time before: a name that was on record nowhere is from now on. */
function corrected(
  state: OrganisationState,
  { person, nameBefore, name, email }: EventOf<'PersonCorrected'>['data'],
  since: string,
): OrganisationState {
  const { names } = state.people[person] ?? nobody;
  const last = names.at(-1);
  const known =
    last && !last.ref && nameBefore
      ? withPerson(state, person, { names: [...names.slice(0, -1), { since: last.since, ref: nameBefore.ref }] })
      : state;
  const named = name || !email ? withName(known, person, since, name) : known;
  return email ? withPerson(named, person, { email: email.ref }) : named;
}

function evolveOrganisation(
  state: OrganisationState | undefined,
  { seq, event, occurredAt, recordedAt, actor }: Entry<OrganisationEvent>,
): OrganisationState | undefined {
  if (event.type === 'OrganisationFounded') {
    const { profile, practice, owner } = event.data;
    const settings = { profile, practice, settingsVersion: seq };
    const founded = { version: organisationVersion, founded: true, ...settings, people: {}, tokens: {}, calendarLinks: {} };
    return withRoles(founded, owner, ['responder', 'privacyOfficer', 'executiveApprover', 'operator'], seq);
  }
  if (!state) return state;
  switch (event.type) {
    case 'SettingsChanged': {
      const { name: _before, ...kept } = state;
      const { profile, practice, name } = event.data;
      return { ...kept, profile, practice, settingsVersion: seq, ...(name && { name: { since: recordedAt, ref: name.ref } }) };
    }
    case 'PersonAdded': {
      const added = withRoles(state, event.data.person, event.data.roles, seq);
      return withPerson(withName(added, event.data.person, recordedAt, event.data.name), event.data.person, { contactVersion: seq });
    }
    case 'RolesChanged':
      return withRoles(state, event.data.person, event.data.roles, seq);
    case 'PersonJoined':
      return withPerson(state, event.data.person, { joined: true });
    case 'JoinLinkRenewed':
      return withRenewal(state, event.data.person, { at: occurredAt, by: actor });
    case 'PersonCorrected': {
      const set = { contactVersion: seq, correctedAt: recordedAt };
      const after = withPerson(corrected(state, event.data, recordedAt), event.data.person, set);
      return actor.kind === 'person' && actor.person === event.data.person
        ? after
        : withRenewal(after, event.data.person, { at: occurredAt, by: actor, corrected: true });
    }
    case 'PersonRemoved':
      return withPerson(state, event.data.person, { roles: [], rolesVersion: seq, active: false });
    case 'TokenIssued':
      return {
        ...state,
        tokens: {
          ...state.tokens,
          [event.data.tokenId]: { roles: [...event.data.roles], ...(event.data.expiresAt && { expiresAt: event.data.expiresAt }) },
        },
      };
    case 'TokenRevoked': {
      const { [event.data.tokenId]: _gone, ...tokens } = state.tokens;
      return { ...state, tokens };
    }
    case 'CalendarLinkIssued': {
      const { linkId, person, language } = event.data;
      return { ...state, calendarLinks: { ...state.calendarLinks, [linkId]: { person, language, issuedAt: occurredAt } } };
    }
    case 'CalendarLinkRevoked': {
      const { [event.data.linkId]: _gone, ...calendarLinks } = state.calendarLinks;
      return { ...state, calendarLinks };
    }
    default:
      return state;
  }
}

/** Folds the organisation's stream. Reads, sign-ins and refused attempts are kept in the record and change nothing here. */
export const foldOrganisation = (
  state: OrganisationState | undefined,
  entries: readonly Entry<OrganisationEvent>[],
): OrganisationState | undefined => entries.reduce(evolveOrganisation, state);

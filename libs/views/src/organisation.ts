import type { Entry, OrganisationEvent, OrganisationState } from '@shodo/contracts';

type People = OrganisationState['people'];

const withPerson = (people: People, person: string, roles: People[string]['roles'], active = true): People => ({
  ...people,
  [person]: { roles: [...roles], active },
});

function evolveOrganisation(state: OrganisationState | undefined, event: OrganisationEvent): OrganisationState | undefined {
  if (event.type === 'OrganisationFounded') {
    const { profile, practice, owner } = event.data;
    const roles = ['responder', 'privacyOfficer', 'executiveApprover', 'operator'] as const;
    return { version: 1, founded: true, profile, practice, people: withPerson({}, owner, roles), tokens: {} };
  }
  if (!state) return state;
  switch (event.type) {
    case 'SettingsChanged':
      return { ...state, profile: event.data.profile, practice: event.data.practice };
    case 'PersonAdded':
    case 'RolesChanged':
      return { ...state, people: withPerson(state.people, event.data.person, event.data.roles) };
    case 'PersonRemoved':
      return { ...state, people: withPerson(state.people, event.data.person, [], false) };
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
    default:
      return state;
  }
}

/** Folds the organisation's stream. Reads, sign-ins and refused attempts are kept in the record and change nothing here. */
export const foldOrganisation = (
  state: OrganisationState | undefined,
  entries: readonly Entry<OrganisationEvent>[],
): OrganisationState | undefined =>
  entries.reduce((folded: OrganisationState | undefined, { event }) => evolveOrganisation(folded, event), state);

import type { Entry, OrganisationEvent } from '@shodo/contracts';
import { foldOrganisation } from './organisation.js';
import { id } from './specification/clinic.js';

const profile = { jurisdictions: ['jp'] };
const practice = { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 };
const record = (...events: readonly (readonly [OrganisationEvent['type'], object])[]) =>
  events.map(([type, data], index) => ({ seq: index + 1, event: { type, version: 1, data } }) as unknown as Entry<OrganisationEvent>);
const founded = ['OrganisationFounded', { profile, practice, owner: id(1) }] as const;
const whole = record(
  founded,
  ['PersonAdded', { person: id(2), roles: ['clerk'] }],
  ['PersonJoined', { person: id(2) }],
  ['RolesChanged', { person: id(2), before: ['clerk'], roles: ['responder', 'privacyOfficer'] }],
  ['TokenIssued', { tokenId: 't1', roles: ['responder'], expiresAt: '2027-01-01T00:00:00Z' }],
  ['TokenIssued', { tokenId: 't2', roles: ['clerk'] }],
  ['TokenRevoked', { tokenId: 't1' }],
  ['SettingsChanged', { profile: { jurisdictions: ['jp', 'eu'] }, practice: { ...practice, size: 'standard' } }],
  ['SignedIn', { person: id(2) }],
  ['AttemptRefused', { command: 'ApproveClosing', codes: ['a-second-person-must-approve'] }],
  ['SealedTextsRead', { incident: id(9) }],
);

describe('folding an organisation', () => {
  it('is nothing before it was founded, whatever else was written', () => {
    expect(foldOrganisation(undefined, record(['SignInFailed', {}], ['PersonAdded', { person: id(2), roles: ['clerk'] }]))).toBeUndefined();
  });

  it('founded, has one owner who may do everything a small office needs', () => {
    expect(foldOrganisation(undefined, record(founded))).toEqual({
      version: 1,
      founded: true,
      profile,
      practice,
      tokens: {},
      people: { [id(1)]: { roles: ['responder', 'privacyOfficer', 'executiveApprover', 'operator'], active: true } },
    });
  });

  it('follows people, tokens and settings', () => {
    expect(foldOrganisation(undefined, whole)).toMatchObject({
      profile: { jurisdictions: ['jp', 'eu'] },
      practice: { size: 'standard' },
      tokens: { t2: { roles: ['clerk'] } },
      people: { [id(2)]: { roles: ['responder', 'privacyOfficer'], active: true } },
    });
  });

  it('keeps a person who was removed, without roles and not active', () => {
    const state = foldOrganisation(undefined, [...whole, ...record(['PersonRemoved', { person: id(2) }])]);
    expect(state?.people[id(2)]).toEqual({ roles: [], active: false });
  });

  it('gives the same whatever the batches, and is not changed by reads, sign-ins and refused attempts', () => {
    const state = foldOrganisation(undefined, whole);
    for (let at = 0; at <= whole.length; at++)
      expect(foldOrganisation(foldOrganisation(undefined, whole.slice(0, at)), whole.slice(at))).toEqual(state);
    expect(foldOrganisation(undefined, whole.slice(0, 8))).toEqual(state);
  });
});

import type { OrganisationState, PersonId, Role } from '@shodo/contracts';
import {
  addPerson,
  changeRoles,
  changeSettings,
  foundOrganisation,
  issueToken,
  joinOrganisation,
  removePerson,
  renewJoinLink,
  revokeToken,
  rolesOfToken,
} from '../index.js';

const person = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as PersonId;
const [owner, desk, second] = [person(1), person(2), person(3)];
const profile: OrganisationState['profile'] = { jurisdictions: ['jp'] };
const practice: OrganisationState['practice'] = { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 };

const organisation = (people: Record<string, Role[]>, more: Partial<OrganisationState> = {}): OrganisationState => ({
  version: 1,
  founded: true,
  profile,
  practice,
  people: Object.fromEntries(Object.entries(people).map(([id, roles]) => [id, { roles, active: true }])),
  tokens: {},
  ...more,
});
const everybodyJoined = { ableToSignIn: new Set<string>([owner, desk, second]) };
const onlyOwnerJoined = { ableToSignIn: new Set<string>([owner]) };
const refused = (code: string) => ({ refusals: [{ code }] });

describe('an organisation', () => {
  it('is founded once, with an owner who can work alone', () => {
    expect(foundOrganisation(undefined, { owner, profile, practice })).toEqual([
      { type: 'OrganisationFounded', version: 1, data: { profile, practice, owner } },
      { type: 'PersonAdded', version: 1, data: { person: owner, roles: ['responder', 'privacyOfficer', 'executiveApprover', 'operator'] } },
      { type: 'PersonJoined', version: 1, data: { person: owner } },
    ]);
    expect(foundOrganisation(organisation({}), { owner, profile, practice })).toEqual(refused('organisation-is-founded-already'));
  });

  it('adds a person with each role once, and refuses a member', () => {
    expect(addPerson(organisation({}), { person: desk, roles: ['responder', 'clerk', 'clerk'] })).toEqual([
      { type: 'PersonAdded', version: 1, data: { person: desk, roles: ['clerk', 'responder'] } },
    ]);
    expect(addPerson(organisation({ [desk]: ['clerk'] }), { person: desk, roles: ['clerk'] })).toEqual(
      refused('person-is-a-member-already'),
    );
  });

  it('takes a removed person back', () => {
    const removed = organisation({}, { people: { [desk]: { roles: ['clerk'], active: false } } });
    expect(addPerson(removed, { person: desk, roles: ['auditor'] })).toEqual([
      { type: 'PersonAdded', version: 1, data: { person: desk, roles: ['auditor'] } },
    ]);
  });

  it('records the roles before and after a change', () => {
    expect(
      changeRoles(organisation({ [owner]: ['operator'], [desk]: ['clerk'] }), { person: desk, roles: ['responder'] }, everybodyJoined),
    ).toEqual([{ type: 'RolesChanged', version: 1, data: { person: desk, before: ['clerk'], roles: ['responder'] } }]);
  });

  it('never loses the last person who can administer people', () => {
    const alone = organisation({ [owner]: ['privacyOfficer'], [desk]: ['responder'] });
    expect(changeRoles(alone, { person: owner, roles: ['auditor'] }, everybodyJoined)).toEqual(refused('last-owner-must-remain'));
    expect(removePerson(alone, { person: owner }, everybodyJoined)).toEqual(refused('last-owner-must-remain'));
    expect(changeRoles(alone, { person: owner, roles: ['operator'] }, everybodyJoined)).not.toHaveProperty('refusals');
  });

  it('does not count on an administrator who has never joined, or was removed', () => {
    const invited = organisation({ [owner]: ['privacyOfficer'], [second]: ['operator'] });
    expect(removePerson(invited, { person: owner }, onlyOwnerJoined)).toEqual(refused('last-owner-must-remain'));
    expect(removePerson(invited, { person: owner }, everybodyJoined)).toEqual([
      { type: 'PersonRemoved', version: 1, data: { person: owner } },
    ]);
    const left = organisation(
      { [owner]: ['privacyOfficer'] },
      { people: { [owner]: { roles: ['privacyOfficer'], active: true }, [second]: { roles: ['operator'], active: false } } },
    );
    expect(removePerson(left, { person: owner }, everybodyJoined)).toEqual(refused('last-owner-must-remain'));
  });

  it.each([
    ['changing roles', () => changeRoles(organisation({}), { person: desk, roles: ['clerk'] }, everybodyJoined)],
    ['removing', () => removePerson(organisation({}), { person: desk }, everybodyJoined)],
    ['renewing a link', () => renewJoinLink(organisation({}), { person: desk })],
    ['joining', () => joinOrganisation(organisation({}, { people: { [desk]: { roles: ['clerk'], active: false } } }), { person: desk })],
    ['issuing a token', () => issueToken(undefined, { tokenId: 't', person: desk, roles: ['clerk'] })],
  ])('refuses %s for somebody who is no member', (_what, decide) => {
    expect(decide()).toEqual(refused('person-is-unknown'));
  });

  it('writes settings whole', () => {
    expect(changeSettings(organisation({}), { profile, practice })).toEqual([
      { type: 'SettingsChanged', version: 1, data: { profile, practice } },
    ]);
    expect(changeSettings(undefined, { profile, practice })).toEqual(refused('not-authorised'));
  });
});

describe('a token', () => {
  const issued = organisation(
    { [owner]: ['privacyOfficer', 'responder'] },
    { tokens: { t: { roles: ['privacyOfficer', 'responder'], expiresAt: '2026-12-01T00:00:00Z' }, forever: { roles: ['responder'] } } },
  );

  it('holds only roles its issuer holds', () => {
    expect(issueToken(issued, { tokenId: 'n', person: owner, roles: ['auditor'] })).toEqual(refused('roles-exceed-your-own'));
    expect(issueToken(issued, { tokenId: 'n', person: owner, roles: ['responder'], expiresAt: '2027-01-01T00:00:00Z' })).toEqual([
      { type: 'TokenIssued', version: 1, data: { tokenId: 'n', roles: ['responder'], expiresAt: '2027-01-01T00:00:00Z' } },
    ]);
  });

  it('loses at once what its person loses, and everything when the person goes', () => {
    const now = '2026-11-30T00:00:00Z';
    expect(rolesOfToken(issued, { tokenId: 't', person: owner, now })).toEqual(['privacyOfficer', 'responder']);
    const demoted = { ...issued, people: { [owner]: { roles: ['responder' as Role], active: true } } };
    expect(rolesOfToken(demoted, { tokenId: 't', person: owner, now })).toEqual(['responder']);
    const gone = { ...issued, people: { [owner]: { roles: ['privacyOfficer' as Role], active: false } } };
    expect(rolesOfToken(gone, { tokenId: 't', person: owner, now })).toEqual([]);
  });

  it('ends at its time, to the millisecond', () => {
    expect(rolesOfToken(issued, { tokenId: 't', person: owner, now: '2026-11-30T23:59:59.999Z' })).toHaveLength(2);
    expect(rolesOfToken(issued, { tokenId: 't', person: owner, now: '2026-12-01T00:00:00.000Z' })).toEqual([]);
    expect(rolesOfToken(issued, { tokenId: 'forever', person: owner, now: '2099-01-01T00:00:00Z' })).toEqual(['responder']);
  });

  it('is revoked once', () => {
    expect(revokeToken(issued, { tokenId: 't' })).toEqual([{ type: 'TokenRevoked', version: 1, data: { tokenId: 't' } }]);
    expect(revokeToken(issued, { tokenId: 'unknown' })).toEqual(refused('token-is-unknown'));
    expect(rolesOfToken({ ...issued, tokens: {} }, { tokenId: 't', person: owner, now: '2026-11-30T00:00:00Z' })).toEqual([]);
  });
});

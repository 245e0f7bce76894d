import type { OrganisationState, Role } from '@shodo/contracts';
import {
  changeRoles,
  changeSettings,
  correctPerson,
  foundOrganisation,
  issueToken,
  joinOrganisation,
  recoverAccount,
  removePerson,
  renewJoinLink,
  revokeToken,
  rolesOfToken,
} from '../index.js';
import { adding, asking, member, organisation, person, practice, profile, refused, sealed } from '../specification/builders.js';

const [owner, desk, second] = [person(1), person(2), person(3)];
const officer = asking(owner, 'privacyOfficer');

describe('an organisation', () => {
  it('is founded once, with an owner who can work alone', () => {
    expect(foundOrganisation(undefined, { owner, ownersName: sealed(8), profile, practice })).toEqual([
      { type: 'OrganisationFounded', version: 1, data: { profile, practice, owner } },
      {
        type: 'PersonAdded',
        version: 2,
        data: { person: owner, roles: ['responder', 'privacyOfficer', 'executiveApprover', 'operator'], name: sealed(8) },
      },
      { type: 'PersonJoined', version: 1, data: { person: owner } },
    ]);
    expect(foundOrganisation(organisation({}), { owner, ownersName: sealed(8), profile, practice })).toEqual(
      refused('organisation-is-founded-already'),
    );
  });

  it('adds a person with each role once, and refuses a member', () => {
    expect(adding(organisation({}), { person: desk, roles: ['responder', 'clerk', 'clerk'] }, officer)).toEqual([
      { type: 'PersonAdded', version: 2, data: { person: desk, roles: ['clerk', 'responder'], name: sealed(9) } },
    ]);
    expect(adding(organisation({ [desk]: member(['clerk']) }), { person: desk, roles: ['clerk'] }, officer)).toEqual(
      refused('person-is-a-member-already'),
    );
  });

  it('takes a removed person back', () => {
    const removed = organisation({ [desk]: member([], { active: false, joined: false, everHeld: ['clerk'] }) });
    expect(adding(removed, { person: desk, roles: ['auditor'] }, officer)).toEqual([
      { type: 'PersonAdded', version: 2, data: { person: desk, roles: ['auditor'], name: sealed(9) } },
    ]);
  });

  it('records the roles before and after a change', () => {
    const two = organisation({ [owner]: member(['privacyOfficer']), [desk]: member(['clerk']) });
    expect(changeRoles(two, { person: desk, roles: ['responder'] }, officer)).toEqual([
      { type: 'RolesChanged', version: 1, data: { person: desk, before: ['clerk'], roles: ['responder'] } },
    ]);
  });

  it('of two people at once refuses the one who has not seen what the other changed; who names nothing looked at nothing', () => {
    const office = organisation(
      { [owner]: member(['privacyOfficer']), [desk]: member(['clerk'], { rolesVersion: 7, contactVersion: 8 }) },
      { settingsVersion: 9 },
    );
    const roles = (basedOn?: number) => changeRoles(office, { person: desk, roles: ['responder'], basedOn }, officer);
    const settings = (basedOn?: number) => changeSettings(office, { profile, practice, name: { now: sealed(3) }, basedOn });
    const name = { before: sealed(1), now: sealed(2) };
    const named = (basedOn?: number) => correctPerson(office, { person: desk, name, basedOn }, officer);
    expect(named(7)).toEqual(refused('person-was-corrected-meanwhile'));
    expect(correctPerson(office, { person: desk, basedOn: 7 }, officer)).toEqual(refused('person-was-corrected-meanwhile'));
    expect(roles(6)).toEqual(refused('roles-were-changed-meanwhile'));
    expect(settings(8)).toEqual(refused('settings-were-changed-meanwhile'));
    for (const decided of [named(8), named(), roles(7), roles(), settings(9), settings()]) expect(decided).not.toHaveProperty('refusals');
  });

  it('never loses its last privacy officer: nobody else could give a deciding role', () => {
    const alone = organisation({ [owner]: member(['privacyOfficer', 'operator']), [desk]: member(['operator']) });
    expect(changeRoles(alone, { person: owner, roles: ['operator'] }, officer)).toEqual(refused('last-owner-must-remain'));
    expect(removePerson(alone, { person: owner }, officer)).toEqual(refused('last-owner-must-remain'));
    expect(changeRoles(alone, { person: owner, roles: ['privacyOfficer'] }, officer)).not.toHaveProperty('refusals');
    expect(removePerson(alone, { person: desk }, officer)).not.toHaveProperty('refusals');
  });

  it('does not count on a privacy officer who has never joined, or was removed', () => {
    const left = (other: Parameters<typeof member>[1]) =>
      organisation({ [owner]: member(['privacyOfficer']), [second]: member(['privacyOfficer'], other) });
    expect(removePerson(left({ joined: false }), { person: owner }, officer)).toEqual(refused('last-owner-must-remain'));
    expect(removePerson(left({ active: false }), { person: owner }, officer)).toEqual(refused('last-owner-must-remain'));
    expect(removePerson(left({}), { person: owner }, officer)).toEqual([{ type: 'PersonRemoved', version: 1, data: { person: owner } }]);
  });

  it.each([
    ['changing roles', () => changeRoles(organisation({}), { person: desk, roles: ['clerk'] }, officer)],
    ['correcting', () => correctPerson(organisation({}), { person: desk }, officer)],
    ['removing', () => removePerson(organisation({}), { person: desk }, officer)],
    ['renewing a link', () => renewJoinLink(organisation({}), { person: desk }, officer)],
    ['recovering', () => recoverAccount(organisation({ [desk]: member(['clerk'], { active: false }) }), { person: desk })],
    ['joining', () => joinOrganisation(organisation({ [desk]: member(['clerk'], { active: false }) }), { person: desk })],
    ['issuing a token', () => issueToken(undefined, { tokenId: 't', roles: ['clerk'] }, asking(desk, 'clerk'))],
  ])('refuses %s for somebody who is no member', (_what, decide) => {
    expect(decide()).toEqual(refused('person-is-unknown'));
  });

  it('corrects a name, an address or both, each with what it was, and refuses to correct nothing', () => {
    const office = organisation({ [owner]: member(['privacyOfficer']), [desk]: member(['clerk']) });
    const [name, email] = [
      { before: sealed(1), now: sealed(2) },
      { before: sealed(3), now: sealed(4) },
    ];
    const written = (data: object) => [{ type: 'PersonCorrected', version: 2, data: { person: desk, ...data } }];
    expect(correctPerson(office, { person: desk, name, email }, officer)).toEqual(
      written({ nameBefore: sealed(1), name: sealed(2), emailBefore: sealed(3), email: sealed(4) }),
    );
    expect(correctPerson(office, { person: desk, name }, officer)).toEqual(written({ nameBefore: sealed(1), name: sealed(2) }));
    expect(correctPerson(office, { person: desk, email }, officer)).toEqual(written({ emailBefore: sealed(3), email: sealed(4) }));
    expect(correctPerson(office, { person: desk }, officer)).toEqual(refused('nothing-was-corrected'));
  });

  it('writes settings whole, the name with what it was where that is something else', () => {
    const settings = { profile, practice, name: { now: sealed(1) } };
    expect(changeSettings(organisation({}), settings)).toEqual([
      { type: 'SettingsChanged', version: 2, data: { profile, practice, name: sealed(1) } },
    ]);
    expect(changeSettings(organisation({}), { ...settings, name: { before: sealed(2), now: sealed(1) } })).toEqual([
      { type: 'SettingsChanged', version: 2, data: { profile, practice, nameBefore: sealed(2), name: sealed(1) } },
    ]);
    expect(changeSettings(undefined, settings)).toEqual(refused('not-authorised'));
  });
});

describe('a token', () => {
  const tokens: OrganisationState['tokens'] = {
    t: { roles: ['privacyOfficer', 'responder'], expiresAt: '2026-12-01T00:00:00Z' },
    forever: { roles: ['responder'] },
  };
  const heldBy = (roles: readonly Role[], active = true) => organisation({ [owner]: member(roles, { active }) }, { tokens });
  const issued = heldBy(['privacyOfficer', 'responder']);
  const issuer = asking(owner, 'privacyOfficer', 'responder');

  it('holds only roles its issuer holds', () => {
    expect(issueToken(issued, { tokenId: 'n', roles: ['auditor'] }, issuer)).toEqual(refused('roles-exceed-your-own'));
    expect(issueToken(issued, { tokenId: 'n', roles: ['responder'], expiresAt: '2027-01-01T00:00:00Z' }, issuer)).toEqual([
      { type: 'TokenIssued', version: 1, data: { tokenId: 'n', roles: ['responder'], expiresAt: '2027-01-01T00:00:00Z' } },
    ]);
  });

  it('issued by way of a token is never stronger than that one', () => {
    const byToken = asking(owner, 'responder');
    expect(issueToken(issued, { tokenId: 'n', roles: ['privacyOfficer'] }, byToken)).toEqual(refused('roles-exceed-your-own'));
    expect(issueToken(issued, { tokenId: 'n', roles: ['responder'] }, byToken)).not.toHaveProperty('refusals');
  });

  it('loses at once what its person loses, and everything when the person goes', () => {
    const now = '2026-11-30T00:00:00Z';
    expect(rolesOfToken(issued, { tokenId: 't', person: owner, now })).toEqual(['privacyOfficer', 'responder']);
    expect(rolesOfToken(heldBy(['responder']), { tokenId: 't', person: owner, now })).toEqual(['responder']);
    expect(rolesOfToken(heldBy(['privacyOfficer'], false), { tokenId: 't', person: owner, now })).toEqual([]);
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

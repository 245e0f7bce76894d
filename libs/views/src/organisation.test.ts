import type { Entry, OrganisationEvent } from '@shodo/contracts';
import { foldOrganisation } from './organisation.js';
import { id } from './specification/clinic.js';

const profile = { jurisdictions: ['jp'] };
const practice = { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 };
const at = (seq: number) => `2026-11-20T10:${String(seq).padStart(2, '0')}:00.000Z`;
const by = { kind: 'person', person: id(1), roles: ['privacyOfficer'], via: 'session' } as const;
const sealedText = (n: number) => ({ ref: id(n), commitment: '0'.repeat(64) });
type Written = readonly [OrganisationEvent['type'], object];
const record = (...events: readonly Written[]) =>
  events.map(
    ([type, data], index) =>
      ({
        seq: index + 1,
        occurredAt: at(index + 1),
        recordedAt: at(index + 1),
        actor: by,
        event: { type, version: 1, data },
      }) as unknown as Entry<OrganisationEvent>,
  );
const founded = ['OrganisationFounded', { profile, practice, owner: id(1) }] as const;
const whole = record(
  founded,
  ['PersonAdded', { person: id(2), roles: ['clerk'] }],
  ['PersonJoined', { person: id(2) }],
  ['RolesChanged', { person: id(2), before: ['clerk'], roles: ['responder', 'privacyOfficer'] }],
  ['TokenIssued', { tokenId: 't1', roles: ['responder'], expiresAt: '2027-01-01T00:00:00Z' }],
  ['TokenIssued', { tokenId: 't2', roles: ['clerk'] }],
  ['TokenRevoked', { tokenId: 't1' }],
  ['CalendarLinkIssued', { linkId: 'c1', person: id(2), language: 'en' }],
  ['CalendarLinkIssued', { linkId: 'c2', person: id(1), language: 'ja' }],
  ['CalendarLinkRevoked', { linkId: 'c2' }],
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
      version: 8,
      founded: true,
      profile,
      practice,
      settingsVersion: 1,
      tokens: {},
      calendarLinks: {},
      people: {
        [id(1)]: {
          roles: ['responder', 'privacyOfficer', 'executiveApprover', 'operator'],
          rolesVersion: 1,
          active: true,
          joined: false,
          everHeld: ['responder', 'privacyOfficer', 'executiveApprover', 'operator'],
          linkRenewals: [],
          names: [],
          contactVersion: 0,
        },
      },
    });
  });

  it('follows people, tokens and settings', () => {
    expect(foldOrganisation(undefined, whole)).toMatchObject({
      profile: { jurisdictions: ['jp', 'eu'] },
      practice: { size: 'standard' },
      settingsVersion: 11,
      tokens: { t2: { roles: ['clerk'] } },
      calendarLinks: { c1: { person: id(2), language: 'en', issuedAt: at(8) } },
      people: { [id(2)]: { roles: ['responder', 'privacyOfficer'], rolesVersion: 4, contactVersion: 2, active: true, joined: true } },
    });
  });

  it('keeps a person who was removed, without roles and not active, and knows who they were', () => {
    const [removal] = record(['PersonRemoved', { person: id(2) }]) as [Entry<OrganisationEvent>];
    const state = foldOrganisation(undefined, [...whole, { ...removal, seq: 15 }]);
    const everHeld = ['clerk', 'responder', 'privacyOfficer'];
    expect(state?.people[id(2)]).toEqual({
      roles: [],
      rolesVersion: 15,
      active: false,
      joined: true,
      everHeld,
      linkRenewals: [],
      names: [{ since: at(2) }],
      contactVersion: 2,
    });
    const back = foldOrganisation(state, record(['PersonAdded', { person: id(2), roles: ['auditor'] }]));
    expect(back?.people[id(2)]).toMatchObject({ roles: ['auditor'], active: true, joined: true, everHeld: [...everHeld, 'auditor'] });
  });

  it('notes who made a link anew for somebody who had joined, the latest five first', () => {
    const renewed = ['JoinLinkRenewed', { person: id(2) }] as const;
    const renewals = (...events: readonly Written[]) =>
      foldOrganisation(undefined, record(founded, ...events))?.people[id(2)]?.linkRenewals;
    const added = ['PersonAdded', { person: id(2), roles: ['clerk'] }] as const;
    const joined = ['PersonJoined', { person: id(2) }] as const;
    expect(renewals(added, renewed, joined)).toEqual([]);
    expect(renewals(added, joined, renewed)).toEqual([{ at: at(4), by }]);
    expect(renewals(added, joined, ...Array.from({ length: 7 }, () => renewed))?.map((each) => each.at)).toEqual([10, 9, 8, 7, 6].map(at));
  });

  it('notes likewise who set the name or address of somebody who had joined, unless it was they themselves', () => {
    const corrected = ['PersonCorrected', { person: id(2) }] as const;
    const notes = (...events: readonly Written[]) => foldOrganisation(undefined, record(founded, ...events))?.people[id(2)]?.linkRenewals;
    const added = ['PersonAdded', { person: id(2), roles: ['clerk'] }] as const;
    expect(notes(added, corrected, ['PersonJoined', { person: id(2) }])).toEqual([]);
    expect(notes(added, ['PersonJoined', { person: id(2) }], corrected)).toEqual([{ at: at(4), by, corrected: true }]);
  });

  it('knows the entry that set a name or an address last, and that roles set neither', () => {
    const added = ['PersonAdded', { person: id(2), roles: ['clerk'] }] as const;
    const roles = ['RolesChanged', { person: id(2), before: ['clerk'], roles: ['responder'] }] as const;
    const address = ['PersonCorrected', { person: id(2), emailBefore: {}, email: {} }] as const;
    const version = (...events: readonly Written[]) =>
      foldOrganisation(undefined, record(founded, ...events))?.people[id(2)]?.contactVersion;
    expect([version(added), version(added, roles), version(added, roles, address), version(added, address, roles)]).toEqual([2, 2, 4, 3]);
  });

  it('and what it is called by the last entry that set it; one that binds no name leaves that unknown', () => {
    const [set, unsaid] = [
      ['SettingsChanged', { profile, practice, nameBefore: sealedText(41), name: sealedText(42) }] as const,
      ['SettingsChanged', { profile, practice }] as const,
    ];
    expect(foldOrganisation(undefined, record(founded, set))).toMatchObject({ settingsVersion: 2, name: { since: at(2), ref: id(42) } });
    expect(foldOrganisation(undefined, record(founded, set, unsaid))).not.toHaveProperty('name');
  });

  describe('and the names of people', () => {
    const sealed = (n: number) => ({ ref: id(n), commitment: `${n}`.repeat(32) });
    const namesAfter = (...events: readonly Written[]) => foldOrganisation(undefined, record(founded, ...events))?.people[id(2)]?.names;
    const added = ['PersonAdded', { person: id(2), roles: ['clerk'], name: sealed(31) }] as const;
    const corrected = (data: object) => ['PersonCorrected', { person: id(2), ...data }] as const;

    it('are bound from the entry on that brings them', () => {
      expect(namesAfter(added)).toEqual([{ since: at(2), ref: id(31) }]);
      expect(namesAfter(added, corrected({ nameBefore: sealed(32), name: sealed(33) }))).toEqual([
        { since: at(2), ref: id(31) },
        { since: at(3), ref: id(33) },
      ]);
    });

    it('are not touched by a correction of the address alone, which is known by its reference', () => {
      const address = corrected({ emailBefore: sealed(34), email: sealed(35) });
      expect(namesAfter(added, address)).toEqual([{ since: at(2), ref: id(31) }]);
      expect(foldOrganisation(undefined, record(founded, added, address))?.people[id(2)]?.email).toBe(id(35));
    });

    it('of the time before the record bound any are what the first correction found, back to the last one that did not say', () => {
      const before = ['PersonAdded', { person: id(2), roles: ['clerk'] }] as const;
      const said = corrected({ nameBefore: sealed(32), name: sealed(33) });
      expect(namesAfter(before, said)).toEqual([
        { since: at(2), ref: id(32) },
        { since: at(3), ref: id(33) },
      ]);
      expect(namesAfter(before, corrected({}), said)).toEqual([
        { since: at(2) },
        { since: at(3), ref: id(32) },
        { since: at(4), ref: id(33) },
      ]);
    });
  });

  it('gives the same whatever the batches, and is not changed by reads, sign-ins and refused attempts', () => {
    const state = foldOrganisation(undefined, whole);
    for (let cut = 0; cut <= whole.length; cut++)
      expect(foldOrganisation(foldOrganisation(undefined, whole.slice(0, cut)), whole.slice(cut))).toEqual(state);
    expect(foldOrganisation(undefined, whole.slice(0, 11))).toEqual(state);
  });
});

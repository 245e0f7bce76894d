import type { OrganisationEvent, Role } from '@shodo/contracts';
import { allowedWithPerson, changeRoles, decidingRoles, removePerson, renewJoinLink, rolesOnOffer } from '../index.js';
import { adding, asking, member, organisation, person, refused } from '../specification/builders.js';

const officer = person(1);
const executive = person(2);
const auditor = person(3);
const operator = person(4);
const desk = person(5);
const owner = person(6);
const office = organisation({
  [officer]: member(['privacyOfficer']),
  [executive]: member(['executiveApprover']),
  [auditor]: member(['auditor']),
  [operator]: member(['operator']),
  [desk]: member(['clerk']),
});
const byOfficer = asking(officer, 'privacyOfficer');
const byOperator = asking(operator, 'operator');
const allRoles: Role[] = ['clerk', 'responder', 'privacyOfficer', 'executiveApprover', 'auditor', 'operator'];
const typesOf = (decided: unknown) => (decided as OrganisationEvent[]).map(({ type }) => type);

describe('nobody gives power to themselves', () => {
  const both = organisation({ [owner]: member(['privacyOfficer', 'operator']), [officer]: member(['privacyOfficer']) });
  const byOwner = asking(owner, 'privacyOfficer', 'operator');

  it.each(allRoles.filter((role) => role !== 'privacyOfficer' && role !== 'operator'))('adding %s to oneself is refused', (role) => {
    const roles: Role[] = ['privacyOfficer', 'operator', role];
    expect(changeRoles(both, { person: owner, roles }, byOwner)).toEqual(refused('a-second-person-must-add-roles'));
    expect(changeRoles(both, { person: owner, roles }, byOfficer)).not.toHaveProperty('refusals');
  });

  it('exchanging one role for another is adding, too', () => {
    expect(changeRoles(both, { person: owner, roles: ['privacyOfficer', 'executiveApprover'] }, byOwner)).toEqual(
      refused('a-second-person-must-add-roles'),
    );
  });

  it('giving a role up is possible, also a deciding one, and also without being privacy officer', () => {
    expect(typesOf(changeRoles(both, { person: owner, roles: ['operator'] }, byOwner))).toEqual(['RolesChanged']);
    const keeper = organisation({ [operator]: member(['auditor', 'operator']), [officer]: member(['privacyOfficer']) });
    expect(typesOf(changeRoles(keeper, { person: operator, roles: ['operator'] }, asking(operator, 'auditor', 'operator')))).toEqual([
      'RolesChanged',
    ]);
  });

  it('several reasons come together', () => {
    const alone = organisation({ [owner]: member(['privacyOfficer', 'operator']) });
    expect(changeRoles(alone, { person: owner, roles: ['operator', 'auditor'] }, byOwner)).toEqual(
      refused('a-second-person-must-add-roles', 'last-owner-must-remain'),
    );
  });
});

describe('an operator who is no privacy officer has no say in who decides', () => {
  const no = refused('deciding-roles-need-a-privacy-officer');

  it.each(decidingRoles)('%s: neither given to somebody new nor to a member', (role) => {
    expect(adding(office, { person: owner, roles: ['clerk', role] }, byOperator)).toEqual(no);
    expect(changeRoles(office, { person: desk, roles: ['clerk', role] }, byOperator)).toEqual(no);
    expect(adding(office, { person: owner, roles: ['clerk', role] }, byOfficer)).not.toHaveProperty('refusals');
    expect(changeRoles(office, { person: desk, roles: ['clerk', role] }, byOfficer)).not.toHaveProperty('refusals');
  });

  it.each([
    ['executiveApprover', executive],
    ['auditor', auditor],
  ] as const)('%s: neither taken away, nor is the person administered', (role, holder) => {
    expect(changeRoles(office, { person: holder, roles: ['clerk'] }, byOperator)).toEqual(no);
    expect(changeRoles(office, { person: holder, roles: ['clerk', role] }, byOperator)).toEqual(no);
    expect(removePerson(office, { person: holder }, byOperator)).toEqual(no);
    const invited = { ...office, people: { ...office.people, [holder]: member([role], { joined: false }) } };
    expect(renewJoinLink(invited, { person: holder }, byOperator)).toEqual(no);
    expect(renewJoinLink(invited, { person: holder }, byOfficer)).not.toHaveProperty('refusals');
  });

  it('the privacy officer neither', () => {
    const two = { ...office, people: { ...office.people, [owner]: member(['privacyOfficer']) } };
    expect(removePerson(two, { person: owner }, byOperator)).toEqual(no);
    expect(changeRoles(two, { person: owner, roles: ['privacyOfficer', 'clerk'] }, byOperator)).toEqual(no);
  });

  it('everybody else is theirs to administer', () => {
    expect(typesOf(adding(office, { person: owner, roles: ['clerk', 'responder', 'operator'] }, byOperator))).toEqual(['PersonAdded']);
    expect(typesOf(changeRoles(office, { person: desk, roles: ['responder'] }, byOperator))).toEqual(['RolesChanged']);
    expect(typesOf(renewJoinLink(office, { person: desk }, byOperator))).toEqual(['JoinLinkRenewed']);
    expect(typesOf(removePerson(office, { person: desk }, byOperator))).toEqual(['PersonRemoved']);
  });

  it('holding another deciding role does not make a privacy officer', () => {
    expect(removePerson(office, { person: auditor }, asking(operator, 'operator', 'auditor', 'executiveApprover'))).toEqual(no);
  });

  it('a token with the role of operator is an operator, whoever issued it', () => {
    expect(removePerson(office, { person: executive }, asking(officer, 'operator'))).toEqual(no);
  });
});

describe('nobody takes over an account that decides what they may not decide', () => {
  const no = refused('link-opens-a-role-you-do-not-hold');

  it.each([executive, auditor])('a privacy officer makes no link for somebody who has joined in another deciding role', (holder) => {
    expect(renewJoinLink(office, { person: holder }, byOfficer)).toEqual(no);
  });

  it('who holds the same deciding roles may help', () => {
    const byBoth = asking(owner, 'privacyOfficer', 'executiveApprover');
    expect(typesOf(renewJoinLink(office, { person: executive }, byBoth))).toEqual(['JoinLinkRenewed']);
    expect(renewJoinLink(office, { person: auditor }, byBoth)).toEqual(no);
    expect(typesOf(renewJoinLink(office, { person: desk }, byOfficer))).toEqual(['JoinLinkRenewed']);
  });

  it('taking the role away first does not help', () => {
    const demoted = {
      ...office,
      people: { ...office.people, [executive]: member(['clerk'], { everHeld: ['executiveApprover', 'clerk'] }) },
    };
    expect(renewJoinLink(demoted, { person: executive }, byOfficer)).toEqual(no);
    expect(renewJoinLink(demoted, { person: executive }, byOperator)).toEqual(no);
  });

  it('nor does removing the person and adding them again: they come back with the password they had, and without a link', () => {
    const left = { ...office, people: { ...office.people, [executive]: member([], { active: false, everHeld: ['executiveApprover'] }) } };
    for (const roles of [['executiveApprover'], ['clerk']] as const)
      expect(typesOf(adding(left, { person: executive, roles }, byOfficer))).toEqual(['PersonAdded']);
    const desked = { ...office, people: { ...office.people, [desk]: member([], { active: false, everHeld: ['clerk'] }) } };
    expect(typesOf(adding(desked, { person: desk, roles: ['responder'] }, byOfficer))).toEqual(['PersonAdded', 'JoinLinkRenewed']);
    expect(typesOf(adding(desked, { person: desk, roles: ['executiveApprover'] }, byOfficer))).toEqual(['PersonAdded']);
  });

  it('one’s own link is one’s own, but a token opens no more than it holds', () => {
    const shrunk = {
      ...office,
      people: { ...office.people, [officer]: member(['privacyOfficer'], { everHeld: ['executiveApprover', 'privacyOfficer'] }) },
    };
    expect(typesOf(renewJoinLink(shrunk, { person: officer }, byOfficer))).toEqual(['JoinLinkRenewed']);
    expect(renewJoinLink(shrunk, { person: officer }, asking(officer, 'operator'))).toEqual(no);
  });
});

describe('what is shown before anything is pressed', () => {
  const blocked = (who: ReturnType<typeof person>, by: ReturnType<typeof asking>, state = office) =>
    Object.fromEntries(
      allowedWithPerson(state, { person: who }, by).map(({ command, allowed, blockedBy }) => {
        expect(allowed).toBe(blockedBy.length === 0);
        return [command, blockedBy.map(({ code }) => code)];
      }),
    );

  it('are the reasons of the decision, person by person', () => {
    const foreign = ['deciding-roles-need-a-privacy-officer'];
    const link = 'link-opens-a-role-you-do-not-hold';
    expect(blocked(desk, byOperator)).toEqual({ CorrectPerson: [], ChangeRoles: [], RemovePerson: [], RenewJoinLink: [] });
    expect(blocked(executive, byOperator)).toEqual({
      CorrectPerson: foreign,
      ChangeRoles: foreign,
      RemovePerson: foreign,
      RenewJoinLink: [...foreign, link],
    });
    expect(blocked(executive, byOfficer)).toEqual({ CorrectPerson: [], ChangeRoles: [], RemovePerson: [], RenewJoinLink: [link] });
    expect(blocked(officer, byOfficer)).toEqual({
      CorrectPerson: [],
      ChangeRoles: ['a-second-person-must-add-roles'],
      RemovePerson: ['last-owner-must-remain'],
      RenewJoinLink: [],
    });
    const never = ['not-authorised'];
    expect(blocked(desk, asking(desk, 'clerk'))).toEqual({
      CorrectPerson: never,
      ChangeRoles: never,
      RemovePerson: never,
      RenewJoinLink: never,
    });
  });

  it('are the roles that can be given: one’s own to keep, those that decide only by a privacy officer', () => {
    expect(rolesOnOffer(office, byOfficer)).toEqual(allRoles);
    expect(rolesOnOffer(office, byOfficer, desk)).toEqual(allRoles);
    expect(rolesOnOffer(office, byOfficer, officer)).toEqual(['privacyOfficer']);
    expect(rolesOnOffer(office, byOperator, desk)).toEqual(['clerk', 'responder', 'operator']);
    expect(rolesOnOffer(office, asking(desk, 'clerk'))).toEqual([]);
  });
});

describe('the founder of a small organisation', () => {
  const roles: Role[] = ['responder', 'privacyOfficer', 'executiveApprover', 'operator'];
  const alone = organisation({ [owner]: member(roles) });
  const byOwner = asking(owner, ...roles);

  it('works alone as before: adds anybody in any role, renews any link but an auditor’s, gives roles up', () => {
    for (const role of allRoles) expect(typesOf(adding(alone, { person: desk, roles: [role] }, byOwner))).toEqual(['PersonAdded']);
    for (const role of allRoles.filter((each) => each !== 'auditor')) {
      const joined = { ...alone, people: { ...alone.people, [desk]: member([role]) } };
      expect(typesOf(renewJoinLink(joined, { person: desk }, byOwner))).toEqual(['JoinLinkRenewed']);
    }
    expect(typesOf(changeRoles(alone, { person: owner, roles: ['privacyOfficer', 'operator'] }, byOwner))).toEqual(['RolesChanged']);
  });
});

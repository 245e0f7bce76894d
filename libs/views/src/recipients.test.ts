import { recipientsAmong } from './recipients.js';
import { members, people } from './specification/clinic.js';

const clerk = ['clerk', 'clerk'] as const;
const responder = ['responder', 'responder'] as const;
const operators = ['operator'] as const;

describe('who is told', () => {
  it('is whoever holds a wanted role, and the person named', () => {
    const everybody = members(clerk, responder, ['officer', 'privacyOfficer']);
    expect(recipientsAmong(everybody, ['privacyOfficer'])).toEqual([people.officer]);
    expect(recipientsAmong(everybody, ['privacyOfficer'], people.clerk)).toEqual([people.clerk, people.officer]);
  });

  it('is not the person named once their roles take no part: whoever answers is told instead', () => {
    const auditing = members(['responder', 'auditor'], ['officer', 'privacyOfficer']);
    expect(recipientsAmong(auditing, ['privacyOfficer'], people.responder)).toEqual([people.officer]);
    const alone = members(['responder', 'operator'], ['executive', 'executiveApprover']);
    expect(recipientsAmong(alone, ['privacyOfficer'], people.responder)).toEqual([people.executive]);
  });

  it('is everybody responsible when nobody holds the role, and every member when nobody is responsible', () => {
    expect(recipientsAmong(members(clerk, responder), operators)).toEqual([people.responder]);
    expect(recipientsAmong(members(clerk, ['auditor', 'auditor']), operators)).toEqual([people.clerk, people.auditor]);
    expect(recipientsAmong([], operators)).toEqual([]);
  });
});

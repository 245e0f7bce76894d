import type { MemberState, OrganisationState, PersonId, RefusalCode, Role } from '@shodo/contracts';
import type { Asker } from '../organisation/decided.js';

/** What the tests of an organisation's decisions are written with. */
export const person = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as PersonId;
export const profile: OrganisationState['profile'] = { jurisdictions: ['jp'] };
export const practice: OrganisationState['practice'] = { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 };

/** Somebody who has joined, unless said otherwise. */
export const member = (roles: readonly Role[], more: Partial<MemberState> = {}): MemberState => ({
  roles,
  active: true,
  joined: true,
  everHeld: roles,
  linkRenewals: [],
  ...more,
});

export const organisation = (people: OrganisationState['people'], more: Partial<OrganisationState> = {}): OrganisationState => ({
  version: 4,
  founded: true,
  profile,
  practice,
  people,
  tokens: {},
  calendarLinks: {},
  ...more,
});

export const asking = (who: PersonId, ...roles: Role[]): Asker => ({ person: who, roles });
export const refused = (...codes: RefusalCode[]) => ({ refusals: codes.map((code) => ({ code })) });

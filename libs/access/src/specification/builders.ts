import type { MemberState, OrganisationState, PersonId, RefusalCode, Role, SealedText } from '@shodo/contracts';
import type { Asker } from '../organisation/decided.js';
import { addPerson } from '../organisation/people.js';

/** What the tests of an organisation's decisions are written with. */
export const person = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as PersonId;
export const profile: OrganisationState['profile'] = { jurisdictions: ['jp'] };
export const practice: OrganisationState['practice'] = { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 };

/** Somebody who has joined, unless said otherwise. */
export const member = (roles: readonly Role[], more: Partial<MemberState> = {}): MemberState => ({
  roles,
  rolesVersion: 2,
  active: true,
  joined: true,
  everHeld: roles,
  linkRenewals: [],
  names: [],
  contactVersion: 3,
  ...more,
});

export const organisation = (people: OrganisationState['people'], more: Partial<OrganisationState> = {}): OrganisationState => ({
  version: 8,
  founded: true,
  profile,
  practice,
  settingsVersion: 1,
  people,
  tokens: {},
  calendarLinks: {},
  ...more,
});

export const asking = (who: PersonId, ...roles: Role[]): Asker => ({ person: who, roles });
export const refused = (...codes: RefusalCode[]) => ({ refusals: codes.map((code) => ({ code })) });

/** What stands for a name that lies sealed in the vault. */
export const sealed = (n: number): SealedText => ({ ref: person(n) as string as SealedText['ref'], commitment: `${n}`.repeat(64) });
/** Adds somebody, whatever they are called. */
export const adding = (
  state: OrganisationState,
  whom: { readonly person: PersonId; readonly roles: readonly Role[] },
  by: Asker,
): ReturnType<typeof addPerson> => addPerson(state, { ...whom, name: sealed(9) }, by);

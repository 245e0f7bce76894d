import type { EventOf, OrganisationEventType, OrganisationState, PersonId, Refusal, RefusalCode, Role } from '@shodo/contracts';
import { presentVersion } from '@shodo/contracts/upcasts';

/** What an organisation's command comes to: events to be written, or every reason why not. */
export type Decided = EventOf<OrganisationEventType>[] | { readonly refusals: Refusal[] };

export const refuse = (...codes: RefusalCode[]): Decided => ({ refusals: [...new Set(codes)].map((code) => ({ code })) });

/** Whether somebody has changed since what the writer saw. Whoever names no version looked at none. */
export const isOvertaken = (basedOn: number | undefined, version: number) => basedOn !== undefined && basedOn !== version;

/** Who asks, with the roles of this request: a token has fewer than its person. */
export interface Asker {
  readonly person: PersonId;
  readonly roles: readonly Role[];
}

/** One event of an organisation's stream, in the version in which it is written now. */
export const happened = <Type extends OrganisationEventType>(type: Type, data: EventOf<Type>['data']) =>
  ({ type, version: presentVersion(type), data }) as EventOf<Type>;

export const activePerson = (organisation: OrganisationState | undefined, person: string) => {
  const found = organisation?.people[person];
  return found?.active ? found : undefined;
};

const order: readonly Role[] = ['clerk', 'responder', 'privacyOfficer', 'executiveApprover', 'auditor', 'operator'];
/** Each role once, in the order a record should always show them. */
export const inOrder = (roles: readonly Role[]): Role[] => order.filter((role) => roles.includes(role));
export const everyRole = (): Role[] => [...order];

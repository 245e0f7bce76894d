import type { EventOf, OrganisationEventType, OrganisationState, Refusal, RefusalCode } from '@shodo/contracts';

/** What an organisation's command comes to: events to be written, or every reason why not. */
export type Decided = EventOf<OrganisationEventType>[] | { readonly refusals: Refusal[] };

export const refuse = (...codes: RefusalCode[]): Decided => ({ refusals: codes.map((code) => ({ code })) });

/** What a decision may look at besides the organisation itself. */
export interface Circumstances {
  /** People who have set a password: only they count when it is asked who could still administer. */
  readonly ableToSignIn: ReadonlySet<string>;
}

/** One event of an organisation's stream, version 1 as declared in the contracts. */
export const happened = <Type extends OrganisationEventType>(type: Type, data: EventOf<Type>['data']) =>
  ({ type, version: 1, data }) as EventOf<Type>;

export const activePerson = (organisation: OrganisationState | undefined, person: string) => {
  const found = organisation?.people[person];
  return found?.active ? found : undefined;
};

import type { AnyEvent, EventOf, IncidentEventType, OrganisationEventType } from '@shodo/contracts';
import type { Speaker } from './speaker.js';

/** One sentence for each type of entry; a type without one does not compile. Texts that people typed are shown beneath, not inside the sentence. */
export type Sentences<Type extends AnyEvent['type']> = { readonly [T in Type]: (data: EventOf<T>['data'], say: Speaker) => string };
export type IncidentSentences = Sentences<IncidentEventType>;
export type OrganisationSentences = Sentences<OrganisationEventType>;

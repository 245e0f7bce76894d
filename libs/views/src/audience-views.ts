import type { AudienceRow, FoldedIncident, LimitedView } from '@shodo/contracts';
import { decisionOf, type Incident, isOfAudience, type Limited, limitOnItem, numberOf } from '@shodo/incident';
import { incidentOf } from './fold.js';

export { itemsOf } from '@shodo/incident';

/** Every audience of an incident, in the order in which it was named. */
export const audiencesOf = (folded: FoldedIncident): AudienceRow[] =>
  incidentOf(folded).limited.map(({ item, audience, everybody = false }) => ({ item, everybody, people: audience }));

/** What is limited and to whom, as this person sees it. */
export const limitedViewsOf = (incident: Incident, person: string | undefined): LimitedView[] =>
  incident.limited
    .filter(({ everybody }) => !everybody)
    .map((limit) => ({ ...shown(incident, limit), isOpen: isOfAudience(limit, person) }) as LimitedView);

const shown = (incident: Incident, { item, what, at, by, audience }: Limited) => ({
  item,
  what,
  at,
  audience: [...audience],
  ...(by && { by }),
  ...(what === 'decision' && decisionOf(incident, item) && { number: numberOf(incident, item) }),
});

/** May this person read the decision? */
export const isOpenTo = (incident: Incident, decision: string, person: string | undefined): boolean =>
  isOfAudience(limitOnItem(incident, decision), person);

import type { Evolve } from '../lifecycle/evolve.js';

export const evolveAudience: Evolve<'AudienceLimited' | 'AudienceWidened'> = {
  AudienceLimited: (incident, { item, what, audience }, { at, by }) => ({
    ...incident,
    limited: [...incident.limited, { item, what, audience, at, ...(by && { by }) }],
  }),
  AudienceWidened: (incident, { item, scope, added = [] }) => ({
    ...incident,
    limited: incident.limited.map((each) =>
      each.item === item
        ? { ...each, audience: [...each.audience, ...added], ...(scope === 'everybody' && { everybody: true as const }) }
        : each,
    ),
  }),
};

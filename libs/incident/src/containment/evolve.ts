import type { Evolve } from '../lifecycle/evolve.js';

export const evolveContainment: Evolve<'ContainmentMeasureRecorded' | 'SpreadStopped'> = {
  ContainmentMeasureRecorded: (incident, { measure, takenAt, note }, { by }) => ({
    ...incident,
    containmentMeasures: [...incident.containmentMeasures, { measure, takenAt, ...(note && { note }), ...(by && { by }) }],
  }),
  SpreadStopped: (incident, { stoppedAt }) => ({ ...incident, spreadStoppedAt: stoppedAt }),
};

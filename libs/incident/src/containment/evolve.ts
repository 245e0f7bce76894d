import type { Evolve } from '../lifecycle/evolve.js';

export const evolveContainment: Evolve<'ContainmentMeasureRecorded' | 'SpreadStopped' | 'SpreadStoppedWithdrawn'> = {
  ContainmentMeasureRecorded: (incident, { measure, takenAt, note, evidence }, { by }) => ({
    ...incident,
    containmentMeasures: [...incident.containmentMeasures, { measure, takenAt, evidence, ...(note && { note }), ...(by && { by }) }],
  }),
  SpreadStopped: (incident, { stoppedAt }) => ({ ...incident, spreadStoppedAt: stoppedAt }),
  SpreadStoppedWithdrawn: ({ spreadStoppedAt: _withdrawn, ...incident }) => incident,
};

import type { Evolve } from '../lifecycle/evolve.js';

export const evolveContainment: Evolve<'ContainmentMeasureRecorded' | 'SpreadStopped' | 'SpreadStoppedWithdrawn'> = {
  ContainmentMeasureRecorded: (incident, { measure, takenAt, note, evidence }, { by }) => ({
    ...incident,
    containmentMeasures: [...incident.containmentMeasures, { measure, takenAt, evidence, ...(note && { note }), ...(by && { by }) }],
  }),
  SpreadStopped: (incident, { stoppedAt }, { at, by, seq }) => ({
    ...incident,
    spreadStoppedAt: stoppedAt,
    spreadStopped: { entry: seq, at, ...(by && { by }) },
  }),
  SpreadStoppedWithdrawn: ({ spreadStoppedAt: _withdrawn, spreadStopped: _declared, ...incident }) => incident,
};

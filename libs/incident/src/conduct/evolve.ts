import type { Evolve } from '../lifecycle/evolve.js';

export const evolveConduct: Evolve<'TrackAssigned' | 'TrackHandedOver' | 'NoteAdded' | 'IncidentReopened' | 'DrillClockAdvanced'> = {
  TrackAssigned: (incident, { track, to }, { at }) => ({ ...incident, holders: { ...incident.holders, [track]: { person: to, since: at } } }),
  TrackHandedOver: (incident, { track, to }, { at }) => ({ ...incident, holders: { ...incident.holders, [track]: { person: to, since: at } } }),
  NoteAdded: (incident) => incident,
  /** Ruling out is undone and the clocks it stopped run on; what was filed stays filed. */
  IncidentReopened: ({ closedAt: _closed, closing: _closing, ruledOut: _ruledOut, ...incident }) => ({
    ...incident,
    duties: incident.duties.map(({ settled, ...duty }) => (settled && settled.by !== 'breach-ruled-out' ? { ...duty, settled } : duty)),
  }),
  DrillClockAdvanced: (incident, { clockShiftMs }) => ({ ...incident, clockShiftMs }),
};

import type { Evolve } from '../lifecycle/evolve.js';

export const evolveDetection: Evolve<'IncidentReported' | 'AwarenessEstablished' | 'AwarenessCorrected' | 'BreachRuledOut'> = {
  IncidentReported: (incident, { clockShiftMs, ...told }, { at, by }) => ({
    ...incident,
    // The report stands on the clock already that it sets.
    ...(clockShiftMs !== undefined && { clockShiftMs, clockShifts: [{ sinceMs: Date.parse(at), aheadMs: clockShiftMs }] }),
    reported: { ...told, at, ...(by && { by }) },
  }),
  AwarenessEstablished: (incident, { awareAt, provisional, basis }, { at }) => ({
    ...incident,
    awareness: { awareAt, provisional, basis, history: [...(incident.awareness?.history ?? []), { awareAt, provisional, at }] },
  }),
  AwarenessCorrected: (incident, { awareAt, basis, provisional = false }, { at }) => ({
    ...incident,
    awareness: { awareAt, provisional, basis, history: [...(incident.awareness?.history ?? []), { awareAt, provisional, at }] },
  }),
  BreachRuledOut: (incident, { ground, reason }, { at, by: person }) => ({
    ...incident,
    ruledOut: { at, ground },
    duties: incident.duties.map((duty) =>
      duty.settled ? duty : { ...duty, settled: { at, by: 'breach-ruled-out', late: false, reason, ...(person && { person }) } },
    ),
  }),
};

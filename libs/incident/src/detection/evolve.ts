import type { EventOf } from '@shodo/contracts';
import type { Evolve } from '../lifecycle/evolve.js';
import type { Incident } from '../lifecycle/incident.js';

function awareSince(
  incident: Incident,
  { awareAt, basis, provisional = false }: Pick<EventOf<'AwarenessCorrected'>['data'], 'awareAt' | 'basis' | 'provisional'>,
  { at, by }: { readonly at: string; readonly by: string | undefined },
): Incident {
  const history = [...(incident.awareness?.history ?? []), { awareAt, provisional, at, ...(by && { by }) }];
  return { ...incident, awareness: { awareAt, provisional, basis, history } };
}

export const evolveDetection: Evolve<'IncidentReported' | 'AwarenessEstablished' | 'AwarenessCorrected' | 'BreachRuledOut'> = {
  IncidentReported: (incident, { clockShiftMs, ...told }, { at, by }) => ({
    ...incident,
    // The report stands on the clock already that it sets.
    ...(clockShiftMs !== undefined && { clockShiftMs, clockShifts: [{ sinceMs: Date.parse(at), aheadMs: clockShiftMs }] }),
    reported: { ...told, at, ...(by && { by }) },
  }),
  AwarenessEstablished: awareSince,
  AwarenessCorrected: awareSince,
  BreachRuledOut: (incident, { ground, reason }, { at, by: person }) => ({
    ...incident,
    ruledOut: { at, ground },
    duties: incident.duties.map((duty) =>
      duty.settled ? duty : { ...duty, settled: { at, by: 'breach-ruled-out', late: false, reason, ...(person && { person }) } },
    ),
  }),
};

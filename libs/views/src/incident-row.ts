import type { FoldedIncident, IncidentRow } from '@shodo/contracts';
import { principalsOf } from '@shodo/incident';
import { type NextEnd, nextDuty, passedOf, trackStates } from './clocks.js';
import { incidentOf } from './fold.js';
import { partsOf } from './parts.js';

/** A clock as it stood at the incident's own `now`: server time, shifted in a drill. */
export const ownTime = (clockShiftMs: number, serverNow: string) => new Date(Date.parse(serverNow) + clockShiftMs).toISOString();

/**
 * One line of the list, from closed vocabulary and references only. States of clocks are those of `now` (server time); without it, those of
 * the last entry, so that a rebuilt row equals the stored one.
 */
export function rowOf(folded: FoldedIncident, serverNow?: string): IncidentRow {
  const incident = incidentOf(folded);
  const { reported } = incident;
  if (!reported) throw new Error('an incident without its report has no row');
  const now = serverNow ? ownTime(incident.clockShiftMs, serverNow) : (incident.lastActivityAt ?? reported.at);
  const next = nextDuty(incident);
  const principals = principalsOf(incident);
  const parts = partsOf(incident);
  const passed = incident.closedAt || incident.ruledOut ? [] : incident.duties.map((duty) => passedOf(duty, now));
  const pastGuide = passed.filter((what) => what === 'guide').length;
  return {
    id: incident.id,
    reference: reported.reference,
    kind: reported.kind,
    reportedAt: reported.at,
    tracks: trackStates(incident),
    overdue: passed.filter((what) => what === 'deadline').length,
    holders: [...new Set(Object.values(incident.holders).map((holder) => holder.person))].toSorted(),
    closed: incident.closedAt !== undefined,
    ruledOut: incident.ruledOut !== undefined,
    lastActivityAt: incident.lastActivityAt ?? reported.at,
    seq: incident.seq,
    ...(reported.leakType && { leakType: reported.leakType }),
    ...(reported.channel && { channel: reported.channel }),
    ...(principals && { principals }),
    ...(parts.length > 0 && { parts }),
    ...(pastGuide > 0 && { pastGuide }),
    ...(incident.clockShiftMs !== 0 && { clockShiftMs: incident.clockShiftMs }),
    ...(next && { nextDeadline: nextDeadline(next, now) }),
  } as IncidentRow;
}

const nextDeadline = ({ duty, at, state, isStatusFiling }: NextEnd, now: string) => ({
  duty: duty.judgement.duty,
  names: duty.judgement.names,
  at,
  state: state(now),
  ...(duty.clock && { strictness: isStatusFiling ? 'guideline' : duty.clock.strictness }),
  ...(duty.judgement.standing === 'provisional' && { provisional: true }),
  ...(isStatusFiling && { statusFiling: true }),
});

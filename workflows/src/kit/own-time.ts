import type { IncidentEvent } from '@shodo/contracts';
import type { Incident } from '@shodo/incident';

/** The incident's own time: the engine's, shifted in a drill. Inside the sandbox `Date.now()` is the recorded time of the workflow task. */
export const ownNow = (clockShiftMs: number) => new Date(Date.now() + clockShiftMs).toISOString();

/** A drill's own clock starts with its report, so the report itself already stands on it. */
export function occurredAtOf(incident: Incident, events: readonly IncidentEvent[]): string {
  const [first] = events;
  return ownNow(first?.type === 'IncidentReported' ? (first.data.clockShiftMs ?? 0) : incident.clockShiftMs);
}

import type { DeadlineRow, FoldedIncident } from '@shodo/contracts';
import { type Incident, isHeld, needsAssessment } from '@shodo/incident';
import { incidentOf } from './fold.js';
import { ownTime } from './incident-row.js';

/** Server time of an instant of the incident's own clock. */
const onServer = (incident: Incident, at: string) => ownTime(-incident.clockShiftMs, at);

/** Every instant by which an entry must exist. The watchdog reads these and shares no code with the loop that writes the entries. */
export function deadlinesOf(folded: FoldedIncident): DeadlineRow[] {
  const incident = incidentOf(folded);
  const stopped = incident.closedAt !== undefined || incident.ruledOut !== undefined;
  const ofDuties = incident.duties.flatMap((duty) => {
    const rows = duty.reminders.map(({ kind, at, fallen }) => ({
      duty: duty.judgement.duty,
      reminder: kind as string,
      dueAt: onServer(incident, at),
      answered: fallen || stopped || duty.settled !== undefined || isHeld(duty),
    }));
    if (!duty.held) return rows;
    const { reviewAt, reviewed } = duty.held;
    const isOver = reviewed || stopped || duty.settled !== undefined;
    return [...rows, { duty: duty.judgement.duty, reminder: 'hold-review', dueAt: onServer(incident, reviewAt), answered: isOver }];
  });
  return [...ofDuties, ...ofAssessment(incident)];
}

/** An incident is assessed with the command that changed its facts; an engine that is mended follows within a minute. */
const assessedWithinMs = 120_000;

/**
 * An incident that cannot be assessed has no duties, or stale ones: without a row of its own it would pass every deadline in silence. The first
 * assessment is called for by the report. A later one by the incident's latest entry, since the state does not keep when the facts last changed:
 * further entries put the instant off, and it is over once nothing was written for two minutes.
 */
function ofAssessment(incident: Incident): DeadlineRow[] {
  const { reported, assessed, lastActivityAt } = incident;
  if (!reported) return [];
  const answered = !needsAssessment(incident);
  // Once answered it stands still, so that an entry without new facts leaves the stored rows alone.
  const since = assessed && !answered ? (lastActivityAt ?? reported.at) : reported.at;
  const dueAt = onServer(incident, new Date(Date.parse(since) + assessedWithinMs).toISOString());
  return [{ duty: 'assessment', reminder: 'assessment', dueAt, answered }];
}

import type { DeadlineRow, FoldedIncident } from '@shodo/contracts';
import { type Incident, isHeld } from '@shodo/incident';
import { incidentOf } from './fold.js';
import { ownTime } from './incident-row.js';

/** Server time of an instant of the incident's own clock. */
const onServer = (incident: Incident, at: string) => ownTime(-incident.clockShiftMs, at);

/** Every instant by which an entry must exist. The watchdog reads these and shares no code with the loop that writes the entries. */
export function deadlinesOf(folded: FoldedIncident): DeadlineRow[] {
  const incident = incidentOf(folded);
  const stopped = incident.closedAt !== undefined || incident.ruledOut !== undefined;
  return incident.duties.flatMap((duty) => {
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
}

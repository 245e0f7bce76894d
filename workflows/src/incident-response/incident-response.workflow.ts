import type { ClosingStatement, IncidentOpening } from '@shodo/contracts';
import { takeChargeOf } from '../kit/take-charge.js';
import { assessDutiesOf } from './assess-duties.js';
import { closingIsApproved } from './closing.js';

/** One incident from its report to its closing; reopened, it is the same workflow again. */
export async function incidentResponse(opening: IncidentOpening): Promise<ClosingStatement> {
  const incident = takeChargeOf(opening);

  incident.answersCommands(); // people act only through commands
  incident.whenFactsChange(() => assessDutiesOf(incident)); // facts decide which duties arise
  incident.keepsDeadlines(); // remind, escalate, record a miss

  await incident.until(closingIsApproved); // every track done, approved by a second person
  return incident.closes();
}

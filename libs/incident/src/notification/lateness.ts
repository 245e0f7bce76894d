import type { FilingKind } from '@shodo/contracts';
import { isAfter } from '../lifecycle/decision.js';
import { type Duty, hasALastDay } from '../lifecycle/incident.js';

/**
 * Only a final report settles the final one; what was final from the start also settles the preliminary one (GL 3-5-3-4). A follow-up or a
 * supplement only keeps the authority informed, and a voluntary report is one that nobody owed.
 */
export const settlesDuty = (kind: FilingKind, duty: string) =>
  kind === 'final' || (kind === 'preliminary' && !duty.endsWith('.final-report'));

/** After the due instant in force, or the alarm of a guideline. Frozen by the first act that settles: a settled duty is never late anew. */
export function comesLate(duty: Duty | undefined, at: string): boolean {
  const limit = duty?.clock?.dueAt ?? duty?.clock?.alarmAt;
  return duty !== undefined && duty.settled === undefined && hasALastDay(duty) && limit !== undefined && isAfter(at, limit);
}

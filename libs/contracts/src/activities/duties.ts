import type { AskedAssessment, Assessment } from '../duties/assessment.js';

/** The pack a duty was first judged by: a newer one never moves an open duty silently. */
export interface PackPin {
  readonly duty: string;
  readonly version: string;
  readonly digest: string;
}

export interface DutiesActivities {
  /** Time zones, calendars and packs live here, never in workflow code. */
  assessDuties(request: { form: AskedAssessment; pins: readonly PackPin[] }): Promise<Assessment>;
}

import type { AskedAssessment, Assessment, Judgement } from '../duties/assessment.js';

/** The pack a duty was first judged by: a newer one never moves an open duty silently. */
export interface PackPin {
  readonly duty: string;
  readonly version: string;
  readonly digest: string;
}

export interface AssessmentRequest {
  readonly form: AskedAssessment;
  readonly pins: readonly PackPin[];
  /** The same form with the earlier starting points, where somebody alone moved one later and nobody agreed yet. */
  readonly earlierForm?: AskedAssessment;
}

/** What the form obliges to; `earlier` is what the earlier form would, which rules what first arises. */
export interface AssessedDuties extends Assessment {
  readonly earlier?: readonly Judgement[];
}

export interface DutiesActivities {
  /** Time zones, calendars and packs live here, never in workflow code. */
  assessDuties(request: AssessmentRequest): Promise<AssessedDuties>;
}

import { z } from 'zod';
import { MeasureId, PersonId } from '../vocabulary/ids.js';
import { Day, Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import { PreventionMeasureKind, PreventionStanding, VerificationResult } from '../vocabulary/words.js';
import { event } from './event.js';
import { soleDecision } from './parts.js';

export const PreventionMeasureAdopted = event('PreventionMeasureAdopted', 1, {
  measure: MeasureId,
  kind: PreventionMeasureKind,
  standing: PreventionStanding,
  description: SealedText,
  owner: PersonId.optional(),
  dueOn: Day.optional(),
});
export const PreventionMeasureVerified = event('PreventionMeasureVerified', 2, {
  measure: MeasureId,
  verifiedAt: Instant,
  result: VerificationResult,
  carriedOutOn: Day.optional(),
  proof: SealedText,
  soleDecision: soleDecision.optional(),
});
export const ClosingProposed = event('ClosingProposed', 2, {
  review: SealedText,
  /** The breach was never sure; it was treated as one to the end. */
  stillSuspected: z.literal(true).optional(),
});
/** The proposal is gone, and closing may be proposed anew. */
export const ClosingTurnedDown = event('ClosingTurnedDown', 1, {
  reason: SealedText,
  proposedBy: PersonId.optional(),
  /** By whoever proposed it. */
  takenBack: z.literal(true).optional(),
});
export const IncidentClosed = event('IncidentClosed', 1, { note: SealedText.optional(), soleDecision: soleDecision.optional() });

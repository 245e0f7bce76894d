import { z } from 'zod';
import { FactRelied } from '../vocabulary/facts.js';
import { DecisionId, NoticeId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import { DecisionSubject } from '../vocabulary/words.js';
import { event } from './event.js';
import { soleDecision } from './parts.js';

export const DecisionRecorded = event('DecisionRecorded', 1, {
  decision: DecisionId,
  subject: DecisionSubject,
  question: SealedText,
  /** One option a line. */
  options: SealedText,
  choice: z.int(),
  reason: SealedText,
  law: SealedText.optional(),
  reliesOn: z.array(FactRelied),
  reviewAt: Instant.optional(),
  supersedes: DecisionId.optional(),
});
export const DecisionApproved = event('DecisionApproved', 1, {
  decision: DecisionId,
  note: SealedText.optional(),
  soleDecision: soleDecision.optional(),
});
export const DecisionUpheld = event('DecisionUpheld', 1, {
  decision: DecisionId,
  reason: SealedText,
  reliesOn: z.array(FactRelied),
  reviewAt: Instant.optional(),
  soleDecision: soleDecision.optional(),
});
/** Facts these decisions rest on have another version now. Writing this entry puts the mails into the outbox. */
export const DecisionsReopened = event('DecisionsReopened', 1, {
  notice: NoticeId,
  decisions: z.array(DecisionId),
  facts: z.array(FactRelied),
});
/** The time to look at a decision again has come. Writing this entry puts the mails into the outbox. */
export const DecisionReviewFellDue = event('DecisionReviewFellDue', 1, { notice: NoticeId, decision: DecisionId, dueAt: Instant });

import { z } from 'zod';
import { FactRelied } from '../vocabulary/facts.js';
import { DecisionId, DutyId, LimitedId, PersonId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import * as words from '../vocabulary/words.js';

const lookedAt = { at: Instant, by: PersonId.optional(), soleDecision: z.boolean() };

/** One decision of the log. Its number is its place in the log: it is named by it in mails and on paper. */
export const DecisionView = z.object({
  decision: DecisionId,
  number: z.int(),
  subject: words.DecisionSubject,
  /** `not-taken-up`: what it was to take the place of was superseded by another first. */
  state: z.enum(['to-approve', 'in-force', 'to-review', 'superseded', 'not-taken-up']),
  question: SealedText,
  options: SealedText,
  choice: z.int(),
  reason: SealedText,
  law: SealedText.optional(),
  /** The versions of its own time; those of today stand with whoever upheld it last. */
  reliesOn: z.array(FactRelied),
  reviewAt: Instant.optional(),
  decidedAt: Instant,
  decidedBy: PersonId.optional(),
  approved: z.object({ ...lookedAt, note: SealedText.optional() }).optional(),
  /** Why it is to be looked at again: facts that changed, each with its present version, or its review time. */
  reopened: z.object({ at: Instant, facts: z.array(FactRelied), reviewIsDue: z.boolean() }).optional(),
  upheld: z.array(z.object({ ...lookedAt, reason: SealedText, reliesOn: z.array(FactRelied) })),
  supersedes: DecisionId.optional(),
  supersededBy: DecisionId.optional(),
});
export type DecisionView = z.input<typeof DecisionView>;

/** A decision or a note that is limited to an audience. Who does not belong to it sees this of it, and nothing else. */
export const LimitedView = z.object({
  item: LimitedId,
  what: words.LimitedKind,
  /** Of a decision: its place in the log. */
  number: z.int().optional(),
  at: Instant,
  by: PersonId.optional(),
  audience: z.array(PersonId),
  /** The reader belongs to its audience. */
  isOpen: z.boolean(),
});
export type LimitedView = z.input<typeof LimitedView>;

/** A decision that a command of its own took: it stands in the same log, and is not written down twice. */
export const RulingView = z.object({
  seq: z.int(),
  what: z.enum(['breach-ruled-out', 'duty-ruled-out', 'advice-declined', 'later-date-agreed', 'later-date-turned-down', 'notice-held']),
  /** False where it no longer holds: the duty was raised again, the incident reopened, the hold reviewed. */
  stands: z.boolean(),
  duties: z.array(DutyId),
  ground: words.RulingOutGround.optional(),
  holding: words.HoldingReason.optional(),
  reviewAt: Instant.optional(),
  reason: SealedText.optional(),
  ...lookedAt,
});
export type RulingView = z.input<typeof RulingView>;

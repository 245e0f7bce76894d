import { z } from 'zod';
import { FactName } from '../vocabulary/facts.js';
import { DutyId, PersonId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import { DatedAnchor, StatementSubject } from '../vocabulary/words.js';

/** 単独決裁: in a small organisation one person decided alone, after a pause, and says why. */
export const soleDecision = z.object({ reason: SealedText });

/** A statement that a reassessment follows: the entry that holds it with its reason, what it is on, and whose it is. */
export const statementMade = z.object({
  seq: z.int(),
  subject: StatementSubject,
  fact: FactName.optional(),
  anchor: DatedAnchor.optional(),
  by: PersonId.optional(),
  at: Instant,
});
export type StatementMade = z.infer<typeof statementMade>;

const move = z.object({ duty: DutyId, before: Instant, after: Instant.optional() });

/** A decision on dates that would move later: of each duty the end in force and the later one, where that has one. */
export const laterDateDecision = { moves: z.array(move), reason: SealedText, soleDecision: soleDecision.optional() };

/**
 * Agreed to; of each duty also the end that had passed only by a starting point that was wrong: by the right one it had not. Version 1 took no miss away.
 */
export const laterDateAgreement = { ...laterDateDecision, moves: z.array(move.extend({ noLongerMissed: Instant.optional() })) };

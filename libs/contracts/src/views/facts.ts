import { z } from 'zod';
import { Confidence, FactName, FactStatement } from '../vocabulary/facts.js';
import { EvidenceRef, PersonId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import * as words from '../vocabulary/words.js';

export const FactView = z.object({
  fact: FactName,
  version: z.int(),
  stated: FactStatement,
  source: words.FactSource,
  note: SealedText.optional(),
  /** Named beside the statement or within it. */
  evidence: z.array(EvidenceRef),
  by: PersonId.optional(),
  at: Instant,
});
export type FactView = z.input<typeof FactView>;

/** The cause as it stands. */
export const CauseView = z.object({
  cause: words.CauseKind,
  confidence: Confidence,
  detail: SealedText.optional(),
  /** The number of its entry, upon which another cause is based. */
  entry: z.int().optional(),
  at: Instant.optional(),
  by: PersonId.optional(),
});

import { z } from 'zod';
import { PersonId } from '../vocabulary/ids.js';
import { Anchor, Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import { DatedAnchor, FactSource } from '../vocabulary/words.js';
import { WithdrawalView } from './filings.js';

/** One version of a starting point. */
export const AnchorView = z.object({
  anchor: DatedAnchor,
  version: z.int(),
  at: Anchor,
  source: FactSource,
  recordedAt: Instant,
  by: PersonId.optional(),
  note: SealedText.optional(),
  /** Recorded by mistake: it counts for nothing. */
  withdrawn: WithdrawalView.optional(),
});

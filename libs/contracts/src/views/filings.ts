import { z } from 'zod';
import { CountStatement } from '../vocabulary/facts.js';
import { DutyId, FilingId, PersonId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import * as words from '../vocabulary/words.js';

/** Recorded by mistake, and taken back: it stays to be seen, struck, and counts for nothing. */
export const WithdrawalView = z.object({ at: Instant, by: PersonId.optional(), reason: SealedText });

const CountChanged = z.object({ was: CountStatement, is: CountStatement });

export const FilingView = z.object({
  filing: FilingId,
  duty: DutyId,
  kind: words.FilingKind,
  state: z.enum(['drafted', 'approved', 'made']),
  content: SealedText.optional(),
  /** Missing where nobody said what is under investigation. */
  openItems: z.array(words.ReportItem).optional(),
  draftedBy: PersonId.optional(),
  draftedAt: Instant.optional(),
  approvedBy: PersonId.optional(),
  approvedAt: Instant.optional(),
  madeAt: Instant.optional(),
  channel: words.FilingChannel.optional(),
  receiptNumber: SealedText.optional(),
  late: z.boolean().optional(),
  /** Whose day a late filing missed: that of a law, or of a guideline. */
  strictness: z.enum(['statute', 'guideline']).optional(),
  soleDecision: z.boolean(),
  withdrawn: WithdrawalView.optional(),
  /** Items of the report by which its law was told last, that are known otherwise since: when they last changed, and the count then and now. */
  changed: z
    .object({
      at: Instant,
      items: z.array(words.ReportItem),
      /** What is filed after it. */
      supplements: z.array(DutyId),
      principals: CountChanged.optional(),
    })
    .optional(),
  /** Of a draft: items that are known otherwise since it was written, and the count then and now. */
  changedSinceDrafted: z.object({ items: z.array(words.ReportItem), principals: CountChanged.optional() }).optional(),
});
export type FilingView = z.input<typeof FilingView>;

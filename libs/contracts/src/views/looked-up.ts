import { z } from 'zod';
import { Statement } from '../duties/assessment.js';
import { DutyId } from '../vocabulary/ids.js';
import { FoundToDiffer } from '../vocabulary/organisation.js';

/** What is looked up beside the record of an incident when it is read: there only where the view is answered by the API. */
export const lookedUp = {
  /** What the last comparison of its record found: nothing while nobody has compared it yet. */
  recordDiffers: z.array(FoundToDiffer).optional(),
  /** Of the duties that have not arisen, those that wait for a question nobody has answered: not known, and not ruled out. */
  unasked: z.array(DutyId).optional(),
  /** What those that have not arisen are called, as far as the packs know them: the record keeps their ids alone. */
  notArisenNames: z.record(z.string(), z.object({ ja: z.string(), en: z.string() })).optional(),
  /** Open duties of which newer rules than those they are judged by would say something else, and what. */
  newerRules: z.array(z.object({ duty: DutyId, says: Statement })).optional(),
  /** It is open, and a restore erased its texts and files again: commands leave theirs out, and what is refused for it is not `allowed`. */
  takesNoTexts: z.literal(true).optional(),
};

import { z } from 'zod';
import { Statement } from '../duties/assessment.js';
import { DutyId } from '../vocabulary/ids.js';

/** What the packs in force say of an incident beside its record, looked up when it is read: there only where the view is answered by the API. */
export const byThePacks = {
  /** Of the duties that have not arisen, those that wait for a question nobody has answered: not known, and not ruled out. */
  unasked: z.array(DutyId).optional(),
  /** What those that have not arisen are called, as far as the packs know them: the record keeps their ids alone. */
  notArisenNames: z.record(z.string(), z.object({ ja: z.string(), en: z.string() })).optional(),
  /** Open duties of which newer rules than those they are judged by would say something else, and what. */
  newerRules: z.array(z.object({ duty: DutyId, says: Statement })).optional(),
};

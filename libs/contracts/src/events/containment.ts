import { z } from 'zod';
import { EvidenceRef, MeasureId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import { ContainmentMeasure } from '../vocabulary/words.js';
import { event } from './event.js';

export const ContainmentMeasureRecorded = event('ContainmentMeasureRecorded', 1, {
  measureId: MeasureId,
  measure: ContainmentMeasure,
  takenAt: Instant,
  note: SealedText.optional(),
  evidence: z.array(EvidenceRef),
});

export const SpreadStopped = event('SpreadStopped', 1, { stoppedAt: Instant, note: SealedText.optional() });
/** It had not stopped, or not at that time. `stoppedAt` is the time that was taken back. */
export const SpreadStoppedWithdrawn = event('SpreadStoppedWithdrawn', 1, { stoppedAt: Instant, reason: SealedText });

import { z } from 'zod';
import { EvidenceRef } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { sensitive } from '../vocabulary/sealed.js';
import { ContainmentMeasure } from '../vocabulary/words.js';
import { command } from './command.js';

export const RecordContainmentMeasure = command(
  'RecordContainmentMeasure',
  { track: 'containment', ja: '拡大防止の措置を記録する', en: 'Record a containment measure' },
  { measure: ContainmentMeasure, takenAt: Instant, note: sensitive().optional(), evidence: z.array(EvidenceRef).max(100).optional() },
);

export const DeclareSpreadStopped = command(
  'DeclareSpreadStopped',
  { track: 'containment', ja: '拡大が止まったと記録する', en: 'Declare the spread stopped' },
  { stoppedAt: Instant, note: sensitive().optional() },
);

/** `basedOn` is the entry of the declaration that was seen. Whoever leaves it out means the one that stands. */
export const WithdrawSpreadStopped = command(
  'WithdrawSpreadStopped',
  { track: 'containment', ja: '拡大が止まったという記録を取り消す', en: 'Take back that the spread has stopped' },
  { reason: sensitive(), basedOn: z.int().min(1).max(1_000_000).optional() },
);

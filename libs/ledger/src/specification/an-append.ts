import { createHash } from 'node:crypto';
import { emptyHead, incidentStream, type Sha256 } from '../index.js';

export const sha256: Sha256 = (utf8) => createHash('sha256').update(utf8, 'utf8').digest('hex');
export const stream = incidentStream('11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222');
/** The first append of that stream. */
export const append = {
  stream,
  head: emptyHead,
  appendId: 'a',
  occurredAt: '2026-11-28T13:00:00Z',
  actor: { kind: 'system', part: 'incident' } as const,
};
export const event = { type: 'DrillClockAdvanced', version: 1, data: { clockShiftMs: 1 } } as const;

import { randomUUID } from 'node:crypto';
import type { IncidentEvent } from '@shodo/contracts';

const sealed = () => ({ ref: randomUUID(), commitment: 'a'.repeat(64) });
const event = (type: IncidentEvent['type'], data: object) => ({ type, version: 1, data }) as IncidentEvent;

/** How an incident begins. */
export const opening = (): IncidentEvent[] => [
  event('IncidentReported', {
    kind: 'real',
    reference: 'BENCH-0001',
    noticedAt: '2026-11-28T22:00:00+09:00',
    summary: sealed(),
    organisation: { jurisdictions: ['jp'] },
    practice: { size: 'standard', secondLookMinutes: 30, acknowledgeWithinMinutes: 60 },
  }),
];
/** A note: its canonical content is close to the 469 bytes of the standard entry. */
export const noted = (): IncidentEvent => event('NoteAdded', { text: sealed() });

import { z } from 'zod';
import { ErasureId, PersonId, VaultRef } from '../vocabulary/ids.js';
import { SealedText } from '../vocabulary/sealed.js';
import { ErasureGround, ErasureScope, LegalHoldGround } from '../vocabulary/words.js';
import { event } from './event.js';
import { soleDecision } from './parts.js';

export const LegalHoldPlaced = event('LegalHoldPlaced', 1, { ground: LegalHoldGround, note: SealedText.optional() });
export const LegalHoldLifted = event('LegalHoldLifted', 1, { reason: SealedText, soleDecision: soleDecision.optional() });

const whatIsErased = {
  erasure: ErasureId,
  scope: ErasureScope,
  /** Absent when it is everything. Their commitments stay where they are. */
  texts: z.array(VaultRef).optional(),
  ground: ErasureGround,
};
export const ErasureProposed = event('ErasureProposed', 1, whatIsErased);
/** The keys of these texts are destroyed because of this entry, here and after every restore. */
export const TextsErased = event('TextsErased', 1, {
  ...whatIsErased,
  proposedBy: PersonId.optional(),
  soleDecision: soleDecision.optional(),
});
export const ErasureWithdrawn = event('ErasureWithdrawn', 1, { erasure: ErasureId });

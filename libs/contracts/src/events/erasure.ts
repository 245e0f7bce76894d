import { z } from 'zod';
import { ErasureId, FileId, PersonId, VaultRef } from '../vocabulary/ids.js';
import { SealedText } from '../vocabulary/sealed.js';
import { ErasureGround, ErasureScope, LegalHoldGround } from '../vocabulary/words.js';
import { event } from './event.js';
import { soleDecision } from './parts.js';

export const LegalHoldPlaced = event('LegalHoldPlaced', 1, { ground: LegalHoldGround, note: SealedText.optional() });
export const LegalHoldLifted = event('LegalHoldLifted', 1, { reason: SealedText, soleDecision: soleDecision.optional() });

const whatIsErased = {
  erasure: ErasureId,
  scope: ErasureScope,
  /** None when it is everything, or files alone. Their commitments stay where they are. */
  texts: z.array(VaultRef).optional(),
  /** Files of evidence that are kept; their digests stay where they are. None when it is everything, or texts alone. */
  files: z.array(FileId).optional(),
  ground: ErasureGround,
};
export const ErasureProposed = event('ErasureProposed', 2, whatIsErased);
/** The keys of these texts and files are destroyed because of this entry, here and after every restore. */
export const TextsErased = event('TextsErased', 2, {
  ...whatIsErased,
  proposedBy: PersonId.optional(),
  soleDecision: soleDecision.optional(),
});
export const ErasureWithdrawn = event('ErasureWithdrawn', 1, { erasure: ErasureId });

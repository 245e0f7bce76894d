import { z } from 'zod';
import { Digest, GivenPackId, NoticeId, PackId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import { PackProfile } from '../vocabulary/words.js';
import { event } from './event.js';

/** Who got which version: the digest of the manifest names it. */
export const EvidencePackGiven = event('EvidencePackGiven', 1, {
  given: GivenPackId,
  pack: PackId,
  profile: PackProfile,
  manifest: Digest,
  recipient: SealedText,
  /** Until when its link works; without one it was handed over by hand. */
  linkUntil: Instant.optional(),
  /** When somebody asks, unless the receipt is confirmed by then. */
  confirmBy: Instant,
});
export const EvidencePackReceived = event('EvidencePackReceived', 1, {
  given: GivenPackId,
  receivedAt: Instant,
  receivedBy: SealedText.optional(),
  /** By the recipient's own hand, on the page of the link; otherwise as somebody here was told. */
  byLink: z.boolean(),
});
export const PackLinkEnded = event('PackLinkEnded', 1, { given: GivenPackId });
/** Nobody confirmed the receipt in time. Writing this entry puts the mails into the outbox. */
export const PackReceiptFellDue = event('PackReceiptFellDue', 1, { notice: NoticeId, given: GivenPackId, dueAt: Instant });

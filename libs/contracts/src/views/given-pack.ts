import { z } from 'zod';
import { Digest, GivenPackId, PackId, PersonId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import { PackProfile } from '../vocabulary/words.js';

/** One giving of an evidence pack: who got which version until when, and whether they said so. */
export const GivenPackView = z.object({
  given: GivenPackId,
  pack: PackId,
  profile: PackProfile,
  manifest: Digest,
  recipient: SealedText,
  givenAt: Instant,
  givenBy: PersonId.optional(),
  confirmBy: Instant,
  linkUntil: Instant.optional(),
  linkEndedAt: Instant.optional(),
  /** Something of the incident was erased since: it opens for nobody any more, and neither does its link. */
  erasedAt: Instant.optional(),
  received: z.object({ at: Instant, by: SealedText.optional(), byLink: z.boolean() }).optional(),
  /** Somebody was told that nobody had confirmed it. */
  askedAt: Instant.optional(),
});
export type GivenPackView = z.input<typeof GivenPackView>;

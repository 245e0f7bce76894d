import { z } from 'zod';
import { Digest, EvidenceRef, FileId } from '../vocabulary/ids.js';
import { PackOmission, PackPart, PackProfile } from '../vocabulary/words.js';

/** `despite`: evidence whose file is known to be changed or missing, and without whose file the pack is wanted all the same. */
export const EvidencePackWanted = z
  .strictObject({ profile: PackProfile, despite: z.array(EvidenceRef).max(500).optional() })
  .meta({ id: 'EvidencePackWanted' });
export type EvidencePackWanted = z.infer<typeof EvidencePackWanted>;

/** What is not in a pack and why; of evidence, which piece. */
export const LeftOut = z.object({ part: PackPart, because: PackOmission, evidence: EvidenceRef.optional() });
export type LeftOut = z.input<typeof LeftOut>;

/** A pack as it was built and is kept. `manifest` is the digest of its list of parts: the same state of the record gives the same one. */
export const EvidencePackBuilt = z
  .object({
    pack: FileId,
    profile: PackProfile,
    manifest: Digest,
    /** The last entry that went in. */
    seq: z.int(),
    size: z.int(),
    parts: z.array(z.object({ path: z.string(), sha256: Digest, size: z.int() })),
    leftOut: z.array(LeftOut),
  })
  .meta({ id: 'EvidencePackBuilt' });
export type EvidencePackBuilt = z.input<typeof EvidencePackBuilt>;

/**
 * What is built for somebody outside and kept until it is given to them, or for a day. The same request under the same Idempotency-Key gets the
 * same pack.
 */
export const packRequests = {
  buildEvidencePack: {
    path: '/v1/incidents/:incidentId/evidence-packs',
    ja: '証拠パックを作る',
    en: 'Build an evidence pack',
    body: EvidencePackWanted,
    answer: EvidencePackBuilt,
  },
} as const;
export type PackRequestName = keyof typeof packRequests;

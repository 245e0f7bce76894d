import { z } from 'zod';
import { Confidence, CountStatement, FactName, FactStatement } from '../vocabulary/facts.js';
import { Digest, EvidenceRef, FileId, PersonId } from '../vocabulary/ids.js';
import { Anchor, Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import { CauseKind, DataCategory, DataItem, DatedAnchor, EvidenceKind, FactSource } from '../vocabulary/words.js';
import { event } from './event.js';

const version = {
  fact: FactName,
  version: z.int(),
  stated: FactStatement,
  source: FactSource,
  note: SealedText.optional(),
  evidence: z.array(EvidenceRef),
};

export const FactRecorded = event('FactRecorded', 1, version);
export const FactRevised = event('FactRevised', 1, { ...version, before: FactStatement });
export const EvidenceSealed = event('EvidenceSealed', 1, {
  evidence: EvidenceRef,
  kind: EvidenceKind,
  description: SealedText,
  /** Of a file, whether it was handed over or stays with the organisation. */
  sha256: Digest.optional(),
  fileSize: z.int().optional(),
  capturedAt: Instant.optional(),
  /** The evidence under which a file with this digest was sealed first. */
  sameAs: EvidenceRef.optional(),
  /** The file itself, where it was handed over and is kept sealed. */
  file: FileId.optional(),
  fileName: SealedText.optional(),
});
export const EvidenceHandedOver = event('EvidenceHandedOver', 1, {
  evidence: EvidenceRef,
  /** Who held it before; somebody outside the organisation is nobody here. */
  from: PersonId.optional(),
  to: PersonId.optional(),
  recipient: SealedText.optional(),
  handedAt: Instant,
  reason: SealedText,
});
export const CauseEstablished = event('CauseEstablished', 2, {
  cause: CauseKind,
  confidence: Confidence,
  detail: SealedText.optional(),
  /** The cause on record before, where it was another. Entries of the first version do not say so. */
  before: z.object({ cause: CauseKind, confidence: Confidence }).optional(),
});
export const ImpactScopeSet = event('ImpactScopeSet', 2, {
  version: z.int(),
  principals: CountStatement,
  before: CountStatement.optional(),
  categories: z.array(DataCategory),
  dataItems: z.array(DataItem).optional(),
  source: FactSource,
  note: SealedText.optional(),
});
export const AnchorRecorded = event('AnchorRecorded', 1, {
  anchor: DatedAnchor,
  version: z.int(),
  at: Anchor,
  before: Anchor.optional(),
  source: FactSource,
  note: SealedText.optional(),
});
/** Version `version`, which said `at`, was recorded by mistake; `now` stands again, where a version before it does. */
export const AnchorWithdrawn = event('AnchorWithdrawn', 1, {
  anchor: DatedAnchor,
  version: z.int(),
  at: Anchor,
  now: Anchor.optional(),
  reason: SealedText,
});

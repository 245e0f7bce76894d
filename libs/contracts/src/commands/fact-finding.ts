import { z } from 'zod';
import { Confidence, CountStatement, FactName, FactStatement, fitsFact } from '../vocabulary/facts.js';
import { Digest, EvidenceRef, FileId, PersonId } from '../vocabulary/ids.js';
import { Anchor, Instant } from '../vocabulary/instants.js';
import { sensitive, sensitiveAsFound } from '../vocabulary/sealed.js';
import { CauseKind, DataCategory, DataItem, DatedAnchor, EvidenceKind, FactSource } from '../vocabulary/words.js';
import { command } from './command.js';

const stated = {
  fact: FactName,
  stated: FactStatement,
  source: FactSource,
  note: sensitive().optional(),
  evidence: z.array(EvidenceRef).max(100).optional(),
};
const formFits = (body: { fact: FactName; stated: FactStatement }) =>
  fitsFact(body.fact, body.stated) ? [] : [{ field: 'stated', message: 'this fact is not stated in that form' }];

export const RecordFact = command(
  'RecordFact',
  { track: 'factFinding', ja: '事実を記録する', en: 'Record a fact', check: formFits },
  stated,
);

/** `basedOn` is the version the writer saw, counted from 1: two people changing one fact at once never overwrite each other. */
export const ReviseFact = command(
  'ReviseFact',
  { track: 'factFinding', ja: '事実を改訂する', en: 'Revise a fact', check: formFits },
  { ...stated, basedOn: z.int().min(1).max(1_000_000) },
);

/** A file that was handed over is named with what the server measured of it. */
const fileIsMeasured = ({ file, sha256, fileSize }: { file?: string; sha256?: string; fileSize?: number }) =>
  file !== undefined && (sha256 === undefined || fileSize === undefined)
    ? [{ field: 'file', message: 'a file is named with its digest and size' }]
    : [];

/**
 * A file either is handed over first (`uploadFile`) and kept sealed, or stays where it is: then what is kept is its digest, by which anybody can tell
 * later that it is still the same file. What cannot be a file, as something said, is described.
 */
export const SealEvidence = command(
  'SealEvidence',
  { track: 'factFinding', ja: '証拠を保全する', en: 'Seal evidence', check: fileIsMeasured },
  {
    kind: EvidenceKind,
    description: sensitive(10_000),
    sha256: Digest.optional(),
    fileSize: z.int().min(0).optional(),
    capturedAt: Instant.optional(),
    file: FileId.optional(),
    fileName: sensitiveAsFound(255).optional(),
  },
);

const aHolder = ({ to, recipient }: { to?: string; recipient?: string }) =>
  to === undefined && recipient === undefined ? [{ field: 'to', message: 'a person of the organisation, or somebody else' }] : [];

/** Who holds a piece of evidence from now on, and why: the chain of custody, one link at a time. */
export const HandOverEvidence = command(
  'HandOverEvidence',
  { track: 'factFinding', ja: '証拠を引き渡す', en: 'Hand evidence over', check: aHolder },
  {
    evidence: EvidenceRef,
    /** Who holds it; where it went outside, who of the organisation answers for it. */
    to: PersonId.optional(),
    /** Somebody outside the organisation: the police, a forensic laboratory. */
    recipient: sensitive(500).optional(),
    handedAt: Instant,
    reason: sensitive(),
  },
);

function causeIsTold({ cause, confidence, detail }: { cause: CauseKind; confidence?: string; detail?: unknown }) {
  if (cause === 'not-established') return detail === undefined ? [{ field: 'detail', message: 'what was examined must be said' }] : [];
  return confidence === undefined ? [{ field: 'confidence', message: 'how sure the cause is must be said' }] : [];
}

/** `basedOn` is the entry of the cause the writer saw; 0 when none was on record. Whoever leaves it out looked at none. */
export const EstablishCause = command(
  'EstablishCause',
  { track: 'factFinding', ja: '原因を特定する', en: 'Establish the cause', check: causeIsTold },
  {
    cause: CauseKind,
    /** How sure it is; of a cause that could not be established nobody is, and what was examined is said instead. */
    confidence: Confidence.exclude(['unknown']).optional(),
    detail: sensitive(10_000).optional(),
    basedOn: z.int().min(0).max(1_000_000).optional(),
  },
);

/** `basedOn` is the version of the count the writer saw; 0 when none was on record. Says the whole of it: what is left out is not known any more. */
export const SetImpactScope = command(
  'SetImpactScope',
  { track: 'factFinding', ja: '影響範囲を記録する', en: 'Set the impact scope' },
  {
    principals: CountStatement,
    categories: z.array(DataCategory).min(1).max(10),
    dataItems: z.array(DataItem).max(20).optional(),
    source: FactSource,
    basedOn: z.int().min(0).max(1_000_000),
    note: sensitive().optional(),
  },
);

/** A time that a clock hangs on. A day alone where the time of day is not known; `basedOn` as with the impact scope. */
export const RecordAnchor = command(
  'RecordAnchor',
  { track: 'factFinding', ja: '起算点を記録する', en: 'Record a starting point' },
  { anchor: DatedAnchor, at: Anchor, source: FactSource, basedOn: z.int().min(0).max(1_000_000), note: sensitive().optional() },
);

/** `basedOn` is the version that stands and is taken back; the one before it stands again, or none. */
export const WithdrawAnchor = command(
  'WithdrawAnchor',
  { track: 'factFinding', ja: '起算点の記録を取り消す', en: 'Take back a starting point' },
  { anchor: DatedAnchor, basedOn: z.int().min(1).max(1_000_000), reason: sensitive() },
);

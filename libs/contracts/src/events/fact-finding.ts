import { z } from 'zod';
import { Confidence, CountStatement, FactName, FactStatement } from '../vocabulary/facts.js';
import { EvidenceRef } from '../vocabulary/ids.js';
import { SealedText } from '../vocabulary/sealed.js';
import { CauseKind, DataCategory, FactSource } from '../vocabulary/words.js';
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
export const CauseEstablished = event('CauseEstablished', 1, { cause: CauseKind, confidence: Confidence, detail: SealedText.optional() });
export const ImpactScopeSet = event('ImpactScopeSet', 1, {
  version: z.int(),
  principals: CountStatement,
  before: CountStatement.optional(),
  categories: z.array(DataCategory),
  source: FactSource,
  note: SealedText.optional(),
});

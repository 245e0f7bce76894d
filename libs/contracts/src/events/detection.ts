import { z } from 'zod';
import { LeakType } from '../vocabulary/facts.js';
import { EvidenceRef } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { OrganisationPractice, OrganisationProfile } from '../vocabulary/organisation.js';
import { SealedText } from '../vocabulary/sealed.js';
import { AwarenessBasis, IncidentKind, ReportChannel, RulingOutGround } from '../vocabulary/words.js';
import { event } from './event.js';
import { soleDecision } from './parts.js';

export const IncidentReported = event('IncidentReported', 1, {
  kind: IncidentKind,
  reference: z.string(),
  noticedAt: Instant,
  summary: SealedText,
  leakType: LeakType.optional(),
  occurredAt: Instant.optional(),
  channel: ReportChannel.optional(),
  reportedBy: SealedText.optional(),
  organisation: OrganisationProfile,
  practice: OrganisationPractice,
  /** Drills only: how far the drill's clock runs ahead of (or behind) the server's, milliseconds. */
  clockShiftMs: z.number().optional(),
});

export const AwarenessEstablished = event('AwarenessEstablished', 1, {
  awareAt: Instant,
  basis: AwarenessBasis,
  /** True while it is not sure that this knowledge starts the clocks: a call at night, an ungrounded tip. The clocks run all the same. */
  provisional: z.boolean(),
  note: SealedText.optional(),
});

export const AwarenessCorrected = event('AwarenessCorrected', 1, {
  before: Instant,
  awareAt: Instant,
  basis: AwarenessBasis,
  /** The corrected time is not sure either. Entries that do not say so are sure. */
  provisional: z.boolean().optional(),
  reason: SealedText,
});

export const BreachRuledOut = event('BreachRuledOut', 1, {
  ground: RulingOutGround,
  reason: SealedText,
  evidence: z.array(EvidenceRef),
  soleDecision: soleDecision.optional(),
});

import { z } from 'zod';
import { LeakType } from '../vocabulary/facts.js';
import { EvidenceRef } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { sensitive } from '../vocabulary/sealed.js';
import { AwarenessBasis, IncidentKind, ReportChannel, RulingOutGround } from '../vocabulary/words.js';
import { command } from './command.js';

export const ReportIncident = command(
  'ReportIncident',
  { track: 'detection', opens: true, ja: '報告する', en: 'Report' },
  {
    summary: sensitive(10_000),
    noticedAt: Instant,
    leakType: LeakType.optional(),
    occurredAt: Instant.optional(),
    channel: ReportChannel.optional(),
    reportedBy: sensitive(200).optional(),
    /** A drill runs on a clock of its own that starts here and can be moved forward. */
    kind: IncidentKind.optional(),
    drillStartsAt: Instant.optional(),
  },
);

/** How many times the moment of knowing was recorded, as the writer saw them. Whoever leaves it out looked at none. */
const basedOn = z.int().min(0).max(1_000_000).optional();

export const EstablishAwareness = command(
  'EstablishAwareness',
  { track: 'detection', ja: '知った日時を確定する', en: 'Establish awareness' },
  { awareAt: Instant, basis: AwarenessBasis, provisional: z.boolean().optional(), note: sensitive().optional(), basedOn },
);

export const CorrectAwareness = command(
  'CorrectAwareness',
  { track: 'detection', ja: '知った日時を訂正する', en: 'Correct awareness' },
  { awareAt: Instant, basis: AwarenessBasis, provisional: z.boolean().optional(), reason: sensitive(), basedOn },
);

export const RuleOutBreach = command(
  'RuleOutBreach',
  { track: 'detection', ja: '漏えい等ではないと判断する', en: 'Rule out a breach' },
  {
    ground: RulingOutGround,
    reason: sensitive(),
    evidence: z.array(EvidenceRef).max(100).optional(),
    soleDecisionReason: sensitive(1_000).optional(),
  },
);

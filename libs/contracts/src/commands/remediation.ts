import { z } from 'zod';
import { MeasureId, PersonId } from '../vocabulary/ids.js';
import { Day, Instant } from '../vocabulary/instants.js';
import { sensitive } from '../vocabulary/sealed.js';
import { PreventionMeasureKind, PreventionStanding, VerificationResult } from '../vocabulary/words.js';
import { command } from './command.js';

export const AdoptPreventionMeasure = command(
  'AdoptPreventionMeasure',
  { track: 'remediation', ja: '再発防止策を決める', en: 'Adopt a prevention measure' },
  {
    kind: PreventionMeasureKind,
    standing: PreventionStanding,
    description: sensitive(),
    owner: PersonId.optional(),
    dueOn: Day.optional(),
  },
);

export const VerifyPreventionMeasure = command(
  'VerifyPreventionMeasure',
  { track: 'remediation', ja: '再発防止策を確認する', en: 'Verify a prevention measure' },
  {
    measure: MeasureId,
    verifiedAt: Instant,
    result: VerificationResult,
    carriedOutOn: Day.optional(),
    proof: sensitive(),
    soleDecisionReason: sensitive(1_000).optional(),
  },
);

export const ProposeClosing = command(
  'ProposeClosing',
  { track: 'remediation', ja: '完了を提案する', en: 'Propose closing' },
  { review: sensitive(10_000) },
);

/** The entry of the proposal that was read. Whoever leaves it out means the one that stands. */
const basedOn = z.int().min(1).max(1_000_000).optional();

export const ApproveClosing = command(
  'ApproveClosing',
  { track: 'remediation', ja: '完了を承認する', en: 'Approve closing' },
  { note: sensitive().optional(), soleDecisionReason: sensitive(1_000).optional(), basedOn },
);

/** Whoever proposed takes it back, anybody else who may approve turns it down; either way closing may be proposed anew. */
export const TurnDownClosing = command(
  'TurnDownClosing',
  { track: 'remediation', ja: '完了の提案を差し戻す・取り下げる', en: 'Turn down or take back the closing' },
  { reason: sensitive(), basedOn },
);

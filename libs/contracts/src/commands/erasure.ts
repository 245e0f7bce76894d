import { z } from 'zod';
import { ErasureId, EvidenceRef, VaultRef } from '../vocabulary/ids.js';
import { sensitive } from '../vocabulary/sealed.js';
import { ErasureGround, ErasureScope, LegalHoldGround } from '../vocabulary/words.js';
import { command } from './command.js';

/** While a hold stands no text of the incident is erased. */
export const PlaceLegalHold = command(
  'PlaceLegalHold',
  { track: 'conduct', ja: '消去を差し止める', en: 'Place a legal hold' },
  { ground: LegalHoldGround, note: sensitive().optional() },
);

/** `basedOn` is the entry of the hold that was seen. Whoever leaves it out means the one that stands. */
export const LiftLegalHold = command(
  'LiftLegalHold',
  { track: 'conduct', ja: '差し止めを解く', en: 'Lift the legal hold' },
  { reason: sensitive(), soleDecisionReason: sensitive(1_000).optional(), basedOn: z.int().min(1).max(1_000_000).optional() },
);

const namedFitsScope = ({ scope, texts, evidence }: { scope: ErasureScope; texts?: readonly string[]; evidence?: readonly string[] }) => {
  const isWhole = scope === 'whole-vault';
  if (!isWhole && !texts && !evidence) return [{ field: 'texts', message: 'the texts or files to be erased must be named' }];
  return [
    ...(isWhole && texts ? [{ field: 'texts', message: 'with the whole vault no text is named' }] : []),
    ...(isWhole && evidence ? [{ field: 'evidence', message: 'with the whole vault no file is named' }] : []),
  ];
};

/**
 * Texts that name a person are found by whoever proposes, in the opened incident; the name itself is not sent. A file that is kept is named by its
 * evidence; what goes is every file of the incident with these bytes, and what it was called. An erasure is carried out when a second person
 * approves it, and cannot be undone.
 */
export const ProposeErasure = command(
  'ProposeErasure',
  { track: 'conduct', ja: '本文の消去を提案する', en: 'Propose to erase texts', check: namedFitsScope },
  {
    scope: ErasureScope,
    texts: z.array(VaultRef).min(1).max(500).optional(),
    evidence: z.array(EvidenceRef).min(1).max(500).optional(),
    ground: ErasureGround,
  },
);

export const ApproveErasure = command(
  'ApproveErasure',
  { track: 'conduct', ja: '本文の消去を承認する', en: 'Approve erasing' },
  { erasure: ErasureId, soleDecisionReason: sensitive(1_000).optional() },
);

export const WithdrawErasure = command(
  'WithdrawErasure',
  { track: 'conduct', ja: '消去の提案を取り下げる', en: 'Withdraw the proposal to erase' },
  { erasure: ErasureId },
);

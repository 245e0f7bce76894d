import { z } from 'zod';
import { DutyId, FilingId, NoticeId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { sensitive } from '../vocabulary/sealed.js';
import { nobodyNotified } from '../vocabulary/typed-text.js';
import {
  FilingChannel,
  FilingKind,
  HoldingReason,
  LaterDateDecision,
  NoticeMeans,
  NoticeReach,
  ReportItem,
  SubstituteMeasure,
  SubstituteReason,
} from '../vocabulary/words.js';
import { command } from './command.js';

const openItems = z.array(ReportItem).max(9).optional();

/** `openItems` are the items still under investigation; leaving one open never blocks a filing. An empty list says that nothing is open. */
export const DraftFiling = command(
  'DraftFiling',
  { track: 'notification', ja: '報告書の案を作る', en: 'Draft a filing' },
  { duty: DutyId, kind: FilingKind, content: sensitive(100_000), openItems },
);

export const ApproveFiling = command(
  'ApproveFiling',
  { track: 'notification', ja: '報告書の案を承認する', en: 'Approve a filing' },
  { filing: FilingId, note: sensitive().optional(), soleDecisionReason: sensitive(1_000).optional() },
);

/** A filing is a fact of the world: it is recorded even when no approved draft stands behind it, and the record says so. */
export const RecordFilingMade = command(
  'RecordFilingMade',
  { track: 'notification', ja: '提出を記録する', en: 'Record a filing made' },
  {
    duty: DutyId,
    kind: FilingKind,
    madeAt: Instant,
    channel: FilingChannel,
    receiptNumber: sensitive(200).optional(),
    filing: FilingId.optional(),
    openItems,
    /** One filing may settle further duties: 速報 and 確報 at once when everything is known (GL 3-5-3-4). */
    alsoSettles: z.array(DutyId).max(5).optional(),
    /** Of a duty owed to several: every one of them was told. Without it nothing but a follow-up is recorded, which settles nothing. */
    everyPartyTold: z.boolean().optional(),
    note: sensitive().optional(),
  },
);

/** Recorded by mistake: it stays in the record, struck, and settles nothing from then on. */
export const WithdrawFiling = command(
  'WithdrawFiling',
  { track: 'notification', ja: '提出・連絡の記録を取り消す', en: 'Take back the record of a filing' },
  { filing: FilingId, reason: sensitive() },
);

/** `basedOn` is the entry of the last hold of the duty that the writer saw; 0 when there was none. Whoever leaves it out looked at none. */
export const HoldPrincipalNotice = command(
  'HoldPrincipalNotice',
  { track: 'notification', ja: '本人への通知を保留する', en: 'Hold the notice to principals' },
  {
    duty: DutyId,
    reason: HoldingReason,
    reviewAt: Instant,
    basedOn: z.int().min(0).max(1_000_000).optional(),
    note: sensitive().optional(),
  },
);

const persons = z.int().min(0).max(10_000_000_000);
/** So many notices and measures, also such as were taken back, the writer saw under the duty; 0 when there were none. Whoever leaves it out looked at none. */
const actsSeen = z.int().min(0).max(1_000_000).optional();

/**
 * Settles the duty once everybody is reached: the notices and substitute measures so far come to the known maximum of principals, or whoever records
 * says so. Nobody needs to be notified once more for saying it.
 */
export const RecordPrincipalNoticeDone = command(
  'RecordPrincipalNoticeDone',
  {
    track: 'notification',
    ja: '本人への通知を記録する',
    en: 'Record the notice to principals',
    check: ({ principals, reaches }: { principals: number; reaches?: string }) =>
      principals === 0 && reaches !== 'all' ? [{ field: 'principals', message: nobodyNotified }] : [],
  },
  {
    duty: DutyId,
    doneAt: Instant,
    means: NoticeMeans,
    principals: persons,
    reaches: NoticeReach.optional(),
    basedOn: actsSeen,
    note: sensitive().optional(),
  },
);

export const RecordSubstituteMeasure = command(
  'RecordSubstituteMeasure',
  { track: 'notification', ja: '代替措置を記録する', en: 'Record a substitute measure' },
  {
    duty: DutyId,
    measure: SubstituteMeasure,
    reason: SubstituteReason,
    startedAt: Instant,
    /** Those it stands for, where that is known. */
    principals: persons.optional(),
    reaches: NoticeReach.optional(),
    basedOn: actsSeen,
    place: sensitive(1_000).optional(),
  },
);

/** A notice to principals, or a measure in its place, that was recorded by mistake: named by the number of the entry that holds it. */
export const WithdrawPrincipalNotice = command(
  'WithdrawPrincipalNotice',
  { track: 'notification', ja: '本人への通知・代替措置の記録を取り消す', en: 'Take back the record of a notice to principals' },
  { entry: z.int().min(1).max(1_000_000), reason: sensitive() },
);

/** Only when the present facts no longer raise the duty; the record keeps who decided. */
export const RuleOutDuty = command(
  'RuleOutDuty',
  { track: 'notification', ja: '義務の対象外と確定する', en: 'Rule out a duty' },
  { duty: DutyId, reason: sensitive(), soleDecisionReason: sensitive(1_000).optional() },
);

/** Only of advice, which nobody owes: somebody says that it is not followed, and why. That it was followed is recorded like a notice. */
export const DeclineAdvice = command(
  'DeclineAdvice',
  { track: 'notification', ja: '連絡・相談をしないと決める', en: 'Decide not to follow advice' },
  { duty: DutyId, reason: sensitive() },
);

/**
 * A date once in force moves later only by the word of somebody other than whose statement would move it. One decision may cover several duties;
 * `basedOn` is the latest proposal the writer saw.
 */
export const DecideLaterDate = command(
  'DecideLaterDate',
  { track: 'notification', ja: '期限を後ろにするか決める', en: 'Decide on a later date' },
  {
    duties: z.array(DutyId).min(1).max(40),
    decision: LaterDateDecision,
    reason: sensitive(),
    basedOn: z.int().min(0).max(1_000_000),
    soleDecisionReason: sensitive(1_000).optional(),
  },
);

export const AcknowledgeReminder = command(
  'AcknowledgeReminder',
  { track: 'notification', ja: '確認しました', en: 'Acknowledge a reminder' },
  { notice: NoticeId },
);

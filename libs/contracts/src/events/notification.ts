import { z } from 'zod';
import { Judgement } from '../duties/assessment.js';
import { DutyId, FilingId, NoticeId, PersonId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { SealedText } from '../vocabulary/sealed.js';
import {
  DutyStanding,
  FilingChannel,
  FilingKind,
  HoldingReason,
  NoticeMeans,
  NoticeReach,
  ReminderKind,
  ReportItem,
  SubstituteMeasure,
  SubstituteReason,
} from '../vocabulary/words.js';
import { event } from './event.js';
import { laterDateAgreement, laterDateDecision, soleDecision, statementMade } from './parts.js';

/** The duty was assessed on these facts; `factsVersion` counts what the judgement saw (facts, awareness, filings). */
export const DutyArose = event('DutyArose', 1, { judgement: Judgement, factsVersion: z.int() });
/** Old and new of what differs, member by member; a member that only `was` has is gone. The judgement before it stands in the record already. */
export const DutyReassessed = event('DutyReassessed', 2, {
  duty: DutyId,
  was: Judgement.partial(),
  is: Judgement.partial(),
  factsVersion: z.int(),
});
/** What was filed had settled it, and leaves items open itself or is known otherwise since: it is owed once more, from a clock of its own. */
export const DutyOwedAgain = event('DutyOwedAgain', 1, { judgement: Judgement, factsVersion: z.int() });
/**
 * The present facts would give a later date. `before` is the judgement by which the clock in force runs: it goes on until a second person agrees.
 */
export const LaterDateProposed = event('LaterDateProposed', 1, {
  judgement: Judgement,
  before: Judgement,
  factsVersion: z.int(),
  causedBy: z.array(statementMade),
});
export const LaterDateAgreed = event('LaterDateAgreed', 2, laterDateAgreement);
export const LaterDateTurnedDown = event('LaterDateTurnedDown', 1, laterDateDecision);
/** Duties looked at and not arisen are named once, so that "assessed" never rests on silence. */
export const DutiesAssessed = event('DutiesAssessed', 1, {
  factsVersion: z.int(),
  notArisen: z.array(DutyId),
  warnings: z.array(z.object({ code: z.string(), with: z.record(z.string(), z.union([z.string(), z.number()])).optional() })),
  packs: z.array(z.object({ duty: DutyId, version: z.string(), digest: z.string() })),
});
export const DutyRuledOut = event('DutyRuledOut', 1, { duty: DutyId, reason: SealedText, soleDecision: soleDecision.optional() });
/** Somebody decided not to follow what was only advised: no duty ended by it. */
export const AdviceDeclined = event('AdviceDeclined', 1, { duty: DutyId, reason: SealedText });

/** Items still under investigation: an empty list says that none is; where it is missing, nobody said. */
const openItems = z.array(ReportItem).optional();

export const FilingDrafted = event('FilingDrafted', 2, {
  filing: FilingId,
  duty: DutyId,
  kind: FilingKind,
  content: SealedText,
  openItems,
});
export const FilingApproved = event('FilingApproved', 1, {
  filing: FilingId,
  note: SealedText.optional(),
  soleDecision: soleDecision.optional(),
});
export const FilingMade = event('FilingMade', 2, {
  filing: FilingId,
  /** The draft that was filed; absent when none stood behind it. */
  draft: FilingId.optional(),
  /** Whether that draft was approved when it was filed. Entries of the first version do not say so. */
  draftApproved: z.boolean().optional(),
  duty: DutyId,
  alsoSettles: z.array(DutyId),
  kind: FilingKind,
  madeAt: Instant,
  channel: FilingChannel,
  receiptNumber: SealedText.optional(),
  openItems,
  note: SealedText.optional(),
  /** Of a duty owed to several: whoever recorded it said that every one of them was told. */
  everyPartyTold: z.boolean().optional(),
  /** Frozen for ever: the filing came after its due instant. */
  late: z.boolean(),
  /** Whose day a late filing missed: that of a law, or of a guideline. */
  strictness: z.enum(['statute', 'guideline']).optional(),
});

/** It was recorded by mistake. What it was is said once more, so that this entry can be read alone. */
export const FilingWithdrawn = event('FilingWithdrawn', 1, {
  filing: FilingId,
  duty: DutyId,
  alsoSettles: z.array(DutyId),
  kind: FilingKind,
  madeAt: Instant,
  reason: SealedText,
});

export const PrincipalNoticeHeld = event('PrincipalNoticeHeld', 1, {
  duty: DutyId,
  reason: HoldingReason,
  reviewAt: Instant,
  note: SealedText.optional(),
});
/** The persons that a word of "everybody" speaks of: as many as were known to be affected when it was said, or else as had been reached by then. Entries that do not say so spoke for ever. */
const speaksOf = z.int().optional();
/** After the duty was settled: the same persons were told once more, and it settles nothing anew. */
const further = z.literal(true).optional();

export const PrincipalNoticeDone = event('PrincipalNoticeDone', 2, {
  duty: DutyId,
  doneAt: Instant,
  means: NoticeMeans,
  principals: z.int(),
  reaches: NoticeReach.optional(),
  /** Everybody was reached by it. Entries that do not say so did settle the duty. */
  settles: z.boolean().optional(),
  speaksOf,
  further,
  note: SealedText.optional(),
});
export const SubstituteMeasureTaken = event('SubstituteMeasureTaken', 2, {
  duty: DutyId,
  measure: SubstituteMeasure,
  reason: SubstituteReason,
  startedAt: Instant,
  principals: z.int().optional(),
  reaches: NoticeReach.optional(),
  settles: z.boolean().optional(),
  speaksOf,
  further,
  place: SealedText.optional(),
});

/** A notice or a measure in its place that was recorded by mistake; `entry` is the number of the entry that holds it. */
export const PrincipalNoticeWithdrawn = event('PrincipalNoticeWithdrawn', 1, {
  duty: DutyId,
  entry: z.int(),
  at: Instant,
  means: NoticeMeans.optional(),
  measure: SubstituteMeasure.optional(),
  principals: z.int().optional(),
  reason: SealedText,
});

/** `dueAt` is the instant of the reminder itself; `forDueAt` that of the duty. Writing this entry puts the mails into the outbox. */
export const ReminderFellDue = event('ReminderFellDue', 2, {
  notice: NoticeId,
  duty: DutyId,
  reminder: ReminderKind,
  dueAt: Instant,
  forDueAt: Instant,
  /** Whose day it leads to: that of a law, or of a guideline. Of a duty without a clock there is none, and the first version does not say. */
  strictness: z.enum(['statute', 'guideline']).optional(),
  /** How the duty stood on the facts of that moment. Entries of the first version do not say so. */
  standing: DutyStanding.optional(),
});
export const ReminderAcknowledged = event('ReminderAcknowledged', 1, { notice: NoticeId, duty: DutyId, reminder: ReminderKind });
/** Nobody acknowledged in time: everybody responsible is told. */
export const ReminderEscalated = event('ReminderEscalated', 1, {
  notice: NoticeId,
  of: NoticeId,
  duty: DutyId,
  reminder: ReminderKind,
  dueAt: Instant,
  forDueAt: Instant,
});
export const DeadlineMissed = event('DeadlineMissed', 2, {
  duty: DutyId,
  dueAt: Instant,
  strictness: z.enum(['statute', 'guideline']),
  /**
   * How the duty stood, by the facts then on record, when its time passed. Of one that did not stand, and that nobody had ruled out, nothing was
   * missed. Entries of the first version do not say so.
   */
  standing: DutyStanding.optional(),
  /** What passed is the day of the status filing, not the end of the clock. */
  statusFiling: z.literal(true).optional(),
});

export const NoticeDelivered = event('NoticeDelivered', 1, { notice: NoticeId, to: PersonId, acceptedAt: Instant });
export const NoticeDeliveryFailed = event('NoticeDeliveryFailed', 1, {
  notice: NoticeId,
  to: PersonId,
  reason: z.string().max(60),
  attempts: z.int(),
});

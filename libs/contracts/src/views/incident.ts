import { z } from 'zod';
import { DutyKind, Judgement, Statement } from '../duties/assessment.js';
import { statementMade } from '../events/parts.js';
import { CountStatement, LeakType } from '../vocabulary/facts.js';
import {
  Digest,
  DutyId,
  ErasureId,
  EvidenceRef,
  FileId,
  FilingId,
  IncidentId,
  MeasureId,
  NoticeId,
  PersonId,
  VaultRef,
} from '../vocabulary/ids.js';
import { Anchor, Day, Instant } from '../vocabulary/instants.js';
import { OrganisationPractice, OrganisationProfile } from '../vocabulary/organisation.js';
import { RefusalCode } from '../vocabulary/refusals.js';
import { SealedText } from '../vocabulary/sealed.js';
import { TrackName, TrackState } from '../vocabulary/tracks.js';
import * as words from '../vocabulary/words.js';
import { AnchorView } from './anchors.js';
import { DecisionView, LimitedView, RulingView } from './decisions.js';
import { CauseView, FactView } from './facts.js';
import { FilingView, WithdrawalView } from './filings.js';
import { GivenPackView } from './given-pack.js';
import { lookedUp } from './looked-up.js';

/**
 * Views are answers: their types are what goes over the wire, plain text without brands.
 * How a clock stands, in the words of the duty board.
 */
export const ClockState = z.enum([
  'running',
  'soon',
  'last-day',
  'overdue',
  'settled',
  'settled-late',
  'provisional',
  'held',
  'ruled-out',
  'no-clock',
  /** The incident was closed while nothing had been said of it: advice may stay open, and its clock no longer runs. */
  'ended',
  /** The facts no longer raise the duty, and nobody has ruled it out: reminders go on, and nothing is overdue. */
  'fallen-away',
]);
export type ClockState = z.infer<typeof ClockState>;

const blockedBy = z.array(
  z.object({
    code: RefusalCode,
    detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
);

/** What the caller may do next, and what blocks the rest: the same rules that will decide the command. */
export const Allowed = z.object({
  command: z.string(),
  allowed: z.boolean(),
  blockedBy,
  /** Single things (a duty) for which it is blocked all the same. */
  exceptFor: z.array(z.object({ on: z.string(), blockedBy })).optional(),
});
export type Allowed = z.infer<typeof Allowed>;

export const TrackView = z.object({
  track: TrackName,
  state: TrackState,
  holder: PersonId.optional(),
  heldSince: Instant.optional(),
  /** The number of the entry by which they hold it, upon which a hand-over is based; and who said so. */
  holderEntry: z.int().optional(),
  holderNamedBy: PersonId.optional(),
  /** What the track still waits for, as codes of the conditions. */
  waitingFor: z.array(z.string()),
});

/** One notice to principals or one measure in its place; how many, where somebody said so. */
const noticeAct = z.object({
  /** The number of its entry, by which it is taken back. */
  entry: z.int().optional(),
  at: Instant,
  means: words.NoticeMeans.optional(),
  measure: words.SubstituteMeasure.optional(),
  principals: z.int().optional(),
  by: PersonId.optional(),
  /** It came on top of what had settled the duty. */
  further: z.literal(true).optional(),
});

export const DutyView = z.object({
  duty: DutyId,
  kind: DutyKind,
  judgement: Judgement,
  state: ClockState,
  /** The instant that counts down now: due day, or alarm of a guideline duty. */
  nextAt: Instant.optional(),
  settledAt: Instant.optional(),
  settledBy: z.enum(['filing', 'principal-notice', 'substitute-measure', 'ruled-out', 'breach-ruled-out', 'declined']).optional(),
  late: z.boolean(),
  /** 単独決裁: one person ended it alone. */
  soleDecision: z.boolean(),
  missedAt: Instant.optional(),
  /** An end that passed by a starting point that was wrong: two persons put it right, and nothing was missed by it. */
  correctedMiss: Instant.optional(),
  /** Where the longer limit is not certain: by when the authority is told what is known, and whether it was. */
  statusFiling: z
    .object({
      at: Instant,
      on: Day,
      state: ClockState,
      filedAt: Instant.optional(),
      missedAt: Instant.optional(),
    })
    .optional(),
  /** Of a notice to principals: who has been reached, and how many are left of the known maximum. */
  reached: z
    .object({
      notified: z.int(),
      substituted: z.int(),
      /** Somebody stated that everybody is reached. */
      allStated: z.boolean(),
      most: z.int().optional(),
      remaining: z.int().optional(),
      /** Each notice and each measure in its place, in the order of the record, and apart from them those that were taken back. */
      acts: z.array(noticeAct),
      withdrawn: z.array(noticeAct.extend({ withdrawn: WithdrawalView })).optional(),
    })
    .optional(),
  held: z.object({ reason: words.HoldingReason, reviewAt: Instant }).optional(),
  /** What stands behind its settlement: the filing made, the notice given, the measure taken, or the reason of whoever ruled it out. */
  settledWith: z
    .object({
      filing: FilingId.optional(),
      means: words.NoticeMeans.optional(),
      principals: z.int().optional(),
      measure: words.SubstituteMeasure.optional(),
      reason: SealedText.optional(),
      person: PersonId.optional(),
    })
    .optional(),
  /** What the present facts give, while the earlier date stays in force: `judgement` above is the same but for the clock. */
  later: z
    .object({
      judgement: Judgement,
      since: Instant,
      /** Goes with the decision, as what its writer saw. */
      proposal: z.int(),
      causedBy: z.array(statementMade),
      /** Whose statements these are: somebody else decides; in a small organisation the same person, after a pause. */
      notBy: z.array(PersonId),
      turnedDown: z.object({ at: Instant, by: PersonId.optional() }).optional(),
    })
    .optional(),
  /** Every judgement of it, the first one first, each with what is said of it and was not of the one before, and the other way round. */
  history: z.array(
    z.object({
      at: Instant,
      standing: words.DutyStanding,
      dueOn: Day.optional(),
      dueAt: Instant.optional(),
      targetOn: Day.optional(),
      alarmOn: Day.optional(),
      because: z.array(Statement).optional(),
      noLonger: z.array(Statement).optional(),
      /** 単独決裁: one person moved the date later alone. */
      soleDecision: z.literal(true).optional(),
    }),
  ),
});
export type DutyView = z.input<typeof DutyView>;

/** How far one of the nine items of the report is known. */
export const ItemState = z.enum(['known', 'partly', 'open']);
export const ReportItemView = z.object({ item: words.ReportItem, state: ItemState });
export type ReportItemView = z.infer<typeof ReportItemView>;

export const EvidenceView = z.object({
  evidence: EvidenceRef,
  kind: words.EvidenceKind,
  description: SealedText,
  sha256: Digest.optional(),
  fileSize: z.int().optional(),
  capturedAt: Instant.optional(),
  sameAs: EvidenceRef.optional(),
  file: FileId.optional(),
  fileName: SealedText.optional(),
  /** Its file was kept, and was erased then: nobody opens it any more. */
  fileErasedAt: Instant.optional(),
  at: Instant,
  by: PersonId.optional(),
  /** Who held it after whoever sealed it, in order. */
  custody: z.array(
    z.object({
      at: Instant,
      by: PersonId.optional(),
      to: PersonId.optional(),
      recipient: SealedText.optional(),
      reason: SealedText,
    }),
  ),
});
export type EvidenceView = z.input<typeof EvidenceView>;

export const PreventionView = z.object({
  measure: MeasureId,
  kind: words.PreventionMeasureKind,
  standing: words.PreventionStanding,
  description: SealedText,
  owner: PersonId.optional(),
  dueOn: Day.optional(),
  adoptedBy: PersonId.optional(),
  verified: z.object({ at: Instant, result: words.VerificationResult, carriedOutOn: Day.optional(), by: PersonId.optional() }).optional(),
});

export const ReminderView = z.object({
  notice: NoticeId,
  duty: DutyId,
  reminder: words.ReminderKind,
  dueAt: Instant,
  forDueAt: Instant,
  acknowledgedBy: PersonId.optional(),
  acknowledgedAt: Instant.optional(),
  escalated: z.boolean(),
  /** It was about an end that counts no more, and asks nobody anything. */
  over: z.literal(true).optional(),
});
export type ReminderView = z.input<typeof ReminderView>;

export const ErasureView = z.object({
  erasure: ErasureId,
  scope: words.ErasureScope,
  ground: words.ErasureGround,
  /** Of the texts, while it is proposed. */
  texts: z.array(VaultRef).optional(),
  /** How many texts, what files were called among them. */
  count: z.int(),
  /** How many files, each once however many pieces of evidence bear it. */
  files: z.int(),
  /** Pieces of evidence whose files go, or went, with it. */
  evidence: z.array(EvidenceRef).optional(),
  proposedBy: PersonId.optional(),
  proposedAt: Instant,
  settled: z.object({ as: z.enum(['erased', 'withdrawn']), at: Instant }).optional(),
});
export type ErasureView = z.input<typeof ErasureView>;

/** One line of the list. Closed vocabulary and references only: nothing here is sealed. */
export const IncidentRow = z
  .object({
    id: IncidentId,
    reference: z.string(),
    kind: words.IncidentKind,
    leakType: LeakType.optional(),
    reportedAt: Instant,
    /** How it came to be known, where that was said. */
    channel: words.ReportChannel.optional(),
    tracks: z.record(TrackName, TrackState),
    nextDeadline: z
      .object({
        duty: DutyId,
        names: z.object({ ja: z.string(), en: z.string() }),
        at: Instant,
        state: ClockState,
        /** A guide is never called a due time. */
        strictness: z.enum(['statute', 'guideline']).optional(),
        /** It rests on facts that are not known yet. */
        provisional: z.literal(true).optional(),
        /** It is the day of the status filing, not the end of the clock. */
        statusFiling: z.literal(true).optional(),
      })
      .optional(),
    /** Drills only: how far the incident's own clock runs ahead of the server's, milliseconds; instants above are on that clock. */
    clockShiftMs: z.number().optional(),
    /** Duties whose deadline, set by law, has passed. */
    overdue: z.int(),
    /** Duties that are owed and of which only a guide day has passed. */
    pastGuide: z.int().optional(),
    principals: CountStatement.optional(),
    holders: z.array(PersonId),
    /** Of an open incident: what each of these people has to see to, so that nobody who leaves takes it along unseen. */
    parts: z
      .array(
        z.object({
          person: PersonId,
          tracks: z.array(TrackName),
          /** Planned measures that are theirs and not verified yet. */
          measures: z.int(),
          /** Decisions of theirs that are to be looked at again. */
          reviews: z.int(),
        }),
      )
      .optional(),
    closed: z.boolean(),
    ruledOut: z.boolean(),
    lastActivityAt: Instant,
    seq: z.int(),
  })
  .meta({ id: 'IncidentRow' });
export type IncidentRow = z.input<typeof IncidentRow>;

export const IncidentView = IncidentRow.extend({
  /** The incident's own time: server time, or the drill's clock. */
  now: Instant,
  clockShiftMs: z.number(),
  /** Drills only: from which instant of their own time on their clock ran how far ahead of the server's. */
  clockShifts: z.array(z.object({ sinceMs: z.number(), aheadMs: z.number() })).optional(),
  /** How the organisation works as far as this incident goes: as it stood at the report, or stricter since. */
  practice: OrganisationPractice,
  /** What the organisation is as far as this incident goes: as it stood at the report, or was taken over since. */
  organisation: OrganisationProfile,
  summary: SealedText,
  reportedBy: SealedText.optional(),
  reporter: PersonId.optional(),
  /** As it was reported, or recorded since; the day alone where no time is known. */
  occurredAt: Anchor.optional(),
  noticedAt: Instant,
  awareness: z
    .object({
      awareAt: Instant,
      provisional: z.boolean(),
      basis: words.AwarenessBasis,
      history: z.array(z.object({ awareAt: Instant, provisional: z.boolean(), at: Instant, by: PersonId.optional() })),
    })
    .optional(),
  /** Every version of every recorded starting point, oldest first. */
  anchors: z.array(AnchorView),
  trackViews: z.array(TrackView),
  duties: z.array(DutyView),
  notArisen: z.array(DutyId),
  ...lookedUp,
  warnings: z.array(Statement),
  facts: z.array(FactView),
  evidence: z.array(EvidenceView),
  cause: CauseView.optional(),
  categories: z.array(words.DataCategory),
  dataItems: z.array(words.DataItem),
  containmentMeasures: z.array(
    z.object({
      measure: words.ContainmentMeasure,
      takenAt: Instant,
      note: SealedText.optional(),
      evidence: z.array(EvidenceRef),
      by: PersonId.optional(),
    }),
  ),
  spreadStoppedAt: Instant.optional(),
  /** The entry that declared it, by which whoever takes it back names it; when and by whom. */
  spreadStopped: z.object({ entry: z.int(), at: Instant, by: PersonId.optional() }).optional(),
  filings: z.array(FilingView),
  /** The nine items in the order of the regulator's form. */
  reportItems: z.array(ReportItemView),
  preventionMeasures: z.array(PreventionView),
  reminders: z.array(ReminderView),
  /** Those that are limited to others are not among them. */
  decisions: z.array(DecisionView),
  /** What is limited and was not opened to everybody. */
  limited: z.array(LimitedView),
  rulings: z.array(RulingView),
  closing: z
    .object({
      /** The entry that holds it, by which whoever approves names it. */
      entry: z.int().optional(),
      proposedBy: PersonId.optional(),
      proposedAt: Instant,
      review: SealedText,
      /** The breach was never sure; it was treated as one. */
      stillSuspected: z.literal(true).optional(),
      approved: z.object({ at: Instant, by: PersonId.optional() }).optional(),
    })
    .optional(),
  /** The last proposal to close was turned down, or taken back by whoever made it, and none was made since. */
  closingTurnedDown: z
    .object({ at: Instant, by: PersonId.optional(), reason: SealedText, takenBack: z.literal(true).optional() })
    .optional(),
  /** Taken up again after it had ended, and not ended since. */
  reopened: z.object({ at: Instant, by: PersonId.optional(), reason: SealedText, track: TrackName.optional() }).optional(),
  /** While it stands no text is erased. */
  legalHold: z
    .object({
      /** The entry that holds it, by which whoever lifts it names it. */
      entry: z.int().optional(),
      ground: words.LegalHoldGround,
      placedAt: Instant,
      placedBy: PersonId.optional(),
      note: SealedText.optional(),
    })
    .optional(),
  erasures: z.array(ErasureView),
  givenPacks: z.array(GivenPackView),
  digest: z.string(),
  allowed: z.array(Allowed),
}).meta({ id: 'IncidentView' });
export type IncidentView = z.input<typeof IncidentView>;

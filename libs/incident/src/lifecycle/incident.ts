import type {
  Actor,
  AwarenessBasis,
  CauseKind,
  Confidence,
  ContainmentMeasure,
  CountStatement,
  DataCategory,
  DataItem,
  DatedAnchor,
  EvidenceKind,
  EvidenceRef,
  FactName,
  FactSource,
  FactStatement,
  FilingChannel,
  FilingKind,
  HoldingReason,
  IncidentKind,
  Judgement,
  LeakType,
  OrganisationPractice,
  OrganisationProfile,
  ReminderKind,
  ReportChannel,
  ReportItem,
  RulingOutGround,
  SealedText,
  Statement,
  StatementMade,
  TrackName,
} from '@shodo/contracts';
import type { Limited } from '../audience/limited.js';
import type { DrillClock } from '../conduct/drill-clock.js';
import type { Holder } from '../conduct/state.js';
import type { Containment } from '../containment/state.js';
import type { DecisionLog } from '../decision-log/state.js';
import type { Erasing } from '../erasure/state.js';
import type { GivenPacks } from '../evidence-packs/state.js';
import type { ReminderPlan, ReportedContent, StatusFiled } from '../notification/state.js';
import type { Closing } from '../remediation/state.js';

/** The folded incident: plain JSON, no personal data, one version number. A row of another version is folded anew from the ledger. */
export const incidentVersion = 32;

export interface FactVersion {
  /** The entry that holds it. */
  readonly seq?: number;
  readonly stated: FactStatement;
  readonly source: FactSource;
  readonly note?: SealedText;
  readonly evidence?: readonly EvidenceRef[];
  readonly at: string;
  readonly by?: string;
}

/** An instant, or a day of which no time is known. */
export interface AnchorVersion {
  readonly value: string;
  readonly source: FactSource;
  readonly note?: SealedText;
  readonly at: string;
  readonly by?: string;
  readonly withdrawn?: Withdrawal;
}

/** A starting point that somebody alone moved later: this one rules what first arises, until a second person agrees to the later. */
export interface EarlierAnchor {
  readonly value: string;
  readonly provisional?: true;
  readonly causedBy: readonly StatementMade[];
}

export interface SealedEvidence {
  readonly evidence: string;
  readonly kind: EvidenceKind;
  readonly description: SealedText;
  /** Of a file that stays with the organisation. */
  readonly sha256?: string;
  readonly fileSize?: number;
  readonly capturedAt?: string;
  /** Evidence with the same digest that was sealed first. */
  readonly sameAs?: string;
  /** The file itself, kept sealed. */
  readonly file?: string;
  readonly fileName?: SealedText;
  /** Since then nobody opens it any more. */
  readonly fileErasedAt?: string;
  readonly at: string;
  readonly by?: string;
  /** Who held it after whoever sealed it; of states folded before that was asked it is missing. */
  readonly custody?: readonly Custody[];
}

/** One link in the chain of custody: from then on `to`, or somebody outside, holds the evidence. */
export interface Custody {
  readonly at: string;
  readonly by?: string;
  readonly to?: string;
  readonly recipient?: SealedText;
  readonly reason: SealedText;
}

/** One judgement of a duty, as its history keeps it. */
export interface Chapter {
  readonly at: string;
  readonly standing: Judgement['standing'];
  readonly dueOn?: string;
  readonly dueAt?: string;
  readonly targetOn?: string;
  readonly alarmOn?: string;
  /** What is said of this judgement and was not of the one before, and the other way round; the first has none before it. */
  readonly because?: readonly Statement[];
  readonly noLonger?: readonly Statement[];
  /** 単独決裁: one person moved the date later alone. */
  readonly soleDecision?: true;
}

/** What was recorded by mistake and taken back: it stays, struck, and counts for nothing. */
export interface Withdrawal {
  readonly at: string;
  readonly by?: string;
  readonly reason: SealedText;
}

export interface Settled {
  readonly at: string;
  readonly by: 'filing' | 'principal-notice' | 'substitute-measure' | 'ruled-out' | 'breach-ruled-out' | 'declined';
  readonly late: boolean;
  readonly soleDecision?: true;
  /** Everybody was reached by the counts alone: should more be affected, the notice is owed again. */
  readonly byCount?: true;
  /** What stands behind it: the filing made, the notice given, the measure taken, or the reason of whoever ruled it out. */
  readonly filing?: string;
  readonly means?: string;
  readonly principals?: number;
  readonly measure?: string;
  readonly reason?: SealedText;
  readonly person?: string;
  /** Of a notice or measure: the entry that holds it. */
  readonly entry?: number;
  /** What waited when it was settled, and waits again should the act be taken back: a later date, or the word that nothing is done. */
  readonly later?: LaterDate;
  readonly over?: Settled;
}

/** One notice to principals, or one measure in its place, whether it settled the duty or reached some only. */
export interface NoticeAct {
  /** The entry that holds it; of states folded before that was asked it is missing, as what follows is. */
  readonly seq?: number;
  readonly at: string;
  readonly means?: string;
  readonly measure?: string;
  readonly principals?: number;
  readonly by?: string;
  /** It settles whatever the counts say: somebody stated that everybody is reached (all who were known then), or a build recorded it that did not ask. */
  readonly settles?: 'as-stated' | 'as-known' | 'unasked';
  readonly speaksOf?: number;
  readonly further?: true;
}

export interface WithdrawnAct extends NoticeAct {
  readonly withdrawn: Withdrawal;
}

export interface LaterDate {
  /** The `factsVersion` of the judgement that proposes it. */
  readonly proposal: number;
  readonly since: string;
  readonly causedBy: readonly StatementMade[];
  readonly turnedDown?: { readonly at: string; readonly by?: string };
}

export interface Duty {
  /** What the present facts say. */
  readonly judgement: Judgement;
  /** The clock in force: the earliest the facts have given, unless two persons moved it. It runs until a named person ends the duty. */
  readonly clock?: NonNullable<Judgement['clock']>;
  readonly clockSince?: string;
  /** The judgement that set the clock in force, where the present one does not. */
  readonly inForce?: Judgement;
  /** The present judgement gives a later date, which waits for a second person. */
  readonly later?: LaterDate;
  /** Those of the clock in force, and before them those of earlier clocks that have fallen. None falls twice, unless it said that nothing is owed and that changed, or is a lapse that was overtaken. */
  readonly reminders: readonly ReminderPlan[];
  /** Every judgement that set a clock, and when the duty fell away in between. */
  readonly history: readonly Chapter[];
  readonly held?: { readonly reason: HoldingReason; readonly reviewAt: string; readonly reviewed: boolean };
  /** The earliest end that passed. It stays, unless two persons said that it had passed by a starting point that was wrong. */
  readonly missedAt?: string;
  readonly correctedMiss?: string;
  /** The first filing of what is known that was made while a day for it was set. */
  readonly statusFiled?: StatusFiled;
  readonly statusMissedAt?: string;
  readonly settled?: Settled;
  /** Filings that had settled it before it was owed once more, and do not settle it again. */
  readonly answered?: readonly string[];
  /** Of a notice to principals: how many were notified, and for how many a substitute measure stands. */
  readonly reached?: {
    readonly notified: number;
    readonly substituted: number;
    readonly allStated?: true;
    readonly acts?: readonly NoticeAct[];
  };
  readonly withdrawnActs?: readonly WithdrawnAct[];
  /** What settled it was taken back, and no assessment has looked at it since: what was stated in between was left aside. */
  readonly openedAgain?: true;
}

export interface Filing {
  readonly filing: string;
  readonly duty: string;
  readonly kind: FilingKind;
  readonly state: 'drafted' | 'approved' | 'made';
  /** Of what was filed: the draft behind it. */
  readonly draft?: string;
  readonly content?: SealedText;
  /** Missing where nobody said what is under investigation. */
  readonly openItems?: readonly ReportItem[];
  readonly draftedBy?: string;
  readonly draftedAt?: string;
  readonly approvedBy?: string;
  readonly approvedAt?: string;
  readonly soleDecision: boolean;
  readonly madeAt?: string;
  readonly channel?: FilingChannel;
  readonly receiptNumber?: SealedText;
  readonly late?: boolean;
  readonly alsoSettles?: readonly string[];
  readonly asFiled?: ReportedContent;
  /** The facts are known otherwise than it says: since when, and when they last changed. */
  readonly changedSince?: string;
  readonly changedAt?: string;
  readonly withdrawn?: Withdrawal;
}

export interface Reminder {
  readonly notice: string;
  readonly duty: string;
  readonly reminder: ReminderKind;
  readonly dueAt: string;
  readonly forDueAt: string;
  readonly fellDueAt: string;
  /** Who held notification then, and was told with those who answer for it. */
  readonly holder?: string;
  readonly acknowledged?: { readonly by?: string; readonly at: string };
  readonly escalated: boolean;
  /** It was about an end that counts no more: it was met and another stands since, or had passed by a wrong start only. */
  readonly over?: true;
  /** The notice everybody responsible got; answering it answers the reminder. */
  readonly escalation?: string;
}

export interface Prevention {
  readonly measure: string;
  readonly kind: string;
  readonly standing: 'done' | 'planned';
  readonly description: SealedText;
  readonly owner?: string;
  readonly dueOn?: string;
  readonly adoptedBy?: string;
  readonly adoptedAt: string;
  readonly verified?: {
    readonly at: string;
    readonly result: 'effective' | 'ineffective';
    readonly carriedOutOn?: string;
    readonly by?: string;
  };
}

export interface Incident extends DecisionLog, DrillClock, GivenPacks, Closing, Erasing, Containment {
  readonly version: typeof incidentVersion;
  readonly id: string;
  readonly seq: number;
  readonly digest: string;
  readonly reported?: {
    readonly at: string;
    readonly by?: string;
    readonly reference: string;
    readonly kind: IncidentKind;
    readonly noticedAt: string;
    readonly occurredAt?: string;
    readonly leakType?: LeakType;
    readonly channel?: ReportChannel;
    readonly summary: SealedText;
    readonly reportedBy?: SealedText;
    readonly organisation: OrganisationProfile;
    readonly practice: OrganisationPractice;
  };
  /** Who took over another profile of the organisation, and when. */
  readonly adopted: readonly { readonly at: string; readonly by?: string }[];
  readonly awareness?: {
    readonly awareAt: string;
    readonly provisional: boolean;
    readonly basis: AwarenessBasis;
    readonly history: readonly { awareAt: string; provisional: boolean; at: string; by?: string }[];
  };
  readonly ruledOut?: { readonly at: string; readonly ground: RulingOutGround };
  readonly containmentMeasures: readonly {
    measure: ContainmentMeasure;
    takenAt: string;
    note?: SealedText;
    evidence: readonly EvidenceRef[];
    by?: string;
  }[];
  readonly facts: Readonly<Partial<Record<FactName, readonly FactVersion[]>>>;
  readonly anchors: Readonly<Partial<Record<DatedAnchor, readonly AnchorVersion[]>>>;
  readonly earlier: Readonly<Partial<Record<'aware' | DatedAnchor, EarlierAnchor>>>;
  readonly evidence: readonly SealedEvidence[];
  readonly cause?: {
    readonly cause: CauseKind;
    readonly confidence: Confidence;
    readonly detail?: SealedText;
    /** The entry that holds it, when and by whom; of states folded before that was kept they are missing. */
    readonly entry?: number;
    readonly at?: string;
    readonly by?: string;
    /** What it was taken for, and from when; of states folded before that was kept it is missing. */
    readonly history?: readonly { readonly cause: CauseKind; readonly at: string }[];
  };
  readonly categories: readonly DataCategory[];
  /** Absent until somebody said what was known of each person. */
  readonly dataItems?: readonly DataItem[];
  /** The scope in all its versions, as facts have them: a judgement asks what it named when. */
  readonly scopes: readonly {
    categories: DataCategory[];
    dataItems?: DataItem[];
    asOf: string;
    /** When it was recorded; of states folded before that was kept it is missing. */
    at?: string;
  }[];
  /** Grows with everything a judgement rests on; the assessment is current when it saw this number. */
  readonly factsVersion: number;
  /** Who asked for the newest rules, and when; the first of these numbers whose assessment follows them, whatever open duties were judged by before. */
  readonly newerRules?: { readonly from: number; readonly asked: readonly { readonly at: string; readonly by?: string }[] };
  /** What was stated since the last assessment: whose statements the next one follows. */
  readonly unassessed: readonly StatementMade[];
  readonly assessed?: {
    readonly factsVersion: number;
    readonly notArisen: readonly string[];
    readonly warnings: readonly Statement[];
    readonly packs: readonly { duty: string; version: string; digest: string }[];
  };
  readonly duties: readonly Duty[];
  readonly filings: readonly Filing[];
  readonly reminders: readonly Reminder[];
  readonly preventionMeasures: readonly Prevention[];
  readonly holders: Readonly<Partial<Record<TrackName, Holder>>>;
  /** The last time it was taken up again, and which track was named. */
  readonly reopened?: { readonly at: string; readonly by?: string; readonly reason: SealedText; readonly track?: TrackName };
  /** Decisions and notes that only an audience reads, or once did. */
  readonly limited: readonly Limited[];
  readonly lastActivityAt?: string;
}

export const initialIncident = (id: string): Incident => ({
  version: incidentVersion,
  id,
  seq: 0,
  digest: '0'.repeat(64),
  adopted: [],
  clockShiftMs: 0,
  containmentMeasures: [],
  facts: {},
  anchors: {},
  earlier: {},
  evidence: [],
  categories: [],
  scopes: [],
  factsVersion: 0,
  unassessed: [],
  duties: [],
  filings: [],
  reminders: [],
  decisions: [],
  rulings: [],
  preventionMeasures: [],
  holders: {},
  erasures: [],
  erasedTexts: [],
  limited: [],
  givenPacks: [],
});

/** A state that an earlier build folded, as histories keep it, in the present shape: what that build did not know of is empty. */
export const inPresentShape = (folded: Incident): Incident => ({ ...initialIncident(folded.id), ...folded, version: incidentVersion });
/** Quiet until its review. Only what has no number in law can wait: a limit of statute runs on, whatever we decide. */
export const isHeld = ({ held, clock }: Duty) => held !== undefined && !held.reviewed && clock?.strictness !== 'statute';
/** Where no text gives the notice to principals days, its prompts are ours and miss no deadline; nor does advice, which nobody owes. */
export const hasALastDay = ({ judgement, clock }: Duty) =>
  clock?.strictness === 'statute' || (judgement.kind !== 'principal-notice' && judgement.force !== 'advice');
export const dutyOf = (incident: Incident, duty: string) => incident.duties.find((each) => each.judgement.duty === duty);
export const principalsOf = (incident: Incident): CountStatement | undefined =>
  incident.facts['principals-affected']?.at(-1)?.stated as CountStatement | undefined;
export const personOf = (actor: Actor): string | undefined => (actor.kind === 'person' ? actor.person : undefined);

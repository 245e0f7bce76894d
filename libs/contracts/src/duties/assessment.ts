import { z } from 'zod';
import { ChoiceStatement, CountFact, CountStatement, choicesOf, FactName, TruthFact, TruthStatement } from '../vocabulary/facts.js';
import { Digest, DutyId } from '../vocabulary/ids.js';
import { Anchor, Day, Instant } from '../vocabulary/instants.js';
import { OrganisationProfile } from '../vocabulary/organisation.js';
import { ClockReminder, DataCategory, DataItem, DatedAnchor } from '../vocabulary/words.js';

export const AnchorName = z.union([
  z.enum(['aware', ...DatedAnchor.options]),
  // Without `abort` an unknown name is told as a wrong form of the latter. What the form is stands where others have their message.
  z.string().regex(/^filed:[a-z]{2}(\.[a-z0-9]+(-[a-z0-9]+)*){2}$/, { abort: true, error: 'filed:<duty>' }),
]);
export type AnchorName = z.infer<typeof AnchorName>;

/** One statement, or all its versions, oldest first, each with `asOf`. */
const versions = <T extends z.ZodType>(statement: T) => z.union([statement, z.array(statement).min(1).max(10_000)]);

const forEach = <Fact extends string, T extends z.ZodType>(facts: readonly Fact[], statement: T) =>
  Object.fromEntries(facts.map((fact) => [fact, versions(statement).optional()])) as Record<
    Fact,
    z.ZodOptional<ReturnType<typeof versions<T>>>
  >;

/** Evidence by whatever reference the caller keeps it under: an assessment without an incident has sealed none. */
const StatedTruth = TruthStatement.extend({ evidence: z.array(z.string().trim().min(1).max(200)).max(100).optional() });
export type StatedTruth = z.infer<typeof StatedTruth>;

export const FactSheet = z.strictObject({
  ...forEach(TruthFact.options, StatedTruth),
  ...forEach(CountFact.options, CountStatement),
  'suspicion-indicator': versions(ChoiceStatement.extend({ value: choicesOf['suspicion-indicator'] })).optional(),
  'leak-type': versions(ChoiceStatement.extend({ value: choicesOf['leak-type'] })).optional(),
  'event-grade': versions(ChoiceStatement.extend({ value: choicesOf['event-grade'] })).optional(),
});
export type FactSheet = z.infer<typeof FactSheet>;

/** Whose data, and what was known of each person. What it names stands beside the facts: they may follow from it, or contradict it. */
const StatedScope = z.strictObject({
  categories: z.array(DataCategory).max(10),
  dataItems: z.array(DataItem).max(20).optional(),
  asOf: Instant.optional(),
});
export type StatedScope = z.infer<typeof StatedScope>;
export type ScopeWord = DataCategory | DataItem;

/** The one form of an assessment, with or without an incident. */
export const AssessmentForm = z
  .strictObject({
    now: Instant,
    organisation: OrganisationProfile,
    anchors: z.record(AnchorName, Anchor),
    facts: FactSheet,
    /** The impact scope, as far as it is set. */
    scope: versions(StatedScope).optional(),
    /** Anchors that are not sure yet, as a call at night may be awareness: their clocks run, what hangs on them is provisional. */
    provisionalAnchors: z.array(AnchorName).max(20).optional(),
    /** Facts that stand as not known because nobody said anything of them; whoever was asked and does not know has said so. */
    leftOut: z.array(TruthFact).max(100).optional(),
  })
  .meta({ id: 'AssessmentForm' });
export type AssessmentForm = z.infer<typeof AssessmentForm>;
/** The form as it is asked, before it was parsed. */
export type AskedAssessment = z.input<typeof AssessmentForm>;

/** A sentence as data: a code of the closed list in `sentences.ts` and its parameters. Prose is never stored. */
export const Statement = z.object({ code: z.string().max(80), with: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
export type Statement = z.infer<typeof Statement>;

export const Cite = z.object({ law: z.string(), provision: z.string() });
export type Cite = z.infer<typeof Cite>;

/**
 * When a duty falls due. Days are days in `zone`; `dueAt` is the exact end for duties counted in hours, and the last second (23:59:59 of `dueOn`)
 * for duties counted in days: that second still belongs to the day, so the lapse falls, and lateness begins, one second after it. The same
 * holds of `alarmAt`. Guideline duties have `targetOn`/`alarmOn` instead of a due day. `rawOn` is the last day before any roll; `workBy` the last
 * open day to act; `cutOffAt` the internal cut-off (17:00 on the last open day at or before the due day, in Japan or at
 * the authority, whichever comes first).
 */
export const DutyClock = z.object({
  strictness: z.enum(['statute', 'guideline']),
  zone: z.string(),
  anchor: z.string(),
  startsAt: Instant,
  dayOne: Day.optional(),
  dueOn: Day.optional(),
  dueAt: Instant.optional(),
  rawOn: Day.optional(),
  targetOn: Day.optional(),
  targetAt: Instant.optional(),
  alarmOn: Day.optional(),
  alarmAt: Instant.optional(),
  workBy: Day.optional(),
  cutOffAt: Instant.optional(),
  /** Where the longer limit is not certain: the day of the shorter one, by which a filing of what is known is the safe course. */
  statusFilingBy: Day.optional(),
  /** The last second of that day. */
  statusFilingAt: Instant.optional(),
  /** Whose closed days were counted, in which version. */
  calendar: z.object({ offices: z.string(), version: z.string(), digest: Digest }).optional(),
});
export type DutyClock = z.infer<typeof DutyClock>;

export const Reading = z.object({
  reading: z.enum(['safe', 'literal', 'arguable']),
  dueOn: Day.optional(),
  dueAt: Instant.optional(),
  because: Statement,
});
export type Reading = z.infer<typeof Reading>;

/** How hard a duty binds: law or one's own word; a duty to make an effort; or no duty at all, only a contact that is advised or allowed. */
export const DutyForce = z.enum(['duty', 'effort', 'advice']);
export type DutyForce = z.infer<typeof DutyForce>;

/** What the same facts give under a rule that was not used: a newer version, an amendment already passed, or one only proposed. */
export const OtherRule = z.object({
  state: z.enum(['newer', 'promulgated', 'proposed']),
  version: z.string(),
  digest: Digest,
  /** The day it begins; absent while nobody knows. */
  from: Day.optional(),
  standing: z.enum(['arisen', 'provisional', 'not-arisen']),
  dueOn: Day.optional(),
  dueAt: Instant.optional(),
  targetOn: Day.optional(),
  alarmOn: Day.optional(),
});
export type OtherRule = z.infer<typeof OtherRule>;

/** One of several to whom a duty is owed, by the reference of the organisation's register, and the end of what was agreed with that one. */
export const DutyParty = z.object({ ref: z.string(), dueOn: Day.optional(), dueAt: Instant.optional() });
export type DutyParty = z.infer<typeof DutyParty>;

/** What settles a duty: a filing, a notice to the principals, or a notice to somebody else that is recorded like a filing. */
export const DutyKind = z.enum(['filing', 'principal-notice', 'notice']);
export type DutyKind = z.infer<typeof DutyKind>;

/** The judgement on one duty, as it is stored in events and views. */
export const Judgement = z
  .object({
    duty: DutyId,
    kind: DutyKind,
    /** Absent: a duty in the full sense. */
    force: DutyForce.optional(),
    names: z.object({ ja: z.string(), en: z.string() }),
    recipient: z.object({ ja: z.string(), en: z.string() }),
    /** Where there are several: each with its own end, the earliest first. */
    parties: z.array(DutyParty).optional(),
    standing: z.enum(['arisen', 'provisional', 'not-arisen']),
    clock: DutyClock.optional(),
    /** Absolute instants at which people are reminded, earliest first. The lapse comes when the time allowed is over; for guideline duties that of the alarm. */
    reminders: z.array(z.object({ kind: ClockReminder, at: Instant })),
    readings: z.array(Reading),
    because: z.array(Statement),
    /** The facts the standing rests on, by name: those who stated them are not alone in ending the duty. Judgements of earlier builds name none. */
    restsOn: z.array(FactName).optional(),
    cites: z.array(Cite),
    wouldChangeIf: z.array(Statement),
    /** Rules that were not used and would give another result. */
    otherRules: z.array(OtherRule).optional(),
    warnings: z.array(Statement),
    pack: z.object({ version: z.string(), digest: Digest }),
    /** When the rule was last compared with which text, and how good that text is: primary, secondary, or to be verified. */
    lastChecked: z.object({ on: Day, against: z.string(), grade: z.enum(['R', 'S', 'K']) }).optional(),
  })
  .meta({ id: 'Judgement' });
export type Judgement = z.infer<typeof Judgement>;

/** All duties of the packs in scope; those not arisen are listed with their reason. */
export interface Assessment {
  readonly judgements: readonly Judgement[];
  readonly warnings: readonly Statement[];
}

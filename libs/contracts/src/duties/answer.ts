import { z } from 'zod';
import { Digest, DutyId } from '../vocabulary/ids.js';
import { Day, Instant } from '../vocabulary/instants.js';
import { type Assessment, DutyForce, DutyParty, type Judgement, OtherRule, Reading, type Statement } from './assessment.js';
import { citationIn } from './citations.js';
import { type StatementCode, sentenceOf } from './sentences.js';
import { wordIn } from './wording.js';

const Sentences = z.array(z.string());

/**
 * The days of a count, to be followed on a calendar: every day from `from`, which is day 1, to `until`, the due day or, of a guideline, the alarm.
 * Closed days count like any other, except of a limit in business days.
 */
export const DayCount = z
  .object({
    from: Day,
    until: Day,
    onlyOpenDays: z.boolean(),
    /** Days on which the recipient's offices are closed, and why. */
    closed: z.array(z.object({ on: Day, why: z.string() })),
  })
  .meta({ id: 'DayCount' });
export type DayCount = z.infer<typeof DayCount>;

/** A day on which an office is closed: a day of the week, or a holiday with its name. */
export interface ClosedOn {
  readonly on: Day;
  readonly kind: string;
  readonly names?: { readonly ja: string; readonly en: string };
}

/** One duty as it is answered to whoever asked: the judgement in flat fields and in sentences. These names are fixed; optional ones may join. */
export const DutyAnswer = z
  .object({
    duty: DutyId,
    name: z.string(),
    recipient: z.string(),
    /** Where there are several: each with its own end, the earliest first. */
    parties: z.array(DutyParty).optional(),
    force: DutyForce,
    standing: z.enum(['arisen', 'provisional', 'not-arisen']),
    zone: z.string().optional(),
    startsAt: Instant.optional(),
    dayOne: Day.optional(),
    rawOn: Day.optional(),
    dueOn: Day.optional(),
    dueAt: Instant.optional(),
    targetOn: Day.optional(),
    alarmOn: Day.optional(),
    workBy: Day.optional(),
    cutOffAt: Instant.optional(),
    statusFilingBy: Day.optional(),
    count: DayCount.optional(),
    readings: z.array(Reading.extend({ because: z.string() })),
    because: Sentences,
    cites: Sentences,
    pack: z.object({ version: z.string(), digest: Digest }),
    lastChecked: z.object({ on: Day, against: z.string(), grade: z.enum(['R', 'S', 'K']) }).optional(),
    wouldChangeIf: Sentences,
    otherRules: z.array(OtherRule),
    warnings: Sentences,
  })
  .meta({ id: 'DutyAnswer' });
export type DutyAnswer = z.infer<typeof DutyAnswer>;

export const AssessmentAnswer = z.object({ duties: z.array(DutyAnswer), warnings: Sentences }).meta({ id: 'AssessmentAnswer' });
export type AssessmentAnswer = z.infer<typeof AssessmentAnswer>;

type Language = 'ja' | 'en';
const told = (statements: readonly Statement[], language: Language) => statements.map((one) => sentenceOf(one, language));

/**
 * The assessment as it is answered, in one language.
 * @param closedDays those within the count of a judgement, from the calendar it was counted by
 */
export const answered = (
  { judgements, warnings }: Assessment,
  language: Language,
  closedDays: (judgement: Judgement) => readonly ClosedOn[],
): AssessmentAnswer => ({
  duties: judgements.map((one) => dutyAnswered(one, language, closedDays(one))),
  warnings: told(warnings, language),
});

function dutyAnswered(judgement: Judgement, language: Language, closed: readonly ClosedOn[]): DutyAnswer {
  const { duty, names, recipient, standing, pack, lastChecked } = judgement;
  return {
    duty,
    name: names[language],
    recipient: recipient[language],
    ...(judgement.parties === undefined ? {} : { parties: judgement.parties }),
    force: judgement.force ?? 'duty',
    standing,
    ...daysOf(judgement),
    ...countOf(judgement, language, closed),
    readings: judgement.readings.map((one) => ({ ...one, because: sentenceOf(one.because, language) })),
    because: told(judgement.because, language),
    cites: judgement.cites.map(({ law, provision }) => citationIn(language, `${law} ${provision}`)),
    pack,
    ...(lastChecked === undefined ? {} : { lastChecked }),
    wouldChangeIf: told(judgement.wouldChangeIf, language),
    otherRules: judgement.otherRules ?? [],
    warnings: told(judgement.warnings, language),
  };
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) as Day;
const says = ({ because }: Judgement, code: StatementCode) => because.some((one) => one.code === code);

/**
 * Day 1 of a count in days: the day on which the clock starts, or the next where the first day is left out, or the first of January where it is counted
 * from the end of the year. (The clock itself keeps the day on which it starts.)
 */
export function dayOneOf(judgement: Judgement): Day | undefined {
  const { dayOne: begun, dueOn, alarmOn } = judgement.clock ?? {};
  const until = dueOn ?? alarmOn;
  if (begun === undefined || until === undefined) return begun;
  if (says(judgement, 'last-day-after-year-end-is')) return `${until.slice(0, 4)}-01-01` as Day;
  return says(judgement, 'first-day-is-left-out') ? dayAfter(begun) : begun;
}

function daysOf(judgement: Judgement) {
  const { clock } = judgement;
  if (clock === undefined) return {};
  const dayOne = dayOneOf(judgement);
  const { zone, startsAt, rawOn, dueOn, dueAt, targetOn, alarmOn, workBy, cutOffAt, statusFilingBy } = clock;
  return { zone, startsAt, dayOne, rawOn, dueOn, dueAt, targetOn, alarmOn, workBy, cutOffAt, statusFilingBy };
}

function countOf(judgement: Judgement, language: Language, closed: readonly ClosedOn[]): { count?: DayCount } {
  const { clock } = judgement;
  const [from, until] = [dayOneOf(judgement), clock?.dueOn ?? clock?.alarmOn];
  if (from === undefined || until === undefined) return {};
  if (from > until) return {};
  return {
    count: {
      from,
      until,
      onlyOpenDays: says(judgement, 'last-business-day-is'),
      closed: closed
        .filter(({ on }) => on >= from)
        .map(({ on, kind, names }) => ({ on, why: names?.[language] ?? wordIn(language, kind) })),
    },
  };
}

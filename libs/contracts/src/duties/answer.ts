import { z } from 'zod';
import { Digest, DutyId } from '../vocabulary/ids.js';
import { Day, Instant } from '../vocabulary/instants.js';
import { type Assessment, DutyForce, type Judgement, OtherRule, Reading, type Statement } from './assessment.js';
import { sentenceOf } from './sentences.js';

const Sentences = z.array(z.string());

/** One duty as it is answered to whoever asked: the judgement in flat fields and in sentences. These names are fixed; optional ones may join. */
export const DutyAnswer = z
  .object({
    duty: DutyId,
    name: z.string(),
    recipient: z.string(),
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

/** The assessment as it is answered, in one language. */
export const answered = ({ judgements, warnings }: Assessment, language: Language): AssessmentAnswer => ({
  duties: judgements.map((one) => dutyAnswered(one, language)),
  warnings: told(warnings, language),
});

function dutyAnswered(judgement: Judgement, language: Language): DutyAnswer {
  const { duty, names, recipient, standing, clock, pack, lastChecked } = judgement;
  return {
    duty,
    name: names[language],
    recipient: recipient[language],
    force: judgement.force ?? 'duty',
    standing,
    ...daysOf(clock),
    readings: judgement.readings.map((one) => ({ ...one, because: sentenceOf(one.because, language) })),
    because: told(judgement.because, language),
    cites: judgement.cites.map(({ law, provision }) => `${law} ${provision}`),
    pack,
    ...(lastChecked === undefined ? {} : { lastChecked }),
    wouldChangeIf: told(judgement.wouldChangeIf, language),
    otherRules: judgement.otherRules ?? [],
    warnings: told(judgement.warnings, language),
  };
}

function daysOf(clock: Judgement['clock']) {
  if (clock === undefined) return {};
  const { zone, startsAt, dayOne, rawOn, dueOn, dueAt, targetOn, alarmOn, workBy, cutOffAt, statusFilingBy } = clock;
  return { zone, startsAt, dayOne, rawOn, dueOn, dueAt, targetOn, alarmOn, workBy, cutOffAt, statusFilingBy };
}

import {
  AnchorName,
  type Day,
  Designation,
  DutyForce,
  DutyId,
  DutyKind,
  type ExemptionName,
  exemptionFacts,
  exemptionNames,
  Jurisdiction,
  Mark,
  MOST_PERSONS,
  Sector,
  type StatementCode,
  statementCodes,
  TruthFact,
} from '@shodo/contracts';
import type { Certainty, Clock, Exemption, InForce, Length, Limit, OtherReading, Pack, Pending, Within } from '@shodo/duties';
import { z } from 'zod';
import { condition } from './condition-schema.js';
import { type Senseless, senselessClock, senselessPack } from './pack-sense.js';
import { closed, day, word } from './yaml-file.js';

/** The words a pack may be written in. `*.yaml` beside the law it tells; design and examples: docs/how-to/add-a-duty.md. */
const allowed = (words: readonly string[]) => ({
  error: (issue: { input?: unknown }) => `unknown word ${JSON.stringify(issue.input)}; allowed here: ${words.join(', ')}`,
});
export const ofList = <Word extends string>(words: readonly Word[]) =>
  z.custom<Word>((value) => words.some((one) => one === value), allowed(words));

export const names = closed({ ja: z.string().min(1), en: z.string().min(1) });
export const version = z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/, 'a version is expected: the day it was written, as in 2026-11-23.1');
const ofTime = ({ from, until }: { readonly from: Day; readonly until?: Day | undefined }) =>
  until === undefined ? { from } : { from, until };
/** A time that ends before it begins is in force on no day: the duty would be gone without a word. */
const endsNotBeforeItBegins = ({ from, until }: Parameters<typeof ofTime>[0]) => until === undefined || from <= until;
const ofNoDay = {
  path: ['until'],
  error: (issue: { input?: unknown }) => {
    const { from, until } = issue.input as { readonly from: Day; readonly until: Day };
    return `the last day, ${until}, lies before the first, ${from}: this would be in force on no day`;
  },
};
export const inForce = closed({ from: day, until: day.optional() }).refine(endsNotBeforeItBegins, ofNoDay).transform(ofTime);
const packInForce = closed({ from: day, until: day.optional(), before: word('no-such-duty').optional() })
  .refine(endsNotBeforeItBegins, ofNoDay)
  .transform(({ before, ...time }): InForce => ({ ...ofTime(time), ...(before === undefined ? {} : { before }) }));
type Time = Pick<InForce, 'from' | 'until'>;
const startsBeforeEnd = (one: Time, other: Time) => other.until === undefined || one.from <= other.until;
/** Are there days on which both are in force? */
export const overlap = (one: Time, other: Time) => startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
const pending = closed({ state: word('promulgated', 'proposed'), since: day.optional(), from: day.optional() }).transform(
  ({ state, since, from }): Pending => ({ state, ...(since === undefined ? {} : { since }), ...(from === undefined ? {} : { from }) }),
);
const positive = z.int().min(1).max(10_000);

const length = closed({
  hours: positive.optional(),
  days: positive.optional(),
  'business-days': positive.optional(),
  months: positive.optional(),
  'days-after-year-end': positive.optional(),
}).transform((written, context): Length => {
  const given = [
    ...(written.hours === undefined ? [] : [{ hours: written.hours }]),
    ...(written.days === undefined ? [] : [{ days: written.days }]),
    ...(written['business-days'] === undefined ? [] : [{ businessDays: written['business-days'] }]),
    ...(written.months === undefined ? [] : [{ months: written.months }]),
    ...(written['days-after-year-end'] === undefined ? [] : [{ daysAfterYearEnd: written['days-after-year-end'] }]),
  ];
  const [only] = given;
  if (only !== undefined && given.length === 1) return only;
  context.issues.push({
    code: 'custom',
    message: 'exactly one of hours, days, business-days, months, days-after-year-end is expected',
    input: written,
  });
  return { days: 1 };
});
const promptly = closed({ promptly: closed({ target: positive, alarm: positive }) }).refine(
  ({ promptly: { target, alarm } }) => target <= alarm,
  {
    message: 'the alarm may not come before the target',
  },
);
const agreed = closed({ agreed: word('insurers', 'partners') });
const within = z.unknown().transform((value, context): Within => {
  if (value === 'unknown') return { unknown: true };
  const says = (name: string) => typeof value === 'object' && value !== null && name in value;
  const read = says('promptly') ? promptly.safeParse(value) : says('agreed') ? agreed.safeParse(value) : length.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.issues.push({ code: 'custom', message: issue.message, input: value, path: issue.path });
  return { days: 1 };
});

const anchor = z.custom<AnchorName>(
  (value) => AnchorName.safeParse(value).success,
  allowed([...AnchorName.options[0].options, 'filed:<duty>']),
);
const rollWord = word('none', 'next-open');
const limit = closed({
  anchor,
  'renewed-by': anchor.optional(),
  'in-place-of': anchor.optional(),
  unsure: z.literal(true).optional(),
  'or-since-arisen': z.boolean().optional(),
  within,
  'first-day-counts': z.boolean(),
  roll: rollWord,
  when: condition.optional(),
}).transform(
  (written): Limit => ({
    ...(written.when === undefined ? {} : { when: written.when('suspected') }),
    anchor: written.anchor,
    ...(written['renewed-by'] === undefined ? {} : { renewedBy: written['renewed-by'] }),
    ...(written['in-place-of'] === undefined ? {} : { inPlaceOf: written['in-place-of'] }),
    ...(written.unsure === undefined ? {} : { unsure: written.unsure }),
    orSinceArisen: written['or-since-arisen'] ?? false,
    within: written.within,
    firstDayCounts: written['first-day-counts'],
    roll: written.roll,
  }),
);
const reading = closed({
  reading: word('literal', 'arguable'),
  because: ofList<StatementCode>(statementCodes),
  'first-day-counts': z.boolean().optional(),
  roll: rollWord.optional(),
  'from-next-full-hour': z.literal(true).optional(),
});
/** Asking for one is dear, and the list leaves out other names of the same zone. */
const listedZones: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'));
function isZone(zone: string): boolean {
  if (listedZones.has(zone)) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const zone = z.string().refine(isZone, 'a zone of the IANA database is expected, as in Asia/Tokyo');

const clock = closed({
  strictness: word('statute', 'guideline'),
  zone,
  zones: z.string().optional(),
  offices: z.string().optional(),
  'no-roll-for': z.array(word('prefecture')).optional(),
  yardstick: word('guideline', 'assumption').optional(),
  'laws-word': names.optional(),
  'safe-reading': word('same-wall-clock').optional(),
  'earliest-of': z.array(limit).min(1),
  'longer-when': z.array(closed({ when: condition, within: length })).optional(),
  readings: z.array(reading).optional(),
}).superRefine((written, context) => told(senselessClock(written), context));

function told(problems: readonly Senseless[], { addIssue }: Pick<z.RefinementCtx, 'addIssue'>): void {
  for (const { path, message } of problems) addIssue({ code: 'custom', path: [...path], message });
}

const exemption = closed({
  exemption: ofList<ExemptionName>(keysOf(exemptionNames)),
  needs: z.array(ofList<TruthFact>(TruthFact.options)).min(1),
  unless: condition.optional(),
  'only-when': condition.optional(),
}).superRefine(({ exemption: name, needs }, context) => {
  const missing = exemptionFacts[name].filter((fact) => !needs.includes(fact));
  if (missing.length > 0) context.addIssue({ code: 'custom', path: ['needs'], message: `"${name}" needs ${missing.join(', ')} as well` });
});

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  const isKey = (key: string): key is K => Object.hasOwn(table, key);
  return Object.keys(table).filter(isKey);
}

/** An empty list is nobody's duty. */
const someOf = <Word extends string>(words: readonly Word[]) =>
  z
    .array(ofList(words))
    .min(1, `at least one is expected; where it is everybody's duty, leave the word out. Allowed here: ${words.join(', ')}`);

const route = closed({ route: z.string().min(1) });
export const packFile = closed({
  duty: DutyId,
  version,
  'superseded-by': version.optional(),
  jurisdiction: ofList(Jurisdiction.options),
  kind: ofList(DutyKind.options),
  force: ofList(DutyForce.options).optional(),
  'as-processor': z.literal(true).optional(),
  names,
  recipient: z.union([route, closed({ names })], { error: 'either { route: <table> } or { names: { ja, en } } is expected' }),
  cites: z.array(closed({ law: z.string().min(1), provision: z.string().min(1) })).min(1),
  'counts-from': word('suspected', 'probable', 'confirmed'),
  'arises-when': condition,
  'lifted-by': z.array(exemption).optional(),
  clock,
  remarks: z.array(ofList<StatementCode>(statementCodes)).optional(),
  'filed-also-as': z.array(DutyId).optional(),
  'in-force': packInForce.optional(),
  pending: pending.optional(),
  'last-checked': closed({ on: day, against: z.string().min(1), grade: word('R', 'S', 'K') }),
  'applies-to': closed({
    sectors: someOf(Sector.options).optional(),
    marks: someOf(Mark.options).optional(),
    designations: someOf(Designation.options).optional(),
    listed: z.boolean().optional(),
    register: word('insurers', 'partners').optional(),
  }).optional(),
  'sectors-under-other-law': z
    .array(
      closed({
        sector: ofList(Sector.options),
        law: z.string().min(1),
        // Rules issued before 2026-11-30 name the law alone, whose line stood elsewhere then.
        'more-than': z.int().min(0).max(MOST_PERSONS).default(100),
        without: z.array(ofList<ExemptionName>(keysOf(exemptionNames))).default([]),
      }).transform(({ 'more-than': line, ...covered }) => ({ ...covered, line })),
    )
    .optional(),
})
  .refine(
    ({ 'sectors-under-other-law': others = [], 'lifted-by': lifted = [] }) =>
      others.every(({ without }) => without.every((name) => lifted.some(({ exemption }) => exemption === name))),
    { message: 'without names an exception that this rule does not have', path: ['sectors-under-other-law'] },
  )
  .refine((written) => (written['in-force'] === undefined) !== (written.pending === undefined), {
    message: 'either in-force or pending is expected',
    path: ['in-force'],
  })
  .superRefine((written, context) => told(senselessPack(written), context));
export type PackFile = z.infer<typeof packFile>;

const exemptionOf = (written: z.infer<typeof exemption>, from: Certainty): Exemption => ({
  exemption: written.exemption,
  needs: written.needs,
  ...(written.unless === undefined ? {} : { unless: written.unless(from) }),
  ...(written['only-when'] === undefined ? {} : { onlyWhen: written['only-when'](from) }),
});

const readingOf = (written: z.infer<typeof reading>): OtherReading => ({
  reading: written.reading,
  because: written.because,
  ...(written['first-day-counts'] === undefined ? {} : { firstDayCounts: written['first-day-counts'] }),
  ...(written.roll === undefined ? {} : { roll: written.roll }),
  ...(written['from-next-full-hour'] === undefined ? {} : { fromNextFullHour: true }),
});

const clockOf = (written: z.infer<typeof clock>, from: Certainty, zones: readonly string[]): Clock => ({
  strictness: written.strictness,
  zone: written.zone,
  zones,
  ...(written.offices === undefined ? {} : { offices: written.offices }),
  noRollFor: written['no-roll-for'] ?? [],
  yardstick: written.yardstick ?? 'guideline',
  ...(written['laws-word'] === undefined ? {} : { lawsWord: written['laws-word'] }),
  ...(written['safe-reading'] === undefined ? {} : { safeReading: written['safe-reading'] }),
  earliestOf: written['earliest-of'],
  longerWhen: (written['longer-when'] ?? []).map((longer) => ({ when: longer.when(from), within: longer.within })),
  readings: (written.readings ?? []).map(readingOf),
});

/** Beyond every day anybody computes with: a rule of which no day is known yet. */
const NEVER = '9999-12-31';

function appliesTo({
  sectors,
  marks,
  designations,
  listed,
  register,
}: NonNullable<PackFile['applies-to']>): NonNullable<Pack['appliesTo']> {
  return {
    ...(sectors === undefined ? {} : { sectors }),
    ...(marks === undefined ? {} : { marks }),
    ...(designations === undefined ? {} : { designations }),
    ...(listed === undefined ? {} : { listed }),
    ...(register === undefined ? {} : { register }),
  };
}

/**
 * The pack as the engine reads it.
 * @param zones those of the group that the clock names, if it names one
 */
export function packOf(written: PackFile, digest: string, zones: readonly string[] = []): Pack {
  const from = written['counts-from'];
  return {
    duty: written.duty,
    version: written.version,
    digest,
    jurisdiction: written.jurisdiction,
    kind: written.kind,
    force: written.force ?? 'duty',
    names: written.names,
    recipient: written.recipient,
    cites: written.cites,
    lastChecked: written['last-checked'],
    arisesWhen: written['arises-when'](from),
    liftedBy: (written['lifted-by'] ?? []).map((one) => exemptionOf(one, from)),
    clock: clockOf(written.clock, from, zones),
    remarks: written.remarks ?? [],
    filedAlsoAs: written['filed-also-as'] ?? [],
    inForce: written['in-force'] ?? { from: written.pending?.from ?? NEVER },
    sectorsUnderOtherLaw: written['sectors-under-other-law'] ?? [],
    ...(written.pending === undefined ? {} : { pending: written.pending }),
    ...(written['superseded-by'] === undefined ? {} : { supersededBy: written['superseded-by'] }),
    ...(written['as-processor'] === undefined ? {} : { asProcessor: true }),
    ...(written['applies-to'] === undefined ? {} : { appliesTo: appliesTo(written['applies-to']) }),
  };
}

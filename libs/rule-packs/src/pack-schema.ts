import {
  AnchorName,
  Day,
  Designation,
  DutyId,
  DutyKind,
  type ExemptionName,
  exemptionNames,
  Jurisdiction,
  Mark,
  Sector,
  type StatementCode,
  statementCodes,
  TruthFact,
} from '@shodo/contracts';
import type { Certainty, Clock, Exemption, Length, Limit, Pack, Within } from '@shodo/duties';
import { z } from 'zod';
import { condition } from './condition-schema.js';
import { closed, word } from './yaml-file.js';

/** The words a pack may be written in. `*.yaml` beside the law it tells; design and examples: docs/how-to/add-a-duty.md. */
const allowed = (words: readonly string[]) => ({
  error: (issue: { input?: unknown }) => `unknown word ${JSON.stringify(issue.input)}; allowed here: ${words.join(', ')}`,
});
export const ofList = <Word extends string>(words: readonly Word[]) =>
  z.custom<Word>((value) => words.some((one) => one === value), allowed(words));

export const names = closed({ ja: z.string().min(1), en: z.string().min(1) });
export const version = z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/, 'a version is expected: the day it was written, as in 2026-11-23.1');
export const inForce = closed({ from: Day, until: Day.optional() }).transform(({ from, until }) =>
  until === undefined ? { from } : { from, until },
);
const positive = z.int().min(1).max(10_000);

const length = closed({
  hours: positive.optional(),
  days: positive.optional(),
  'business-days': positive.optional(),
  months: positive.optional(),
}).transform((written, context): Length => {
  const given = [
    ...(written.hours === undefined ? [] : [{ hours: written.hours }]),
    ...(written.days === undefined ? [] : [{ days: written.days }]),
    ...(written['business-days'] === undefined ? [] : [{ businessDays: written['business-days'] }]),
    ...(written.months === undefined ? [] : [{ months: written.months }]),
  ];
  const [only] = given;
  if (only !== undefined && given.length === 1) return only;
  context.issues.push({ code: 'custom', message: 'exactly one of hours, days, business-days, months is expected', input: written });
  return { days: 1 };
});
const promptly = closed({ promptly: closed({ target: positive, alarm: positive }) }).refine(
  ({ promptly: { target, alarm } }) => target <= alarm,
  {
    message: 'the alarm may not come before the target',
  },
);
const within = z.unknown().transform((value, context): Within => {
  const isPromptly = typeof value === 'object' && value !== null && 'promptly' in value;
  const read = isPromptly ? promptly.safeParse(value) : length.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.issues.push({ code: 'custom', message: issue.message, input: value, path: issue.path });
  return { days: 1 };
});

const anchor = z.custom<AnchorName>(
  (value) => AnchorName.safeParse(value).success,
  allowed([...AnchorName.options[0].options, 'filed:<duty>']),
);
const limit = closed({ anchor, within, 'first-day-counts': z.boolean(), roll: word('none', 'next-open') }).transform(
  (written): Limit => ({ anchor: written.anchor, within: written.within, firstDayCounts: written['first-day-counts'], roll: written.roll }),
);
const isZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const clock = closed({
  strictness: word('statute', 'guideline'),
  zone: z.string().refine(isZone, 'a zone of the IANA database is expected, as in Asia/Tokyo'),
  offices: z.string().optional(),
  yardstick: word('guideline', 'assumption').optional(),
  'earliest-of': z.array(limit).min(1),
  'longer-when': z.array(closed({ when: condition, within: length })).optional(),
  readings: z
    .array(
      closed({ reading: word('literal', 'arguable'), 'first-day-counts': z.boolean(), because: ofList<StatementCode>(statementCodes) }),
    )
    .optional(),
});

const exemption = closed({
  exemption: ofList<ExemptionName>(keysOf(exemptionNames)),
  needs: z.array(ofList<TruthFact>(TruthFact.options)).min(1),
  unless: condition.optional(),
  'only-when': condition.optional(),
});

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  const isKey = (key: string): key is K => Object.hasOwn(table, key);
  return Object.keys(table).filter(isKey);
}

const route = closed({ route: z.string().min(1) });
export const packFile = closed({
  duty: DutyId,
  version,
  'superseded-by': version.optional(),
  jurisdiction: ofList(Jurisdiction.options),
  kind: ofList(DutyKind.options),
  names,
  recipient: z.union([route, closed({ names })], { error: 'either { route: <table> } or { names: { ja, en } } is expected' }),
  cites: z.array(closed({ law: z.string().min(1), provision: z.string().min(1) })).min(1),
  'counts-from': word('suspected', 'probable', 'confirmed'),
  'arises-when': condition,
  'lifted-by': z.array(exemption).optional(),
  clock,
  'in-force': inForce,
  'last-checked': closed({ on: Day, against: z.string().min(1), grade: word('R', 'S', 'K') }),
  'applies-to': closed({
    sectors: z.array(ofList(Sector.options)).optional(),
    marks: z.array(ofList(Mark.options)).optional(),
    designations: z.array(ofList(Designation.options)).optional(),
    listed: z.boolean().optional(),
  }).optional(),
  'sectors-under-other-law': z.array(closed({ sector: ofList(Sector.options), law: z.string().min(1) })).optional(),
});
export type PackFile = z.infer<typeof packFile>;

const exemptionOf = (written: z.infer<typeof exemption>, from: Certainty): Exemption => ({
  exemption: written.exemption,
  needs: written.needs,
  ...(written.unless === undefined ? {} : { unless: written.unless(from) }),
  ...(written['only-when'] === undefined ? {} : { onlyWhen: written['only-when'](from) }),
});

const clockOf = (written: z.infer<typeof clock>, from: Certainty): Clock => ({
  strictness: written.strictness,
  zone: written.zone,
  ...(written.offices === undefined ? {} : { offices: written.offices }),
  yardstick: written.yardstick ?? 'guideline',
  earliestOf: written['earliest-of'],
  longerWhen: (written['longer-when'] ?? []).map((longer) => ({ when: longer.when(from), within: longer.within })),
  readings: (written.readings ?? []).map((one) => ({
    reading: one.reading,
    firstDayCounts: one['first-day-counts'],
    because: one.because,
  })),
});

/** The pack as the engine reads it. */
export function packOf(written: PackFile, digest: string): Pack {
  const from = written['counts-from'];
  const applies = written['applies-to'];
  return {
    duty: written.duty,
    version: written.version,
    digest,
    jurisdiction: written.jurisdiction,
    kind: written.kind,
    names: written.names,
    recipient: written.recipient,
    cites: written.cites,
    lastChecked: written['last-checked'],
    arisesWhen: written['arises-when'](from),
    liftedBy: (written['lifted-by'] ?? []).map((one) => exemptionOf(one, from)),
    clock: clockOf(written.clock, from),
    inForce: written['in-force'],
    sectorsUnderOtherLaw: written['sectors-under-other-law'] ?? [],
    ...(written['superseded-by'] === undefined ? {} : { supersededBy: written['superseded-by'] }),
    ...(applies === undefined
      ? {}
      : {
          appliesTo: {
            ...(applies.sectors === undefined ? {} : { sectors: applies.sectors }),
            ...(applies.marks === undefined ? {} : { marks: applies.marks }),
            ...(applies.designations === undefined ? {} : { designations: applies.designations }),
            ...(applies.listed === undefined ? {} : { listed: applies.listed }),
          },
        }),
  };
}

import { type Anchor, AnchorName, AssessmentForm, DutyId, Jurisdiction, OrganisationProfile, statementCodes } from '@shodo/contracts';
import type { Pack } from '@shodo/duties';
import { z } from 'zod';
import { isCases, readAll, shippedFolder, yamlFiles } from './load.js';
import { ofList } from './pack-schema.js';
import { closed, day, instant, moment, PacksRefused, type Problem, word } from './yaml-file.js';

/** What a case must show; each pack needs one of every sort that its clock can meet. */
export const sorts = [
  'plain-day',
  'before-midnight',
  'after-midnight',
  'last-day-closed',
  'year-end',
  'closed-days-count',
  'clock-change',
  'unknown-fact',
  'not-arisen',
  'exemption',
  'no-anchor',
] as const;
export type Sort = (typeof sorts)[number];

/** Evidence that a case claims to have; which one does not matter. */
const someEvidence = ['00000000-0000-4000-8000-000000000001'];
const shortForms: Readonly<Record<string, unknown>> = {
  yes: { value: true, confidence: 'confirmed' },
  proven: { value: true, confidence: 'confirmed', evidence: someEvidence },
  probable: { value: true, confidence: 'probable' },
  suspected: { value: true, confidence: 'suspected' },
  'suspected-and-evidenced': { value: true, confidence: 'suspected', evidence: someEvidence },
  'probably-not': { value: false, confidence: 'probable' },
  no: { value: false, confidence: 'confirmed' },
  unknown: { value: null, confidence: 'unknown' },
};

/** `unsaid` leaves out what the file says of every other case. */
const said = word('yes', 'proven', 'probable', 'suspected', 'suspected-and-evidenced', 'probably-not', 'no', 'unknown', 'unsaid');
const count = z.union([
  z.int(),
  closed({ max: z.int() }),
  closed({ estimate: z.int(), max: z.int().optional() }),
  closed({ unknown: z.literal(true) }),
]);
const chosen = closed({ is: z.string(), confidence: word('confirmed', 'probable', 'suspected', 'unknown') });
const statement = z.union([count, said, chosen]);
const facts = z.record(z.string(), z.union([statement, z.array(closed({ 'as-of': instant, says: statement }))]));

const expected = closed({
  standing: word('arisen', 'provisional', 'not-arisen'),
  clock: word('none').optional(),
  'starts-at': instant.optional(),
  'day-one': day.optional(),
  'raw-on': day.optional(),
  'due-on': day.optional(),
  'due-at': instant.optional(),
  'literal-at': instant.optional(),
  'arguable-at': instant.optional(),
  'target-on': day.optional(),
  'alarm-on': day.optional(),
  'work-by': day.optional(),
  'cut-off-at': instant.optional(),
  'status-filing-by': day.optional(),
  'arguable-on': day.optional(),
  recipient: z.string().optional(),
  /** What the rule gives that is not in force yet. */
  'other-standing': word('arisen', 'provisional', 'not-arisen').optional(),
  'other-due-at': instant.optional(),
  says: z.array(ofList(statementCodes)).optional(),
  'says-not': z.array(ofList(statementCodes)).optional(),
});

/** What the profile says besides the jurisdiction of the duty. */
const organisation = OrganisationProfile.partial();

const oneCase = closed({
  case: z.string().min(1),
  covers: z.array(word(...sorts)).optional(),
  point: z.string().min(1),
  now: instant.optional(),
  aware: moment.optional(),
  anchors: z.record(AnchorName, moment).optional(),
  'provisional-anchors': z.array(AnchorName).optional(),
  sector: z.string().optional(),
  organisation: organisation.optional(),
  facts: facts.optional(),
  expect: expected,
});
const caseFile = closed({ duty: DutyId, organisation: organisation.optional(), 'unless-said': facts, cases: z.array(oneCase).min(1) });

export interface LawCase {
  readonly duty: string;
  readonly name: string;
  readonly point: string;
  /** Where it is written, relative to the folder of the packs. */
  readonly file: string;
  readonly line: number;
  readonly covers: readonly Sort[];
  readonly form: AssessmentForm;
  readonly expected: z.infer<typeof expected>;
}

type Written = z.infer<typeof facts>[string];
type Single = Exclude<Written, readonly unknown[]>;

const statementOf = (says: Single): object => {
  if (typeof says === 'number') return { exact: says };
  if (typeof says === 'object' && 'is' in says) return { value: says.is, confidence: says.confidence };
  const short = typeof says === 'string' ? shortForms[says] : says;
  return typeof short === 'object' && short !== null ? short : {};
};
const entryOf = (written: Written) =>
  Array.isArray(written) ? written.map(({ 'as-of': asOf, says }) => ({ ...statementOf(says), asOf })) : statementOf(written);

/** `us.ca.individual-notice` belongs to us-ca, `jp.appi.final-report` to jp. */
const jurisdictionOf = (duty: string) => {
  const [country, regime] = duty.split('.');
  return Jurisdiction.parse(country === 'us' ? `us-${regime === 'sec-8k' ? 'sec' : regime}` : country);
};

function formOf(
  one: z.infer<typeof oneCase>,
  { duty, organisation: profile, 'unless-said': unlessSaid }: z.infer<typeof caseFile>,
): z.ZodSafeParseResult<AssessmentForm> {
  const anchors: Record<string, Anchor> = { ...(one.aware === undefined ? {} : { aware: one.aware }), ...one.anchors };
  const latest = Object.values(anchors)
    .map((at) => (at.length === 10 ? `${at}T23:59:59+09:00` : at))
    .sort((a, b) => Date.parse(b) - Date.parse(a))[0];
  return AssessmentForm.safeParse({
    now: one.now ?? latest ?? '2026-11-24T12:00:00+09:00',
    organisation: {
      jurisdictions: [jurisdictionOf(duty)],
      ...(one.sector === 'unsaid' ? {} : { sector: one.sector ?? 'general' }),
      ...profile,
      ...one.organisation,
    },
    anchors,
    ...(one['provisional-anchors'] === undefined ? {} : { provisionalAnchors: one['provisional-anchors'] }),
    facts: Object.fromEntries(
      Object.entries({ ...unlessSaid, ...one.facts })
        .filter(([, written]) => written !== 'unsaid')
        .map(([fact, written]) => [fact, entryOf(written)]),
    ),
  });
}

/**
 * The cases written beside the packs, each with the form it judges.
 * @throws PacksRefused for a malformed case file
 */
export function loadCases(folder: string = shippedFolder): readonly LawCase[] {
  const problems: Problem[] = [];
  const files = readAll(folder, yamlFiles(folder, isCases), caseFile, problems);
  const cases = files.flatMap(({ content, file, lineOf }) =>
    content.cases.flatMap((one, index): LawCase[] => {
      const line = lineOf(['cases', index]);
      const form = formOf(one, content);
      if (!form.success) {
        problems.push({ file, line, message: `${content.duty}, case ${one.case}: ${whyNot(form.error)}` });
        return [];
      }
      return [
        {
          duty: content.duty,
          name: one.case,
          point: one.point,
          file,
          line,
          covers: one.covers ?? [],
          form: form.data,
          expected: one.expect,
        },
      ];
    }),
  );
  if (problems.length > 0) throw new PacksRefused(problems);
  return cases;
}

/** Where what the case says is no answer to what is asked: a number of persons that is written as a word, for instance. */
const whyNot = ({ issues }: z.ZodError) =>
  [...new Set(issues.map(({ path }) => path.slice(0, 2).map(String).join(' > ')))]
    .map((place) => `${place} is not written as its kind asks`)
    .join('; ');

const offsetIn = (zone: string, day: string) =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(Date.parse(`${day}T12:00:00Z`)).split('GMT')[1];
const changesClocks = (zone: string) => offsetIn(zone, '2026-01-15') !== offsetIn(zone, '2026-07-15');

/** The sorts of cases a pack must have: those its clock can meet. A version that is only kept had its cases. */
export function sortsNeeded({ clock, liftedBy, pending, supersededBy }: Pack): readonly Sort[] {
  if (supersededBy !== undefined) return [];
  if (pending !== undefined) return ['plain-day'];
  const { earliestOf, zone } = clock;
  const needed = (sorts: readonly Sort[], when: boolean) => (when ? sorts : []);
  const inHours = earliestOf.some(({ within }) => 'hours' in within);
  const inDays = earliestOf.some(
    ({ within }) => 'days' in within || 'promptly' in within || 'businessDays' in within || 'months' in within,
  );
  const rolls = earliestOf.some(({ roll }) => roll === 'next-open');
  return [
    'plain-day',
    'unknown-fact',
    'not-arisen',
    ...needed(['exemption'], liftedBy.length > 0),
    ...needed(['before-midnight', 'after-midnight'], inDays),
    ...needed(['last-day-closed', 'year-end'], rolls),
    ...needed(['closed-days-count'], !rolls && inDays),
    ...needed(['clock-change'], inHours && changesClocks(zone)),
    ...needed(
      ['no-anchor'],
      earliestOf.every(({ orSinceArisen }) => !orSinceArisen),
    ),
  ];
}

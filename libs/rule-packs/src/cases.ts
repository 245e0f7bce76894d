import { type Anchor, AnchorName, AssessmentForm, Day, DutyId, FactSheet, Instant, statementCodes } from '@shodo/contracts';
import type { Pack } from '@shodo/duties';
import { z } from 'zod';
import { readAll, shippedFolder, yamlFiles } from './load.js';
import { ofList } from './pack-schema.js';
import { closed, PacksRefused, type Problem, word } from './yaml-file.js';

/** What a case must show; each pack needs one of every sort that its clock can meet. */
const sorts = [
  'plain-day',
  'before-midnight',
  'after-midnight',
  'last-day-closed',
  'year-end',
  'closed-days-count',
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

const said = word('yes', 'proven', 'probable', 'suspected', 'suspected-and-evidenced', 'probably-not', 'no', 'unknown');
const count = z.union([
  z.int(),
  closed({ max: z.int() }),
  closed({ estimate: z.int(), max: z.int().optional() }),
  closed({ unknown: z.literal(true) }),
]);
const statement = z.union([count, said]);
const facts = z.record(z.string(), z.union([statement, z.array(closed({ 'as-of': Instant, says: statement }))]));

const expected = closed({
  standing: word('arisen', 'provisional', 'not-arisen'),
  clock: word('none').optional(),
  'starts-at': Instant.optional(),
  'day-one': Day.optional(),
  'raw-on': Day.optional(),
  'due-on': Day.optional(),
  'target-on': Day.optional(),
  'alarm-on': Day.optional(),
  'work-by': Day.optional(),
  'cut-off-at': Instant.optional(),
  'status-filing-by': Day.optional(),
  'arguable-on': Day.optional(),
  recipient: z.string().optional(),
  says: z.array(ofList(statementCodes)).optional(),
  'says-not': z.array(ofList(statementCodes)).optional(),
});

const oneCase = closed({
  case: z.string().min(1),
  covers: z.array(word(...sorts)).optional(),
  point: z.string().min(1),
  now: Instant.optional(),
  aware: z.union([Instant, Day]).optional(),
  anchors: z.record(AnchorName, z.union([Instant, Day])).optional(),
  'provisional-anchors': z.array(AnchorName).optional(),
  sector: z.string().optional(),
  facts: facts.optional(),
  expect: expected,
});
const caseFile = closed({ duty: DutyId, 'unless-said': facts, cases: z.array(oneCase).min(1) });

export interface LawCase {
  readonly duty: string;
  readonly name: string;
  readonly point: string;
  readonly covers: readonly Sort[];
  readonly form: AssessmentForm;
  readonly expected: z.infer<typeof expected>;
}

type Written = z.infer<typeof facts>[string];
type Single = Exclude<Written, readonly unknown[]>;

const statementOf = (says: Single): object => {
  if (typeof says === 'number') return { exact: says };
  const short = typeof says === 'string' ? shortForms[says] : says;
  return typeof short === 'object' && short !== null ? short : {};
};
const entryOf = (written: Written) =>
  Array.isArray(written) ? written.map(({ 'as-of': asOf, says }) => ({ ...statementOf(says), asOf })) : statementOf(written);

function formOf(one: z.infer<typeof oneCase>, unlessSaid: z.infer<typeof facts>): AssessmentForm {
  const anchors: Record<string, Anchor> = { ...(one.aware === undefined ? {} : { aware: one.aware }), ...one.anchors };
  const latest = Object.values(anchors)
    .map((at) => (at.length === 10 ? `${at}T23:59:59+09:00` : at))
    .sort((a, b) => Date.parse(b) - Date.parse(a))[0];
  return AssessmentForm.parse({
    now: one.now ?? latest ?? '2026-11-24T12:00:00+09:00',
    organisation: { jurisdictions: ['jp'], ...(one.sector === 'unsaid' ? {} : { sector: one.sector ?? 'general' }) },
    anchors,
    ...(one['provisional-anchors'] === undefined ? {} : { provisionalAnchors: one['provisional-anchors'] }),
    facts: FactSheet.parse(
      Object.fromEntries(Object.entries({ ...unlessSaid, ...one.facts }).map(([fact, written]) => [fact, entryOf(written)])),
    ),
  });
}

/**
 * The cases written beside the packs, each with the form it judges.
 * @throws PacksRefused for a malformed case file
 */
export function loadCases(folder: string = shippedFolder): readonly LawCase[] {
  const problems: Problem[] = [];
  const files = readAll(
    folder,
    yamlFiles(folder, (name) => name.endsWith('.cases.yaml')),
    caseFile,
    problems,
  );
  if (problems.length > 0) throw new PacksRefused(problems);
  return files.flatMap(({ content }) =>
    content.cases.map((one) => ({
      duty: content.duty,
      name: one.case,
      point: one.point,
      covers: one.covers ?? [],
      form: formOf(one, content['unless-said']),
      expected: one.expect,
    })),
  );
}

/** The sorts of cases a pack must have: those its clock can meet. */
export function sortsNeeded({ clock }: Pack): readonly Sort[] {
  const always: readonly Sort[] = [
    'plain-day',
    'before-midnight',
    'after-midnight',
    'unknown-fact',
    'not-arisen',
    'exemption',
    'no-anchor',
  ];
  const rolls = clock.earliestOf.some(({ roll }) => roll === 'next-open');
  return [...always, ...(rolls ? (['last-day-closed', 'year-end'] as const) : (['closed-days-count'] as const))];
}

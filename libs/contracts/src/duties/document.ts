import { z } from 'zod';
import { TruthFact } from '../vocabulary/facts.js';
import { refuseStrangeOffsets } from '../vocabulary/instants.js';
import { WrittenProfile } from '../vocabulary/organisation.js';
import { AssessmentForm, FactSheet, type StatedTruth } from './assessment.js';
import { Answers, Question, questions, statementOf } from './questions.js';

type Stated = Required<FactSheet>;
type Asked = Required<z.input<typeof FactSheet>>;
/** The facts as they are written down: null in place of one is the same as leaving it out, said aloud. */
const WrittenFacts = z.strictObject(
  Object.fromEntries(
    Object.entries(FactSheet.shape).map(([fact, stated]) => [fact, z.union([...stated.unwrap().options, z.null()]).optional()]),
  ) as unknown as {
    [Fact in keyof Stated]: z.ZodOptional<z.ZodType<Stated[Fact] | null, Asked[Fact] | null>>;
  },
);

/** What somebody writes down to be judged: the form, of which anchors and facts may be left out, and plain answers where they spare stating the fact. */
export const AssessmentDocument = AssessmentForm.omit({ leftOut: true })
  .extend({
    organisation: WrittenProfile,
    anchors: AssessmentForm.shape.anchors.default({}),
    facts: WrittenFacts.default({}),
    answers: Answers.optional(),
  })
  .superRefine(refuseStrangeOffsets)
  .meta({ id: 'AssessmentDocument' });
export type AssessmentDocument = z.infer<typeof AssessmentDocument>;

/**
 * What nobody has to raise by themselves in a document: left out, it is not known. (In an incident its questions ask for these, and a rule that waits
 * for the answer does not run meanwhile.)
 */
export const notKnownWhenLeftOut = [
  'card-data-involved',
  'critical-information-infrastructure',
  'data-entrusted-to-us',
  'illegal-outside-access',
  'my-number-used-or-provided-unlawfully',
  'principals-hard-to-reach',
  'report-items-open',
  'specific-personal-information-involved',
  'wrongful-purpose-possible',
] as const satisfies readonly TruthFact[];

/**
 * A word that came after those other programs write: left out, it is a no, or all that they judge would stay open. Whoever writes it down has raised it,
 * though it be as not known.
 */
export const raisedOnceWritten = ['unique-identifying-information-involved'] as const satisfies readonly TruthFact[];
const isRaised = (fact: TruthFact) => raisedOnceWritten.some((word) => word === fact);

/**
 * Null said aloud, and a statement of which nothing is known, say of the other words as little as leaving them out: nobody was asked. Who answered was.
 */
function saysNothing(entry: unknown): boolean {
  const versions = versionsOf(entry as StatedTruth | readonly StatedTruth[] | undefined);
  return versions.length > 0 && versions.every(({ value, confidence }) => value === null || confidence === 'unknown');
}

interface Dated {
  readonly asOf?: string | undefined;
}
const versionsOf = <Stated>(entry: Stated | readonly Stated[] | undefined): readonly Stated[] =>
  entry === undefined ? [] : Array.isArray(entry) ? (entry as readonly Stated[]) : [entry as Stated];

/** The versions by the times they bear, in whatever order they were written; one without a time keeps its place. */
function byTime(versions: readonly Dated[]): Dated[] {
  const dated = versions.filter(({ asOf }) => asOf !== undefined);
  const sorted = dated.toSorted((one, other) => Date.parse(one.asOf ?? '') - Date.parse(other.asOf ?? ''));
  return versions.map((version) => (version.asOf === undefined ? version : (sorted.shift() ?? version)));
}

/**
 * The document as the form that is judged. Each answer is the first version of its fact: a dated statement of the fact holds from its date on; an
 * undated one that says something else stands beside the answer, and neither is taken for true.
 */
export function formOf({ answers = {}, ...form }: AssessmentDocument): AssessmentForm {
  const facts: Record<string, unknown> = {};
  for (const [fact, entry] of Object.entries(form.facts)) if (entry !== null) facts[fact] = Array.isArray(entry) ? byTime(entry) : entry;
  for (const question of Question.options) {
    const answer = answers[question];
    if (answer === undefined) continue;
    const { fact } = questions[question];
    const stated = versionsOf<unknown>(facts[fact]);
    facts[fact] = stated.length === 0 ? statementOf(answer) : [statementOf(answer), ...stated];
  }
  const answered = new Set<string>(
    Question.options.flatMap((question) => (answers[question] === undefined ? [] : questions[question].fact)),
  );
  const saysOf = (fact: TruthFact) => facts[fact] !== undefined && (isRaised(fact) || !saysNothing(facts[fact]));
  const silent = TruthFact.options.filter((fact) => !answered.has(fact) && !saysOf(fact));
  for (const fact of silent) delete facts[fact];
  const leftOut = notKnownWhenLeftOut.filter((fact) => silent.includes(fact));
  for (const fact of leftOut) facts[fact] = statementOf('unknown');
  return { ...form, facts: facts as FactSheet, ...(leftOut.length > 0 && { leftOut }) };
}

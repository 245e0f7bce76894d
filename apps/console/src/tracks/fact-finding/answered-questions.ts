import {
  answerOf,
  confirmsExemptions,
  type FactName,
  type FactSource,
  type FactView,
  type IncidentView,
  Question,
  type QuestionAnswer,
  questions,
  type Role,
  SuspicionIndicator,
  statementOf,
  takesDutyAway,
} from '@shodo/contracts';
import { questionsAsked } from '../../assess/asked-facts.js';

/** What is answered on the panel: the questions, and the sign of a leak. Empty: not answered. */
export type Typed = Readonly<Partial<Record<Question | 'indicator', string>>>;
type View = Pick<IncidentView, 'facts'>;

const latest = ({ facts }: View, fact: FactName): FactView | undefined =>
  facts.filter((known) => known.fact === fact).toSorted((one, other) => other.version - one.version)[0];

/** How each question stands answered by the facts on record. */
export function answeredBy(view: View): Typed {
  const answers = Question.options.map((question) => {
    const stated = latest(view, questions[question].fact)?.stated;
    return [question, stated && 'value' in stated && typeof stated.value !== 'string' ? answerOf(stated) : ''] as const;
  });
  const indicator = latest(view, 'suspicion-indicator')?.stated;
  return {
    ...(Object.fromEntries(answers) as Typed),
    indicator: indicator && 'value' in indicator && typeof indicator.value === 'string' ? indicator.value : '',
  };
}

/** One command that records what was answered anew. */
export interface AnswerToRecord {
  readonly of: Question | 'indicator';
  readonly command: 'RecordFact' | 'ReviseFact';
  readonly body: Readonly<Record<string, unknown>>;
}

function toRecord(of: AnswerToRecord['of'], fact: FactName, stated: object, view: View, source: FactSource): AnswerToRecord {
  const known = latest(view, fact);
  return known
    ? { of, command: 'ReviseFact', body: { fact, stated, source, basedOn: known.version } }
    : { of, command: 'RecordFact', body: { fact, stated, source } };
}

/** Does this answer wait for a privacy officer? An exception is confirmed by nobody else, so that a yes of others is recorded as probable. */
export const awaitsNamedRole = (question: Question, answer: string | undefined, roles: readonly Role[]): boolean =>
  answer === 'yes' && takesDutyAway(questions[question].fact, statementOf('yes')) && !roles.includes(confirmsExemptions);

const statedBy = (question: Question, answer: QuestionAnswer, roles: readonly Role[]) =>
  awaitsNamedRole(question, answer, roles) ? { value: true, confidence: 'probable' } : statementOf(answer);

/**
 * The commands for every answer that differs from the record. An answer emptied again is none: what is on record stays until something else is
 * stated.
 */
export function answersToRecord(typed: Typed, view: View, source: FactSource, roles: readonly Role[]): readonly AnswerToRecord[] {
  const before = answeredBy(view);
  const changed = (of: AnswerToRecord['of']) => typed[of] !== undefined && typed[of] !== '' && typed[of] !== before[of];
  const answered = Question.options.filter(changed).map((question) => {
    const stated = statedBy(question, typed[question] as QuestionAnswer, roles);
    return toRecord(question, questions[question].fact, stated, view, source);
  });
  const sign = SuspicionIndicator.safeParse(typed.indicator);
  if (!sign.success || !changed('indicator')) return answered;
  return [...answered, toRecord('indicator', 'suspicion-indicator', { value: sign.data, confidence: 'confirmed' }, view, source)];
}

/** Of the questions that are put, the sign of a leak included, how many are answered with something, be it "not known". */
export function countAnswered(view: View): { readonly count: number; readonly all: number } {
  const answers = answeredBy(view);
  const put = [...questionsAsked(answers), 'indicator'] as const;
  return { count: put.filter((each) => answers[each]).length, all: put.length };
}

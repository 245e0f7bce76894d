import type { AnchorName, Statement, StatementCode } from '@shodo/contracts';
import { isClaimed, isDenied } from './breach.js';
import { evaluate, exceeds, leavesOf } from './condition.js';
import { numberOf } from './counted.js';
import { type Facts, supposing } from './fact-history.js';
import type { Answer, Pack } from './pack.js';
import { say } from './say.js';

/** What a judgement is made of, as far as a remark may hang on it. */
interface Judged {
  readonly answer: Answer;
  readonly facts: Facts;
  readonly now: number;
  readonly anchors: ReadonlyMap<string, number>;
  /** Whether another law covers the sector. */
  readonly isUnderOtherLaw: boolean;
}

/** Of a starting point that is not on record: once it is, the clock says the rest. */
const whileMissing: Partial<Record<StatementCode, AnchorName>> = { 'classification-ends-it-earlier': 'classified' };

/** Of cases that the rule does not name: whoever is told that it does not apply is to know of them, above all. */
const alsoWhereRuledOut: ReadonlySet<StatementCode> = new Set(['mark-body-may-name-others', 'list-of-triggers-not-read']);

/** Of what our law alone gives: a sector under another law is promised nothing by it. */
const ofOurLawAlone: ReadonlySet<StatementCode> = new Set(['notice-takes-the-place-of-reports']);

/** What the pack remarks of itself, as far as it is true of this case. */
export function remarksOf(pack: Pack, { answer, facts, now, anchors, isUnderOtherLaw }: Judged): Statement[] {
  const holds = (remark: StatementCode): boolean => {
    if (isUnderOtherLaw && ofOurLawAlone.has(remark)) return false;
    if (answer === 'no' && !(alsoWhereRuledOut.has(remark) && somethingHappened(facts, now))) return false;
    const anchor = whileMissing[remark];
    if (anchor !== undefined && anchors.has(anchor)) return false;
    if (remark === 'count-of-my-numbers-is-meant') return lineDecides(pack, facts, now);
    return remark !== 'count-of-one-place-is-meant' || !onePlaceExceeds(pack, facts, now);
  };
  return pack.remarks.filter(holds).map((remark) => say(remark));
}

/** An accident of some kind: a breach, or the misuse of My Numbers that takes none. */
const somethingHappened = (facts: Facts, now: number) =>
  !isDenied(facts.truth('breach-occurred', now)) || isClaimed(facts.truth('my-number-used-or-provided-unlawfully', now));

/** Is the number more than a line of the rule, and would the answer be another were it not? */
const lineDecides = ({ arisesWhen }: Pack, facts: Facts, now: number): boolean =>
  leavesOf(arisesWhen).some(
    (leaf) =>
      leaf.is === 'more-than' &&
      exceeds(facts.count(leaf.fact, now), leaf.line) === 'yes' &&
      evaluate(arisesWhen, supposing(facts, { of: [leaf.fact], count: { exact: leaf.line } }), now) !== evaluate(arisesWhen, facts, now),
  );

/** Are the residents of one place alone surely more than the line that stands for them? */
const onePlaceExceeds = ({ arisesWhen }: Pack, facts: Facts, now: number): boolean =>
  leavesOf(arisesWhen).some(
    (leaf) => leaf.is === 'more-than' && leaf.fact !== 'principals-affected' && evaluate(leaf, facts, now) === 'yes',
  );

/** A grade on record that is lower than the number of persons makes it: the rule asks for either, and the number reaches its line. */
export function gradeStatement({ arisesWhen }: Pack, facts: Facts, now: number): Statement[] {
  const graded = leavesOf(arisesWhen).find((leaf) => leaf.is === 'choice' && leaf.fact === 'event-grade');
  if (graded === undefined || evaluate(graded, facts, now) !== 'no') return [];
  const isReached = leavesOf(arisesWhen).some((leaf) => leaf.is === 'more-than' && numberOf(facts.count(leaf.fact, now)) > leaf.line);
  return isReached ? [say('grade-lies-below-the-count', { fact: 'event-grade', value: facts.choice('event-grade', now)?.value })] : [];
}

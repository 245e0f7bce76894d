import type { CountStatement, Statement } from '@shodo/contracts';
import { rank } from './breach.js';
import { mostOf, numberOf, surelyIn, without } from './counted.js';
import type { Counted, Facts, Truth } from './fact-history.js';
import { once } from './once.js';
import type { Answer, Certainty, Condition, CountLine, Leaf, Names, Silence } from './pack.js';
import { say } from './say.js';

/**
 * A yes counts from the confidence the rule names; a no counts only when confirmed. Everything else is not yet known: also for a fact whose silence
 * is a no, once somebody said that they do not know.
 */
export function weigh(truth: Truth, from: Certainty, silence: Silence = 'open'): Answer {
  if (truth.unsaid) return silence === 'open' ? 'open' : 'no';
  if (truth.leftOut && silence === 'left-out') return 'no';
  if (truth.value === null || truth.confidence === 'unknown') return 'open';
  if (truth.value) return rank[truth.confidence] >= rank[from] ? 'yes' : 'open';
  return truth.confidence === 'confirmed' ? 'no' : 'open';
}

export const isProven = ({ value, confidence, evidenced }: Truth) => value === true && confidence === 'confirmed' && evidenced;

/** While a count is open its maximum rules; without any maximum it is unbounded. */
export function exceeds(count: CountStatement, line: number): Answer {
  if ('exact' in count) return count.exact > line ? 'yes' : 'no';
  if ('estimate' in count && count.estimate > line) return 'yes';
  if ('max' in count && count.max !== undefined) return count.max > line ? 'yes' : 'no';
  return 'open';
}

/** The count that a line is laid against. */
const countAsked = ({ fact, apartFrom }: CountLine, facts: Facts, at: number): Counted =>
  apartFrom === undefined ? facts.count(fact, at) : without(surelyIn(apartFrom, facts, at), facts.count(fact, at));

const isNone = (count: CountStatement) => !('estimate' in count) && exceeds(count, 0) === 'no';

export const opposite = { yes: 'no', no: 'yes', open: 'open' } as const;

/**
 * Kleene's three-valued logic.
 * @param at in epoch milliseconds
 * @param isDenial whether a yes would speak against the duty: then a number that others on record contradict is no yes
 */
export function evaluate(condition: Condition, facts: Facts, at: number, isDenial = false): Answer {
  switch (condition.is) {
    case 'fact':
      return weigh(facts.truth(condition.fact, at), condition.from, condition.silence);
    case 'proven':
      return isProven(facts.truth(condition.fact, at)) ? 'yes' : 'no';
    case 'choice': {
      const choice = facts.choice(condition.fact, at);
      if (choice === undefined || choice.confidence === 'unknown') return 'open';
      if (condition.oneOf.includes(choice.value)) return 'yes';
      return choice.confidence === 'confirmed' ? 'no' : 'open';
    }
    case 'more-than': {
      const count = countAsked(condition, facts, at);
      if (condition.silence === 'no' && 'unknown' in count) return 'no';
      return isDenial && count.isDisputed ? 'open' : exceeds(count, condition.line);
    }
    case 'none-of':
      return isNone(facts.count(condition.fact, at)) ? 'yes' : 'no';
    case 'filed':
      return facts.filed(condition.duty, at) ? 'yes' : 'no';
    case 'not':
      return opposite[evaluate(condition.part, facts, at, !isDenial)];
    default: {
      const decisive = condition.is === 'any-of' ? 'yes' : 'no';
      let answer: Answer = opposite[decisive];
      for (const part of condition.parts) {
        const own = evaluate(part, facts, at, isDenial);
        if (own === decisive) return decisive;
        if (own === 'open') answer = 'open';
      }
      return answer;
    }
  }
}

/** Every fact, choice and count a condition asks for, each once. */
export const leavesOf: (condition: Condition) => readonly Leaf[] = once(findLeaves);

function findLeaves(condition: Condition): Leaf[] {
  const found = new Map<string, Leaf>();
  const walk = (one: Condition): void => {
    if (one.is === 'not') walk(one.part);
    else if ('parts' in one) one.parts.forEach(walk);
    else found.set(JSON.stringify(one), one);
  };
  walk(condition);
  return [...found.values()];
}

/** What made the answer what it is, in the order of the rule: whatever answers the same way, within every branch that does. */
export function decisiveLeaves(condition: Condition, facts: Facts, at: number): readonly Leaf[] {
  const found: Leaf[] = [];
  const walk = (one: Condition, answer: Answer, isDenial: boolean): void => {
    if (one.is === 'not') walk(one.part, opposite[answer], !isDenial);
    else if (!('parts' in one)) found.push(one);
    else
      for (const part of one.parts) {
        const own = evaluate(part, facts, at, isDenial);
        // An open all-of rests on what holds as well as on what is open; a no of one part settles it alone.
        if (own === answer || (answer === 'open' && one.is === 'all-of' && own === 'yes')) walk(part, own, isDenial);
      }
  };
  walk(condition, evaluate(condition, facts, at), false);
  return found;
}

/**
 * What a leaf says now, in a sentence.
 * @param namesOf how the packs call a duty; a report is named, never its id alone
 */
export function leafStatement(leaf: Leaf, facts: Facts, at: number, namesOf: (duty: string) => Names | undefined): Statement {
  if (leaf.is === 'filed') {
    const { duty } = leaf;
    const names = namesOf(duty);
    return say(facts.filed(duty, at) ? 'report-was-filed' : 'report-was-not-filed', { duty, dutyJa: names?.ja, dutyEn: names?.en });
  }
  const { fact } = leaf;
  if (leaf.is === 'none-of') return noneStatement(fact, facts.count(leaf.fact, at));
  if (leaf.is === 'choice') {
    const choice = facts.choice(leaf.fact, at);
    if (choice === undefined) return say('fact-is-not-known', { fact });
    return say(leaf.oneOf.includes(choice.value) ? 'choice-holds' : 'choice-is-another', { fact, value: choice.value });
  }
  if (leaf.is === 'more-than') return lineStatement(leaf, facts, at);
  if (leaf.is === 'proven') return say(isProven(facts.truth(leaf.fact, at)) ? 'fact-is-proven' : 'fact-is-not-proven', { fact });
  const { value, confidence } = facts.truth(leaf.fact, at);
  if (value === null || confidence === 'unknown') return say('fact-is-not-known', { fact });
  if (value) return say(rank[confidence] >= rank[leaf.from] ? 'fact-holds' : 'fact-is-only-suspected', { fact, confidence });
  return confidence === 'confirmed' ? say('fact-is-denied', { fact }) : say('denial-is-not-confirmed', { fact, confidence });
}

function noneStatement(fact: string, count: CountStatement): Statement {
  if (isNone(count)) return say('nobody-is-affected', { fact });
  return 'exact' in count ? say('count-is', { fact, count: count.exact }) : say('somebody-may-be-affected', { fact });
}

function lineStatement(leaf: CountLine, facts: Facts, at: number): Statement {
  const { fact, line, apartFrom = [], silence } = leaf;
  const asked = countAsked(leaf, facts, at);
  if (silence === 'no' && 'unknown' in asked) return say('count-is-among-the-rest', { fact });
  if (surelyIn(apartFrom, facts, at) === 0) return countStatement(fact, asked, line);
  const [answer, count] = [exceeds(asked, line), mostOf(asked) ?? numberOf(asked)];
  if (answer === 'open') return say('rest-of-count-is-open', { fact, line });
  const code = answer === 'yes' ? 'rest-of-count-exceeds-line' : 'rest-of-count-within-line';
  return say(code, { fact, count, line, exact: 'exact' in asked ? 'yes' : undefined });
}

function countStatement(fact: string, count: Counted, line: number): Statement {
  if (count.isDisputed && 'estimate' in count && count.estimate > line)
    return say('larger-count-exceeds-line', { fact, count: count.estimate, line });
  if ('exact' in count) {
    if (count.exact > line) return say('count-exceeds-line', { fact, count: count.exact, line });
    return say('count-within-line', { fact, count: count.exact, line, exact: 'yes' });
  }
  if ('estimate' in count && count.estimate > line)
    return say('count-exceeds-line', { fact, count: count.estimate, line, ofParts: count.isOfParts ? 'yes' : undefined });
  const max = 'max' in count ? count.max : undefined;
  if (max === undefined) return say('count-is-open', { fact, line });
  return max > line ? say('possible-maximum-exceeds-line', { fact, max, line }) : say('count-within-line', { fact, count: max, line });
}

import type { Statement, TruthFact } from '@shodo/contracts';
import { evaluate, isProven, leavesOf, opposite } from './condition.js';
import type { Facts } from './fact-history.js';
import { once, onceIn } from './once.js';
import type { Answer, Condition, Exemption, Leaf, Pack } from './pack.js';
import { say } from './say.js';

function allProven({ needs }: Exemption, facts: Facts, at: number, besides: readonly TruthFact[] = []): boolean {
  for (const fact of needs) if (!besides.includes(fact) && !isProven(facts.truth(fact, at))) return false;
  return true;
}

/**
 * Does what the exemption rests on reach this case? Not asked: whether it is proven. What it must show of its own (`onlyWhen`) and does not is a no;
 * while an exception to it (`unless`) is open, so is this.
 */
export function reach({ unless, onlyWhen }: Exemption, facts: Facts, at: number): Answer {
  if (onlyWhen !== undefined && evaluate(onlyWhen, facts, at) !== 'yes') return 'no';
  return unless === undefined ? 'yes' : opposite[evaluate(unless, facts, at)];
}

export const lifts = (exemption: Exemption, facts: Facts, at: number): boolean =>
  allProven(exemption, facts, at) && reach(exemption, facts, at) === 'yes';

/** Everything that is asked for knowing whether the exemption reaches a case. */
export const leavesOfReach = once(({ unless, onlyWhen }: Exemption): readonly Leaf[] => [
  ...(unless === undefined ? [] : leavesOf(unless)),
  ...(onlyWhen === undefined ? [] : leavesOf(onlyWhen)),
]);

/** Of an exemption of which it is not known yet whether it reaches the case, the facts not known; none where something else decides. */
export function factsOpenIn({ unless, onlyWhen }: Exemption, facts: Facts, at: number): readonly TruthFact[] {
  const keepsAway = unless === undefined ? 'no' : evaluate(unless, facts, at);
  const isShown = onlyWhen === undefined ? 'yes' : evaluate(onlyWhen, facts, at);
  if (keepsAway === 'yes' || isShown === 'no') return [];
  return [
    ...(keepsAway === 'open' && unless !== undefined ? openIn(unless, facts, at) : []),
    ...(isShown === 'open' && onlyWhen !== undefined ? openIn(onlyWhen, facts, at) : []),
  ];
}

/** The facts that leave a condition open: of a part that is settled already none makes a difference. */
function openIn(condition: Condition, facts: Facts, at: number): readonly TruthFact[] {
  if (evaluate(condition, facts, at) !== 'open') return [];
  if (condition.is === 'not') return openIn(condition.part, facts, at);
  if ('parts' in condition) return [...new Set(condition.parts.flatMap((part) => openIn(part, facts, at)))];
  return condition.is === 'fact' ? [condition.fact] : [];
}

/**
 * The fewest facts whose denial would let it reach the case as it is asked; of several that would do alike, the first. None where something else is
 * open, or settles it.
 */
export function denialsFor({ unless, onlyWhen }: Exemption, facts: Facts, at: number): readonly TruthFact[] {
  const away = unless === undefined ? [] : denialsThatSettle(unless, 'no', facts, at);
  const shown = onlyWhen === undefined ? [] : denialsThatSettle(onlyWhen, 'yes', facts, at);
  return away === undefined || shown === undefined ? [] : [...new Set([...away, ...shown])];
}

function denialsThatSettle(condition: Condition, wanted: 'yes' | 'no', facts: Facts, at: number): readonly TruthFact[] | undefined {
  const answer = evaluate(condition, facts, at);
  if (answer !== 'open') return answer === wanted ? [] : undefined;
  if (condition.is === 'not') return denialsThatSettle(condition.part, opposite[wanted], facts, at);
  if (!('parts' in condition)) return condition.is === 'fact' && wanted === 'no' ? [condition.fact] : undefined;
  // One part settles it, or every part has to.
  if ((condition.is === 'any-of') === (wanted === 'yes')) {
    for (const part of condition.parts) {
      const found = denialsThatSettle(part, wanted, facts, at);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const all: TruthFact[] = [];
  for (const part of condition.parts) {
    const found = denialsThatSettle(part, wanted, facts, at);
    if (found === undefined) return undefined;
    all.push(...found);
  }
  return all;
}

export const liftingExemption = (pack: Pack, facts: Facts, at: number): Exemption | undefined =>
  pack.liftedBy.find((one) => lifts(one, facts, at));

/** Does the duty stand? Exemptions first: only a proven one takes it away, whatever else is known. */
export function answerOf(pack: Pack, facts: Facts, at: number): Answer {
  if (facts.memory === undefined) return answerBeside(pack, pack.liftedBy, facts, at);
  const kept = answersBy(pack, facts);
  const known = kept.get(at);
  if (known !== undefined) return known;
  const answer = answerBeside(pack, pack.liftedBy, facts, at);
  kept.set(at, answer);
  return answer;
}

const answersIn = onceIn((_: Facts) => new Map<Pack['arisesWhen'], Map<Pack['liftedBy'], Map<number, Answer>>>());

/** What was answered by time, for every pack that asks the same and is lifted by the same. */
function answersBy({ arisesWhen, liftedBy }: Pack, facts: Facts): Map<number, Answer> {
  const answers = answersIn(facts);
  const ofRule = answers.get(arisesWhen);
  const kept = ofRule?.get(liftedBy);
  if (kept !== undefined) return kept;
  const byTime = new Map<number, Answer>();
  if (ofRule === undefined) answers.set(arisesWhen, new Map([[liftedBy, byTime]]));
  else ofRule.set(liftedBy, byTime);
  return byTime;
}

/**
 * The answer of the rule where only these exemptions come into question. One that is proven takes the duty away when it surely reaches the case;
 * while that is open the duty may stand.
 */
export function answerBeside(pack: Pack, exemptions: readonly Exemption[], facts: Facts, at: number): Answer {
  let mayReach = false;
  for (const one of exemptions) {
    if (!allProven(one, facts, at)) continue;
    const reaches = reach(one, facts, at);
    if (reaches === 'yes') return 'no';
    mayReach ||= reaches === 'open';
  }
  const answer = evaluate(pack.arisesWhen, facts, at);
  return answer === 'yes' && mayReach ? 'open' : answer;
}

/** The exemptions of which all is proven that they need, were these facts proven besides; whether they reach the case or not. */
export const provenExemptions = (pack: Pack, facts: Facts, at: number, besides: readonly TruthFact[] = []): readonly Exemption[] =>
  pack.liftedBy.filter((one) => allProven(one, facts, at, besides));

/** Facts as one parameter of a sentence. */
export const listed = (facts: readonly TruthFact[]): string => facts.join(' ');

/**
 * What to say of the exemptions somebody claimed: the one that lifts, or why a claimed one does not.
 * @param answer of the duty; where that is out of question without any exemption, none keeps it open for not reaching it
 */
export function exemptionStatements(
  pack: Pack,
  lifting: Exemption | undefined,
  facts: Facts,
  at: number,
  answer: Answer = 'open',
): Statement[] {
  if (lifting !== undefined) return [say('exemption-applies', { exemption: lifting.exemption })];
  const isClaimed = (fact: TruthFact) => {
    const { value, confidence } = facts.truth(fact, at);
    return value === true && confidence !== 'unknown';
  };
  const claimed = pack.liftedBy.filter(({ needs }) => needs.some(isClaimed));
  return claimed.flatMap((one) => {
    const unproven = one.needs.filter((fact) => !isProven(facts.truth(fact, at)));
    if (unproven.length > 0) return unproven.map((fact) => say('exemption-is-not-proven', { exemption: one.exemption, fact }));
    if (answer === 'no') return [];
    const open = factsOpenIn(one, facts, at);
    if (open.length > 0) return [say('exemption-may-not-reach', { exemption: one.exemption, facts: listed(open) })];
    return [say('exemption-does-not-reach', { exemption: one.exemption })];
  });
}

import type { Statement, TruthFact } from '@shodo/contracts';
import { evaluate } from './condition.js';
import type { Facts } from './fact-history.js';
import type { Answer, Exemption, Pack } from './pack.js';
import { say } from './say.js';

const isProven = (facts: Facts, fact: TruthFact, at: number) => {
  const { value, confidence, evidenced } = facts.truth(fact, at);
  return value === true && confidence === 'confirmed' && evidenced;
};

/** Does what the exemption rests on reach this case? Not asked: whether it is proven. */
const reaches = (exemption: Exemption, facts: Facts, at: number) =>
  (exemption.unless === undefined || evaluate(exemption.unless, facts, at) !== 'yes') &&
  (exemption.onlyWhen === undefined || evaluate(exemption.onlyWhen, facts, at) === 'yes');

export const lifts = (exemption: Exemption, facts: Facts, at: number): boolean =>
  exemption.needs.every((fact) => isProven(facts, fact, at)) && reaches(exemption, facts, at);

export const liftingExemption = (pack: Pack, facts: Facts, at: number): Exemption | undefined =>
  pack.liftedBy.find((one) => lifts(one, facts, at));

/** Does the duty stand? Exemptions first: only a proven one takes it away, whatever else is known. */
export function answerOf(pack: Pack, facts: Facts, at: number): Answer {
  const known = facts.answers?.get(pack)?.get(at);
  if (known !== undefined) return known;
  const answer = answerBeside(pack, pack.liftedBy, facts, at);
  const kept = facts.answers?.get(pack);
  if (kept === undefined) facts.answers?.set(pack, new Map([[at, answer]]));
  else kept.set(at, answer);
  return answer;
}

/** The answer of the rule where only these exemptions come into question. */
export const answerBeside = (pack: Pack, exemptions: readonly Exemption[], facts: Facts, at: number): Answer =>
  exemptions.some((one) => lifts(one, facts, at)) ? 'no' : evaluate(pack.arisesWhen, facts, at);

/** The exemptions of which all is proven that they need, were these facts proven besides; whether they reach the case or not. */
export const provenExemptions = (pack: Pack, facts: Facts, at: number, besides: readonly TruthFact[] = []): readonly Exemption[] =>
  pack.liftedBy.filter(({ needs }) => needs.every((fact) => besides.includes(fact) || isProven(facts, fact, at)));

/** What to say of the exemptions somebody claimed: the one that lifts, or why a claimed one does not. */
export function exemptionStatements(pack: Pack, lifting: Exemption | undefined, facts: Facts, at: number): Statement[] {
  if (lifting !== undefined) return [say('exemption-applies', { exemption: lifting.exemption })];
  const isClaimed = (fact: TruthFact) => {
    const { value, confidence } = facts.truth(fact, at);
    return value === true && confidence !== 'unknown';
  };
  const claimed = pack.liftedBy.filter(({ needs }) => needs.some(isClaimed));
  return claimed.flatMap((one) => {
    const unproven = one.needs.filter((fact) => !isProven(facts, fact, at));
    if (unproven.length > 0) return unproven.map((fact) => say('exemption-is-not-proven', { exemption: one.exemption, fact }));
    return reaches(one, facts, at) ? [] : [say('exemption-does-not-reach', { exemption: one.exemption })];
  });
}

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
  const kept = facts.answers?.get(pack) ?? new Map<number, Answer>();
  const known = kept.get(at);
  if (known !== undefined) return known;
  const answer = liftingExemption(pack, facts, at) === undefined ? evaluate(pack.arisesWhen, facts, at) : 'no';
  facts.answers?.set(pack, kept.set(at, answer));
  return answer;
}

/** What to say of the exemptions somebody claimed: the one that lifts, or why a claimed one does not. */
export function exemptionStatements(pack: Pack, facts: Facts, at: number): Statement[] {
  const lifting = liftingExemption(pack, facts, at);
  if (lifting !== undefined) return [say('exemption-applies', { exemption: lifting.exemption })];
  return pack.liftedBy.flatMap(({ exemption, needs, ...reach }) => {
    const claimed = needs.some((fact) => {
      const { value, confidence } = facts.truth(fact, at);
      return value === true && confidence !== 'unknown';
    });
    if (!claimed) return [];
    const unproven = needs.filter((fact) => !isProven(facts, fact, at));
    if (unproven.length > 0) return unproven.map((fact) => say('exemption-is-not-proven', { exemption, fact }));
    return reaches({ exemption, needs, ...reach }, facts, at) ? [] : [say('exemption-does-not-reach', { exemption })];
  });
}

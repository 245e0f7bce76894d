import type { Statement, TruthFact } from '@shodo/contracts';
import type { Facts, Truth } from './fact-history.js';
import { say } from './say.js';

export const kindsOfBreach = ['leak-occurred', 'loss-occurred', 'damage-occurred'] as const satisfies readonly TruthFact[];
const rank = { unknown: 0, suspected: 1, probable: 2, confirmed: 3 } as const;
const claimed = (truth: Truth) => truth.value === true && truth.confidence !== 'unknown';
const denied = (truth: Truth) => truth.value === false && truth.confidence === 'confirmed';

/**
 * A breach is a leak, a loss or a damage (GL 3-5-1-2 to -4), so what is said of the three is said of the breach: one of them claimed claims it,
 * all three denied deny it. Where the records contradict each other the breach stays suspected, so that nothing is ruled out.
 */
export function breachAsWhole(facts: Facts): Facts {
  const truth = (fact: TruthFact, at: number): Truth => {
    const stated = facts.truth(fact, at);
    if (fact !== 'breach-occurred') return stated;
    const ofKinds = kindsOfBreach.map((kind) => facts.truth(kind, at));
    const strongest = ofKinds.filter(claimed).sort((a, b) => rank[b.confidence] - rank[a.confidence])[0];
    if (strongest !== undefined) {
      if (denied(stated)) return { value: true, confidence: 'suspected', evidenced: false };
      return claimed(stated) && rank[stated.confidence] >= rank[strongest.confidence] ? stated : strongest;
    }
    if (!ofKinds.every(denied)) return stated;
    if (claimed(stated)) return { value: true, confidence: 'suspected', evidenced: false };
    return stated.value === false ? stated : { value: false, confidence: 'confirmed', evidenced: ofKinds.every((kind) => kind.evidenced) };
  };
  return { ...facts, truth };
}

/** Records of the breach and of its kinds that cannot both be right. */
export function contradictions(facts: Facts, at: number): Statement[] {
  const whole = facts.truth('breach-occurred', at);
  if (denied(whole))
    return kindsOfBreach
      .filter((kind) => claimed(facts.truth(kind, at)))
      .map((other) => say('facts-contradict', { fact: 'breach-occurred', other }));
  if (claimed(whole) && kindsOfBreach.every((kind) => denied(facts.truth(kind, at))))
    return [say('facts-contradict', { fact: 'breach-occurred', other: kindsOfBreach[0] })];
  return [];
}

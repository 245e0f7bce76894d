import type { TruthFact } from '@shodo/contracts';
import { isClaimed, rank } from './breach.js';
import type { Facts, Truth } from './fact-history.js';

/** What follows from another fact: a number that many can see, or that was misused, is a My Number; a card number is misused for money (ER Art. 7(ii)). */
const follows: ReadonlyMap<string, readonly TruthFact[]> = new Map([
  ['specific-personal-information-involved', ['my-number-viewable-by-many', 'my-number-used-or-provided-unlawfully']],
  ['property-damage-possible', ['card-data-involved']],
]);
const none: readonly TruthFact[] = [];

/** The facts from which this one follows; none for most. */
export const followsFrom = (fact: string): readonly TruthFact[] => follows.get(fact) ?? none;

/** What is said of the fact; where nothing is known of it, what follows from the others. A denial stands beside them, and contradicts. */
export function withWhatFollows(stated: Facts, fact: TruthFact, at: number): Truth {
  const own = stated.truth(fact, at);
  if (own.value !== null && own.confidence !== 'unknown') return own;
  const others = followsFrom(fact);
  if (others.length === 0) return own;
  const claimed = others.map((one) => stated.truth(one, at)).filter(isClaimed);
  const [strongest] = claimed.sort((a, b) => rank[b.confidence] - rank[a.confidence]);
  return strongest === undefined ? own : { value: true, confidence: strongest.confidence, evidenced: false };
}

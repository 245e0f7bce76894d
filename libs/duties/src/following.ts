import type { ScopeWord, TruthFact } from '@shodo/contracts';
import { isClaimed, rank } from './breach.js';
import type { Facts, Truth } from './fact-history.js';

/** What follows from another fact: a number that many can see, or that was misused, is a My Number; a card number is misused for money (ER Art. 7(ii)). */
const follows: ReadonlyMap<string, readonly TruthFact[]> = new Map([
  ['specific-personal-information-involved', ['my-number-viewable-by-many', 'my-number-used-or-provided-unlawfully']],
  ['property-damage-possible', ['card-data-involved']],
]);
const none: readonly TruthFact[] = [];

/**
 * What the words of the impact scope say in other words. That somebody was treated is special care-required itself (CO Art. 2(iii); GL 2-3). An
 * account or a password alone may or may not move money: that is left to the fact.
 */
const scopeSays: ReadonlyMap<string, readonly ScopeWord[]> = new Map([
  ['special-care-information-involved', ['patient', 'special-care']],
  ['specific-personal-information-involved', ['specific-personal-information', 'individual-number']],
  ['card-data-involved', ['card']],
  ['property-damage-possible', ['card']],
]);
export const factsTheScopeSays = [...scopeSays.keys()] as readonly TruthFact[];

/** The words of the impact scope by which this is so. */
export function wordsOfScope(stated: Facts, fact: TruthFact, at: number): readonly ScopeWord[] {
  const words = scopeSays.get(fact);
  if (words === undefined) return [];
  const named = new Set(stated.scope(at));
  return words.filter((word) => named.has(word));
}
const fromScope: Truth = { value: true, confidence: 'probable', evidenced: false };

/** The facts from which this one follows; none for most. */
export const followsFrom = (fact: string): readonly TruthFact[] => follows.get(fact) ?? none;

/** What is said of the fact; where nothing is known of it, what follows from the others and the scope. A denial stands beside them, and contradicts. */
export function withWhatFollows(stated: Facts, fact: TruthFact, at: number): Truth {
  const own = stated.truth(fact, at);
  if (own.value !== null && own.confidence !== 'unknown') return own;
  const claimed = [
    ...followsFrom(fact).map((one) => stated.truth(one, at)),
    ...(wordsOfScope(stated, fact, at).length > 0 ? [fromScope] : []),
  ].filter(isClaimed);
  const [strongest] = claimed.sort((a, b) => rank[b.confidence] - rank[a.confidence]);
  return strongest === undefined ? own : { value: true, confidence: strongest.confidence, evidenced: false };
}

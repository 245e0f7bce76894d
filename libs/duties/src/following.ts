import type { FactName, TruthFact } from '@shodo/contracts';
import { isClaimed, kindsOfBreach, rank } from './breach.js';
import { leastOf } from './counted.js';
import type { Facts, Truth } from './fact-history.js';
import { type Source, upheldBy } from './implications.js';

const takenFrom: ReadonlyMap<TruthFact, readonly Source[]> = new Map(
  [...upheldBy].map(([fact, sources]) => [fact, sources.filter((one) => one.andIsTakenAsSaid)]),
);
const none: readonly Source[] = [];

/** The facts from which this one follows; none for most. */
export const followsFrom = (fact: string): readonly FactName[] =>
  (takenFrom.get(fact as TruthFact) ?? none).flatMap(({ stated }) => ('fact' in stated ? [stated.fact] : []));

const leadsTo = new Map<string, readonly TruthFact[]>(kindsOfBreach.map((kind) => [kind, ['breach-occurred']]));
for (const [fact, sources] of takenFrom)
  for (const { stated } of sources) if ('fact' in stated) leadsTo.set(stated.fact, [...(leadsTo.get(stated.fact) ?? []), fact]);
const nothingFollows: readonly TruthFact[] = [];

/** The facts that are taken to be so where this one is said and nothing is said of them; none for most. */
export const factsFollowing = (fact: string): readonly TruthFact[] => leadsTo.get(fact) ?? nothingFollows;

/** What is said only by the way, in the scope or by counting. */
const byTheWay: Truth = { value: true, confidence: 'probable', evidenced: false };
const nothing: Truth = { value: null, confidence: 'unknown', evidenced: false };

/** What the word says by then. */
export function saidBy(stated: Source['stated'], facts: Facts, at: number): Truth {
  switch (stated.is) {
    case 'truth':
      return facts.truth(stated.fact, at);
    case 'count':
      return leastOf(facts.count(stated.fact, at)) > 0 ? byTheWay : nothing;
    case 'scope':
      return facts.scope(at).includes(stated.scope) ? byTheWay : nothing;
    case 'choice': {
      const choice = facts.choice(stated.fact, at);
      return choice?.value === stated.value ? { ...byTheWay, confidence: choice.confidence } : nothing;
    }
  }
}

/** What is said of the fact; where nothing is known of it, what follows from the others, the counts and the scope. */
export function withWhatFollows(stated: Facts, fact: TruthFact, at: number): Truth {
  const own = stated.truth(fact, at);
  if (own.value !== null && own.confidence !== 'unknown') return own;
  const claimed = (takenFrom.get(fact) ?? none).map((source) => saidBy(source.stated, stated, at)).filter(isClaimed);
  const [strongest] = claimed.sort((a, b) => rank[b.confidence] - rank[a.confidence]);
  return strongest === undefined ? own : { value: true, confidence: strongest.confidence, evidenced: false };
}

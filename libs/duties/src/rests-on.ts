import type { FactName } from '@shodo/contracts';
import { kindsOfBreach } from './breach.js';
import { decisiveLeaves } from './condition.js';
import type { Facts } from './fact-history.js';
import { followsFrom } from './following.js';
import type { Exemption, Leaf } from './pack.js';

/** A breach is what is said of its kinds as well, and some facts follow from others: taken back there, they are denied here. */
const asStated = (fact: FactName): readonly FactName[] =>
  fact === 'breach-occurred' ? [fact, ...kindsOfBreach] : [fact, ...followsFrom(fact)];

/** A filing is no fact anybody states: the record knows it. */
const factsIn = (leaves: readonly Leaf[]): FactName[] => leaves.filter((leaf) => 'fact' in leaf).map(({ fact }) => fact);

/** An exemption rests on what proves it, and on whatever lets it reach the case. */
const behind = ({ needs, unless, onlyWhen }: Exemption, facts: Facts, at: number): FactName[] => [
  ...needs,
  ...[unless, onlyWhen].flatMap((reach) => (reach === undefined ? [] : factsIn(decisiveLeaves(reach, facts, at)))),
];

/**
 * The facts a judgement stands or falls with: those of the exemption that lifts the duty, else of the leaves that decide. Whoever stated one of them
 * is not alone in ending the duty.
 */
export function restsOn(decisive: readonly Leaf[], lifting: Exemption | undefined, facts: Facts, at: number): FactName[] {
  const found = new Set<FactName>();
  const named = lifting === undefined ? factsIn(decisive) : behind(lifting, facts, at);
  for (const fact of named) for (const one of asStated(fact)) found.add(one);
  return [...found];
}

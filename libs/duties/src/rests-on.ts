import type { FactName } from '@shodo/contracts';
import { kindsOfBreach } from './breach.js';
import { leavesOfReach } from './exemption.js';
import { followsFrom } from './following.js';
import type { Exemption, Leaf } from './pack.js';

/** A breach is what is said of its kinds as well, and some facts follow from others: taken back there, they are denied here. */
const asStated = (fact: FactName): readonly FactName[] =>
  fact === 'breach-occurred' ? [fact, ...kindsOfBreach] : [fact, ...followsFrom(fact)];

/** A filing is no fact anybody states: the record knows it. */
const factsIn = (leaves: readonly Leaf[]): FactName[] => leaves.filter((leaf) => 'fact' in leaf).map(({ fact }) => fact);

/** An exemption rests on what proves it, and on whatever would keep it from reaching the case. */
const behind = (exemption: Exemption): FactName[] => [...exemption.needs, ...factsIn(leavesOfReach(exemption))];

/**
 * The facts a judgement stands or falls with: those of the exemption that lifts the duty, else of the leaves that decide. Whoever stated one of them
 * is not alone in ending the duty.
 */
export function restsOn(decisive: readonly Leaf[], lifting: Exemption | undefined): FactName[] {
  const found = new Set<FactName>();
  const named = lifting === undefined ? factsIn(decisive) : behind(lifting);
  for (const fact of named) for (const one of asStated(fact)) found.add(one);
  return [...found];
}

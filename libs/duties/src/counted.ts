import type { CountFact, CountStatement } from '@shodo/contracts';
import type { Counted, Facts } from './fact-history.js';
import { partsOfTheWhole } from './implications.js';

/** The most that a count says; undefined where it names no bound. */
export function mostOf(count: CountStatement): number | undefined {
  if ('exact' in count) return count.exact;
  return 'max' in count ? count.max : undefined;
}

/** The least that it says. An estimate may be too high, but of about so many it is somebody. */
export function leastOf(count: CountStatement): number {
  if ('exact' in count) return count.exact;
  return 'estimate' in count ? Math.min(count.estimate, 1) : 0;
}

/** The number that it names; 0 where that is only a bound. */
export const numberOf = (count: CountStatement): number => ('estimate' in count ? count.estimate : leastOf(count));

/** How many are surely in these parts, which share nobody. */
export const surelyIn = (parts: readonly CountFact[], facts: Facts, at: number): number =>
  parts.reduce((sum, part) => sum + leastOf(facts.count(part, at)), 0);

/** The count without so many. */
export function without(taken: number, count: Counted): Counted {
  const rest = (number: number) => Math.max(0, number - taken);
  if ('exact' in count) return { ...count, exact: rest(count.exact) };
  const max = 'max' in count && count.max !== undefined ? { max: rest(count.max) } : {};
  return { ...count, ...('estimate' in count && { estimate: rest(count.estimate) }), ...max };
}

/** The number that parts who share nobody name together, of several the largest: of the whole it is at least so many. */
export const numberOfParts = (facts: Facts, at: number): number =>
  Math.max(...partsOfTheWhole.map(({ together }) => together.reduce((sum, part) => sum + numberOf(facts.count(part, at)), 0)));

/** Parts of the whole that are more than the whole. */
export interface LargerParts {
  readonly parts: readonly CountFact[];
  readonly number: number;
  readonly whole: number;
}

/** The part, or the parts that share nobody, whose number is larger than that of the whole: of several the largest. */
export function largerParts(facts: Facts, at: number): LargerParts | undefined {
  const whole = mostOf(facts.count('principals-affected', at));
  if (whole === undefined) return undefined;
  const sumOf = (parts: readonly CountFact[], number: (count: CountStatement) => number) =>
    parts.reduce((sum, part) => sum + number(facts.count(part, at)), 0);
  const isLarger = (parts: readonly CountFact[]) => sumOf(parts, leastOf) > whole;
  // One part that is larger by itself says more than a sum.
  const single = partsOfTheWhole.flatMap(({ together }) => together.map((part) => [part])).filter(isLarger);
  const larger = single.length > 0 ? single : partsOfTheWhole.map(({ together }) => together).filter(isLarger);
  const [first] = larger
    .map((parts) => ({ parts: parts.filter((part) => leastOf(facts.count(part, at)) > 0), number: sumOf(parts, numberOf), whole }))
    .sort((a, b) => b.number - a.number);
  return first;
}

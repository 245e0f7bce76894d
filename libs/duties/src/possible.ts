import type { CountFact, TruthFact } from '@shodo/contracts';
import { excludedBy, ofSomebody, partsOfTheWhole, type Source, upheldBy } from './implications.js';

/** What is taken to be so. */
export interface Supposed {
  readonly isSo: (fact: TruthFact) => boolean;
  readonly isNot: (fact: TruthFact) => boolean;
  readonly count: (fact: CountFact) => number | undefined;
  readonly choice: (fact: string) => string | undefined;
}

/** A word that no later denial and no other word answers. */
const isPlain = ({ unlessDeniedLater, unlessSaid }: Source) => !unlessDeniedLater && unlessSaid.length === 0;

function isSaid({ stated }: Source, { isSo, count, choice }: Supposed): boolean {
  switch (stated.is) {
    case 'truth':
      return isSo(stated.fact);
    case 'count':
      return (count(stated.fact) ?? 0) > 0;
    case 'choice':
      return choice(stated.fact) === stated.value;
    default:
      return false;
  }
}

/** Counts of parts that are more than the whole. */
const isTooMany = ({ count }: Supposed): boolean => {
  const whole = count('principals-affected');
  return whole !== undefined && partsOfTheWhole.some(({ together }) => together.reduce((sum, part) => sum + (count(part) ?? 0), 0) > whole);
};

/** Whether facts can be so all together, by what follows from what: a leak is a breach, and no part is more than its whole. */
export function canBe(supposed: Supposed): boolean {
  const { isSo, isNot, count } = supposed;
  const saidPlainly = (one: Source) => isPlain(one) && isSaid(one, supposed);
  if ([...upheldBy].some(([fact, sources]) => isNot(fact) && sources.some(saidPlainly))) return false;
  if ([...excludedBy].some(([fact, sources]) => isSo(fact) && sources.some(saidPlainly))) return false;
  if (count('principals-affected') === 0 && ofSomebody.some(isSo)) return false;
  return !isTooMany(supposed);
}

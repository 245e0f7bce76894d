import { ChoiceFact, CountFact, EventGrade, type FactName, LeakType, SuspicionIndicator } from '@shodo/contracts';
import type { VocabularyName } from '@shodo/words';

/** How a fact is stated: a yes, no or not known; a count; one of its own words. */
export type FactForm =
  | { readonly is: 'truth' | 'count' }
  | { readonly is: 'choice'; readonly vocabulary: VocabularyName; readonly options: readonly string[] };

const choices = {
  'suspicion-indicator': { is: 'choice', vocabulary: 'suspicion', options: SuspicionIndicator.options },
  'leak-type': { is: 'choice', vocabulary: 'leakType', options: LeakType.options },
  'event-grade': { is: 'choice', vocabulary: 'grade', options: EventGrade.options },
} as const satisfies Record<ChoiceFact, FactForm>;

export function formOfFact(fact: FactName): FactForm {
  const choice = ChoiceFact.safeParse(fact);
  if (choice.success) return choices[choice.data];
  return CountFact.safeParse(fact).success ? { is: 'count' } : { is: 'truth' };
}

/** The facts that decide about duties in Japan, in the order in which they are asked. The count of principals is set with the impact scope. */
export const factsAskedFirst = [
  'breach-occurred',
  'leak-occurred',
  'loss-occurred',
  'damage-occurred',
  'special-care-information-involved',
  'property-damage-possible',
  'wrongful-purpose-possible',
  'specific-personal-information-involved',
  'my-number-viewable-by-many',
  'my-number-used-or-provided-unlawfully',
  'card-data-involved',
  'recovered-before-viewing',
  'same-content-kept-elsewhere',
  'concealment-algorithm-recognised',
  'concealment-key-safe',
  'provided-on-purpose',
  'pseudonymised-only',
  'data-entrusted-to-us',
  'data-entrusted-by-us',
  'entrustor-receipt-confirmed',
  'secondary-damage-occurred',
  'publication-made',
  'other-matters-to-report',
  'suspicion-indicator',
  'leak-type',
] as const satisfies readonly FactName[];

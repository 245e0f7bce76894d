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

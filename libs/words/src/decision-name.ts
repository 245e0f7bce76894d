import type { IncidentView } from '@shodo/contracts';
import type { Language } from './moments.js';

/** A decision as its card, the sentences of the record and paper name it. */
export const decisionName = (number: number, language: Language): string => ({ ja: `判断 ${number}`, en: `Decision ${number}` })[language];

/** The names of all decisions by id. One that is limited to others is known by its number, too: that there is one is told to everybody. */
export function decisionNames({ decisions, limited }: Pick<IncidentView, 'decisions' | 'limited'>, language: Language): [string, string][] {
  const numbers = [
    ...decisions.map(({ decision, number }) => [decision as string, number] as const),
    ...limited.flatMap(({ item, number }) => (number === undefined ? [] : [[item as string, number] as const])),
  ];
  return numbers.map(([decision, number]) => [decision, decisionName(number, language)]);
}

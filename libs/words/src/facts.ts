import { type FactName, factNames } from '@shodo/contracts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The names of facts as the contracts give them, to stand alone in a form or a table. */
export const factsIn = (language: 'ja' | 'en') =>
  Object.fromEntries(Object.entries(factNames).map(([fact, named]) => [fact, capital(named[language])])) as Record<FactName, string>;

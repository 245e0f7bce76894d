import type { ChoiceFact, CountFact, FactName, FactStatement } from '@shodo/contracts';

const counts: Readonly<Record<CountFact, 'count'>> = {
  'principals-affected': 'count',
  'card-holders-affected': 'count',
  'residents-affected-us-ca': 'count',
  'residents-affected-us-ny': 'count',
  'residents-affected-us-tx': 'count',
};
const choices: Readonly<Record<ChoiceFact, 'choice'>> = { 'suspicion-indicator': 'choice', 'leak-type': 'choice', 'event-grade': 'choice' };
const forms: Readonly<Partial<Record<FactName, 'count' | 'choice'>>> = { ...counts, ...choices };

const formOf = (stated: FactStatement) => (!('value' in stated) ? 'count' : typeof stated.value === 'string' ? 'choice' : 'truth');

/** A number, a yes or no, a word of a list: a fact stated in another form could never be assessed, and the incident would wait for ever. */
export const isStatedInItsForm = (fact: FactName, stated: FactStatement) => formOf(stated) === (forms[fact] ?? 'truth');

import type { Statement } from './assessment.js';
import { onlyWith } from './phrase.js';
import { type StatementCode, sentences } from './sentence-table.js';

export { type StatementCode, type Topic, topicOf } from './sentence-table.js';

const isKnown = (code: string): code is StatementCode => Object.hasOwn(sentences, code);
export const statementCodes: readonly StatementCode[] = Object.keys(sentences).filter(isKnown);

/**
 * The statement in words. Prose is made here, at the door, and never stored.
 * A code this version does not know (a record of another version) is shown as the code itself, with its parameters.
 */
export function sentenceOf(said: Statement, language: 'ja' | 'en'): string {
  const parameters = said.with ?? {};
  if (isKnown(said.code)) return sentences[said.code][language](onlyWith(parameters));
  const list = Object.entries(parameters)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
  return list === '' ? said.code : `${said.code} (${list})`;
}

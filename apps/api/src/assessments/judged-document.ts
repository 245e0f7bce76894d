import { AssessmentDocument, formOf } from '@shodo/contracts';
import { answerNow } from '@shodo/rule-packs';
import type { Language } from '../problems/language.js';
import { read } from '../requests/parse.js';
import type { ShapeProblem } from '../requests/shape-problems.js';

/** The answer as text, or everything that is wrong with the document. */
export type JudgedDocument = { readonly text: string } | { readonly problems: readonly ShapeProblem[] };

/**
 * Judges one document by the shipped packs. Whoever asks, on the command line or over HTTP, gets this text, byte for byte; it ends with a line
 * break. The only clock is the document's own `now`.
 * @throws {PacksRefused} when the packs cannot be read
 */
export function judgedDocument(body: unknown, language: Language): JudgedDocument {
  const document = read(AssessmentDocument, body);
  if ('problems' in document) return document;
  return { text: `${JSON.stringify(answerNow(formOf(document.value), language), undefined, 2)}\n` };
}

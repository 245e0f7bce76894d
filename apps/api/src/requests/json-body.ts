import { ProblemAnswer } from '../problems/problem-answer.js';
import { doubledKeys } from './doubled-keys.js';
import { jsonFault } from './json-fault.js';
import type { ShapeProblem } from './shape-problems.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** What was wrong with the text of a body and can no longer be seen in it once it is read. */
const wrongInText = new WeakMap<object, readonly ShapeProblem[]>();

/** Reads JSON and keeps in mind which keys stood in it twice, for `wrongInTextOf`. @throws {SyntaxError} when it is no JSON */
export function readJson(text: string): unknown {
  const body: unknown = JSON.parse(text);
  if (typeof body === 'object' && body !== null) {
    const doubled = doubledKeys(text);
    if (doubled.length > 0) wrongInText.set(body, doubled);
  }
  return body;
}

export const wrongInTextOf = (body: unknown): readonly ShapeProblem[] =>
  typeof body === 'object' && body !== null ? (wrongInText.get(body) ?? []) : [];

/** As long as a form may be. In what is longer nobody looks for the place: that would take a read of it for each halving. */
const longestSearched = 131_072;

/** Reads a body as JSON in strict UTF-8; an empty one is none, as for commands that ask for nothing. Anything else is a 400. */
export function jsonBody(raw: Buffer): unknown {
  if (raw.length === 0) return undefined;
  const text = textOf(raw);
  try {
    return readJson(text);
  } catch {
    throw malformed(text);
  }
}

/** The body of a route that answers nothing without one. */
export function bodyAsked(body: unknown): unknown {
  if (body === undefined) throw malformed('');
  return body;
}

function malformed(text: string): ProblemAnswer {
  const fault = text.length > longestSearched ? undefined : jsonFault(text);
  return new ProblemAnswer(400, 'malformed-json', fault && { fault });
}

function textOf(raw: Buffer): string {
  try {
    return utf8.decode(raw);
  } catch {
    throw new ProblemAnswer(400, 'malformed-json');
  }
}

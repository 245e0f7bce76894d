import { ProblemAnswer } from '../problems/problem-answer.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Reads a body as JSON in strict UTF-8; an empty body is an empty object, for commands that ask for nothing. Anything else is a 400. */
export function jsonBody(raw: Buffer): unknown {
  if (raw.length === 0) return {};
  try {
    return JSON.parse(utf8.decode(raw));
  } catch {
    throw new ProblemAnswer(400, 'malformed-json');
  }
}

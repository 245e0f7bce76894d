import type { ProblemCode, Refusal } from '@shodo/contracts';
import type { JsonFault } from '../requests/json-fault.js';
import type { ShapeProblem } from '../requests/shape-problems.js';

interface More {
  /** Problems of the body or the query, each with its JSON pointer. */
  readonly errors?: readonly ShapeProblem[];
  readonly refusals?: readonly Refusal[];
  readonly retryAfterSeconds?: number;
  readonly attemptRecorded?: boolean;
  /** How many bytes are taken, where there were more. */
  readonly largest?: number;
  /** Where the body stops being JSON. */
  readonly fault?: JsonFault;
}

/** Ends a request with a problem the caller can do something about. Thrown at the doors, rendered by the error handler, never logged as a fault. */
export class ProblemAnswer extends Error {
  override readonly name = 'ProblemAnswer';
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly more: More = {},
  ) {
    super(code);
  }

  /** The same answer, naming how much is taken. */
  upTo(largest: number): ProblemAnswer {
    return new ProblemAnswer(this.status, this.code, { ...this.more, largest });
  }

  /** The same answer, saying whether the attempt reached the organisation's record. */
  recorded(attemptRecorded: boolean): ProblemAnswer {
    return new ProblemAnswer(this.status, this.code, { ...this.more, attemptRecorded });
  }
}

export const notFound = () => new ProblemAnswer(404, 'not-found');
export const notSignedIn = () => new ProblemAnswer(401, 'not-signed-in');
export const notAuthorised = () => new ProblemAnswer(403, 'not-authorised');
export const refusedBy = (refusals: readonly Refusal[]) => new ProblemAnswer(409, 'refused', { refusals });
export const doesNotFit = (errors: readonly ShapeProblem[]) => new ProblemAnswer(422, 'body-does-not-fit', { errors });
/** Nothing was lost, and waiting does not mend it: somebody must put the keys back. */
export const keysAreMissing = () => new ProblemAnswer(503, 'keys-are-missing');
/** Nothing was lost and nothing was done: the same request, with the same key, may be sent again. */
export const notAvailable = (retryAfterSeconds = 5) => new ProblemAnswer(503, 'not-available', { retryAfterSeconds });

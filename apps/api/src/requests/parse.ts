import { IdempotencyKey } from '@shodo/contracts';
import type { z } from 'zod';
import { doesNotFit, notFound, ProblemAnswer } from '../problems/problem-answer.js';
import { wrongInTextOf } from './json-body.js';
import { type ShapeProblem, shapeProblems, wouldFit } from './shape-problems.js';
import { unstorable } from './unstorable.js';

/** A body as its contract reads it, or every problem of it at once, one a place. */
export function read<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): { readonly value: z.infer<Schema> } | { readonly problems: ShapeProblem[] } {
  const result = schema.safeParse(body, { error: wouldFit });
  const problems = [...wrongInTextOf(body), ...unstorable(body), ...(result.success ? [] : shapeProblems(result.error, body))];
  if (result.success && problems.length === 0) return { value: result.data };
  return { problems: problems.filter(({ pointer }, at) => problems.findIndex((other) => other.pointer === pointer) === at) };
}

/** Parses a body or a query against its contract, or answers 422 with every problem of it at once. */
export function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const outcome = read(schema, body);
  if ('problems' in outcome) throw doesNotFit(outcome.problems);
  return outcome.value;
}

/** An id out of a path. One that cannot exist is answered like one that does not. */
export function idInPath<Schema extends z.ZodType>(schema: Schema, params: unknown, name: string): z.infer<Schema> {
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
  const result = schema.safeParse(typeof value === 'string' ? value.toLowerCase() : value);
  if (!result.success) throw notFound();
  return result.data;
}

/** Every write names itself, so that it can be repeated safely. Upper and lower case are one key. */
export function idempotencyKey(header: string | string[] | undefined): string {
  const result = IdempotencyKey.safeParse(header);
  if (!result.success) throw new ProblemAnswer(400, 'idempotency-key-missing');
  return result.data.toLowerCase();
}

import { nobodyNotified, type Problem, showsNothing, turnsDirection } from '@shodo/contracts';
import type { z } from 'zod';
import type { Field } from './field.js';
import { type Unreadable, whyUnreadable } from './typed.js';

/** What is wrong with one field, as a code: its sentence is in the dictionaries. */
export type FieldFault =
  | 'missing'
  | Unreadable
  | 'too-long'
  | 'above-maximum'
  | 'time-missing'
  | 'not-sure'
  | 'turns-direction'
  | 'shows-nothing'
  | 'nobody-notified'
  | 'not-possible';
export interface FieldProblem {
  readonly field: string;
  readonly fault?: FieldFault;
  /** Of a text that is too long: how many characters are taken. */
  readonly most?: number;
  /** The API's own words, when it was the API that found it. */
  readonly said?: string;
}

function faultOf(issue: z.core.$ZodIssue, body: Readonly<Record<string, unknown>>): FieldFault {
  const [name] = issue.path;
  const given = name === undefined ? undefined : body[String(name)];
  if (given === undefined) return 'missing';
  const why = whyUnreadable(given);
  if (why) return why;
  if (issue.message === turnsDirection) return 'turns-direction';
  if (issue.message === showsNothing) return 'shows-nothing';
  if (issue.message === nobodyNotified) return 'nobody-notified';
  if (issue.code === 'too_big') return 'too-long';
  if (issue.path.at(-1) === 'max') return 'above-maximum';
  return issue.code === 'invalid_union' || issue.code === 'invalid_type' ? 'missing' : 'not-possible';
}

/** Every problem of a body before it is sent, one a field, in the order of the form. */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  fields: readonly Field[],
  body: Readonly<Record<string, unknown>>,
): FieldProblem[] {
  const found = new Map<string, FieldProblem>();
  for (const issue of issues) {
    const name = String(issue.path[0] ?? '');
    if (!found.has(name))
      found.set(name, { field: name, fault: faultOf(issue, body), ...(issue.code === 'too_big' && { most: Number(issue.maximum) }) });
  }
  return fields.flatMap(({ name }) => found.get(name) ?? []);
}

/**
 * May what was typed no longer go under its key? A refused command recorded nothing, yet its texts were sealed under the key: the corrected
 * ones need another. After anything else the same key is what makes sending again safe.
 */
export const usesUpKey = ({ code }: Problem): boolean => code === 'refused' || code === 'same-key-other-body';

/** What was wrong with a field says nothing of it any more once it changed. */
export const withoutChanged = (problems: readonly FieldProblem[], changed: object): readonly FieldProblem[] =>
  problems.filter(({ field }) => !Object.hasOwn(changed, field));

/** The problems that the API found, by the first name of their JSON pointer. */
export const problemsSaid = ({ errors = [] }: Problem): FieldProblem[] =>
  errors.map(({ pointer, detail }) => ({ field: pointer.split('/')[1] ?? '', said: detail }));

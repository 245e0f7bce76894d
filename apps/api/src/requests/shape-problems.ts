import { namedTwice, showsNothing, turnsDirection } from '@shodo/contracts';
import type { z } from 'zod';
import type { ShapeProblemCode, WantedType } from '../problems/sentences.js';
import { pointerTo } from './pointer.js';

/** One thing wrong with one place of a body. */
export interface ShapeProblem {
  readonly pointer: string;
  readonly code: ShapeProblemCode;
  /** Where one of a closed list was expected: the list. */
  readonly allowed?: readonly string[];
  /** Of what is too long: how many characters, or members of a list, are taken. */
  readonly most?: number;
  /** Of a value of the wrong type: the types that are taken there. */
  readonly wanted?: readonly WantedType[];
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Everything a schema found wrong, each with its JSON pointer (RFC 6901). Of a value with several forms, what is wrong with the nearest form. */
export function shapeProblems(error: z.ZodError, body: unknown): ShapeProblem[] {
  const found = error.issues.flatMap((issue) => problemsOf(issue, [], body));
  return found.filter(({ pointer, code }, at) => found.findIndex((other) => other.pointer === pointer && other.code === code) === at);
}

function problemsOf(issue: Issue, above: Path, body: unknown): ShapeProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), code: 'unknown-key' }));
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearest(issue.errors.map((form) => form.flatMap((inner) => problemsOf(inner, path, body))));
  const words = listedIn(issue);
  const allowed = words.length > 0 ? { allowed: words } : {};
  const code = codeOf(issue, valueAt(body, path));
  const most = issue.code === 'too_big' && code === 'too-long' ? { most: Number(issue.maximum) } : {};
  return [{ pointer: pointerTo(path), code, ...allowed, ...most, ...(code === 'wrong-type' ? wantedBy(issue) : {}) }];
}

const types: Readonly<Record<string, WantedType>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'true-or-false',
  null: 'null',
  array: 'list',
  tuple: 'list',
  object: 'object',
  record: 'object',
};

function wantedBy(issue: Issue): Pick<ShapeProblem, 'wanted'> {
  const wanted = issue.code === 'invalid_type' ? types[issue.expected] : undefined;
  return wanted === undefined ? {} : { wanted: [wanted] };
}

/** The closed list that a value, or a key, is not in. */
function listedIn(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_key') return issue.issues.flatMap(listedIn);
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap(listedIn) : [];
}

const codesIn = (problems: readonly ShapeProblem[]) => [...new Set(problems.map(({ code }) => code))].sort().join();

/** The form of a union that fits best: the fewest fields unknown or missing, then the fewest problems. */
function nearest(forms: readonly ShapeProblem[][]): ShapeProblem[] {
  const all = forms.flat();
  const pointer = all[0]?.pointer;
  // A time that is none is no nearer to a day: what may stand there is said whole.
  if (pointer !== undefined && codesIn(all) === 'day,instant') return [{ pointer, code: 'instant-or-day' }];
  const strangeness = (problems: readonly ShapeProblem[]) =>
    problems.filter(({ code }) => code === 'unknown-key' || code === 'missing' || code === 'wrong-type').length * 100 + problems.length;
  const [first = [], ...others] = forms.toSorted((a, b) => strangeness(a) - strangeness(b));
  const [only, ...more] = first;
  if (only?.wanted === undefined || more.length > 0) return first;
  // As near are the other types that the same place may be of.
  const wanted = [first, ...others].flatMap(([one, ...rest]) =>
    rest.length === 0 && one?.pointer === only.pointer ? (one.wanted ?? []) : [],
  );
  return [{ ...only, wanted: [...new Set(wanted)] }];
}

function codeOf(issue: Issue, value: unknown): ShapeProblemCode {
  if (value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union'))
    return 'missing';
  switch (issue.code) {
    case 'invalid_type':
      return 'wrong-type';
    case 'invalid_key':
      return 'unknown-key';
    case 'invalid_value':
      return 'not-in-list';
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int' ? 'too-large' : 'too-long';
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int' ? 'too-small' : 'too-short';
    case 'invalid_format':
      // A time where an instant or a day may stand is read as either.
      if ((issue.format === 'datetime' || issue.format === 'date') && typeof value === 'string' && /T\d\d:\d\d:60/.test(value))
        return 'leap-second';
      return formats[issue.format] ?? 'wrong';
    case 'custom':
      return ownMessages[issue.message] ?? 'wrong';
    default:
      return 'wrong';
  }
}

const formats: Record<string, ShapeProblemCode> = { datetime: 'instant', date: 'day', email: 'email', uuid: 'id', ulid: 'id', regex: 'id' };

/** The checks that contracts make by themselves, by the message they carry there. */
const ownMessages: Record<string, ShapeProblemCode> = {
  'a year from 1900 to 2199 is expected': 'instant',
  'a day of the years 1900 to 2199 is expected': 'day',
  'a year from 2000 on is expected': 'year',
  'an offset from -12:00 to +14:00 is expected': 'offset',
  'a zone of the IANA time zone database is expected, as Asia/Tokyo': 'zone',
  'the text holds a character that cannot be stored': 'unstorable-text',
  [turnsDirection]: 'turns-direction',
  [showsNothing]: 'shows-nothing',
  [namedTwice]: 'named-twice',
  'the estimate lies above the maximum': 'estimate-above-maximum',
  'this fact is not stated in that form': 'form-of-fact',
  'a file is named with its digest and size': 'file-in-part',
};

function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined),
    body,
  );
}

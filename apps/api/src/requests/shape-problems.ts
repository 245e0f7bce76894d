import { namedTwice, showsNothing, turnsDirection } from '@shodo/contracts';
import { z } from 'zod';
import type { ShapeProblemCode, WantedType } from '../problems/sentences.js';
import { meantBy } from './meant-by.js';
import { pointerTo } from './pointer.js';
import { lackedByInstant } from './unfinished-instant.js';

/** One thing wrong with one place of a body. */
export interface ShapeProblem {
  readonly pointer: string;
  readonly code: ShapeProblemCode;
  /** Of a closed list: the list. Of a name that is not known: those that may have been meant. Of fields that exclude each other: these. */
  readonly allowed?: readonly string[];
  /** Of what is too long: how many characters, or members of a list, are taken; of a number that is too large, the largest. */
  readonly most?: number;
  /** Of what is too short: how many it takes; of a number that is too small, the smallest. */
  readonly least?: number;
  /** Of a value of the wrong type: the types that are taken there. */
  readonly wanted?: readonly WantedType[];
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * What would fit, as the schema alone knows it, in the message of its issue: the names of the fields an object has, and of a text whether it is a time or
 * a day.
 */
export const wouldFit = ({ code, inst }: z.core.$ZodRawIssue): string | undefined => {
  // Else zod itself would say which name it was that is not known: nothing of an input is repeated.
  if (code === 'unrecognized_keys') return namesOf(inst).join(' ');
  return code === 'invalid_type' && inst instanceof z.core.$ZodStringFormat ? inst._zod.def.format : undefined;
};

/** The fields that an object of this schema may have. */
function namesOf(schema: unknown): readonly string[] {
  if (schema instanceof z.core.$ZodObject) return Object.keys(schema._zod.def.shape);
  return schema instanceof z.core.$ZodRecord ? [...(schema._zod.def.keyType._zod.values ?? [])].map(String) : [];
}

/** Of how many unknown fields of one object it is told what may have been meant. */
const MOST_GUESSED = 10;

/** Everything a schema found wrong, each with its JSON pointer (RFC 6901). Of a value with several forms, what is wrong with the nearest form. */
export function shapeProblems(error: z.ZodError, body: unknown): ShapeProblem[] {
  const found = error.issues.flatMap((issue) => problemsOf(issue, [], body));
  return found.filter((one, at) => {
    const same = found.filter((other) => other.pointer === one.pointer && other.code === one.code);
    return found.indexOf(same.find(isNarrowest(same)) ?? one) === at;
  });
}

/** A number no machine holds exactly is beyond two limits; the one of the contract is told, which is the narrower. */
const isNarrowest =
  (same: readonly ShapeProblem[]) =>
  ({ most, least }: ShapeProblem): boolean =>
    same.every((other) => (other.most ?? Infinity) >= (most ?? Infinity) && (other.least ?? -Infinity) <= (least ?? -Infinity));

function problemsOf(issue: Issue, above: Path, body: unknown): ShapeProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key, at) => unknownKey(path, key, at < MOST_GUESSED ? issue.message : ''));
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearest(
      issue.errors.map((form) => form.flatMap((inner) => problemsOf(inner, path, body))),
      pointerTo(path),
    );
  const words = listedIn(issue);
  const allowed = words.length > 0 ? { allowed: words } : {};
  const code = codeOf(issue, valueAt(body, path));
  return [{ pointer: pointerTo(path), code, ...allowed, ...limitOf(issue, code), ...(code === 'wrong-type' ? wantedBy(issue) : {}) }];
}

function unknownKey(path: Path, key: string, known: string): ShapeProblem {
  const allowed = meantBy(key, known.split(' '));
  return { pointer: pointerTo([...path, key]), code: 'unknown-key', ...(allowed.length > 0 && { allowed }) };
}

function limitOf(issue: Issue, code: ShapeProblemCode): Pick<ShapeProblem, 'most' | 'least'> {
  if (issue.code === 'too_big') return { most: Number(issue.maximum) };
  return issue.code === 'too_small' && code !== 'shows-nothing' ? { least: Number(issue.minimum) } : {};
}

const types: Readonly<Record<string, WantedType>> = {
  string: 'text',
  datetime: 'instant',
  date: 'day',
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
  const wanted = issue.code === 'invalid_type' ? (types[issue.message] ?? types[issue.expected]) : undefined;
  return wanted === undefined ? {} : { wanted: [wanted] };
}

/** A form that names may have, as the schema tells it. */
const form = /^\S*<\S+>$/;

/** The closed list that a value, or a key, is not in, and the forms it may have besides. */
function listedIn(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_format') return form.test(issue.message) ? [issue.message] : [];
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_key') return issue.issues.flatMap(listedIn);
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap(listedIn) : [];
}

const codesIn = (problems: readonly ShapeProblem[]) => [...new Set(problems.map(({ code }) => code))].sort().join();

/**
 * The form of a union that fits best: one that looks into the value before one of another type, then the fewest fields unknown or missing, then the
 * fewest problems.
 */
function nearest(forms: readonly ShapeProblem[][], place: string): ShapeProblem[] {
  const all = forms.flat();
  const pointer = all[0]?.pointer;
  // A time that is none is no nearer to a day: what may stand there is said whole.
  if (pointer !== undefined && codesIn(all) === 'day,instant') return [{ pointer, code: 'instant-or-day' }];
  const lacking = forms.map(lackedBy);
  if (new Set(lacking).size > 1 && !lacking.includes(undefined))
    return [
      { pointer: place, code: 'one-missing', allowed: lacking.flatMap((at) => (at === undefined ? [] : at.slice(place.length + 1))) },
    ];
  const isOfAnotherType = (problems: readonly ShapeProblem[]) =>
    problems.some(({ code, pointer: at }) => code === 'wrong-type' && at === place);
  const strangeness = (problems: readonly ShapeProblem[]) =>
    (isOfAnotherType(problems) ? 1_000_000 : 0) +
    problems.filter(({ code }) => code === 'unknown-key' || code === 'missing' || code === 'wrong-type').length * 100 +
    problems.length;
  const [closest = [], ...others] = forms.toSorted((a, b) => strangeness(a) - strangeness(b));
  const first = withoutExcluded(
    closest,
    forms.filter((form) => !isOfAnotherType(form)),
    place,
  );
  const [only, ...more] = first;
  if (only?.wanted === undefined || more.length > 0) return first;
  // As near are the other types that the same place may be of.
  const wanted = [first, ...others].flatMap(([one, ...rest]) =>
    rest.length === 0 && one?.pointer === only.pointer ? (one.wanted ?? []) : [],
  );
  return [{ ...only, wanted: [...new Set(wanted)] }];
}

/** The field that this form lacks, where it lacks nothing else. */
const lackedBy = ([first, ...more]: readonly ShapeProblem[]): string | undefined =>
  first?.code === 'missing' && more.length === 0 ? first.pointer : undefined;

/**
 * Fields that one form knows and another does not: where no form knows all that are given, none of them is unknown, and it is wrong that they stand
 * together.
 */
function withoutExcluded(closest: ShapeProblem[], forms: readonly ShapeProblem[][], place: string): ShapeProblem[] {
  const unknown = forms.map((problems) => new Set(problems.filter(({ code }) => code === 'unknown-key').map(({ pointer }) => pointer)));
  if (unknown.some(({ size }) => size === 0)) return closest;
  const excluding = [...new Set(unknown.flatMap((pointers) => [...pointers]))].filter(
    (pointer) => !unknown.every((pointers) => pointers.has(pointer)),
  );
  if (excluding.length < 2) return closest;
  const allowed = excluding.map((pointer) => pointer.slice(place.length + 1)).toSorted();
  const others = closest.filter(({ code, pointer }) => code !== 'unknown-key' || !excluding.includes(pointer));
  return [{ pointer: place, code: 'not-together', allowed }, ...others];
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
      return sizeCode(issue.origin, ['too-large', 'too-long', 'too-many']);
    case 'too_small':
      if (typeof value === 'string' && value !== '' && value.trim() === '') return 'shows-nothing';
      return sizeCode(issue.origin, ['too-small', 'too-short', 'too-few']);
    case 'invalid_format':
      if (typeof value === 'string' && value.trim() === '') return 'shows-nothing';
      // A time where an instant or a day may stand is read as either.
      if ((issue.format === 'datetime' || issue.format === 'date') && typeof value === 'string' && /T\d\d:\d\d:60/.test(value))
        return 'leap-second';
      if (issue.format === 'datetime') return lackedByInstant(value) ?? 'instant';
      return formats[issue.format] ?? 'wrong';
    case 'custom':
      return ownMessages[issue.message] ?? 'wrong';
    default:
      return 'wrong';
  }
}

/** Of a number, of a text, or of a list. */
function sizeCode(origin: string, [ofNumber, ofText, ofList]: readonly [ShapeProblemCode, ShapeProblemCode, ShapeProblemCode]) {
  if (origin === 'number' || origin === 'int') return ofNumber;
  return origin === 'string' ? ofText : ofList;
}

const formats: Record<string, ShapeProblemCode> = { date: 'day', email: 'email', uuid: 'id', ulid: 'id', regex: 'id' };

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

import type { FactName } from '@shodo/contracts';
import { countOf, type DayFault, dayFault, instantOf, type MomentFault, momentFault } from '../time/typed.js';
import { digestIn } from './digest.js';
import { formOfFact } from './fact-form.js';
import type { Field, FieldKind } from './field.js';

/** What stands in the fields of a form, exactly as typed: drafts keep it, and nothing is lost by a refusal. */
export interface TypedMoment {
  readonly day: string;
  readonly time: string;
}
export interface TypedCount {
  readonly form: 'exact' | 'estimate' | 'max' | 'unknown' | '';
  readonly exact: string;
  readonly estimate: string;
  readonly max: string;
  readonly asOf: TypedMoment;
}
export interface TypedStatement {
  readonly value: string;
  readonly confidence: string;
  /** A count is dated within itself. */
  readonly count: TypedCount;
  readonly asOf: TypedMoment;
}
export type Typed = string | boolean | readonly string[] | TypedMoment | TypedCount | TypedStatement;
export type TypedForm = Readonly<Record<string, Typed>>;

export const noMoment: TypedMoment = { day: '', time: '' };
export const noCount: TypedCount = { form: '', exact: '', estimate: '', max: '', asOf: noMoment };
export const noStatement: TypedStatement = { value: '', confidence: 'confirmed', count: noCount, asOf: noMoment };

/** An empty field of each kind. */
export function emptyOf({ kind }: Field): Typed {
  const structured: Partial<Record<FieldKind['is'], Typed>> = {
    instant: noMoment,
    anchor: noMoment,
    count: noCount,
    statement: noStatement,
    choices: [],
    duties: [],
    evidence: [],
    texts: [],
    relied: [],
    people: [],
    yes: false,
  };
  return structured[kind.is] ?? '';
}

export type Unreadable = MomentFault | DayFault | 'unreadable-number' | 'unreadable-digest';
const mark = '?';

/** Stands for what was typed but cannot be read: the contract refuses it, and the form says why at its field. */
const unreadable = (why: Unreadable): string => `${mark}${why}`;

/** Why something within this part of a body could not be read; nothing when all of it could. */
export function whyUnreadable(part: unknown): Unreadable | undefined {
  if (typeof part === 'string') return part.startsWith(mark) ? (part.slice(mark.length) as Unreadable) : undefined;
  if (typeof part !== 'object' || part === null) return undefined;
  return Object.values(part)
    .map(whyUnreadable)
    .find((why) => why !== undefined);
}

const numberOf = (typed: string) => (typed.trim() === '' ? undefined : (countOf(typed) ?? unreadable('unreadable-number')));
const digestBody = (typed: string) => (typed.trim() === '' ? undefined : (digestIn(typed) ?? unreadable('unreadable-digest')));

/** A version of a fact as one word, so that it can be ticked: `principals-affected 2`. */
export const typedRelied = ({ fact, version }: { readonly fact: string; readonly version: number }) => `${fact} ${version}`;
function reliedOf(typed: string): { readonly fact: string; readonly version: number } {
  const [fact = '', version] = typed.split(' ');
  return { fact, version: Number(version) };
}

/** A day and a time as an instant; nothing when both are empty. */
export function momentBody({ day, time }: TypedMoment): string | undefined {
  if (day === '' && time.trim() === '') return undefined;
  const fault = momentFault(day, time);
  return fault ? unreadable(fault) : instantOf(day, time);
}

function dayBody(day: string): string | undefined {
  if (day === '') return undefined;
  const fault = dayFault(day);
  return fault ? unreadable(fault) : day;
}

/** A day alone stays a day: its time is not known. */
const anchorBody = (typed: TypedMoment) => (typed.time.trim() === '' ? dayBody(typed.day) : momentBody(typed));

function dated(asOf: TypedMoment): { readonly asOf?: string } {
  const at = momentBody(asOf);
  return at === undefined ? {} : { asOf: at };
}

export function countBody({ form, exact, estimate, max, asOf }: TypedCount): unknown {
  const at = dated(asOf);
  if (form === 'exact') return { exact: numberOf(exact), ...at };
  if (form === 'estimate') return { estimate: numberOf(estimate), ...(max.trim() !== '' && { max: numberOf(max) }), ...at };
  if (form === 'max') return { max: numberOf(max), ...at };
  return form === 'unknown' ? { unknown: true, ...at } : undefined;
}

function statementBody({ value, confidence, count, asOf }: TypedStatement, fact: FactName | undefined): unknown {
  if (!fact) return undefined;
  if (formOfFact(fact).is === 'count') return countBody(count);
  if (value === '') return undefined;
  const at = dated(asOf);
  if (formOfFact(fact).is === 'choice') return { value, confidence, ...at };
  return value === 'unknown' ? { value: null, confidence: 'unknown', ...at } : { value: value === 'yes', confidence, ...at };
}

function fieldBody({ kind, name }: Field, typed: TypedForm): unknown {
  const value = typed[name];
  switch (kind.is) {
    case 'instant':
      return momentBody(value as TypedMoment);
    case 'anchor':
      return anchorBody(value as TypedMoment);
    case 'count':
      return countBody(value as TypedCount);
    case 'statement':
      return statementBody(value as TypedStatement, typed.fact as FactName | undefined);
    case 'day':
      return dayBody(value as string);
    case 'seen':
      return value === undefined || value === '' ? undefined : Number(value);
    case 'digest':
      return digestBody(value as string);
    case 'number':
    case 'act':
    case 'size':
      return numberOf(value as string);
    case 'yes':
      return value === true ? true : undefined;
    case 'relied':
      return (value as readonly string[]).length > 0 ? (value as readonly string[]).map(reliedOf) : undefined;
    case 'choices':
      // nothing ticked says that nothing is under investigation, since what the record does not know begins ticked
      return name === 'openItems' || (value as readonly string[]).length > 0 ? value : undefined;
    case 'duties':
    case 'evidence':
    case 'texts':
    case 'people':
      return (value as readonly string[]).length > 0 ? value : undefined;
    default:
      return typeof value === 'string' && value.trim() === '' ? undefined : value;
  }
}

/** The body of the command as typed: empty fields are left out. */
export const bodyOf = (fields: readonly Field[], typed: TypedForm): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = fieldBody(field, typed);
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  );

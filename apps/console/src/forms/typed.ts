import type { FactName } from '@shodo/contracts';
import { countOf, instantOf } from '../time/typed.js';
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
}
export interface TypedStatement {
  readonly value: string;
  readonly confidence: string;
  readonly count: TypedCount;
  readonly asOf: TypedMoment;
}
export type Typed = string | boolean | readonly string[] | TypedMoment | TypedCount | TypedStatement;
export type TypedForm = Readonly<Record<string, Typed>>;

export const noMoment: TypedMoment = { day: '', time: '' };
export const noCount: TypedCount = { form: '', exact: '', estimate: '', max: '' };
export const noStatement: TypedStatement = { value: '', confidence: 'confirmed', count: noCount, asOf: noMoment };

/** An empty field of each kind. */
export function emptyOf({ kind }: Field): Typed {
  const structured: Partial<Record<FieldKind['is'], Typed>> = {
    instant: noMoment,
    count: noCount,
    statement: noStatement,
    choices: [],
    duties: [],
    evidence: [],
    yes: false,
  };
  return structured[kind.is] ?? '';
}

/** Stands for what was typed but cannot be read: the contract refuses it, and the form says why at its field. */
export const unreadable = '?';

const momentOf = ({ day, time }: TypedMoment) => (day === '' && time.trim() === '' ? undefined : (instantOf(day, time) ?? unreadable));
const numberOf = (typed: string) => (typed.trim() === '' ? undefined : (countOf(typed) ?? unreadable));

const digestBody = (typed: string) => (typed.trim() === '' ? undefined : (digestIn(typed) ?? unreadable));

export function countBody({ form, exact, estimate, max }: TypedCount): unknown {
  if (form === 'exact') return { exact: numberOf(exact) };
  if (form === 'estimate') return { estimate: numberOf(estimate), ...(max.trim() !== '' && { max: numberOf(max) }) };
  if (form === 'max') return { max: numberOf(max) };
  return form === 'unknown' ? { unknown: true } : undefined;
}

function statementBody({ value, confidence, count, asOf }: TypedStatement, fact: FactName | undefined): unknown {
  const at = momentOf(asOf);
  const dated = at === undefined ? {} : { asOf: at };
  if (!fact) return undefined;
  if (formOfFact(fact).is === 'count') {
    const counted = countBody(count);
    return counted && { ...counted, ...dated };
  }
  if (value === '') return undefined;
  if (formOfFact(fact).is === 'choice') return { value, confidence, ...dated };
  return value === 'unknown' ? { value: null, confidence: 'unknown', ...dated } : { value: value === 'yes', confidence, ...dated };
}

function fieldBody({ kind, name }: Field, typed: TypedForm): unknown {
  const value = typed[name];
  switch (kind.is) {
    case 'instant':
      return momentOf(value as TypedMoment);
    case 'count':
      return countBody(value as TypedCount);
    case 'statement':
      return statementBody(value as TypedStatement, typed.fact as FactName | undefined);
    case 'digest':
      return digestBody(value as string);
    case 'number':
    case 'size':
      return numberOf(value as string);
    case 'yes':
      return value === true ? true : undefined;
    case 'choices':
    case 'duties':
    case 'evidence':
      return (value as readonly string[]).length > 0 ? value : undefined;
    default:
      return typeof value === 'string' && value.trim() === '' ? undefined : value;
  }
}

/** The body of the command as typed: empty fields are left out, `given` fills what no field asks for. */
export function bodyOf(fields: readonly Field[], typed: TypedForm, given: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const entries = fields
    .filter(({ kind }) => kind.is !== 'given')
    .flatMap((field) => {
      const value = fieldBody(field, typed);
      return value === undefined ? [] : [[field.name, value] as const];
    });
  return { ...Object.fromEntries(entries), ...given };
}

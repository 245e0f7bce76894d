import {
  Anchor,
  Audience,
  type CommandName,
  CountStatement,
  commands,
  Day,
  DecisionId,
  Digest,
  DutyId,
  ErasureId,
  EvidenceRef,
  FactName,
  FactRelied,
  FactStatement,
  FileId,
  FilingId,
  GivenPackId,
  Instant,
  isSensitive,
  LimitedId,
  MeasureId,
  NoticeId,
  PackId,
  PersonId,
  VaultRef,
} from '@shodo/contracts';
import { type VocabularyName, vocabularyOf } from '@shodo/words';
import { z } from 'zod';

/** What a person fills in for one field of a command; derived from the contract, so that no form drifts from it. */
export type FieldKind =
  | { readonly is: 'text'; readonly lines: 1 | 4; readonly max: number }
  | { readonly is: 'choice' | 'choices'; readonly vocabulary: VocabularyName; readonly options: readonly string[] }
  | {
      readonly is:
        | 'instant'
        /** An instant, or a day of which no time is known. */
        | 'anchor'
        | 'day'
        | 'person'
        | 'duty'
        | 'duties'
        | 'filing'
        /** A notice to principals or a measure in its place, by the number of its entry. */
        | 'act'
        | 'measure'
        | 'number'
        | 'yes'
        | 'count'
        | 'fact'
        | 'statement'
        | 'evidence'
        | 'texts'
        | 'erasure'
        /** Versions of facts that something rests on. */
        | 'relied'
        | 'decision'
        /** Something limited to an audience, and the people of one. */
        | 'limited'
        | 'people'
        | 'digest'
        /** Comes with the file whose digest is asked for. */
        | 'size'
        /** Comes with the file that was handed over. */
        | 'file'
        | 'fileName'
        /** One piece of evidence. */
        | 'piece'
        /** Filled in by the page: the version of a fact upon which the form was begun. */
        | 'seen'
        /** Filled in by the page: which notice, which pack. */
        | 'given';
    };

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly kind: FieldKind;
}

const bySchema = new Map<unknown, FieldKind>([
  [Instant, { is: 'instant' }],
  [Day, { is: 'day' }],
  [Anchor, { is: 'anchor' }],
  [PersonId, { is: 'person' }],
  [DutyId, { is: 'duty' }],
  [FilingId, { is: 'filing' }],
  [MeasureId, { is: 'measure' }],
  [NoticeId, { is: 'given' }],
  [PackId, { is: 'given' }],
  [GivenPackId, { is: 'given' }],
  [ErasureId, { is: 'erasure' }],
  [DecisionId, { is: 'decision' }],
  [LimitedId, { is: 'limited' }],
  [Audience, { is: 'people' }],
  [FactName, { is: 'fact' }],
  [FactStatement, { is: 'statement' }],
  [CountStatement, { is: 'count' }],
  [Digest, { is: 'digest' }],
  [FileId, { is: 'file' }],
  [EvidenceRef, { is: 'piece' }],
]);

/** A sensitive text up to this length is one line. */
const oneLine = 200;

function textKind(schema: z.core.$ZodType): FieldKind {
  const max = schema instanceof z.ZodString ? (schema.maxLength ?? 4_000) : 4_000;
  return { is: 'text', lines: max <= oneLine ? 1 : 4, max };
}

function enumKind(schema: z.core.$ZodType, is: 'choice' | 'choices'): FieldKind | undefined {
  if (!(schema instanceof z.ZodEnum)) return undefined;
  const options = schema.options.map(String);
  const vocabulary = vocabularyOf(options);
  return vocabulary && { is, vocabulary, options };
}

function listKind(schema: z.core.$ZodType): FieldKind | undefined {
  if (!(schema instanceof z.ZodArray)) return undefined;
  if (schema.element === EvidenceRef) return { is: 'evidence' };
  if (schema.element === VaultRef) return { is: 'texts' };
  if (schema.element === FactRelied) return { is: 'relied' };
  return schema.element === DutyId ? { is: 'duties' } : enumKind(schema.element, 'choices');
}

function kindOf(name: string, schema: z.core.$ZodType): FieldKind {
  const known = bySchema.get(schema);
  if (known) return known;
  if (name === 'fileName') return { is: 'fileName' };
  if (isSensitive(schema)) return textKind(schema);
  if (name === 'basedOn') return { is: 'seen' };
  if (name === 'entry') return { is: 'act' };
  if (name === 'fileSize') return { is: 'size' };
  if (schema instanceof z.ZodBoolean) return { is: 'yes' };
  if (schema instanceof z.ZodNumber) return { is: 'number' };
  const kind = enumKind(schema, 'choice') ?? listKind(schema);
  if (!kind) throw new Error(`no form is known for the field ${name}`);
  return kind;
}

/** Does a person fill it in? */
export const isAsked = ({ kind }: Field): boolean =>
  kind.is !== 'seen' && kind.is !== 'given' && kind.is !== 'file' && kind.is !== 'fileName';

/** The fields of a command in the order of its contract. */
export function fieldsOf(name: CommandName): readonly Field[] {
  return Object.entries(commands[name].fields as Readonly<Record<string, z.core.$ZodType>>).map(([field, schema]) => {
    const isOptional = schema instanceof z.ZodOptional;
    return { name: field, required: !isOptional, kind: kindOf(field, isOptional ? schema.unwrap() : schema) };
  });
}

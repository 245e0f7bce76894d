import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Day, Instant } from '@shodo/contracts';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** The data files are not fit to judge by: every problem, with its file and line. */
export class PacksRefused extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.name = 'PacksRefused';
  }
}

export interface YamlFile<T> {
  readonly file: string;
  readonly content: T;
  /** SHA-256 of the content in canonical form: comments, order and spacing do not count, nor that a newer version has taken its place since. */
  readonly digest: string;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** An object of the closed vocabulary: an unknown word is refused, and the allowed ones are named. */
export const closed = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `unknown word ${quoted(issue.keys)}; allowed here: ${Object.keys(shape).join(', ')}` : undefined,
  });

const quoted = (keys: readonly unknown[]) => keys.map((key) => `"${String(key)}"`).join(', ');

/** One word of a list. */
export const word = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, { error: (issue) => `unknown word ${JSON.stringify(issue.input)}; allowed here: ${words.join(', ')}` });

/** A day of the calendar. */
export const day = z.custom<Day>((value) => Day.safeParse(value).success, 'a day is expected, as in 2026-11-24');
/** A moment. */
export const instant = z.custom<Instant>(
  (value) => Instant.safeParse(value).success,
  'a time with its offset is expected, as in 2026-11-24T10:00:00+09:00',
);
/** A moment, or only its day. */
export const moment = z.custom<Instant | Day>(
  (value) => Instant.safeParse(value).success || Day.safeParse(value).success,
  'a time with its offset, as in 2026-11-24T10:00:00+09:00, or a day, as in 2026-11-24, is expected',
);

/** Reads one file; problems of form and of vocabulary come back instead of a file. */
export function readYaml<T>(file: string, path: string, schema: z.ZodType<T>): YamlFile<T> | { readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({ file, line: at(error.pos[0]), message: error.message.split('\n')[0] ?? error.message })),
    };
  }
  const lineOf = (where: readonly PropertyKey[]) => at(offsetOf(document, where));
  const raw: unknown = document.toJS();
  const read = schema.safeParse(raw);
  if (read.success) return { file, content: read.data, digest: digestOf(raw), lineOf };
  return {
    problems: read.error.issues.map((issue) => ({
      file,
      line: lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path),
      message: issue.path.length === 0 ? issue.message : `${issue.path.map(String).join(' > ')}: ${issue.message}`,
    })),
  };
}

/** A version that is kept for the incidents it judged bears the digest it always had: what takes its place is no part of it. */
function digestOf(raw: unknown): string {
  const { 'superseded-by': _newer, ...content } = raw as Record<string, unknown>;
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** Where in the text the path points; for a missing word, where its surroundings begin. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair !== undefined && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Canonical text of plain data: keys sorted, no spaces. Packs hold text, whole numbers and booleans only. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** A value has no canonical form. The message names the place, never the content. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
  constructor(what: string, path: string) {
    super(`${what} at ${path || 'the top'} has no canonical form`);
  }
}

/** Whoever reads must end before the stack does; nothing that is recorded comes near it. */
const deepest = 500;

/**
 * The one text of a JSON value (RFC 8785): no white space, members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * Whoever holds the same value gets the same text in any language.
 * @throws NotCanonical for what JSON cannot carry unchanged: non-finite numbers, lone surrogates, undefined, dates, functions; and beyond 500 levels.
 */
export function canonical(value: unknown): string {
  return write(value, '', 0);
}

/** The value of a text in canonical form; undefined for any other text: a doubled member, say, could show a reader what was never hashed. */
export function readCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof NotCanonical) return undefined;
    throw error;
  }
}

function write(value: unknown, path: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return text(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical('a number that is not finite', path);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : composite(value, path, depth + 1);
    default:
      throw new NotCanonical(typeof value, path);
  }
}

function text(value: string, path: string): string {
  if (!value.isWellFormed()) throw new NotCanonical('a lone surrogate', path);
  return JSON.stringify(value);
}

function composite(value: object, path: string, depth: number): string {
  if (depth > deepest) throw new NotCanonical('what is nested deeper than can be read', path);
  if (Array.isArray(value)) return `[${Array.from(value, (each: unknown, index) => write(each, `${path}/${index}`, depth)).join(',')}]`;
  if (Object.prototype.toString.call(value) !== '[object Object]') throw new NotCanonical('an object that is not plain', path);
  const members = Object.entries(value).sort(byCodeUnits);
  return `{${members.map(([name, each]) => `${text(name, path)}:${write(each, `${path}/${name}`, depth)}`).join(',')}}`;
}

/** `<` on strings compares UTF-16 code units, which is what the standard asks; a locale's order would differ between machines. */
const byCodeUnits = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);

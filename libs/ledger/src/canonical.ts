/** A value has no canonical form. The message names the place, never the content. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
  constructor(what: string, path: string) {
    super(`${what} at ${path || 'the top'} has no canonical form`);
  }
}

/**
 * The one text of a JSON value (RFC 8785): no white space, members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * Whoever holds the same value gets the same text in any language.
 * @throws NotCanonical for what JSON cannot carry unchanged: non-finite numbers, lone surrogates, undefined, dates, functions.
 */
export function canonical(value: unknown): string {
  return write(value, '');
}

function write(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
      return text(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical('a number that is not finite', path);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : composite(value, path);
    default:
      throw new NotCanonical(typeof value, path);
  }
}

function text(value: string, path: string): string {
  if (!value.isWellFormed()) throw new NotCanonical('a lone surrogate', path);
  return JSON.stringify(value);
}

function composite(value: object, path: string): string {
  if (Array.isArray(value)) return `[${Array.from(value, (each: unknown, index) => write(each, `${path}/${index}`)).join(',')}]`;
  if (Object.prototype.toString.call(value) !== '[object Object]') throw new NotCanonical('an object that is not plain', path);
  const members = Object.entries(value).sort(byCodeUnits);
  return `{${members.map(([name, each]) => `${text(name, path)}:${write(each, `${path}/${name}`)}`).join(',')}}`;
}

/** `<` on strings compares UTF-16 code units, which is what the standard asks; a locale's order would differ between machines. */
const byCodeUnits = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);

import { MalformedCursor } from '../faults.js';

/** A page of a list; `next` is handed back as cursor and absent on the last page. */
export interface Page<T> {
  readonly items: T[];
  readonly next?: string;
}

/** Cursors are opaque to those who hand them back: the sort key of the last row seen. */
export const encodeCursor = (key: readonly string[]): string => Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');

/** @throws MalformedCursor for anything that is not a key of so many parts, each of the expected form */
export function decodeCursor(cursor: string, forms: readonly RegExp[]): string[] {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new MalformedCursor('the cursor cannot be read');
  }
  const fits =
    Array.isArray(key) &&
    key.length === forms.length &&
    forms.every((form, index) => typeof key[index] === 'string' && form.test(key[index]));
  if (!fits) throw new MalformedCursor('the cursor cannot be read');
  return key as string[];
}

export const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** As PostgreSQL writes a timestamptz in UTC. */
export const instantForm = /^(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00)$/;
export const sequenceForm = /^[1-9]\d{0,14}$/;

/** One row more than asked tells whether there is a next page. */
export function page<Row, T>(rows: readonly Row[], limit: number, each: (row: Row) => T, keyOf: (row: Row) => readonly string[]): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(each), ...(rows.length > limit && last !== undefined && { next: encodeCursor(keyOf(last)) }) };
}

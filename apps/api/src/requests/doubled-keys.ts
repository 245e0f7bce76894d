import { pointerTo } from './pointer.js';
import type { ShapeProblem } from './shape-problems.js';

const enough = 100;

interface Level {
  /** Keys of an object seen so far; an array has none. */
  readonly keys?: Set<string>;
  at: string | number;
  /** The next text is a key. */
  expectsKey: boolean;
}

/**
 * Keys that one object holds twice, however they are escaped. A reader keeps only one of the two values, and not every reader the same one, so
 * such a body says two things. At most a hundred findings.
 * @param text JSON that can be read
 */
export function doubledKeys(text: string): ShapeProblem[] {
  const found: ShapeProblem[] = [];
  const levels: Level[] = [];
  for (let at = 0; at < text.length && found.length < enough; at++) {
    const sign = text[at];
    const level = levels.at(-1);
    if (sign === '"') {
      const end = endOfText(text, at);
      if (level?.keys && level.expectsKey && isSecond(level, level.keys, text.slice(at, end + 1)))
        found.push({ pointer: pointerTo(levels.map((each) => each.at)), code: 'doubled-key' });
      at = end;
    } else if (sign === '{') levels.push({ keys: new Set(), at: '', expectsKey: true });
    else if (sign === '[') levels.push({ at: 0, expectsKey: false });
    else if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ',' && level) next(level);
  }
  return found;
}

/** The closing quotation mark of a text that begins at `from`. */
function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function isSecond(level: Level, keys: Set<string>, written: string): boolean {
  const key = String(JSON.parse(written));
  level.at = key;
  level.expectsKey = false;
  return keys.size === keys.add(key).size;
}

function next(level: Level): void {
  if (level.keys) level.expectsKey = true;
  else level.at = Number(level.at) + 1;
}

import { pointerTo } from './pointer.js';
import type { ShapeProblem } from './shape-problems.js';

const deepest = 32;
const enough = 100;

/**
 * Finds what no schema looks at and no database could keep: lone surrogates and NUL in any text or key, keys that reach for a prototype, and
 * nesting deeper than any contract. At most a hundred findings.
 */
export function unstorable(body: unknown): ShapeProblem[] {
  const found: ShapeProblem[] = [];
  walk(body, [], found);
  return found;
}

function walk(value: unknown, path: readonly PropertyKey[], found: ShapeProblem[]): void {
  if (found.length >= enough) return;
  if (typeof value === 'string') {
    if (!isStorable(value)) found.push({ pointer: pointerTo(path), code: 'unstorable-text' });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= deepest) {
    found.push({ pointer: pointerTo(path.slice(0, 3)), code: 'too-deep' });
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, key];
    if (reaching.has(key) || !isStorable(key)) found.push({ pointer: pointerTo(here), code: 'unknown-key' });
    else walk(inner, here, found);
  }
}

const reaching = new Set(['__proto__', 'constructor', 'prototype']);
const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed();

import { joined, sameBytes } from './bytes.js';

/** SHA-256 of bytes. Passed in: this room runs anywhere. */
export type HashBytes = (bytes: Uint8Array) => Uint8Array;

/** A perfect subtree of a log: the leaves from `index * 2^level` up to the next multiple. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}
/** Leaves from `from` up to and without `to`. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

const leafPrefix = Uint8Array.of(0);
/** Prefix and two hashes; written over for each node, as a log of a million leaves has as many of them. */
const node = new Uint8Array(65);

/** RFC 9162, 2.1.1. */
export const leafHash = (hash: HashBytes, input: Uint8Array): Uint8Array => hash(joined(leafPrefix, input));
export function nodeHash(hash: HashBytes, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== 32 || right.length !== 32) throw new RangeError('a node has two hashes of 32 bytes');
  node[0] = 1;
  node.set(left, 1);
  node.set(right, 33);
  return hash(node);
}
/** The root of a log without leaves. */
export const emptyRoot = (hash: HashBytes): Uint8Array => hash(new Uint8Array(0));

/** Splits leaves into the largest perfect subtrees, left to right: at most two of each size. */
export function subtreesOf({ from, to }: LeafRange): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}

/** The root over hashes of perfect subtrees, left to right, of decreasing size. */
export function foldRight(hash: HashBytes, hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) return emptyRoot(hash);
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(hash, left, right), last);
}

/** A log as it grows: the perfect subtrees of what it holds, one hash each, whatever its size. */
export class CompactRange {
  readonly #stack: { readonly level: number; readonly hash: Uint8Array }[] = [];
  #size = 0;

  constructor(private readonly hash: HashBytes) {}

  get size(): number {
    return this.#size;
  }

  /** Adds the next perfect subtree, a leaf by default. False when one of this size cannot stand here. */
  add(hash: Uint8Array, level = 0): boolean {
    if (this.#size % 2 ** level !== 0) return false;
    let top = { level, hash };
    for (let below = this.#stack.at(-1); below?.level === top.level; below = this.#stack.at(-1)) {
      this.#stack.pop();
      top = { level: top.level + 1, hash: nodeHash(this.hash, below.hash, top.hash) };
    }
    this.#stack.push(top);
    this.#size += 2 ** level;
    return true;
  }

  root(): Uint8Array {
    return foldRight(
      this.hash,
      this.#stack.map((each) => each.hash),
    );
  }
}

/** The root over leaf hashes. */
export function rootOf(hash: HashBytes, leaves: Iterable<Uint8Array>): Uint8Array {
  const range = new CompactRange(hash);
  for (const leaf of leaves) range.add(leaf);
  return range.root();
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Which ranges of leaves an inclusion proof names, in its order (RFC 9162, 2.1.3.1). */
export function inclusionRanges(index: number, size: number, from = 0): LeafRange[] {
  if (size <= 1) return [];
  const split = splitOf(size);
  return index < split
    ? [...inclusionRanges(index, split, from), { from: from + split, to: from + size }]
    : [...inclusionRanges(index - split, size - split, from + split), { from, to: from + split }];
}

/** Which ranges of leaves a consistency proof names, in its order (RFC 9162, 2.1.4.1). */
export const consistencyRanges = (before: number, size: number): LeafRange[] =>
  before <= 0 || before >= size ? [] : subproof(before, size, 0, true);

function subproof(before: number, size: number, from: number, isWhole: boolean): LeafRange[] {
  if (before === size) return isWhole ? [] : [{ from, to: from + size }];
  const split = splitOf(size);
  return before <= split
    ? [...subproof(before, split, from, isWhole), { from: from + split, to: from + size }]
    : [...subproof(before - split, size - split, from + split, false), { from, to: from + split }];
}

export interface InclusionProof {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Is the leaf at this place of the log with this root? (RFC 9162, 2.1.3.2) */
export function verifyInclusion(hash: HashBytes, { leaf, index, size, path, root }: InclusionProof): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let place = index;
  let last = size - 1;
  let found = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      found = nodeHash(hash, sibling, found);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else found = nodeHash(hash, found, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(found, root);
}

const half = (value: number) => Math.floor(value / 2);

export interface ConsistencyProof {
  readonly before: number;
  readonly rootBefore: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** Does the larger log begin with the smaller one? (RFC 9162, 2.1.4.2) */
export function verifyConsistency(hash: HashBytes, { before, rootBefore, size, root, path }: ConsistencyProof): boolean {
  if (!Number.isSafeInteger(before) || before < 0 || before > size) return false;
  if (before === size) return path.length === 0 && sameBytes(rootBefore, root);
  if (before === 0) return path.length === 0 && sameBytes(rootBefore, emptyRoot(hash));
  const proof = Number.isInteger(Math.log2(before)) ? [rootBefore, ...path] : [...path];
  const first = proof.shift();
  if (first === undefined) return false;
  let place = before - 1;
  let last = size - 1;
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let old = first;
  let grown = first;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      old = nodeHash(hash, sibling, old);
      grown = nodeHash(hash, sibling, grown);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else grown = nodeHash(hash, grown, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(old, rootBefore) && sameBytes(grown, root);
}

import { sameBytes } from '@shodo/ledger';
import { foldPerfect, levelsInTile, tileWidth } from '../log/nodes.js';

/** A subtree of the log as it is kept beside the leaves. */
export interface KeptSubtree {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

const nameOf = ({ level, index }: Pick<KeptSubtree, 'level' | 'index'>) => `${level}/${index}`;

/** Holds the subtrees that are kept of a log against its leaves, as these come by: exports and proofs are made of them, and no root of a leaf shows it. */
export class SubtreesKept {
  readonly #kept: Map<string, KeptSubtree>;
  /** By level, in tiles: hashes whose parent is not complete yet. */
  readonly #waiting: Uint8Array[][] = [];
  readonly #done: number[] = [];
  /** First leaves of those that do not fit, or are not there. */
  readonly #differing: number[] = [];

  constructor(kept: readonly KeptSubtree[]) {
    this.#kept = new Map(kept.map((each) => [nameOf(each), each]));
  }

  /** The next leaf of the log. */
  take(leaf: Uint8Array, tile = 0): void {
    this.#waiting[tile] ??= [];
    const waiting = this.#waiting[tile];
    waiting.push(leaf);
    if (waiting.length < tileWidth) return;
    const [hash, level, index] = [foldPerfect(waiting), (tile + 1) * levelsInTile, this.#done[tile] ?? 0];
    this.#waiting[tile] = [];
    this.#done[tile] = index + 1;
    const name = nameOf({ level, index });
    const kept = this.#kept.get(name);
    this.#kept.delete(name);
    if (!kept || !sameBytes(kept.hash, hash)) this.#differing.push(index * 2 ** level);
    this.take(hash, tile + 1);
  }

  /** Where subtrees do not fit the leaves, by their first leaf; those that stand for leaves that are not there, too. */
  differing(): readonly number[] {
    const beyond = [...this.#kept.values()].map(({ level, index }) => index * 2 ** level);
    return [...new Set([...this.#differing, ...beyond])].toSorted((one, other) => one - other);
  }
}

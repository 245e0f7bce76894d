import { createHash } from 'node:crypto';
import { foldRight, type HashBytes, type LeafRange, type Subtree, subtreesOf } from '@shodo/ledger';
import type pg from 'pg';

export const hashBytes: HashBytes = (bytes) => createHash('sha256').update(bytes).digest();

/** Hashes kept together: those of 256 subtrees under one node. */
export const levelsInTile = 8;
export const tileWidth = 2 ** levelsInTile;
const tilesKept = 64;

/** The log does not hold what it once held; a defect or somebody's work, never to be passed over. */
export class LogBroken extends Error {
  override readonly name = 'LogBroken';
  constructor(subtree: Subtree) {
    super(`the log lacks hashes below subtree ${subtree.index} of level ${subtree.level}`);
  }
}

/** Hashes of one organisation's log as they are stored, read a tile at a time. `client` sees that organisation. */
export class LogNodes {
  readonly #tiles = new Map<string, Promise<ReadonlyMap<number, Uint8Array>>>();

  constructor(
    private readonly client: Pick<pg.ClientBase, 'query'>,
    private readonly tenant: string,
  ) {}

  /** The hash of leaves that make one side of a node, or a whole log. @throws LogBroken */
  async rootOf(range: LeafRange): Promise<Uint8Array> {
    return foldRight(hashBytes, await this.hashesOf(subtreesOf(range)));
  }

  async hashesOf(subtrees: readonly Subtree[]): Promise<Uint8Array[]> {
    const hashes: Uint8Array[] = [];
    for (const subtree of subtrees) hashes.push(await this.#hashOf(subtree));
    return hashes;
  }

  /** A subtree is folded from the stored level below it, at most 256 hashes of one tile. */
  async #hashOf(subtree: Subtree): Promise<Uint8Array> {
    const base = subtree.level - (subtree.level % levelsInTile);
    const width = 2 ** (subtree.level - base);
    const first = subtree.index * width;
    const tile = await this.#tile(base, Math.floor(first / tileWidth));
    const hashes = Array.from({ length: width }, (_, offset) => tile.get(first + offset));
    if (!hashes.every((hash) => hash !== undefined)) throw new LogBroken(subtree);
    return foldPerfect(hashes);
  }

  #tile(level: number, tile: number): Promise<ReadonlyMap<number, Uint8Array>> {
    const key = `${level}/${tile}`;
    const kept = this.#tiles.get(key);
    if (kept) return kept;
    const read = this.#read(level, tile * tileWidth);
    for (const oldest of [...this.#tiles.keys()].slice(0, Math.max(0, this.#tiles.size - tilesKept + 1))) this.#tiles.delete(oldest);
    this.#tiles.set(key, read);
    return read;
  }

  async #read(level: number, first: number): Promise<ReadonlyMap<number, Uint8Array>> {
    const values = [this.tenant, first, first + tileWidth];
    const { rows } =
      level === 0
        ? await this.client.query<HashRow>(
            'select index::float8 as index, hash from ledger.leaf where tenant_id = $1 and index >= $2 and index < $3',
            values,
          )
        : await this.client.query<HashRow>(
            'select index::float8 as index, hash from ledger.subtree where tenant_id = $1 and index >= $2 and index < $3 and level = $4',
            [...values, level],
          );
    return new Map(rows.map(({ index, hash }) => [index, hash]));
  }
}

interface HashRow {
  readonly index: number;
  readonly hash: Uint8Array;
}

/** The root over a power of two of hashes. */
export function foldPerfect(hashes: readonly Uint8Array[]): Uint8Array {
  const [only, ...more] = hashes;
  if (only !== undefined && more.length === 0) return only;
  const half = hashes.length / 2;
  return foldRight(hashBytes, [foldPerfect(hashes.slice(0, half)), foldPerfect(hashes.slice(half))]);
}

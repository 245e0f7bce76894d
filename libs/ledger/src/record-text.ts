import {
  type ExportedLeaf,
  exportCheckpoint,
  exportContent,
  exportHeader,
  exportHeadProof,
  exportKey,
  exportNodes,
  exportTimestamp,
  type RecordHeader,
} from './export.js';
import { type Subtree, subtreesOf } from './merkle.js';

/** An entry as it is stored, with its leaf when it has one. */
export interface StoredText {
  readonly content: string;
  readonly digest: string;
  readonly recordedAt: string;
  readonly leaf?: ExportedLeaf;
}

/** Everything an export is made of. Without `header.log` there are no keys, checkpoints, proofs and time-stamps. */
export interface RecordSource {
  readonly header: RecordHeader;
  /** In order, some at a time; each list may be emptied when the next is asked for. */
  readonly pages: AsyncIterable<readonly StoredText[]>;
  readonly keys: readonly { readonly key: string; readonly handOver?: string }[];
  /** Those that cover an entry of the stream, by size; the last has the size of `header.log`. */
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[];
  readonly hashesOf: (subtrees: readonly Subtree[]) => Promise<readonly Uint8Array[]>;
  readonly headProof?: Parameters<typeof exportHeadProof>[0];
  readonly timestamps: readonly { readonly size: number; readonly token: string }[];
}

/**
 * So much text is told at once, characters, and one line more. Longer strings are large objects to the engine: one that lives when the young are
 * collected is kept until the whole heap is, and an export of a million entries held fifty megabytes of them.
 */
const toldAtOnce = 48 * 1_024;

/** The text of an export, some lines at a time, each with its line feed. It never holds more than a page. */
export async function* recordText(source: RecordSource): AsyncGenerator<string> {
  const { header, keys, pages } = source;
  const size = header.log?.size ?? 0;
  const walk = new Walk(source, size);
  yield [exportHeader(header), ...keys.map(({ key, handOver }) => exportKey(key, handOver)), ''].join('\n');
  let lines: string[] = [];
  let length = 0;
  for await (const page of pages) {
    for (const { content, digest, recordedAt, leaf } of page) {
      const covered = leaf && leaf.index < size ? leaf : undefined;
      if (covered) {
        if (walk.isAway(covered.index)) lines.push(...(await walk.to(covered.index)));
        walk.step();
      } else if (!walk.isOver) lines.push(...(await walk.over()));
      const line = exportContent(content, digest, recordedAt, covered);
      lines.push(line);
      length += line.length;
      if (length < toldAtOnce) continue;
      yield `${lines.join('\n')}\n`;
      [lines, length] = [[], 0];
    }
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
  if (!walk.isOver) yield [...(await walk.over()), ''].join('\n');
}

/** Goes through the log from leaf to leaf of one stream: what lies between is told by its hashes, and each checkpoint in its place. */
class Walk {
  #at = 0;
  #next = 0;
  #isOver: boolean;

  constructor(
    private readonly source: RecordSource,
    private readonly size: number,
  ) {
    this.#isOver = size === 0;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  isAway(index: number): boolean {
    return this.#at !== index || this.source.checkpoints[this.#next]?.size === index;
  }

  step(): void {
    this.#at += 1;
  }

  async to(place: number): Promise<string[]> {
    const lines: string[] = [];
    for (let next = this.#checkpoint(); next && next.size <= place; next = this.#checkpoint()) {
      lines.push(...(await this.#nodes(next.size)), exportCheckpoint(next.note));
      this.#next += 1;
    }
    return [...lines, ...(await this.#nodes(place))];
  }

  /** The rest of the log, and what stands after it. */
  async over(): Promise<string[]> {
    const { headProof, timestamps } = this.source;
    this.#isOver = true;
    const proof = headProof ? [exportHeadProof(headProof)] : [];
    return [...(await this.to(this.size)), ...proof, ...timestamps.map(({ size, token }) => exportTimestamp(size, token))];
  }

  #checkpoint() {
    return this.source.checkpoints[this.#next];
  }

  async #nodes(upTo: number): Promise<string[]> {
    if (upTo === this.#at) return [];
    const hashes = await this.source.hashesOf(subtreesOf({ from: this.#at, to: upTo }));
    this.#at = upTo;
    return [exportNodes(hashes, upTo)];
  }
}

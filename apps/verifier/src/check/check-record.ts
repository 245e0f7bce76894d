import type { Head } from '@shodo/contracts';
import {
  ChainCheck,
  type ChainProblem,
  type ChainVerdict,
  type RecordHeader,
  type RecordLine,
  RecordReader,
  readHeader,
  type Sha256,
} from '@shodo/ledger';
import { type Aside, type Held, type HeldProblem, heldOf, heldProblems } from './held.js';
import { type Decode, linesOf } from './lines.js';
import { type Anchored, LogCheck, type LogProblem, type LogTools, type LogVerdict } from './log-check.js';

/** Why nothing can be said about a file. */
export type NotCheckable = 'no-header' | 'no-entries' | 'unknown-version' | HeldProblem;
export type RecordProblem = Exclude<ChainProblem, 'unknown-version'> | LogProblem;

export interface Sound {
  readonly is: 'sound';
  readonly header: RecordHeader;
  readonly head: Head;
  readonly receipts: number;
  /** Checkpoints held elsewhere that the log agrees with, or that are older than this record. */
  readonly held: number;
  /** How many of them are older than this record's first entry: they say nothing about it. */
  readonly heldBefore: number;
  /**
   * Those, by their numbers, that agree and lie before the last one of the file. What stood under them is not shown: whoever has the key of the log can
   * leave true entries in it as leaves of another stream, and append others.
   */
  readonly earlier: readonly number[];
  /** Those, by their numbers, that are the last one of the file: nothing under them was exchanged since they were made. */
  readonly lastHeld: readonly number[];
  /** The first entry that stands in the log after a checkpoint that is held and was recorded, as it says itself, over an hour before that was made. */
  readonly late?: number;
  /** Up to this entry receipts show what it was; 0 where none is held. */
  readonly receiptsUpTo: number;
  /** Those, by their numbers, that agree and which the file should bring and does not. */
  readonly missing: readonly number[];
  /** Those, by their numbers, which no key signed that is known: what they vouch for is as good as where they came from. */
  readonly strangers: readonly number[];
  /** Entries that tell of an erasure: texts are gone, their commitments and the chain remain. */
  readonly erasures: number;
  /** Absent when no checkpoint covers an entry. */
  readonly anchored?: Anchored;
}

/** `aside`: what is held and could not be compared. All else was. `strangers`: checkpoints that are held, by their numbers, which no key signed that is known. `contrary`: those of one size that are not the same. `doubting`: those whose keys do not lead to what is a `wrong-key`. */
export type Finding =
  | Sound
  | {
      readonly is: 'broken';
      readonly header: RecordHeader;
      readonly problem: RecordProblem;
      readonly seq: number;
      /** Of the file; absent where no single line is at fault. */
      readonly line?: number;
      /** Of a fork: only checkpoints that are held are at odds, and the file with none of them. */
      readonly amongHeld?: true;
      /** Whether a key of this log is held: it alone says who may sign then. */
      readonly isKeyHeld: boolean;
      readonly aside: readonly Aside[];
      readonly strangers: readonly number[];
      readonly contrary: readonly number[];
      readonly doubting: readonly number[];
    }
  | { readonly is: 'not-checkable'; readonly why: Exclude<NotCheckable, HeldProblem>; readonly line?: number }
  | { readonly is: 'not-checkable'; readonly why: HeldProblem; readonly aside: readonly Aside[]; readonly otherwise: Sound };

/** What is known from elsewhere. */
export interface Elsewhere {
  /** Sequences and digests of receipts. */
  readonly receipts?: readonly Head[];
  /** Texts of checkpoints. */
  readonly checkpoints?: readonly string[];
  /** Keys that sign the checkpoints, as lines of text. */
  readonly keys?: readonly string[];
}

export interface Tools extends LogTools {
  readonly sha256: Sha256;
  readonly decode: Decode;
}

/** Checks an exported record as it is read, in constant memory, with nothing but the file and what is held elsewhere. */
export async function checkRecord(tools: Tools, file: AsyncIterable<Uint8Array>, elsewhere: Elsewhere = {}): Promise<Finding> {
  const pieces = linesOf(file, tools.decode);
  const { value: [first, ...lines] = [] } = await pieces.next();
  const header = first === undefined ? undefined : readHeader(first);
  if (!header) return { is: 'not-checkable', why: 'no-header', line: 1 };
  if (header.head.seq === 0) return { is: 'not-checkable', why: 'no-entries', line: 1 };
  const check = new RecordCheck(tools, header, elsewhere);
  const reader = new RecordReader(tools.sha256);
  const take = (line: string | undefined) => check.take(reader.line(line ?? ''));
  lines.forEach(take);
  for await (const more of pieces) more.forEach(take);
  return check.finding();
}

/** Whether the types of an event say that something was erased. */
const tellsOfErasure = (type: string) => type.endsWith('Erased');

class RecordCheck {
  readonly #chain: ChainCheck;
  readonly #log: LogCheck;
  readonly #held: Held;
  #line = 1;
  #entries = 0;
  #erasures = 0;
  /** Lines of the last entries by their place, while nothing is wrong: a fault is named at one of them. */
  readonly #places = new Map<number, number>();

  constructor(
    tools: Tools,
    private readonly header: RecordHeader,
    private readonly elsewhere: Elsewhere,
  ) {
    const { stream, head, exportedAt, log } = header;
    this.#chain = new ChainCheck({ stream, head, held: elsewhere.receipts ?? [] });
    const of = { stream, exportedAt, origin: log?.origin ?? '', size: log?.size ?? 0 };
    this.#held = heldOf(tools, header, elsewhere);
    this.#log = new LogCheck(tools, of, this.#held);
  }

  take(line: RecordLine): void {
    this.#line += 1;
    this.#log.take(line);
    if (line.is !== 'entry') return;
    this.#entries += 1;
    if (tellsOfErasure(line.type)) this.#erasures += 1;
    const isPastHead = this.#entries === this.header.head.seq + 1;
    if (this.#chain.isUnsuspected || isPastHead) this.#places.set(this.#entries, this.#line);
    if (this.#chain.isUnsuspected && this.#entries - 3 <= this.header.head.seq) this.#places.delete(this.#entries - 3);
    this.#chain.take(line.link);
  }

  finding(): Finding {
    const { header } = this;
    const chain = this.#chain.verdict();
    const log = this.#log.verdict();
    if (!chain.ok && chain.problem === 'unknown-version')
      return { is: 'not-checkable', why: 'unknown-version', ...this.#lineOf(chain.position) };
    const aside = [...this.#held.aside, ...log.aside];
    const broken = this.#broken(chain, log);
    const { strangers } = log;
    const { contrary, doubting } = log.is === 'fault' ? log : { contrary: [], doubting: [] };
    const isKeyHeld = this.#held.keys.length > 0;
    if (broken) return { is: 'broken', header, ...broken, isKeyHeld, aside, strangers, contrary, doubting };
    if (!chain.ok || log.is !== 'sound') throw new Error('a finding was overlooked');
    const { anchored, before: heldBefore, earlier, lastHeld, late, missing } = log;
    const receipts = this.elsewhere.receipts ?? [];
    const held = (this.elsewhere.checkpoints?.length ?? 0) - aside.filter(({ what }) => what === 'checkpoint').length;
    const sound: Sound = {
      is: 'sound',
      header,
      head: chain.head,
      receipts: receipts.length,
      receiptsUpTo: Math.max(0, ...receipts.map(({ seq }) => seq)),
      held,
      heldBefore,
      earlier,
      lastHeld,
      ...(late !== undefined && { late }),
      missing,
      strangers,
      erasures: this.#erasures,
      ...(anchored && { anchored }),
    };
    const why = heldProblems.find((problem) => aside.some((each) => each.why === problem));
    return why === undefined ? sound : { is: 'not-checkable', why, aside, otherwise: sound };
  }

  /** The chain names a fault more exactly than the log, unless the log knows of an earlier one. */
  #broken(
    chain: ChainVerdict,
    log: LogVerdict,
  ): Omit<Extract<Finding, { is: 'broken' }>, 'is' | 'header' | 'isKeyHeld' | 'aside' | 'strangers' | 'contrary' | 'doubting'> | undefined {
    const fault = log.is === 'fault' ? log.fault : undefined;
    const isEarlier = fault && !chain.ok && fault.problem === 'rewritten' && fault.seq < chain.seq;
    if (!chain.ok && chain.problem !== 'unknown-version' && !isEarlier)
      return { problem: chain.problem, seq: chain.seq, ...this.#lineOf(chain.position) };
    return fault;
  }

  #lineOf(position: number): { line?: number } {
    const line = this.#places.get(position) ?? (position > this.#entries ? this.#line + 1 : undefined);
    return line === undefined ? {} : { line };
  }
}

import {
  type Checkpoint,
  CompactRange,
  fromBase64,
  fromHex,
  type HashBytes,
  headLeaf,
  type Link,
  type ReadLeaf,
  type RecordLine,
  readCheckpoint,
  readNote,
  sameBytes,
  subtreesOf,
  utf8,
  type VerifySignature,
  verifyInclusion,
} from '@shodo/ledger';
import type { Aside, Held, HeldCheckpoint } from './held.js';
import { KeyRing, type Keys } from './key-ring.js';
import { Witnesses } from './witnesses.js';

/**
 * What is wrong with a record although its chain is sound.
 * `rewritten`: an entry is not the one that the log holds. `changed-proof`: leaves, checkpoints or proofs in the file do not fit one another.
 * `forked`: the log is not the one of a checkpoint held elsewhere. `rolled-back`: it is shorter than that checkpoint although made later.
 * `wrong-key`: signed by a key that what is held does not lead to. `truncated`: a checkpoint knows later entries.
 */
export type LogProblem = 'rewritten' | 'changed-proof' | 'forked' | 'rolled-back' | 'wrong-key' | 'truncated';

/**
 * `seq`: the first entry at fault; where only a checkpoint disagrees, the first entry after the last checkpoint that agrees. Against one held
 * elsewhere only others held elsewhere count: whoever has the key of the log signs what he likes in the file.
 */
export interface LogFault {
  readonly problem: LogProblem;
  readonly seq: number;
  /** Of a fork: only what is held is at odds, and the file with none of it. */
  readonly amongHeld?: true;
}

/** How far the entries are anchored. `time`: as whoever signed the last checkpoint says, be it nobody who is trusted. `timestamps`: of how many checkpoints there is one. `trust`: by a key that is held or a checkpoint that was compared, or only by the keys the file itself brings. */
export interface Anchored {
  readonly seq: number;
  readonly size: number;
  readonly time: string;
  readonly checkpoints: number;
  readonly timestamps: number;
  readonly trust: 'held' | 'file';
}

/**
 * `before`: how many of the checkpoints that are held reach no entry of this record. `earlier`: the numbers of those that agree and lie before the last one
 * of the file: its head alone is proven. `lastHeld`: of those that are the last one of the file. `late`: the first entry that stands after one that is held and was recorded, as it says itself, over an hour before that was made. `missing`: the numbers of those that the file should bring and does not. `aside`: those that could not be compared. `strangers`: the numbers of those whose signer neither the file nor whoever holds them knows.
 * `contrary`: of those of one size that are not the same. `doubting`: of those whose keys do not lead to what is a `wrong-key`; none where a key is held.
 */
export type LogVerdict = { readonly aside: readonly Aside[]; readonly strangers: readonly number[] } & (
  | {
      readonly is: 'sound';
      readonly anchored?: Anchored;
      readonly before: number;
      readonly earlier: readonly number[];
      readonly lastHeld: readonly number[];
      readonly late?: number;
      readonly missing: readonly number[];
    }
  | { readonly is: 'fault'; readonly fault: LogFault; readonly contrary: readonly number[]; readonly doubting: readonly number[] }
);

export interface LogTools {
  readonly hash: HashBytes;
  readonly verify: VerifySignature;
}

/** Leaves are numbered after the commit, and in order: what was recorded so long before a checkpoint lies under it, unless the log lagged behind by more. */
const longestLagMs = 3_600_000;

const asideFor =
  (why: Aside['why']) =>
  ({ number }: HeldCheckpoint): Aside => ({ what: 'checkpoint', number, why });

/** The log makes one of a size. After a restore it may make the same again, with another time. */
const differ = ([first, ...others]: readonly Pick<HeldCheckpoint, 'checkpoint'>[]) =>
  others.some(
    ({ checkpoint: { root, heads } }) => !first || !sameBytes(root, first.checkpoint.root) || !sameBytes(heads, first.checkpoint.heads),
  );

const holds = (whole: Uint8Array, part: Uint8Array) => whole.some((_, at) => part.every((byte, index) => whole[at + index] === byte));

/** Checks an organisation's log as an export carries it, in constant memory: every leaf, every checkpoint, and those held elsewhere. */
export class LogCheck {
  readonly #range: CompactRange;
  readonly #keys: KeyRing;
  #witnesses: Witnesses | undefined;
  /** What is held and is what it claims to be; known once the keys are. */
  #genuine: readonly HeldCheckpoint[] | undefined;
  /** The keys that signed it: none, where nobody knows them. */
  readonly #signers = new Map<HeldCheckpoint, Keys>();
  readonly #held = new Map<number, readonly HeldCheckpoint[]>();
  /** Their sizes that the log has not reached yet. */
  readonly #awaited = new Set<number>();
  /** Those of one size that are not the same, and the least such size: a fork that whoever holds them can see without the file. */
  #contrary: readonly HeldCheckpoint[] = [];
  #splitAt = Number.POSITIVE_INFINITY;
  /** Those that the entries read from now on stand after, and what the latest of those before says of its time. */
  #ahead: HeldCheckpoint[] = [];
  #heldAt = 0;
  #late: number | undefined;
  #fault: LogFault | undefined;
  /** First entry that is not what the log holds; a fault once a checkpoint shows that the log's leaves are the true ones. */
  #rewritten: number | undefined;
  #firstLeaf: number | undefined;
  #covered: { seq: number; digest: string } = { seq: 0, digest: '' };
  #agreed = 0;
  /** Last entry that a checkpoint held elsewhere vouches for. */
  #vouched = 0;
  #last: Checkpoint | undefined;
  #checkpoints = 0;
  readonly #stamped = new Set<number>();
  /** Of the checkpoints in the file, by size. */
  readonly #digests = new Map<number, Uint8Array>();
  #headIsProven = false;

  constructor(
    private readonly tools: LogTools,
    private readonly header: { readonly stream: string; readonly exportedAt: string; readonly origin: string; readonly size: number },
    private readonly held: Pick<Held, 'checkpoints' | 'keys'>,
  ) {
    this.#range = new CompactRange(tools.hash);
    this.#keys = new KeyRing(tools, header.origin, held.keys);
  }

  take(line: RecordLine): void {
    if (line.is === 'key') this.#key(line);
    else this.#compared();
    if (this.#fault) return;
    if (line.is === 'entry') this.#entry(line.link, line.leaf);
    else if (line.is === 'nodes') this.#nodes(line.hashes, line.upTo);
    else if (line.is === 'checkpoint') this.#checkpoint(line.note);
    else if (line.is === 'head-proof') this.#headProof(line);
    else if (line.is === 'timestamp') this.#timestamp(line);
  }

  verdict(): LogVerdict {
    const genuine = this.#compared();
    const { origin, size, exportedAt } = this.header;
    const isLogged = origin !== '';
    const beyond = genuine.filter(({ checkpoint }) => !isLogged || checkpoint.size > size);
    // Made before the export, it shows a rollback; made after it, or where the file has no log, it shows nothing, unless two of them show a fork.
    const isNoRollback = ({ checkpoint }: HeldCheckpoint) => !isLogged || checkpoint.time > exportedAt;
    const passed = beyond.filter((each) => isNoRollback(each) && !this.#contrary.includes(each));
    const aside = [...this.#unsigned(genuine), ...passed.map(asideFor(isLogged ? 'held-is-newer' : 'held-without-log'))];
    const asked = isLogged ? genuine : this.#contrary;
    const strangers = asked.filter((each) => this.#signers.get(each)?.size === 0).map(({ number }) => number);
    const found = { aside, strangers, contrary: this.#contrary.map(({ number }) => number) };
    const fault = this.#fault ?? this.#atEnd({ isRolledBack: !beyond.every(isNoRollback) });
    if (fault) return { is: 'fault', fault, ...found, doubting: [] };
    const doubt = this.#witnesses?.doubt();
    if (doubt) return { is: 'fault', fault: { problem: 'wrong-key', seq: doubt.seq }, ...found, doubting: doubt.numbers };
    const of = asked.filter(({ checkpoint }) => checkpoint.size > (this.#firstLeaf ?? size));
    const missing = of
      .filter(({ checkpoint }) => checkpoint.size <= size && !this.#digests.has(checkpoint.size))
      .map(({ number }) => number);
    const last = this.#last;
    const earlier = of.filter(({ checkpoint }) => checkpoint.size < (last?.size ?? 0)).map(({ number }) => number);
    const lastHeld = of.filter(({ checkpoint }) => checkpoint.size === last?.size).map(({ number }) => number);
    const late = this.#late === undefined ? {} : { late: this.#late };
    const told = { before: asked.length - of.length, earlier, lastHeld, ...late, missing, aside, strangers };
    if (!last) return { is: 'sound', ...told };
    const { seq } = this.#covered;
    const [checkpoints, timestamps] = [this.#checkpoints, this.#stamped.size];
    const trust = this.#witnesses?.areAnswered ? 'held' : 'file';
    return { is: 'sound', anchored: { seq, size: last.size, time: last.time, checkpoints, timestamps, trust }, ...told };
  }

  #unsigned(genuine: readonly HeldCheckpoint[]): Aside[] {
    const unsigned = this.held.checkpoints.filter((each) => !genuine.includes(each));
    return unsigned.map((each) => ({ ...asideFor('held-is-not-signed')(each), ...this.#keys.claimedBy(each.note) }));
  }

  /** What is held and may be compared. Asked when the first line after the keys comes: which of them is signed as it says is known then. */
  #compared(): readonly HeldCheckpoint[] {
    if (this.#genuine) return this.#genuine;
    for (const each of this.held.checkpoints) {
      const signers = this.#keys.signersOf(each.note);
      if (signers) this.#signers.set(each, signers);
    }
    this.#genuine = [...this.#signers.keys()];
    const within = [...this.#signers].filter(([{ checkpoint }]) => checkpoint.size <= this.header.size);
    this.#witnesses = new Witnesses(this.#keys, this.held.keys, new Map(within));
    for (const each of this.#genuine) {
      const { size } = each.checkpoint;
      this.#held.set(size, [...(this.#held.get(size) ?? []), each]);
      this.#awaited.add(size);
    }
    this.#contrary = [...this.#held.values()].filter(differ).flat();
    this.#ahead = this.#genuine.toSorted((one, other) => other.checkpoint.size - one.checkpoint.size);
    this.#splitAt = this.#contrary.reduce((least, { checkpoint }) => Math.min(least, checkpoint.size), this.#splitAt);
    return this.#genuine;
  }

  /** The log ends where the header says, and there its head stands proven; every checkpoint held elsewhere was met on the way. */
  #atEnd({ isRolledBack }: { readonly isRolledBack: boolean }): LogFault | undefined {
    const next = { seq: this.#agreed + 1 };
    if ((this.#last?.size ?? 0) !== this.header.size || this.#range.size !== this.header.size) return { ...next, problem: 'changed-proof' };
    if (this.#last && !this.#headIsProven) return { ...next, problem: 'changed-proof' };
    if (this.#contrary.length > 0) return this.#forkAmongHeld();
    return isRolledBack ? { seq: this.#covered.seq + 1, problem: 'rolled-back' } : undefined;
  }

  #forkAmongHeld = (): LogFault => ({ seq: this.#vouched + 1, problem: 'forked', amongHeld: true });

  #fail(problem: LogProblem, seq = this.#agreed + 1): void {
    this.#fault ??= { problem, seq };
  }

  /** Keys stand before everything else, each with its hand-over by one before it. */
  #key(line: Extract<RecordLine, { is: 'key' }>): void {
    if (this.#genuine || !this.#keys.take(line)) this.#fail('changed-proof');
  }

  /** Whether it is a true one only its authority's certificate shows; that it is over a checkpoint in this file is seen here. */
  #timestamp({ size, token }: Extract<RecordLine, { is: 'timestamp' }>): void {
    const [over, answer] = [this.#digests.get(size), fromBase64(token)];
    if (!over || !answer || !holds(answer, over)) this.#fail('changed-proof');
    this.#stamped.add(size);
  }

  #entry(link: Link, leaf: ReadLeaf | undefined): void {
    const isDue = this.#range.size < this.header.size;
    if (leaf === undefined) {
      if (isDue) this.#fail('changed-proof', this.#covered.seq + 1);
      return;
    }
    const isAsMade = leaf.recomputed === leaf.hash;
    const hash = fromHex(isAsMade ? leaf.recomputed : leaf.hash, 32);
    if (!isDue || !hash || leaf.index !== this.#range.size) {
      this.#fail('changed-proof', this.#covered.seq + 1);
      return;
    }
    if (!isAsMade) this.#rewritten ??= this.#covered.seq + 1;
    this.#firstLeaf ??= leaf.index;
    this.#covered = { seq: this.#covered.seq + 1, digest: link.digest };
    this.#placed(link.recordedAt, leaf.index);
    this.#grow(hash, 0);
  }

  /** Whoever exchanges what lies under a checkpoint that is held appends it after that checkpoint, with the times of the true ones or with false ones. */
  #placed(recordedAt: string, index: number): void {
    for (let next = this.#ahead.at(-1); next && next.checkpoint.size <= index; next = this.#ahead.at(-1)) {
      this.#heldAt = Math.max(this.#heldAt, Date.parse(next.checkpoint.time) || 0);
      this.#ahead.pop();
    }
    if (Date.parse(recordedAt) + longestLagMs < this.#heldAt) this.#late ??= this.#covered.seq;
  }

  #nodes(hashes: readonly Uint8Array[], upTo: number): void {
    const subtrees = upTo > this.header.size ? [] : subtreesOf({ from: this.#range.size, to: upTo });
    if (subtrees.length === 0 || subtrees.length !== hashes.length) {
      this.#fail('changed-proof');
      return;
    }
    subtrees.forEach(({ level }, index) => {
      this.#grow(hashes[index] ?? new Uint8Array(), level);
    });
    // What is held is on the way of every true export: passing over it, this one hides that it would not agree.
    const { size } = this.#range;
    const first = this.#firstLeaf ?? size;
    if ([...this.#awaited].some((held) => held > first && held < size)) this.#fail('forked', this.#vouched + 1);
  }

  #grow(hash: Uint8Array, level: number): void {
    this.#range.add(hash, level);
    // After the first leaf nothing that is held is passed over by a true export.
    if (this.#splitAt < this.#range.size && this.#firstLeaf === undefined) this.#fault ??= this.#forkAmongHeld();
    else if (this.#splitAt < this.#range.size) this.#fail('forked', this.#vouched + 1);
    const [held, ...others] = this.#awaited.delete(this.#range.size) ? (this.#held.get(this.#range.size) ?? []) : [];
    if (!held) return;
    const another = [held, ...others].find(({ checkpoint }) => !sameBytes(checkpoint.root, this.#range.root()));
    if (!this.#agrees((another ?? held).checkpoint, 'forked')) return;
    this.#vouched = this.#covered.seq;
    this.#witnesses?.agreed([held, ...others], this.#vouched);
    if (this.#splitAt === this.#range.size) this.#fault ??= this.#forkAmongHeld();
  }

  /** A root that is the log's own: then its leaves are the true ones, and an entry that differs from its leaf was rewritten. */
  #agrees(checkpoint: Checkpoint, otherwise: 'forked' | 'changed-proof'): boolean {
    if (!sameBytes(checkpoint.root, this.#range.root()))
      this.#fail(otherwise, this.#rewritten ?? (otherwise === 'forked' ? this.#vouched : this.#agreed) + 1);
    else if (this.#rewritten !== undefined) this.#fail('rewritten', this.#rewritten);
    else this.#agreed = this.#covered.seq;
    return this.#fault === undefined;
  }

  #checkpoint(text: string): void {
    const note = readNote(text);
    const checkpoint = note && readCheckpoint(note.text);
    const isNext = checkpoint?.size === this.#range.size && checkpoint.size > (this.#last?.size ?? 0);
    if (!note || checkpoint?.origin !== this.header.origin || !isNext) {
      this.#fail('changed-proof');
      return;
    }
    const signers = this.#keys.signersOf(note);
    if (!signers?.size) {
      this.#fail(signers ? 'wrong-key' : 'changed-proof');
      return;
    }
    if (!this.#agrees(checkpoint, 'changed-proof')) return;
    // Whoever has the key of the log can sign the same root beside other heads, and show with them that a stream ends where it does not.
    if (differ([{ checkpoint }, ...(this.#held.get(checkpoint.size) ?? [])])) this.#fail('forked', this.#vouched + 1);
    this.#witnesses?.signed(signers, this.#held.get(checkpoint.size) ?? [], this.#covered.seq);
    this.#last = checkpoint;
    this.#digests.set(checkpoint.size, this.tools.hash(utf8(text)));
    this.#checkpoints += 1;
  }

  /** The head that all streams' heads commit to is the last entry of this stream that the checkpoint covers. */
  #headProof({ head, index, count, path }: Extract<RecordLine, { is: 'head-proof' }>): void {
    const leaf = headLeaf(this.tools.hash, { stream: this.header.stream, ...head });
    const root = this.#last?.heads;
    if (!root || this.#headIsProven || this.#last?.size !== this.header.size) {
      this.#fail('changed-proof');
      return;
    }
    if (!verifyInclusion(this.tools.hash, { leaf, index, size: count, path, root })) {
      this.#fail('changed-proof');
      return;
    }
    if (head.seq > this.#covered.seq) {
      this.#fail('truncated', this.#covered.seq + 1);
      return;
    }
    // A log is exported only where a leaf of the stream lies in it: else a proof of no entries would pass over whatever is held.
    const hasLeaf = this.#firstLeaf !== undefined;
    if (!hasLeaf || head.seq !== this.#covered.seq || head.digest !== this.#covered.digest) {
      this.#fail('changed-proof');
      return;
    }
    this.#headIsProven = true;
  }
}

import type { Entry, Head } from '@shodo/contracts';
import { NotCanonical } from './canonical.js';
import { digestOf, emptyHead, entryFormat, type Sha256, zeroDigest } from './entry.js';

/**
 * What is wrong with a chain.
 * `changed`: the entry is not what was hashed, or no longer what its successor names. `inserted`: an entry too many. `deleted`: one is missing.
 * `reordered`: it stands elsewhere. `truncated`: the end is missing. `rewritten`: sound in itself, but not the chain whose digest is held.
 * `backdated`: its commit, which no digest covers, claims to be earlier than the one before. `wrong-stream`: it belongs to another record.
 * `unknown-version`: cannot be checked.
 */
export type ChainProblem =
  | 'changed'
  | 'inserted'
  | 'deleted'
  | 'reordered'
  | 'truncated'
  | 'rewritten'
  | 'backdated'
  | 'wrong-stream'
  | 'unknown-version';

/** `seq`: first sequence at fault. `position`: its place among the entries read, from 1; one past the end when something is missing there. */
export type ChainVerdict =
  | { readonly ok: true; readonly head: Head }
  | { readonly ok: false; readonly seq: number; readonly position: number; readonly problem: ChainProblem };

/** What is known beforehand. `held`: digests from receipts or earlier exports; the chain must reach each of them. */
export interface Known {
  readonly stream?: string;
  readonly head?: Head;
  readonly held?: readonly Head[];
}

/** One entry as the check needs it; `recomputed` is the digest of its content as it was read. */
export interface Link {
  readonly format: string;
  readonly stream: string;
  readonly seq: number;
  readonly prevDigest: string;
  readonly digest: string;
  readonly recomputed: string;
  /** When it was committed; beside what is hashed. */
  readonly recordedAt: string;
}

interface Fault {
  readonly seq: number;
  readonly position: number;
  readonly problem: ChainProblem;
}

/** A fault whose exact name or place the entries after it decide. `onNext` sees the next entry only, `onLater` each later one. */
interface Suspicion {
  fault: Fault;
  readonly onNext?: (next: Link) => Fault | undefined;
  readonly onLater?: (later: Link) => Fault | undefined;
  readonly onEnd?: () => Fault | undefined;
}

const isIntact = (link: Link) => link.recomputed === link.digest;

/** Checks a chain entry by entry, in constant memory; `verdict` is asked once, at the end. */
export class ChainCheck {
  private count = 0;
  private last: Link | undefined;
  private suspicion: Suspicion | undefined;
  private sawNext = false;
  private stream: string | undefined;
  private readonly held: ReadonlyMap<number, ReadonlySet<string>>;

  constructor(private readonly known: Known = {}) {
    this.stream = known.stream;
    const held = new Map<number, Set<string>>();
    for (const { seq, digest } of [...(known.held ?? []), ...(known.head ? [known.head] : [])])
      held.set(seq, (held.get(seq) ?? new Set()).add(digest));
    this.held = held;
  }

  take(link: Link): void {
    this.count += 1;
    if (this.suspicion) {
      this.reconsider(this.suspicion, link);
      return;
    }
    this.stream ??= link.stream;
    this.suspicion = this.suspect(link);
    if (!this.suspicion) this.last = link;
  }

  /** Nothing wrong has been met so far. */
  get isUnsuspected(): boolean {
    return this.suspicion === undefined;
  }

  verdict(): ChainVerdict {
    if (this.suspicion) return { ok: false, ...((this.sawNext ? undefined : this.suspicion.onEnd?.()) ?? this.suspicion.fault) };
    const seq = this.last?.seq ?? 0;
    const longest = Math.max(0, ...this.held.keys());
    if (seq < longest) return { ok: false, seq: seq + 1, position: this.count + 1, problem: 'truncated' };
    const { head } = this.known;
    if (head && seq > head.seq) return { ok: false, seq: head.seq + 1, position: head.seq + 1, problem: 'inserted' };
    return { ok: true, head: this.last ? { seq, digest: this.last.digest } : emptyHead };
  }

  private reconsider(suspicion: Suspicion, link: Link): void {
    const better = (this.sawNext ? undefined : suspicion.onNext?.(link)) ?? suspicion.onLater?.(link);
    this.sawNext = true;
    if (better) suspicion.fault = better;
  }

  private suspect(link: Link): Suspicion | undefined {
    const expected = this.count;
    const prev = this.last?.digest ?? zeroDigest;
    const here = (problem: ChainProblem): Fault => ({ seq: expected, position: expected, problem });
    if (link.format !== entryFormat) return { fault: here('unknown-version') };
    const isTrue = (next: Link) => isIntact(next) && next.seq === expected && next.prevDigest === prev && this.isAsHeld(next);
    const unlessInserted = (problem: ChainProblem): Suspicion => ({
      fault: here(problem),
      onNext: (next) => (isTrue(next) ? here('inserted') : undefined),
    });
    if (!isIntact(link)) return unlessInserted('changed');
    if (link.stream !== this.stream) return { fault: here('wrong-stream') };
    if (link.seq > expected) {
      return { fault: here('deleted'), onLater: (later) => (later.seq === expected ? here('reordered') : undefined) };
    }
    if (link.seq < expected) return this.rivals(link);
    if (link.prevDigest !== prev) return this.brokenLink(link);
    if (!this.isAsHeld(link)) return unlessInserted('rewritten');
    return this.last && link.recordedAt < this.last.recordedAt ? { fault: here('backdated') } : undefined;
  }

  /** Every digest held for this sequence is the entry's. Two that differ cannot both be: then no entry is. */
  private isAsHeld({ seq, digest }: Link): boolean {
    const held = this.held.get(seq);
    return held === undefined || (held.size === 1 && held.has(digest));
  }

  /** Two sound entries claim one place: the successor, or the head, names the true one. */
  private rivals(link: Link): Suspicion {
    const position = this.count;
    const later = { seq: link.seq, position, problem: 'inserted' } as const;
    const earlier = { ...later, position: position - 1 };
    const isRival = link.seq === this.last?.seq && link.digest !== this.last.digest;
    return {
      fault: later,
      onNext: (next) => (isRival && next.prevDigest === link.digest ? earlier : undefined),
      onEnd: () => (isRival && this.known.head?.digest === link.digest ? earlier : undefined),
    };
  }

  /** A sound entry that does not name its predecessor: either the predecessor was replaced, or this one. Whoever the rest builds on is the true one. */
  private brokenLink(link: Link): Suspicion {
    const position = this.count;
    const self: Fault = { seq: link.seq, position, problem: 'changed' };
    const isConfirmed = position === 1 || this.held.has(position - 1);
    const before: Fault = isConfirmed ? self : { seq: link.seq - 1, position: position - 1, problem: 'changed' };
    const { head } = this.known;
    return {
      fault: self,
      onNext: (next) => (next.prevDigest === link.digest ? before : undefined),
      onEnd: () => (head === undefined || head.digest === link.digest ? before : undefined),
    };
  }
}

/** Verifies a whole chain: every digest, every link, dense sequences, and that it reaches what is known of it. Names the first entry at fault. */
export function verifyChain(sha256: Sha256, entries: readonly Entry[], known: Known = {}): ChainVerdict {
  const check = new ChainCheck(known);
  for (const entry of entries) check.take(linkOf(sha256, entry));
  return check.verdict();
}

const linkOf = (sha256: Sha256, entry: Entry): Link => {
  const { stream, seq, prevDigest, digest, recordedAt } = entry;
  return { format: entryFormat, stream, seq, prevDigest, digest, recomputed: recomputed(sha256, entry), recordedAt };
};

/** Content without a canonical form never was in a ledger: it equals no digest. */
function recomputed(sha256: Sha256, entry: Entry): string {
  try {
    return digestOf(sha256, entry);
  } catch (error) {
    if (error instanceof NotCanonical) return '';
    throw error;
  }
}

import { RecordDifference } from '@shodo/contracts';

/** The invariants this program checks, in the order they are told. */
export const invariantNames = ['I1', 'I2', 'I5', 'I6', 'I7', 'I8', 'I9', 'I11', 'I13', 'I15', 'I16', 'I17', 'I18'] as const;
export type InvariantName = (typeof invariantNames)[number];

/** What can be wrong. The sentence of each stands in `words.ts`. */
export const breachCodes = [
  'acknowledged-is-missing',
  'recorded-more-than-once',
  'refused-is-recorded',
  'recorded-but-never-sent',
  'receipt-differs',
  'deadline-passed-unseen',
  'assessment-is-missing',
  ...RecordDifference.options,
  'leaf-is-missing',
  'subtree-differs',
  'checkpoint-differs',
  'rolled-back',
  'outside-differs',
  'view-differs',
  'history-does-not-replay',
  'step-without-its-ground',
  'cannot-be-folded',
  'track-is-done-too-early',
  'track-state-is-unknown',
  'command-in-several-streams',
  'append-is-torn',
  'receipts-differ',
  'recovery-took-too-long',
  'recorded-time-runs-back',
  'key-is-missing',
  'erased-without-entry',
  'erased-beyond-order',
  'key-outlived-erasure',
  'text-is-missing',
  'text-differs',
  'text-does-not-open',
  'file-row-is-missing',
  'file-row-differs',
  'file-is-not-named',
  'file-is-missing',
  'file-size-differs',
] as const;
export type BreachCode = (typeof breachCodes)[number];

/** What is counted on the way, for people and for benchmarks. */
export const figureNames = [
  'ok',
  'unknown',
  'unknown-and-recorded',
  'refused',
  'deadlines',
  'worst-lateness-ms',
  'rung',
  'passed-in-a-standstill',
  'streams',
  'entries',
  'leaves',
  'checkpoints',
  'checkpoints-outside',
  'runs',
  'runs-forgotten',
  'histories-erased',
  'commands',
  'receipts-given',
  'entries-unheard',
  'incidents',
  'organisations',
  'histories',
  'steps',
  'appends',
  'repeated-keys',
  'faults',
  'worst-recovery-ms',
  'sealed',
  'erasures',
  'texts',
  'texts-opened',
  'files',
  'files-lying',
  'files-erased-again',
] as const;
export type Figure = (typeof figureNames)[number];

/** One thing found wrong: where, and what. References and closed vocabulary only. */
export interface Breach {
  readonly code: BreachCode;
  readonly stream?: string;
  readonly seq?: number;
  /** What tells it from others of its kind: a command's id, a duty, a column. */
  readonly about?: string;
}

/** What is there and could not be looked at. */
const outOfReach = ['engine-away', 'keys-away', 'another-master-key', 'outside-away', 'files-away'] as const;

/** Why an invariant was not checked, or not to the end: nobody asked for it, what it needs was not given, or what it needs is away. */
export type NotChecked = 'not-asked' | 'nothing-given' | 'nothing-outside' | (typeof outOfReach)[number];

export const isOutOfReach = (why: NotChecked | undefined): boolean => outOfReach.some((each) => each === why);

export interface Verdict {
  readonly invariant: InvariantName;
  readonly is: 'holds' | 'broken' | 'not-checked';
  /** Beside one that holds or is broken: what it was not held against. */
  readonly why?: NotChecked;
  /** The first of them; `broken` counts all. */
  readonly breaches: readonly Breach[];
  readonly broken: number;
  readonly figures: Readonly<Partial<Record<Figure, number>>>;
}

const breachesKept = 50;

/** Collects what one invariant finds. */
export class Finding {
  readonly #breaches: Breach[] = [];
  readonly #figures = new Map<Figure, number>();
  #broken = 0;
  #lacks: NotChecked | undefined;

  constructor(readonly invariant: InvariantName) {}

  breach(breach: Breach): void {
    this.#broken += 1;
    if (this.#breaches.length < breachesKept) this.#breaches.push(breach);
  }

  count(figure: Figure, by = 1): void {
    this.#figures.set(figure, (this.#figures.get(figure) ?? 0) + by);
  }

  atLeast(figure: Figure, value: number): void {
    this.#figures.set(figure, Math.max(this.#figures.get(figure) ?? 0, value));
  }

  /** A part of what it is to be held against is not there. */
  lacks(why: NotChecked): void {
    this.#lacks = why;
  }

  verdict(): Verdict {
    const { invariant } = this;
    const why = this.#lacks;
    const unbroken = isOutOfReach(why) ? 'not-checked' : 'holds';
    const is = this.#broken > 0 ? 'broken' : unbroken;
    return {
      invariant,
      is,
      ...(why && { why }),
      breaches: this.#breaches,
      broken: this.#broken,
      figures: Object.fromEntries(this.#figures),
    };
  }
}

export const notChecked = (invariant: InvariantName, why: NotChecked): Verdict => ({
  invariant,
  is: 'not-checked',
  why,
  breaches: [],
  broken: 0,
  figures: {},
});

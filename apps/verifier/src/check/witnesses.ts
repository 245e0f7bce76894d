import type { NoteKey } from '@shodo/ledger';
import type { HeldCheckpoint } from './held.js';
import { type KeyRing, type Keys, meet } from './key-ring.js';

/** What is held that says by which keys the log may be signed. */
interface Witness {
  /** A checkpoint that is held; absent of the keys that are. */
  readonly checkpoint?: HeldCheckpoint;
  readonly trusted: Keys;
  /** The last entry that a checkpoint vouches for which it trusts. */
  vouched: number;
  /** Whether a checkpoint of the file lies after that. */
  isInDoubt: boolean;
}

function reassure(witness: Witness, covered: number): void {
  witness.vouched = covered;
  witness.isInDoubt = false;
}

/**
 * Whom what is held trusts. Where keys are held they alone say it, with those they handed over to. Where none is, each checkpoint that is held says it
 * by itself, and all must be content: a file may bring the key of whoever forged it, and a checkpoint by that key may have been sent along, which
 * silences none of the others then. No checkpoint is asked that is larger than the log of the file.
 */
export class Witnesses {
  readonly #all: readonly Witness[];
  #isAnswered: boolean;

  /** `signers`: the checkpoints that are held, each with the keys that signed it. */
  constructor(
    ring: KeyRing,
    keys: readonly NoteKey[],
    private readonly signers: ReadonlyMap<HeldCheckpoint, Keys>,
  ) {
    this.#isAnswered = keys.length > 0;
    const asked = (trusted: Keys) => ({ trusted: ring.from(trusted), vouched: 0, isInDoubt: false });
    this.#all = keys.length > 0 ? [asked(ring.textsOf(keys))] : [...signers].map(([checkpoint, by]) => ({ checkpoint, ...asked(by) }));
  }

  /** Checkpoints of one size that are held and agree with the log: each vouches for all before, up to this entry, to those who trust it. */
  agreed(held: readonly HeldCheckpoint[], covered: number): void {
    this.#isAnswered = true;
    for (const witness of this.#all) if (held.some((each) => this.#vouches(each, witness))) reassure(witness, covered);
  }

  /** A checkpoint of the file that agrees, and those of its size that are held: whichever key of the file signed it, one of them may vouch for it. */
  signed(signers: Keys, held: readonly HeldCheckpoint[], covered: number): void {
    for (const witness of this.#all) {
      const isVouchedFor = meet(signers, witness.trusted) || held.some((each) => this.#vouches(each, witness));
      if (isVouchedFor) reassure(witness, covered);
      else witness.isInDoubt = true;
    }
  }

  /** A key is held, or a checkpoint was compared: passed over, it made no key trusted. */
  get areAnswered(): boolean {
    return this.#isAnswered;
  }

  /** What is signed by another at the end, to any of them, and the numbers of the checkpoints to which it is. */
  doubt(): { readonly seq: number; readonly numbers: readonly number[] } | undefined {
    const doubting = this.#all.filter(({ isInDoubt }) => isInDoubt);
    if (doubting.length === 0) return undefined;
    const numbers = doubting.flatMap(({ checkpoint }) => (checkpoint ? [checkpoint.number] : []));
    return { seq: Math.min(...doubting.map(({ vouched }) => vouched)) + 1, numbers };
  }

  /** For itself, whoever signed it, and for all who trust a key that did. */
  #vouches(held: HeldCheckpoint, { checkpoint, trusted }: Witness): boolean {
    return held === checkpoint || meet(this.signers.get(held) ?? [], trusted);
  }
}

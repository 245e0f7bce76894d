import { keyText, type NoteKey, type RecordLine, readHandOver, readKey, readNote, type SignedNote, whoSigned } from '@shodo/ledger';
import type { HeldCheckpoint } from './held.js';
import type { LogTools } from './log-check.js';

/**
 * Keys of a log. Whoever holds a key or a checkpoint from elsewhere trusts that key, the one that signed that checkpoint, and those they hand over
 * to; without any, the keys that the file brings are all there is, and the verdict says so.
 */
export class KeyRing {
  readonly #known: NoteKey[];
  readonly #brought: { readonly key: NoteKey; readonly by?: NoteKey }[] = [];
  readonly #trusted: Set<string>;
  #needsTrust: boolean;

  constructor(
    private readonly tools: LogTools,
    private readonly origin: string,
    pinned: readonly NoteKey[],
  ) {
    this.#known = [...pinned];
    this.#trusted = new Set(pinned.map((key) => keyText(tools.hash, key)));
    this.#needsTrust = pinned.length > 0;
  }

  /** Somebody outside was asked whom to trust. */
  get needsTrust(): boolean {
    return this.#needsTrust;
  }

  /** A key as the file brings it, in the order in which keys came into use. False when it is none of this log, or its hand-over by no key before it. */
  take({ key: text, handOver }: Extract<RecordLine, { is: 'key' }>): boolean {
    const key = readKey(this.tools.hash, text);
    if (key?.name !== this.origin) return false;
    const by = handOver === undefined ? undefined : this.#whoHandedOver(text, handOver);
    this.#known.push(key);
    this.#brought.push({ key, ...(by && { by }) });
    return handOver === undefined || by !== undefined;
  }

  /** Once every key is known: those of the checkpoints held elsewhere that are what they claim to be. Their keys are trusted, and no other's. */
  genuine(held: readonly HeldCheckpoint[]): HeldCheckpoint[] {
    const genuine = held.filter(({ note }) => this.#whoSigned(note).is !== 'false-signature');
    this.#needsTrust ||= genuine.length > 0;
    for (const { key, by } of this.#brought) {
      const isTrusted = (by && this.#isTrusted(by)) || genuine.some(({ note }) => this.#whoSigned(note, [key]).is === 'signed');
      if (isTrusted) this.#trusted.add(keyText(this.tools.hash, key));
    }
    return genuine;
  }

  /** Of those that are held, the ones that nobody known signed: that they are held is all that speaks for them. */
  strangers(held: readonly HeldCheckpoint[]): HeldCheckpoint[] {
    return held.filter(({ note }) => this.#whoSigned(note).is === 'unknown-key');
  }

  /** `trusted`: by such a key. `false`: it only claims to be. `brought`: by a key that the file brings. `unknown`: by none of them. */
  signed(note: SignedNote): 'trusted' | 'false' | 'brought' | 'unknown' {
    const by = this.#whoSigned(note);
    if (by.is !== 'signed') return by.is === 'false-signature' ? 'false' : 'unknown';
    return !this.#needsTrust || this.#isTrusted(by.key) ? 'trusted' : 'brought';
  }

  #isTrusted(key: NoteKey): boolean {
    return this.#trusted.has(keyText(this.tools.hash, key));
  }

  #whoHandedOver(text: string, handOver: string): NoteKey | undefined {
    const note = readNote(handOver);
    const told = note && readHandOver(note.text);
    if (!note || told?.origin !== this.origin || told.key !== text) return undefined;
    const by = this.#whoSigned(note);
    return by.is === 'signed' ? by.key : undefined;
  }

  #whoSigned(note: SignedNote, keys: readonly NoteKey[] = this.#known) {
    return whoSigned(this.tools.hash, this.tools.verify, note, keys);
  }
}

import {
  type Checkpoint,
  keyText,
  type NoteKey,
  type RecordLine,
  readCheckpoint,
  readHandOver,
  readKey,
  readNote,
  type SignedNote,
  whoSigned,
} from '@shodo/ledger';
import type { LogTools } from './log-check.js';

/** A checkpoint that came from elsewhere than the file: from a mail, a folder, a time-stamp authority. */
export interface HeldCheckpoint {
  readonly note: SignedNote;
  readonly checkpoint: Checkpoint;
}

/** Reads such a checkpoint; undefined when it is none. */
export function readHeld(text: string): HeldCheckpoint | undefined {
  const note = readNote(text.replaceAll('\r\n', '\n'));
  const checkpoint = note && readCheckpoint(note.text);
  return note && checkpoint && { note, checkpoint };
}

/**
 * Keys of a log. Whoever holds a key or a checkpoint from elsewhere trusts that key, the one that signed that checkpoint, and those they hand over
 * to; without any, the keys that the file brings are all there is, and the verdict says so.
 */
export class KeyRing {
  readonly #known: NoteKey[] = [];
  readonly #trusted = new Set<string>();
  readonly #needsTrust: boolean;

  constructor(
    private readonly tools: LogTools,
    private readonly origin: string,
    private readonly held: readonly HeldCheckpoint[],
    pinned: readonly string[],
  ) {
    for (const text of pinned) {
      const key = readKey(tools.hash, text);
      if (key) this.#known.push(key);
      if (key) this.#trusted.add(text);
    }
    this.#needsTrust = pinned.length > 0 || held.length > 0;
  }

  get trust(): 'held' | 'file' {
    return this.#needsTrust ? 'held' : 'file';
  }

  /** A key as the file brings it, in the order in which keys came into use. False when it is none of this log, or its hand-over by no key before it. */
  take({ key: text, handOver }: Extract<RecordLine, { is: 'key' }>): boolean {
    const { hash } = this.tools;
    const key = readKey(hash, text);
    if (key?.name !== this.origin) return false;
    const by = handOver === undefined ? undefined : this.#whoHandedOver(text, handOver);
    const isTrusted = this.held.some(({ note }) => this.#isSignedBy(note, [key])) || (by !== undefined && this.#isTrusted(by));
    this.#known.push(key);
    if (isTrusted) this.#trusted.add(text);
    return handOver === undefined || by !== undefined;
  }

  /** It claims to be by a key that is known, and is not. */
  isFalse(note: SignedNote): boolean {
    return whoSigned(this.tools.hash, this.tools.verify, note, this.#known).is === 'false-signature';
  }

  /** `trusted`: by such a key. `false`: it only claims to be. `brought`: by a key that the file brings. `unknown`: by none of them. */
  signed(note: SignedNote): 'trusted' | 'false' | 'brought' | 'unknown' {
    const by = whoSigned(this.tools.hash, this.tools.verify, note, this.#known);
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
    const by = whoSigned(this.tools.hash, this.tools.verify, note, this.#known);
    return by.is === 'signed' ? by.key : undefined;
  }

  #isSignedBy(note: SignedNote, keys: readonly NoteKey[]): boolean {
    return whoSigned(this.tools.hash, this.tools.verify, note, keys).is === 'signed';
  }
}

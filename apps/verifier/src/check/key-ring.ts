import { keyText, type NoteKey, type RecordLine, readHandOver, readKey, readNote, type SignedNote, toHex, whoSigned } from '@shodo/ledger';
import type { LogTools } from './log-check.js';

/** By their texts. */
export type Keys = ReadonlySet<string>;
const nobody: Keys = new Set();
export const meet = (some: Iterable<string>, others: Keys): boolean => [...some].some((key) => others.has(key));

/** Keys of a log as they are known, those that are held and those that the file brings: who signed what, and who handed over to whom. */
export class KeyRing {
  readonly #known: NoteKey[];
  /** As the file brings them, in the order in which they came into use. */
  readonly #brought: { readonly text: string; readonly by: Keys }[] = [];

  constructor(
    private readonly tools: LogTools,
    private readonly origin: string,
    private readonly held: readonly NoteKey[],
  ) {
    this.#known = [...held];
  }

  /** A key as the file brings it. False when it is none of this log, or its hand-over by no key before it. */
  take({ key: text, handOver }: Extract<RecordLine, { is: 'key' }>): boolean {
    const key = readKey(this.tools.hash, text);
    if (key?.name !== this.origin) return false;
    const by = handOver === undefined ? nobody : this.#whoHandedOver(text, handOver);
    this.#known.push(key);
    this.#brought.push({ text, by });
    return handOver === undefined || by.size > 0;
  }

  /** All known keys that signed it: none, where none of them is named. Undefined where a signature only claims to be of one. */
  signersOf(note: SignedNote): Keys | undefined {
    const by = whoSigned(this.tools.hash, this.tools.verify, note, this.#known);
    if (by.is === 'false-signature') return undefined;
    return by.is === 'signed' ? this.textsOf(by.keys) : nobody;
  }

  /** Whose key a signature claims that is by none of them. */
  claimedBy(note: SignedNote): { readonly against: 'held' } | { readonly against: 'file'; readonly keys: readonly string[] } {
    if (whoSigned(this.tools.hash, this.tools.verify, note, this.held).is === 'false-signature') return { against: 'held' };
    const named = note.signatures.map(({ name, keyId }) => `${name}+${toHex(keyId)}+`);
    const keys = this.#brought.map(({ text }) => text).filter((text) => named.some((start) => text.startsWith(start)));
    return { against: 'file', keys: [...new Set(keys)] };
  }

  textsOf(keys: readonly NoteKey[]): Keys {
    return new Set(keys.map((key) => keyText(this.tools.hash, key)));
  }

  /** These keys and all that they handed over to, one to the next: asked once, in the order in which they came into use. */
  from(keys: Keys): Keys {
    const reached = new Set(keys);
    for (const { text, by } of this.#brought) if (meet(by, reached)) reached.add(text);
    return reached;
  }

  #whoHandedOver(text: string, handOver: string): Keys {
    const note = readNote(handOver);
    const told = note && readHandOver(note.text);
    if (!note || told?.origin !== this.origin || told.key !== text) return nobody;
    return this.signersOf(note) ?? nobody;
  }
}

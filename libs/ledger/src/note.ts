import { fromBase64, joined, sameBytes, toBase64, toHex, utf8 } from './bytes.js';
import type { HashBytes } from './merkle.js';

/** Ed25519 (RFC 8032). Passed in: this room runs anywhere. */
export type Sign = (message: Uint8Array) => Uint8Array;
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** A public key under the name by which notes refer to it (C2SP signed-note). */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** Ed25519, as C2SP numbers the kinds of signatures. */
const ed25519 = 1;
/** Of a key, and of the log it signs. Letters, digits and marks of ASCII, no plus: what else counts as a space differs from language to language. */
export const isNoteName = (text: string): boolean => /^[!-*,-~]+$/.test(text);

/** The four bytes by which a signature says which key made it. */
const keyId = (hash: HashBytes, { name, publicKey }: NoteKey): Uint8Array =>
  hash(joined(utf8(`${name}\n`), Uint8Array.of(ed25519), publicKey)).slice(0, 4);

/** The y of the points of an order that divides 8, little end first: whatever is signed, such a key can be made to have signed it. */
const ofSmallOrder = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
]);
/** Encoded as none is (y not below 2^255 - 19, or the sign of 0), or of small order. Those of x = 0, which have no sign, are of small order as well. */
function isUnusual(publicKey: Uint8Array): boolean {
  const y = publicKey.slice();
  y[31] = (y[31] ?? 0) & 0x7f;
  const isTooLarge = y[31] === 0x7f && y.subarray(1, 31).every((byte) => byte === 0xff) && (y[0] ?? 0) >= 0xed;
  return isTooLarge || ofSmallOrder.has(toHex(y));
}

/** The key as one line of text: `<name>+<key id>+<base64>` (C2SP signed-note). */
export const keyText = (hash: HashBytes, key: NoteKey): string =>
  `${key.name}+${toHex(keyId(hash, key))}+${toBase64(joined(Uint8Array.of(ed25519), key.publicKey))}`;

/**
 * Reads such a line; undefined when it is none, names another kind of signature, its parts contradict one another, or anybody could sign for it: of
 * unusual points one program takes what another does not, so none of them is a key.
 */
export function readKey(hash: HashBytes, text: string): NoteKey | undefined {
  const [, name = '', , coded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = fromBase64(coded);
  if (!isNoteName(name) || bytes?.length !== 33 || bytes[0] !== ed25519) return undefined;
  const key = { name, publicKey: bytes.slice(1) };
  if (isUnusual(key.publicKey)) return undefined;
  return keyText(hash, key) === text ? key : undefined;
}

export interface Signature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}
export interface SignedNote {
  /** Ends with a line feed; all of it is signed. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

const signatureLine = /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/u;

/** Signs a text whose every line is ended (C2SP signed-note). */
export function signNote(hash: HashBytes, text: string, signers: readonly (NoteKey & { readonly sign: Sign })[]): string {
  const lines = signers.map((signer) => {
    const coded = toBase64(joined(keyId(hash, signer), signer.sign(utf8(text))));
    return `\u2014 ${signer.name} ${coded}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** Reads a signed note; undefined when it does not have the form. Says nothing of whether a signature holds. */
export function readNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n') || [...note].some((letter) => letter < ' ' && letter !== '\n')) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures: Signature[] = [];
  for (const line of lines) {
    const [, name = '', coded = ''] = signatureLine.exec(line) ?? [];
    const bytes = fromBase64(coded);
    if (!isNoteName(name) || bytes === undefined || bytes.length < 5) return undefined;
    signatures.push({ name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) });
  }
  return { text: note.slice(0, end + 1), signatures };
}

/**
 * `signed`: a signature of each of these holds. `false-signature`: one claims to be of such a key and is not. `unknown-key`: none is of these keys.
 */
export type Signed = { readonly is: 'signed'; readonly keys: readonly NoteKey[] } | { readonly is: 'false-signature' | 'unknown-key' };

export function whoSigned(hash: HashBytes, verify: VerifySignature, note: SignedNote, keys: readonly NoteKey[]): Signed {
  const message = utf8(note.text);
  const signedBy: NoteKey[] = [];
  for (const { name, keyId: id, signature } of note.signatures) {
    // Four bytes are no proof of a key: whoever brings one of the same id does not stand for the other.
    const claimed = keys.filter((each) => each.name === name && sameBytes(keyId(hash, each), id));
    const holding = claimed.filter(({ publicKey }) => signature.length === 64 && verify(publicKey, message, signature));
    if (claimed.length > 0 && holding.length === 0) return { is: 'false-signature' };
    signedBy.push(...holding);
  }
  return signedBy.length > 0 ? { is: 'signed', keys: signedBy } : { is: 'unknown-key' };
}

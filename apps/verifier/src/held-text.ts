import { isMeantForReceipt } from './receipt.js';
import { readable } from './saved-mail.js';

/** The first line of a checkpoint, up to its signatures. */
const note = /^shodo\/organisation\/\S+\n\d+\n[^\n]+\n(?:[a-z]+ [^\n]+\n)+\n(?:\u2014 \S+ \S+\n)+/gmu;

/** Where one begins whose rest is not as it was, whatever stands around that line: no key, and no signature. */
const begun = /^[^\n\u2014<]*shodo\/organisation\/[^\s+]+[^\S\n]*$/gmu;

/** What an editor or a mail program leaves around a text. Spaces of another kind differ from language to language: beside one it cannot be read. */
const around = ' \t\r\n\ufeff';

/** Without that, as it was written. */
export function asWritten(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && around.includes(text.charAt(from))) from += 1;
  while (to > from && around.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

const withOneEnd = (text: string) => text.replaceAll(/(?<!\r)\r+\n/g, '\n');

/** A checkpoint as it was signed. Mails that went through several programs have several carriage returns before a line feed. */
export const asSigned = (text: string): string => `${asWritten(withOneEnd(text))}\n`;

/**
 * Every checkpoint in the mail, as text or as a mail program saves it, file or note that brought it, whatever stands around them; the text itself when there is none in it. Of one that is no
 * longer whole the first line is among them: nobody can read it, and that is said.
 */
export function checkpointsIn(text: string): readonly string[] {
  const plain = asSigned(readable(withOneEnd(text)));
  const whole = plain.match(note) ?? [];
  return whole.length === 0 ? [plain] : [...whole, ...(plain.replace(note, '').match(begun) ?? [])];
}

const linesIn = (text: string) => text.split('\n').map(asWritten).filter(Boolean);

/** Every key in what was handed over, one a line; the text itself when there is none in it: nobody can read it, and that is said. */
export function keysIn(text: string): readonly string[] {
  const lines = linesIn(text);
  return lines.length === 0 ? [asWritten(text)] : lines;
}

/** Receipts and keys that stand in one field, one a line. */
export function receiptsAndKeysIn(text: string): { readonly receipts: readonly string[]; readonly keys: readonly string[] } {
  const lines = linesIn(text);
  return { receipts: lines.filter(isMeantForReceipt), keys: lines.filter((line) => !isMeantForReceipt(line)) };
}

/** Codecs of this room: it runs where neither Buffer nor a DOM is to be had. */

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += pairs[byte];
  return text;
}

const noDigit = 16;
/** What each character stands for as a hexadecimal digit. */
const values = new Uint8Array(128).fill(noDigit);
for (let value = 0; value < 16; value += 1) values[value.toString(16).charCodeAt(0)] = value;

/** The bytes of lower-case hexadecimal digits; undefined for any other text, or another length than the one asked for. */
export function fromHex(text: string, length = text.length / 2): Uint8Array | undefined {
  if (text.length !== length * 2 || !Number.isInteger(length)) return undefined;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) {
    const [high, low] = [digitAt(text, at * 2), digitAt(text, at * 2 + 1)];
    if ((high | low) >= noDigit) return undefined;
    bytes[at] = (high << 4) | low;
  }
  return bytes;
}
const digitAt = (text: string, at: number): number => values[text.charCodeAt(at)] ?? noDigit;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const left = bytes.length - at;
    text += alphabet.charAt(a >> 2) + alphabet.charAt(((a & 3) << 4) | (b >> 4));
    text += left > 1 ? alphabet.charAt(((b & 15) << 2) | (c >> 6)) : '=';
    text += left > 2 ? alphabet.charAt(c & 63) : '=';
  }
  return text;
}

/** The bytes of base64 as RFC 4648 section 4 writes them; undefined for any other text, one that another spelling would give again included. */
export function fromBase64(text: string): Uint8Array | undefined {
  // Without groups that repeat: of millions of letters they would take the stack. What is spelt otherwise does not come out again.
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text.replaceAll('=', '')) {
    held = ((held << 6) | alphabet.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  const read = Uint8Array.from(bytes);
  return toBase64(read) === text ? read : undefined;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index]);

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** UTF-8 of a well-formed text. */
export function utf8(text: string): Uint8Array {
  const plain = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) return beyondAscii(text);
    plain[at] = unit;
  }
  return plain;
}

function beyondAscii(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  return Uint8Array.from(bytes);
}

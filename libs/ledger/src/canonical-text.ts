/** One member of an object in a text: its name, and from where to where its value stands. `members` of an object that was asked for as deep. */
export interface Member {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly members?: readonly Member[];
}

/** Nobody exported what is nested deeper; a walk must end before the stack does. */
const deepest = 500;
const none = -1;
const [quote, backslash, comma, colon, openBrace, closeBrace, openBracket, closeBracket] = Array.from('"\\,:{}[]', (each) =>
  each.charCodeAt(0),
) as [number, number, number, number, number, number, number, number];
const [zero, nine, minus] = [0x30, 0x39, 0x2d];
const shortEscapes = new Set(Array.from('"\\bfnrt', (each) => each.charCodeAt(0)));
/** Control characters that have no short escape are written with four digits, in lower case. */
const longEscape = /^00(?:0[0-7be-f]|1[0-9a-f])$/;

/**
 * The members of an object in canonical form (RFC 8785), `levels` deep; undefined for any other text. The text is walked once and nothing is built of it:
 * reading it as a value and writing that again takes several times as long, and a check does this for every entry of a record.
 */
export function membersOf(text: string, levels: number): readonly Member[] | undefined {
  if (text.charCodeAt(0) !== openBrace) return undefined;
  const members: Member[] = [];
  return endOfObject(text, 0, levels, members) === text.length ? members : undefined;
}

/** Where the value that begins here ends; `none` when it is not in canonical form. `levels` counts down, below zero too. */
function endOfValue(text: string, at: number, levels: number, members?: Member[]): number {
  switch (text.charCodeAt(at)) {
    case quote:
      return endOfString(text, at);
    case openBrace:
      return levels < -deepest ? none : endOfObject(text, at, levels, members);
    case openBracket:
      return levels < -deepest ? none : endOfArray(text, at, levels);
    case 0x74:
      return text.startsWith('true', at) ? at + 4 : none;
    case 0x66:
      return text.startsWith('false', at) ? at + 5 : none;
    case 0x6e:
      return text.startsWith('null', at) ? at + 4 : none;
    default:
      return endOfNumber(text, at);
  }
}

/** Names stand in the order of their UTF-16 code units, each once. */
function endOfObject(text: string, start: number, levels: number, members?: Member[]): number {
  if (text.charCodeAt(start + 1) === closeBrace) return start + 2;
  let last: string | undefined;
  for (let at = start + 1; ; at += 1) {
    const nameEnd = text.charCodeAt(at) === quote ? endOfString(text, at) : none;
    if (nameEnd === none || text.charCodeAt(nameEnd) !== colon) return none;
    const name = textIn(text, at, nameEnd);
    if (last !== undefined && name <= last) return none;
    last = name;
    const inner: Member[] | undefined = levels > 1 && text.charCodeAt(nameEnd + 1) === openBrace ? [] : undefined;
    at = endOfValue(text, nameEnd + 1, levels - 1, inner);
    if (at === none) return none;
    members?.push(inner ? { name, start: nameEnd + 1, end: at, members: inner } : { name, start: nameEnd + 1, end: at });
    const next = text.charCodeAt(at);
    if (next === closeBrace) return at + 1;
    if (next !== comma) return none;
  }
}

function endOfArray(text: string, start: number, levels: number): number {
  if (text.charCodeAt(start + 1) === closeBracket) return start + 2;
  for (let at = start + 1; ; at += 1) {
    at = endOfValue(text, at, levels - 1);
    if (at === none) return none;
    const next = text.charCodeAt(at);
    if (next === closeBracket) return at + 1;
    if (next !== comma) return none;
  }
}

/** Only what must be escaped is, in one way; both halves of a pair of surrogates stand together. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit < 0x20) return none;
    if (unit === backslash) {
      at += escapeAt(text, at + 1);
      if (at <= start) return none;
    } else if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = text.charCodeAt(at + 1);
      if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return none;
      at += 1;
    }
  }
  return none;
}

/** How many characters follow a backslash; far below zero when they are no escape that the canonical form uses. */
function escapeAt(text: string, at: number): number {
  if (shortEscapes.has(text.charCodeAt(at))) return 1;
  return text[at] === 'u' && longEscape.test(text.slice(at + 1, at + 5)) ? 5 : Number.NEGATIVE_INFINITY;
}

function endOfNumber(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) >= zero && text.charCodeAt(at) <= nine) at += 1;
  const isPlain = at > start && at - start < 16 && (text.charCodeAt(start) !== zero || at === start + 1);
  if (isPlain && !isOfNumber(text.charCodeAt(at))) return at;
  while (isOfNumber(text.charCodeAt(at))) at += 1;
  const written = text.slice(start, at);
  return String(Number(written)) === written ? at : none;
}

/** Digits, signs, the point, and the sign of an exponent. */
const isOfNumber = (unit: number) => (unit >= zero && unit <= nine) || unit === minus || unit === 0x2b || unit === 0x2e || unit === 0x65;

/** The text of a string that stands from `start` to `end`, quotes included. */
export function textIn(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : inner;
}

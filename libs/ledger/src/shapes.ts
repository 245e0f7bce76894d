import { canonical } from './canonical.js';

/** What is read from texts: members by their names, each to its place in what is found. `whole`: an object as it stands in the text. */
export interface Wanted {
  readonly [name: string]: {
    readonly text?: number;
    /** A regular expression for the whole of the text, of plain characters only. */
    readonly like?: string;
    readonly number?: number;
    readonly whole?: number;
    readonly within?: Wanted;
  };
}
/** By place: a text without its quotes, a number as it is written. What is not there, or is something else, has nothing in its place. */
export type Found = readonly (string | undefined)[];

interface Shape {
  readonly pattern: RegExp;
  /** Of each group of the pattern, its place in what is found. */
  readonly places: readonly number[];
}

/** What is met beyond this is read the long way. `length` in characters: a text that long pays for that by itself. */
const most = { ofOneKind: 8, kinds: 256, length: 16_384 };
/** Nothing that must be escaped, and no half of a pair of surrogates. */
const plainText = '[^"\\\\\\u0000-\\u001f\\ud800-\\udfff]*';
const wholeNumber = '(?:0|[1-9]\\d{0,14})';

/**
 * Shapes of canonical texts: the same names in the same order, and in each place a plain text or a whole number. Entries of one type mostly differ in
 * nothing else, so what was shown of the first by writing it again, one regular expression shows of the others in a tenth of the time.
 */
export class Shapes {
  readonly #known = new Map<string, Shape[]>();

  constructor(private readonly wanted: Wanted) {}

  /** What is wanted of a text of a known shape, which is canonical therefore; undefined for any other text. */
  find(text: string): Found | undefined {
    const alike = this.#known.get(kindOf(text));
    if (!alike) return undefined;
    for (const [nth, { pattern, places }] of alike.entries()) {
      const groups = pattern.exec(text);
      if (!groups) continue;
      if (nth > 0) alike.unshift(...alike.splice(nth, 1)); // the same mostly comes again
      const found: (string | undefined)[] = [];
      places.forEach((place, group) => {
        found[place] = groups[group + 1];
      });
      return found;
    }
    return undefined;
  }

  /** What is wanted of a value. */
  pick(value: object): Found {
    const found: (string | undefined)[] = [];
    pickFrom(value, this.wanted, found);
    return found;
  }

  /** Remembers the shape of a text that was shown to be canonical. */
  learn(text: string, value: object): void {
    const kind = kindOf(text);
    const alike = this.#known.get(kind) ?? [];
    if (text.length > most.length || (alike.length === 0 && this.#known.size >= most.kinds)) return;
    const places: number[] = [];
    const pattern = new RegExp(`^${patternOf(value, this.wanted, places)}$`);
    this.#known.set(kind, [{ pattern, places }, ...alike.slice(0, most.ofOneKind - 1)]);
  }
}

/** Anything in which texts of one shape agree would do: here the first type that they name. What is so short is found three times as fast. */
function kindOf(text: string): string {
  const type = text.indexOf('ype":"');
  return type < 0 ? '' : text.slice(type + 6, text.indexOf('"', type + 6));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

function pickFrom(value: object, wanted: Wanted, found: (string | undefined)[]): void {
  for (const [name, member] of Object.entries(value)) {
    const place = placeOf(member, wanted, name);
    if (place !== undefined) found[place] = isObject(member) ? canonical(member) : String(member);
    if (isObject(member)) pickFrom(member, wantedIn(wanted, name)?.within ?? {}, found);
  }
}

const wantedIn = (wanted: Wanted, name: string) => (Object.hasOwn(wanted, name) ? wanted[name] : undefined);
function placeOf(member: unknown, wanted: Wanted, name: string): number | undefined {
  const { text, like, number, whole } = wantedIn(wanted, name) ?? {};
  if (typeof member === 'string') return like === undefined || new RegExp(`^${like}$`).test(member) ? text : undefined;
  return typeof member === 'number' ? number : isObject(member) ? whole : undefined;
}

/** `places`: of the groups, in the order in which they open. */
function patternOf(value: unknown, wanted: Wanted, places: number[]): string {
  if (Array.isArray(value)) return `\\[${value.map((each) => patternOf(each, {}, places)).join(',')}\\]`;
  if (!isObject(value)) return simplePatternOf(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `\\{${members.map(([name, each]) => memberPatternOf(name, each, wanted, places)).join(',')}\\}`;
}

function memberPatternOf(name: string, member: unknown, wanted: Wanted, places: number[]): string {
  const place = placeOf(member, wanted, name);
  if (place !== undefined) places.push(place);
  const pattern = patternOf(member, wantedIn(wanted, name)?.within ?? {}, places);
  const captured = typeof member === 'string' ? `"(${wantedIn(wanted, name)?.like ?? plainText})"` : `(${pattern})`;
  return `${literal(JSON.stringify(name))}:${place === undefined ? pattern : captured}`;
}

function simplePatternOf(value: unknown): string {
  if (typeof value === 'string') return `"${plainText}"`;
  return Number.isSafeInteger(value) && Number(value) >= 0 ? wholeNumber : literal(JSON.stringify(value));
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

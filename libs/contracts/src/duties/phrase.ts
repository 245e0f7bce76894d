import { anchorIn, factIn } from './fact-names.js';
import { dateIn, dayIn, longDayIn, longMomentIn, momentIn, numberIn } from './wording.js';

export type Parameters = Readonly<Record<string, string | number>>;
/** Reads one parameter as text; a missing one shows as a dash, never as an error on somebody's screen. */
export type Read = (name: string) => string;
export interface Phrase {
  readonly ja: (p: Read) => string;
  readonly en: (p: Read) => string;
}

export const onlyWith =
  (parameters: Parameters): Read =>
  (name) =>
    Object.hasOwn(parameters, name) ? numberIn(parameters[name] ?? '―') : '―';

/** Was the parameter given? */
export const has = (p: Read, name: string) => p(name) !== '―';
export const factNamed = (p: Read, language: 'ja' | 'en', name = 'fact') => factIn(language, p(name));

/** One count, or several that were added up. */
export function countsNamed(p: Read, language: 'ja' | 'en', name: string): string {
  const names = p(name)
    .split(' ')
    .map((one) => factIn(language, one));
  if (names.length === 1) return names[0] ?? '';
  return language === 'ja' ? `${names.join('と')}の合計` : `${names.join(' and ')} together`;
}

/** Several facts in one parameter, spaces between. */
const factsIn = (p: Read) => p('facts').split(' ');
/** One of several facts, or the only one. */
export const anyFactNamed = (p: Read, language: 'ja' | 'en') =>
  language === 'ja'
    ? `${factsIn(p)
        .map((name) => `「${factIn('ja', name)}」`)
        .join('又は')}という事実がある`
    : factsIn(p)
        .map((name) => factIn('en', name))
        .join(', or whether ');
/** None of several facts, or not the only one. */
export const noFactNamed = (p: Read, language: 'ja' | 'en') => {
  const names = factsIn(p).map((name) => factIn(language, name));
  if (language === 'en') return names.map((name) => `not so that ${name}`).join(', and ');
  return `${names.map((name) => `「${name}」`).join('')}${names.length > 1 ? 'のいずれの事実も' : 'という事実が'}ない`;
};

/**
 * The name of a duty, which the packs give and the statement carries; where an older one does not, its id.
 * `name` is the parameter that holds the id; the names stand beside it, with the language behind.
 */
export const dutyNamed = (p: Read, language: 'ja' | 'en', name = 'duty') => {
  const spoken = `${name}${language === 'ja' ? 'Ja' : 'En'}`;
  return has(p, spoken) ? p(spoken) : p(name);
};

/** Where a clock starts; an earlier filing by the name of its duty, where the statement carries it. */
export function anchorNamed(p: Read, language: 'ja' | 'en', name = 'anchor'): string {
  const spoken = `${name}${language === 'ja' ? 'Ja' : 'En'}`;
  if (!has(p, spoken)) return anchorIn(language, p(name), p(`${name}Of`));
  return language === 'ja' ? `「${p(spoken)}」の提出` : `the filing of "${p(spoken)}"`;
}

/** Was it told because it lies in another year than the count began in? Of no year are the days of older statements. */
function isOfAnotherYear(p: Read, day: string): boolean {
  const year = p('beganIn');
  return year !== '―' && !day.startsWith(year);
}

/** A day of a count; with its year where that is another than the one the count began in. */
export const dayNamed = (p: Read, language: 'ja' | 'en', name: string) =>
  (isOfAnotherYear(p, p(name)) ? longDayIn : dayIn)(language, p(name));

/** As `dayNamed`, without the weekday. */
export function dateNamed(p: Read, language: 'ja' | 'en', name: string): string {
  const date = dateIn(language, p(name));
  if (!isOfAnotherYear(p, p(name))) return date;
  return language === 'ja' ? `${p(name).slice(0, 4)}年${date}` : `${date} ${p(name).slice(0, 4)}`;
}

/** As `dayNamed`, with the time of day, and the offset of one that comes twice, since the clocks are set back. */
export function momentNamed(p: Read, language: 'ja' | 'en', name: string): string {
  if (p(name).length <= 10) return dayNamed(p, language, name);
  const shown = isOfAnotherYear(p, p(name)) ? longMomentIn : momentIn;
  return `${shown(language, p(name))}${offsetIn(p, language, name)}`;
}

/** As `momentNamed`, with the year whichever it is. */
export const longMomentNamed = (p: Read, language: 'ja' | 'en', name: string) =>
  `${longMomentIn(language, p(name))}${offsetIn(p, language, name)}`;

function offsetIn(p: Read, language: 'ja' | 'en', name: string): string {
  if (!has(p, 'comesTwice')) return '';
  const offset = /T.*([+-]\d\d:\d\d)$/.exec(p(name))?.[1];
  if (offset === undefined) return '';
  return language === 'ja' ? `（UTC${offset}）` : ` (UTC${offset})`;
}

/** The day of a guideline is never called a limit. Statements made before they said which are taken for limits: too strict a word loses no day. */
export const isGuide = (p: Read) => p('strictness') === 'guideline';

/** As a sentence begins. */
export const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** Of one: an hour, not hours. */
export const numbered = (number: string, unit: 'day' | 'hour' | 'month') => `${number} ${unit}${number === '1' ? '' : 's'}`;

/** A length of days or hours, whichever was given. */
export const lengthOf = (p: Read, language: 'ja' | 'en') =>
  language === 'ja'
    ? has(p, 'hours')
      ? `${p('hours')}時間`
      : `${p('days')}日`
    : has(p, 'hours')
      ? numbered(p('hours'), 'hour')
      : numbered(p('days'), 'day');

import type { Language } from './moments.js';

/** The signs between words: full-width in Japanese, half-width in English. */
export interface Punctuation {
  /** One, two, three */
  readonly list: (words: readonly string[]) => string;
  /** Name: what it is */
  readonly named: (name: string, what: string) => string;
  /** (said in passing) */
  readonly aside: (words: string) => string;
  /** One sentence. Another. */
  readonly inARow: (...sentences: readonly string[]) => string;
  /** this · that */
  readonly beside: (...words: readonly string[]) => string;
}

const marks: Readonly<Record<Language, Punctuation>> = {
  ja: {
    list: (words) => words.join('、'),
    named: (name, what) => `${name}：${what}`,
    aside: (words) => `（${words}）`,
    inARow: (...sentences) => sentences.join(''),
    beside: (...words) => words.join('・'),
  },
  en: {
    list: (words) => words.join(', '),
    named: (name, what) => `${name}: ${what}`,
    aside: (words) => ` (${words})`,
    inARow: (...sentences) => sentences.join(' '),
    beside: (...words) => words.join(' · '),
  },
};

export const punctuation = (language: Language): Punctuation => marks[language];

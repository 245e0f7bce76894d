import type { Read } from './phrase.js';
import { numberIn } from './wording.js';

type Worded = Readonly<
  Record<'ja' | 'en', Readonly<Record<'reaches' | 'mayReach' | 'staysWithin' | 'ifReached' | 'ifWithin', (n: string) => string>>>
>;

/** That a number reaches the line, that it may, that it does not, and the same of a number that turns out so. */
const moreThan: Worded = {
  ja: {
    reaches: (n) => `${n}人を超えています`,
    mayReach: (n) => `${n}人を超える可能性があります`,
    staysWithin: (n) => `${n}人を超えません`,
    ifReached: (n) => `${n}人を超えれば`,
    ifWithin: (n) => `${n}人以下と確認されれば`,
  },
  en: {
    reaches: (n) => `more than ${n}`,
    mayReach: (n) => `may be more than ${n}`,
    staysWithin: (n) => `not more than ${n}`,
    ifReached: (n) => `exceeds ${n}`,
    ifWithin: (n) => `is confirmed not to exceed ${n}`,
  },
};

const orMore: Worded = {
  ja: {
    reaches: (n) => `${n}人以上に当たります`,
    mayReach: (n) => `${n}人以上の可能性があります`,
    staysWithin: (n) => `${n}人に達しません`,
    ifReached: (n) => `${n}人以上と確認されれば`,
    ifWithin: (n) => `${n}人未満と確認されれば`,
  },
  en: {
    reaches: (n) => `${n} or more`,
    mayReach: (n) => `may be ${n} or more`,
    staysWithin: (n) => `fewer than ${n}`,
    ifReached: (n) => `is confirmed to be ${n} or more`,
    ifWithin: (n) => `is confirmed to be fewer than ${n}`,
  },
};

/**
 * The line of a count as its law words it. A rule asks for more than its line, so the line of a law that asks for "so many or more" lies one below a round
 * number.
 */
export function lineIn(language: 'ja' | 'en', said: keyof Worded['ja'], p: Read): string {
  const line = Number(p('line').replaceAll(',', ''));
  return line % 10 === 9 ? orMore[language][said](numberIn(line + 1)) : moreThan[language][said](p('line'));
}

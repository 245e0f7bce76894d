import type { Read } from './phrase.js';
import { numberIn } from './wording.js';

/**
 * The round number of a law that asks for "so many or more"; a rule asks for more than its line, so such a law's line lies one below. Undefined where
 * the law itself asks for more than its line.
 */
function orMore(p: Read): string | undefined {
  const line = Number(p('line').replaceAll(',', ''));
  return line % 10 === 9 ? numberIn(line + 1) : undefined;
}

interface Asked {
  /** That a number reaches the line, that it may, that it does not, and the same of a number that turns out so; as its law words it. */
  readonly reaches: string;
  readonly mayReach: string;
  readonly staysWithin: string;
  readonly ifReached: string;
  readonly ifWithin: string;
}

/** The line of a count in Japanese. */
export function lineInJapanese(p: Read): Asked {
  const number = orMore(p);
  return number === undefined
    ? {
        reaches: `${p('line')}人を超えています`,
        mayReach: `${p('line')}人を超える可能性があります`,
        staysWithin: `${p('line')}人を超えません`,
        ifReached: `${p('line')}人を超えれば`,
        ifWithin: `${p('line')}人以下と確認されれば`,
      }
    : {
        reaches: `${number}人以上に当たります`,
        mayReach: `${number}人以上の可能性があります`,
        staysWithin: `${number}人に達しません`,
        ifReached: `${number}人以上と確認されれば`,
        ifWithin: `${number}人未満と確認されれば`,
      };
}

/** The line of a count in English. */
export function lineInEnglish(p: Read): Asked {
  const number = orMore(p);
  return number === undefined
    ? {
        reaches: `more than ${p('line')}`,
        mayReach: `may be more than ${p('line')}`,
        staysWithin: `not more than ${p('line')}`,
        ifReached: `exceeds ${p('line')}`,
        ifWithin: `is confirmed not to exceed ${p('line')}`,
      }
    : {
        reaches: `${number} or more`,
        mayReach: `may be ${number} or more`,
        staysWithin: `fewer than ${number}`,
        ifReached: `is confirmed to be ${number} or more`,
        ifWithin: `is confirmed to be fewer than ${number}`,
      };
}

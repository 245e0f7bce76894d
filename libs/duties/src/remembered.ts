import type { Facts } from './fact-history.js';

/** The same answers, each worked out once. Nearly every question is asked of the same moment as the one before. */
function eachOf<Fact, Word extends object>(workOut: (fact: Fact, at: number) => Word): (fact: Fact, at: number) => Word {
  const moments = new Map<number, Map<Fact, Word>>();
  let last: readonly [number, Map<Fact, Word>] | undefined;
  const of = (at: number): Map<Fact, Word> => {
    if (last?.[0] === at) return last[1];
    const words = moments.get(at) ?? new Map<Fact, Word>();
    moments.set(at, words);
    last = [at, words];
    return words;
  };
  return (fact, at) => {
    const words = of(at);
    const known = words.get(fact);
    if (known !== undefined) return known;
    const worked = workOut(fact, at);
    words.set(fact, worked);
    return worked;
  };
}

/** The facts as they were stated, but for the words that are worked out of them, each once. */
export const remembered = (stated: Facts, truthOf: Facts['truth'], countOf: Facts['count']): Facts => ({
  truth: eachOf(truthOf),
  count: eachOf(countOf),
  choice: stated.choice,
  scope: stated.scope,
  since: stated.since,
  filed: stated.filed,
  rivals: stated.rivals,
  changes: stated.changes,
  ahead: stated.ahead,
  answers: new Map(),
});

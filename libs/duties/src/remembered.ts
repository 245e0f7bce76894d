import type { CountFact, CountStatement, TruthFact } from '@shodo/contracts';
import type { Facts, Truth } from './fact-history.js';

/** What was worked out for one moment. */
interface Moment {
  readonly truths: Map<TruthFact, Truth>;
  readonly counts: Map<CountFact, CountStatement>;
}

/** The same answers, each worked out once. Nearly every question is asked of the same moment as the one before. */
export function remembered(stated: Facts, truthOf: Facts['truth'], countOf: Facts['count']): Facts {
  const moments = new Map<number, Moment>();
  let [last, moment]: [number, Moment] = [Number.NaN, { truths: new Map(), counts: new Map() }];
  const at = (asked: number): Moment => {
    if (asked !== last) {
      moment = moments.get(asked) ?? { truths: new Map(), counts: new Map() };
      moments.set(asked, moment);
      last = asked;
    }
    return moment;
  };
  return {
    truth: (fact, asked) => {
      const { truths } = at(asked);
      const known = truths.get(fact);
      if (known !== undefined) return known;
      const worked = truthOf(fact, asked);
      truths.set(fact, worked);
      return worked;
    },
    count: (fact, asked) => {
      const { counts } = at(asked);
      const known = counts.get(fact);
      if (known !== undefined) return known;
      const worked = countOf(fact, asked);
      counts.set(fact, worked);
      return worked;
    },
    choice: stated.choice,
    scope: stated.scope,
    since: stated.since,
    filed: stated.filed,
    rivals: stated.rivals,
    changes: stated.changes,
    ahead: stated.ahead,
    answers: new Map(),
  };
}

import type { SuspicionIndicator, TruthFact } from '@shodo/contracts';
import type { Facts, Truth } from './fact-history.js';

export const kindsOfBreach = ['leak-occurred', 'loss-occurred', 'damage-occurred'] as const satisfies readonly TruthFact[];
export const rank = { unknown: 0, suspected: 1, probable: 2, confirmed: 3 } as const;
export const suspected: Truth = { value: true, confidence: 'suspected', evidenced: false };
export const isClaimed = (truth: Truth) => truth.value === true && truth.confidence !== 'unknown';
export const isDenied = (truth: Truth) => truth.value === false && truth.confidence === 'confirmed';

/** The sign of a leak on record, where it is what makes the breach suspected (GL 3-5-1-2 fn. 4, 5): nothing else is said of the breach. */
export function indicatorOfBreach(stated: Facts, at: number): SuspicionIndicator | undefined {
  const indicator = stated.choice('suspicion-indicator', at);
  if (indicator === undefined || indicator.confidence === 'unknown') return undefined;
  const isSilent = [stated.truth('breach-occurred', at), ...kindsOfBreach.map((kind) => stated.truth(kind, at))].every(
    ({ value, confidence }) => value === null || confidence === 'unknown',
  );
  return isSilent ? (indicator.value as SuspicionIndicator) : undefined;
}

/**
 * A breach is a leak, a loss or a damage (GL 3-5-1-2 to -4), so what is said of the three is said of the breach: one of them claimed claims it,
 * all three denied deny it, whatever less is said of it as a whole. Where the records contradict each other the breach stays suspected, so that nothing is ruled out.
 */
export function breachAsWhole(stated: Facts, at: number): Truth {
  const whole = stated.truth('breach-occurred', at);
  const ofKinds = kindsOfBreach.map((kind) => stated.truth(kind, at));
  const strongest = ofKinds.filter(isClaimed).sort((a, b) => rank[b.confidence] - rank[a.confidence])[0];
  if (strongest !== undefined) {
    if (isDenied(whole)) return suspected;
    return isClaimed(whole) && rank[whole.confidence] >= rank[strongest.confidence] ? whole : strongest;
  }
  if (indicatorOfBreach(stated, at) !== undefined) return suspected;
  if (!ofKinds.every(isDenied)) return whole;
  if (isClaimed(whole)) return suspected;
  return isDenied(whole) ? whole : { value: false, confidence: 'confirmed', evidenced: ofKinds.every((kind) => kind.evidenced) };
}

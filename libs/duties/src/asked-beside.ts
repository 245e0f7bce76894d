import type { TruthFact } from '@shodo/contracts';
import { breachAsWhole, isClaimed, isDenied, kindsOfBreach } from './breach.js';
import type { Facts, Truth } from './fact-history.js';
import { saidBy } from './following.js';
import type { Source } from './implications.js';
import { wrongfulPurposeMayBe } from './wrongful-purpose.js';

const open: Truth = { value: null, confidence: 'unknown', evidenced: false };
const nothingSaid: Truth = { ...open, unsaid: true };

/**
 * What raises a duty without a breach, and is asked only beside another word: information about to be acquired beside a wrongful purpose (ER
 * Art. 7(iii)), the grade of an incident beside a critical infrastructure (Cap. 653). Asked of nobody else, it would open their duties for everybody.
 */
const beside: ReadonlyMap<TruthFact, TruthFact> = new Map([
  ['information-about-to-be-acquired', 'wrongful-purpose-possible'],
  ['significant-incident', 'critical-information-infrastructure'],
]);
/** The word that the fact is asked beside; undefined for what is asked by itself. */
export const wordBeside = (fact: TruthFact): TruthFact | undefined => beside.get(fact);
/** Does something else come to be asked beside it? */
export const opensAnother = (fact: string) => [...beside.values()].some((word) => word === fact);
/** May the record, one already, ask for something else, or no more, once it is said whether this is so? */
export function raisesAnother(fact: string, facts: Facts, at: number): boolean {
  if (fact !== 'breach-occurred') return false;
  const { value, unsaid } = facts.truth('information-about-to-be-acquired', at);
  return value === null && !unsaid;
}

const isKnown = ({ value, confidence }: Truth) => value !== null && confidence !== 'unknown';
/** Was somebody asked? What a form left out, or wrote down as null, was asked of nobody. */
const wasAsked = (truth: Truth) => !truth.unsaid && !truth.leftOut;

/** A misuse of My Numbers without any leak is done with a purpose of its own, and has a report of its own (My Number rule Art. 2(ii), (iv)). */
function isAccountedFor(stated: Facts, other: TruthFact, at: number): boolean {
  const { value, confidence } = stated.truth('my-number-used-or-provided-unlawfully', at);
  return other === 'wrongful-purpose-possible' && value === true && confidence === 'confirmed';
}

/** What happens to what is typed in, and not to what is held: the page of a form was tampered with, cards were skimmed (GL 3-5-3-1(3)). */
export const signsOfAcquisition: readonly Source['stated'][] = [
  { is: 'choice', fact: 'leak-type', value: 'card-skimming' },
  { is: 'choice', fact: 'suspicion-indicator', value: 'entry-page-tampered' },
];

/** A word as the whole record leaves it: what contradicts itself is neither claimed nor denied. */
type WordOf = (other: TruthFact) => Truth;

/**
 * Does the record itself ask for it, though nobody was asked? Such a sign does; and where nothing that was held is said to have leaked, or that is denied
 * as well, nothing else may be left that a wrongful purpose could be about.
 */
function isRaisedByRecord(stated: Facts, fact: TruthFact, at: number, wordOf: WordOf): boolean {
  if (fact !== 'information-about-to-be-acquired') return false;
  if (signsOfAcquisition.some((sign) => isClaimed(saidBy(sign, stated, at)))) return true;
  const [own, ...kinds] = (['breach-occurred', ...kindsOfBreach] as const).map((one) => stated.truth(one, at));
  if (own === undefined || isDenied(own) || kinds.every(isDenied)) return true;
  return !isClaimed(breachAsWhole(stated, at)) || !isClaimed(wordOf('breach-occurred'));
}

const mayBe = (stated: Facts, other: TruthFact, at: number, wordOf: WordOf) => {
  if (isAccountedFor(stated, other, at)) return false;
  const [own, word] = [stated.truth(other, at), wordOf(other)];
  if (isDenied(own) && !isDenied(word)) return true; // its denial is disputed
  return other === 'wrongful-purpose-possible' ? wrongfulPurposeMayBe(stated, at) : wasAsked(own) && !isDenied(word);
};

/**
 * The fact as one record: while nobody has answered it, it is open where the word that it is asked beside may hold, or where it was asked itself and
 * that word is not denied; while nobody asks for it, not even the record, it says so. Elsewhere who denies the breach has denied it as well, until somebody raises it. Undefined for what is asked by itself.
 */
export function askedBeside(stated: Facts, fact: TruthFact, at: number, wordOf: WordOf): Truth | undefined {
  const other = beside.get(fact);
  if (other === undefined) return undefined;
  const own = stated.truth(fact, at);
  if (isKnown(own)) return own;
  if (mayBe(stated, other, at, wordOf))
    return wasAsked(own) || isRaisedByRecord(stated, fact, at, wordOf) ? open : { ...open, leftOut: true };
  return wasAsked(own) && !isDenied(wordOf(other)) ? open : nothingSaid;
}

/** Nobody has answered it, and the word that it is asked beside is denied or accounted for: only what was once raised by itself stays open. */
export const isAskedNoMore = (stated: Facts, fact: TruthFact, at: number, wordOf: WordOf): boolean => {
  const other = beside.get(fact);
  if (other === undefined || !(isDenied(wordOf(other)) || isAccountedFor(stated, other, at))) return false;
  return !stated.changes.some((then) => isKnown(stated.truth(fact, then)) && !isDenied(stated.truth(fact, then)));
};

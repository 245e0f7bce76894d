import type { ChoiceFact, Statement, TruthFact } from '@shodo/contracts';
import { breachAsWhole, isDenied } from './breach.js';
import type { Facts, Truth } from './fact-history.js';
import { say } from './say.js';

/** A kind of incident, or a sign of a leak, that cannot be while this is denied. */
const ofChoice: readonly { readonly choice: ChoiceFact; readonly values?: readonly string[]; readonly denied: TruthFact }[] = [
  {
    choice: 'leak-type',
    values: ['theft', 'insider', 'malware', 'ransomware', 'unauthorised-access', 'card-skimming'],
    denied: 'wrongful-purpose-possible',
  },
  { choice: 'leak-type', values: ['theft', 'insider', 'ransomware', 'unauthorised-access', 'card-skimming'], denied: 'breach-occurred' },
  { choice: 'leak-type', values: ['my-number-misuse'], denied: 'specific-personal-information-involved' },
  { choice: 'leak-type', values: ['card-skimming'], denied: 'card-data-involved' },
  { choice: 'leak-type', values: ['ransomware', 'unauthorised-access'], denied: 'illegal-outside-access' },
  { choice: 'suspicion-indicator', denied: 'breach-occurred' }, // whichever sign
];

interface DeniedOfChoice {
  readonly choice: ChoiceFact;
  readonly value: string;
}

/**
 * The confirmed choice that this denial cannot stand beside. A sign of a leak is answered by whoever looked into it and denies the breach later;
 * denied at the same time or before, the breach stands beside it.
 */
export function deniedOfChoice(facts: Facts, fact: TruthFact, truth: Truth, at: number): DeniedOfChoice | undefined {
  if (!isDenied(truth)) return undefined;
  for (const { choice, values, denied } of ofChoice) {
    if (denied !== fact) continue;
    const stated = facts.choice(choice, at);
    if (stated?.confidence !== 'confirmed' || values?.includes(stated.value) === false) continue;
    if (choice === 'leak-type' || !wasLookedInto(facts, at)) return { choice, value: stated.value };
  }
  return undefined;
}

/** Did the sign stand on record at some time while the breach was not denied? */
const wasLookedInto = (facts: Facts, at: number): boolean =>
  [Number.NEGATIVE_INFINITY, ...facts.changes].some(
    (then) => then <= at && facts.choice('suspicion-indicator', then) !== undefined && !isDenied(breachAsWhole(facts, then)),
  );

/** Each such choice and the denial beside it. */
export const choiceContradictions = (facts: Facts, at: number): Statement[] =>
  [...new Set(ofChoice.map(({ denied }) => denied))].flatMap((other) => {
    const truth = other === 'breach-occurred' ? breachAsWhole(facts, at) : facts.truth(other, at);
    const found = deniedOfChoice(facts, other, truth, at);
    return found === undefined ? [] : [say('choice-contradicts-fact', { fact: found.choice, value: found.value, other })];
  });

import type { Statement } from '@shodo/contracts';
import { isClaimed, isDenied, suspected } from './breach.js';
import { evaluate, leavesOf } from './condition.js';
import { answerBeside } from './exemption.js';
import { type Facts, supposing } from './fact-history.js';
import { saidBy } from './following.js';
import { type Source, upheldBy } from './implications.js';
import type { Condition, Length, Pack } from './pack.js';
import { say } from './say.js';

const purpose = 'wrongful-purpose-possible';
const toBeAcquired = 'information-about-to-be-acquired';
const none: readonly Source[] = [];

/** Is a wrongful purpose stated, at whatever confidence, or does a word on record keep it from being denied, with nobody having denied it? */
export function wrongfulPurposeIsSuspected(facts: Facts, at: number): boolean {
  const own = facts.truth(purpose, at);
  return isClaimed(own) || (!isDenied(own) && (upheldBy.get(purpose) ?? none).some(({ stated }) => isClaimed(saidBy(stated, facts, at))));
}

/** May there be one: it is suspected, or somebody was asked and has not denied it for sure. Who was not asked has said nothing of it. */
export function wrongfulPurposeMayBe(facts: Facts, at: number): boolean {
  const own = facts.truth(purpose, at);
  return (!own.unsaid && !own.leftOut && !isDenied(own)) || wrongfulPurposeIsSuspected(facts, at);
}

/** Denied, and the denial contradicts something else on record. */
const isDisputed = (facts: Facts, stated: Facts, at: number) => isDenied(stated.truth(purpose, at)) && !isDenied(facts.truth(purpose, at));

/**
 * A duty for which it matters whether information about to be acquired is concerned (ER Art. 7(iii)), beside a wrongful purpose that may be there, and
 * nobody has said: it says so. Who was asked and does not know has answered.
 * @param stated the facts as they were stated, before they were made one record
 */
export function aboutToBeAcquiredStatement(pack: Pack, facts: Facts, stated: Facts, now: number): Statement[] {
  if (!leavesOf(pack.arisesWhen).some((leaf) => leaf.is === 'fact' && leaf.fact === toBeAcquired)) return [];
  const own = stated.truth(toBeAcquired, now);
  if (!own.unsaid && !own.leftOut) return [];
  if (!wrongfulPurposeMayBe(stated, now) && !isDisputed(facts, stated, now)) return [];
  const ifIt = (value: boolean) =>
    answerBeside(
      pack,
      pack.liftedBy,
      supposing(facts, { of: [toBeAcquired], truth: { ...suspected, value, confidence: 'confirmed' } }),
      now,
    );
  return ifIt(false) === 'no' && ifIt(true) !== 'no' ? [say('about-to-be-acquired-is-not-said')] : [];
}

/** A longer limit of which nobody has said whether it holds, and that a word on record speaks for. */
export interface SpokenFor {
  readonly length: Length;
  readonly by: Source['stated'];
}

/**
 * The longer limit that a kind of incident, a sign or another fact speaks for: a theft may be an act with a wrongful purpose by its kind (GL 3-5-3-1(3)).
 * What is only spoken for lengthens nothing, and is shown.
 */
export function longerSpokenFor({ clock }: Pack, facts: Facts, now: number): SpokenFor | undefined {
  for (const { when, within } of clock.longerWhen) {
    const by = evaluate(when, facts, now) === 'open' ? spokenForBy(when, facts, now) : undefined;
    if (by !== undefined) return { length: within, by };
  }
  return undefined;
}

function spokenForBy(when: Condition, facts: Facts, now: number): Source['stated'] | undefined {
  for (const leaf of leavesOf(when)) {
    if (leaf.is !== 'fact') continue;
    const source = upheldBy.get(leaf.fact)?.find(({ stated }) => isClaimed(saidBy(stated, facts, now)));
    if (source === undefined) continue;
    if (evaluate(when, supposing(facts, { of: [leaf.fact], truth: { ...suspected, confidence: 'confirmed' } }), now) === 'yes')
      return source.stated;
  }
  return undefined;
}

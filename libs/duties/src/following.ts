import type { Confidence, FactName, TruthFact } from '@shodo/contracts';
import { isClaimed, isDenied, kindsOfBreach, rank } from './breach.js';
import { leastOf } from './counted.js';
import type { Facts, Truth } from './fact-history.js';
import { type Source, upheldBy } from './implications.js';

const takenFrom: ReadonlyMap<TruthFact, readonly Source[]> = new Map(
  [...upheldBy].map(([fact, sources]) => [fact, sources.filter((one) => one.andIsTakenAsSaid)]),
);
const none: readonly Source[] = [];

const factsLeadingTo: ReadonlyMap<string, readonly FactName[]> = new Map(
  [...takenFrom].map(([fact, sources]) => [fact, sources.flatMap(({ stated }) => ('fact' in stated ? [stated.fact] : []))]),
);
const ofItself: readonly FactName[] = [];

/** The facts from which this one follows; none for most. */
export const followsFrom = (fact: string): readonly FactName[] => factsLeadingTo.get(fact) ?? ofItself;

const leadsTo = new Map<string, readonly TruthFact[]>(kindsOfBreach.map((kind) => [kind, ['breach-occurred']]));
for (const [fact, sources] of takenFrom)
  for (const { stated } of sources) if ('fact' in stated) leadsTo.set(stated.fact, [...(leadsTo.get(stated.fact) ?? []), fact]);
const nothingFollows: readonly TruthFact[] = [];

/** The facts that are taken to be so where this one is said and nothing is said of them; none for most. */
export const factsFollowing = (fact: string): readonly TruthFact[] => leadsTo.get(fact) ?? nothingFollows;

/** What is said only by the way, in the scope or by counting. */
const byTheWay: Truth = { value: true, confidence: 'probable', evidenced: false };
const nothing: Truth = { value: null, confidence: 'unknown', evidenced: false };

/** What the word says by then. */
export function saidBy(stated: Source['stated'], facts: Facts, at: number): Truth {
  switch (stated.is) {
    case 'truth':
      return facts.truth(stated.fact, at);
    case 'count':
      return leastOf(facts.count(stated.fact, at)) > 0 ? byTheWay : nothing;
    case 'scope':
      return facts.scope(at).includes(stated.scope) ? byTheWay : nothing;
    case 'choice': {
      const choice = facts.choice(stated.fact, at);
      return choice?.value === stated.value ? { ...byTheWay, confidence: choice.confidence } : nothing;
    }
  }
}

/** Somebody was asked for it, and has not denied it. */
function isOpen(source: Source['stated'], facts: Facts, at: number): boolean {
  if (source.is !== 'truth') return false;
  const said = facts.truth(source.fact, at);
  return !said.unsaid && !said.leftOut && !isDenied(said);
}

export interface Following {
  readonly from: Source['stated'];
  readonly confidence: Confidence;
}

const isKnown = ({ value, confidence }: Truth) => value !== null && confidence !== 'unknown';

/** The surest of what the fact follows from; undefined where something is known of the fact itself, or nothing leads to it. */
export const following = (stated: Facts, fact: TruthFact, at: number): Following | undefined =>
  isKnown(stated.truth(fact, at)) ? undefined : surestOf(stated, fact, at);

function surestOf(stated: Facts, fact: TruthFact, at: number): Following | undefined {
  let surest: Following | undefined;
  for (const { stated: from } of takenFrom.get(fact) ?? none) {
    const said = saidBy(from, stated, at);
    if (isClaimed(said) && (surest === undefined || rank[said.confidence] > rank[surest.confidence]))
      surest = { from, confidence: said.confidence };
  }
  return surest;
}

/** Every fact of which nothing is known itself, with what it is taken from. */
export function everyFollowing(stated: Facts, at: number): ReadonlyMap<TruthFact, Following> {
  const found = new Map<TruthFact, Following>();
  for (const fact of takenFrom.keys()) {
    const one = following(stated, fact, at);
    if (one !== undefined) found.set(fact, one);
  }
  return found;
}

/** What is said of the fact; where nothing is known of it, what follows from the others, the counts and the scope. */
export function withWhatFollows(stated: Facts, fact: TruthFact, at: number): Truth {
  const own = stated.truth(fact, at);
  if (isKnown(own)) return own;
  const found = surestOf(stated, fact, at);
  if (found !== undefined) return { value: true, confidence: found.confidence, evidenced: false };
  // Who was asked for what it follows from was asked for it, too.
  return own.leftOut && (takenFrom.get(fact) ?? none).some((source) => isOpen(source.stated, stated, at)) ? { ...nothing } : own;
}

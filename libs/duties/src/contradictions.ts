import type { CountFact, CountStatement, FactName, Statement, TruthFact } from '@shodo/contracts';
import { askedBeside, isAskedNoMore } from './asked-beside.js';
import { breachAsWhole, isClaimed, isDenied, kindsOfBreach, suspected } from './breach.js';
import { largerParts, leastOf, mostOf, numberOf, numberOfParts } from './counted.js';
import { type Counted, type Facts, isTruth, type Stated, type Truth, withWords } from './fact-history.js';
import { saidBy, withWhatFollows } from './following.js';
import { factsGraded, gradedAgainst } from './graded.js';
import { excludedBy, ofSomebody, type Source, upheldBy } from './implications.js';
import { countHangsOn, truthHangsOn } from './read-from.js';
import { remembered } from './remembered.js';
import { say } from './say.js';

const open: Truth = { value: null, confidence: 'unknown', evidenced: false };
const none: readonly Source[] = [];
const nothing: readonly Stated[] = [];

/** What was stated twice without saying which is the later, where the two differ. */
function differing(facts: Facts, fact: string, at: number): readonly Stated[] {
  const rivals = facts.rivals(fact, at);
  if (rivals.length < 2) return nothing;
  const seen = new Map(rivals.map((stated) => [wordOf(stated), stated]));
  return seen.size > 1 ? [...seen.values()] : nothing;
}
const wordOf = (stated: Stated): string | number => {
  if (isTruth(stated)) return stated.value === null ? 'unknown' : stated.value ? 'yes' : 'no';
  if ('value' in stated) return String(stated.value);
  return mostOf(stated) ?? ('estimate' in stated ? stated.estimate : 'unknown');
};

/** Since when the breach is denied: by itself, or by its last kind. */
const breachDeniedSince = (facts: Facts, at: number): number =>
  Math.max(
    isDenied(facts.truth('breach-occurred', at)) ? facts.since('breach-occurred', at) : Number.NEGATIVE_INFINITY,
    kindsOfBreach.every((kind) => isDenied(facts.truth(kind, at)))
      ? Math.max(...kindsOfBreach.map((kind) => facts.since(kind, at)))
      : Number.NEGATIVE_INFINITY,
  );

/** Was the denial stated after the words it answers? Whoever denies later has looked into them. */
function answersIt(facts: Facts, fact: TruthFact, stated: Source['stated'], at: number): boolean {
  const since = fact === 'breach-occurred' ? breachDeniedSince(facts, at) : facts.since(fact, at);
  return 'fact' in stated && since > facts.since(stated.fact, at);
}

/** A kind that somebody reported, or a sign that was suspected, is answered by whoever looks into it, even where a sure one is not. */
const isUnsureChoice = (stated: Source['stated'], said: Truth) => stated.is === 'choice' && said.confidence !== 'confirmed';

/** The words on record that cannot stand beside what is said of this fact. */
function against(facts: Facts, fact: TruthFact, truth: Truth, at: number): readonly Source[] {
  const sources = isDenied(truth) ? upheldBy.get(fact) : isClaimed(truth) ? excludedBy.get(fact) : undefined;
  if (sources === undefined) return none;
  const accountsForIt = (stated: Source['stated']) => {
    const said = saidBy(stated, facts, at);
    return isClaimed(said) && !isUnsureChoice(stated, said);
  };
  return sources.filter(({ stated, unlessDeniedLater, unlessSaid }) => {
    const said = saidBy(stated, facts, at);
    const mayBeAnswered = unlessDeniedLater || isUnsureChoice(stated, said);
    return isClaimed(said) && !(mayBeAnswered && answersIt(facts, fact, stated, at)) && !unlessSaid.some(accountsForIt);
  });
}

/** What is said to be so of persons, where the record counts none. */
const saidOfNobody = (facts: Facts, at: number): readonly TruthFact[] =>
  mostOf(facts.count('principals-affected', at)) === 0 ? ofSomebody.filter((fact) => isClaimed(facts.truth(fact, at))) : [];

/** Said to be so, or not to be known; a denial agrees with the silence before it. */
const maybeSo = (truth: Truth) => !truth.unsaid && !isDenied(truth);

/**
 * The facts as one record: what is said of a breach is said of its kinds too, and what contradicts itself is not yet known, so that no duty is
 * ruled out by it. Nor is what comes to light later denied by the silence before it: no clock begins with the saying (decision 0058). A count that
 * others exceed may be as large as theirs, or larger.
 */
export const asOneRecord = (stated: Facts): Facts => withWords(stated, wordsOf(stated), new Map());

/** The one record of these statements where `of` was stated otherwise than in another, of which all stays that does not hang on them. */
export function asOneRecordBeside(known: Facts, stated: Facts, of: readonly FactName[]): Facts {
  const own = wordsOf(stated);
  return withWords(stated, {
    truth: (fact, at) => (truthHangsOn(fact, of) ? own : known).truth(fact, at),
    count: (fact, at) => (countHangsOn(fact, of) ? own : known).count(fact, at),
    choice: own.choice,
  });
}

function wordsOf(stated: Facts): Pick<Facts, 'truth' | 'count' | 'choice'> {
  const singly = (fact: TruthFact, at: number): Truth => {
    if (differing(stated, fact, at).length > 0) return open;
    const beside = askedBeside(stated, fact, at, (other) => singly(other, at));
    if (beside) return beside;
    const isBreach = fact === 'breach-occurred';
    const single = isBreach ? breachAsWhole(stated, at) : withWhatFollows(stated, fact, at);
    if (gradedAgainst(stated, fact, single, at) !== undefined) return open;
    if (against(stated, fact, single, at).length === 0) return single;
    return isBreach ? suspected : open;
  };
  const comesToLight = new Map<TruthFact, boolean>();
  const isSaidLater = (fact: TruthFact): boolean => {
    const known = comesToLight.get(fact) ?? stated.changes.some((at) => maybeSo(singly(fact, at)));
    comesToLight.set(fact, known);
    return known;
  };
  const truth = (fact: TruthFact, at: number): Truth => {
    const single = singly(fact, at);
    return single.unsaid && !isAskedNoMore(stated, fact, at, (other) => singly(other, at)) && isSaidLater(fact) ? open : single;
  };
  const count = (fact: CountFact, at: number): Counted => {
    const parts = fact === 'principals-affected' ? largerParts(stated, at) : undefined;
    const rivals = [
      ...differing(stated, fact, at).flatMap((one) => ('value' in one ? [] : (mostOf(one) ?? 0))),
      ...(parts ? [parts.number] : []),
      ...(fact === 'principals-affected' && saidOfNobody(stated, at).length > 0 ? [1] : []),
    ];
    if (rivals.length > 0) return { estimate: Math.max(...rivals), isDisputed: true };
    const own = fact === 'principals-affected' ? withItsParts(stated.count(fact, at), stated, at) : stated.count(fact, at);
    return isBesideDenial(stated, fact, at) ? { ...own, isDisputed: true } : own;
  };
  // Kinds and signs stand side by side; of two grades nobody knows which it is.
  const choice: Facts['choice'] = (fact, at) =>
    fact === 'event-grade' && differing(stated, fact, at).length > 0 ? undefined : stated.choice(fact, at);
  return { truth: remembered(truth), count: remembered(count), choice };
}

/** While the whole is not counted it is estimated at no less than its parts. */
function withItsParts(whole: CountStatement, facts: Facts, at: number): Counted {
  const parts = numberOfParts(facts, at);
  if ('exact' in whole || parts <= numberOf(whole)) return whole;
  const isOfParts = true;
  return 'max' in whole && whole.max !== undefined
    ? { estimate: Math.min(parts, whole.max), max: whole.max, isOfParts }
    : { estimate: parts, isOfParts };
}

/** Records that cannot both be right, both named. */
export function contradictions(stated: Facts, names: readonly string[], at: number): Statement[] {
  return [
    ...ofBreach(stated, at),
    ...[...upheldBy.keys(), ...excludedBy.keys()].flatMap((fact) =>
      against(stated, fact, fact === 'breach-occurred' ? deniedBreach(stated, at) : stated.truth(fact, at), at).map((source) =>
        beside(fact, source, stated, at),
      ),
    ),
    ...factsGraded.flatMap((fact) => {
      const anchor = gradedAgainst(stated, fact, stated.truth(fact, at), at);
      return anchor === undefined ? [] : [say('anchor-contradicts-fact', { anchor, fact })];
    }),
    ...saidOfNobody(stated, at).map((other) => say('facts-contradict', { fact: 'principals-affected', other, count: 0 })),
    ...ofCounts(stated, at),
    ...names.flatMap((fact) => {
      const [one, other] = differing(stated, fact, at);
      return one === undefined || other === undefined
        ? []
        : [say('statements-contradict', { fact, one: wordOf(one), other: wordOf(other) })];
    }),
  ];
}

/** The breach as it is denied: by itself, or in all its kinds. */
function deniedBreach(facts: Facts, at: number): Truth {
  const own = facts.truth('breach-occurred', at);
  return isDenied(own) ? own : breachAsWhole(facts, at);
}

/** Is it a number of persons of a breach that is denied? */
const isBesideDenial = (stated: Facts, fact: CountFact, at: number): boolean =>
  leastOf(stated.count(fact, at)) > 0 &&
  against(stated, 'breach-occurred', deniedBreach(stated, at), at).some((source) => 'fact' in source.stated && source.stated.fact === fact);

/** What is said of the fact, and the word it cannot stand beside. */
function beside(fact: TruthFact, { stated }: Source, facts: Facts, at: number): Statement {
  const as = excludedBy.has(fact) ? 'claimed' : undefined;
  if (stated.is === 'scope') return say('scope-contradicts-fact', { scope: stated.scope, fact, as });
  if (stated.is === 'choice') return say('choice-contradicts-fact', { fact: stated.fact, value: stated.value, other: fact, as });
  const count = stated.is === 'count' ? numberOf(facts.count(stated.fact, at)) : undefined;
  return fact === 'breach-occurred'
    ? say('facts-contradict', { fact, other: stated.fact, otherCount: count })
    : say('facts-contradict', { fact: stated.fact, other: fact, count });
}

/** A breach that is claimed, and denied in each of its kinds. */
const ofBreach = (facts: Facts, at: number): Statement[] =>
  isClaimed(facts.truth('breach-occurred', at)) && kindsOfBreach.every((kind) => isDenied(facts.truth(kind, at)))
    ? [say('facts-contradict', { fact: 'breach-occurred', other: kindsOfBreach[0] })]
    : [];

function ofCounts(facts: Facts, at: number): Statement[] {
  const larger = largerParts(facts, at);
  if (larger === undefined) return [];
  const { parts, number, whole } = larger;
  return [say('counts-contradict', { fact: 'principals-affected', count: whole, other: parts.join(' '), otherCount: number })];
}

import type { CountFact, CountStatement, Statement, TruthFact } from '@shodo/contracts';
import { breachAsWhole, isClaimed, isDenied, kindsOfBreach, suspected } from './breach.js';
import { choiceContradictions, deniedOfChoice } from './choice-contradictions.js';
import { type Facts, isTruth, type Stated, type Truth } from './fact-history.js';
import { factsTheScopeSays, withWhatFollows, wordsOfScope } from './following.js';
import { say } from './say.js';

/** A yes to the first and what is said of the second cannot both be right. */
const conflicts: readonly { readonly claimed: TruthFact; readonly with: TruthFact; readonly as: 'claimed' | 'denied' }[] = [
  { claimed: 'unencrypted-data-involved', with: 'concealment-algorithm-recognised', as: 'claimed' },
  { claimed: 'unsecured-health-information-involved', with: 'concealment-algorithm-recognised', as: 'claimed' },
  { claimed: 'card-data-involved', with: 'property-damage-possible', as: 'denied' },
  { claimed: 'illegal-outside-access', with: 'wrongful-purpose-possible', as: 'denied' },
  { claimed: 'my-number-viewable-by-many', with: 'specific-personal-information-involved', as: 'denied' },
  { claimed: 'my-number-used-or-provided-unlawfully', with: 'specific-personal-information-involved', as: 'denied' },
  { claimed: 'high-risk-to-persons', with: 'risk-to-persons-unlikely', as: 'claimed' },
  { claimed: 'secondary-damage-occurred', with: 'recovered-before-viewing', as: 'claimed' },
];

/** Whoever counts holders of cards says that there were cards. */
const countsCards = (facts: Facts, at: number): boolean => least(facts.count('card-holders-affected', at)) > 0;

/** Of nobody this is not so. */
const ofSomebody = [
  'special-care-information-involved',
  'specific-personal-information-involved',
  'card-data-involved',
] as const satisfies readonly TruthFact[];

/** Parts of the whole number of principals. */
const partCounts = [
  'card-holders-affected',
  'residents-affected-us-ca',
  'residents-affected-us-ny',
  'residents-affected-us-tx',
] as const satisfies readonly CountFact[];

const open: Truth = { value: null, confidence: 'unknown', evidenced: false };
const nothingSaid: Truth = { ...open, unsaid: true };

/** The most that a count says; undefined where it names no bound. */
function most(count: CountStatement): number | undefined {
  if ('exact' in count) return count.exact;
  return 'max' in count ? count.max : undefined;
}
/** The least that it says. */
const least = (count: CountStatement): number => ('exact' in count ? count.exact : 0);

/** The part whose number is larger than that of the whole, if there is one. */
function largerPart(facts: Facts, at: number): { readonly part: CountFact; readonly number: number; readonly whole: number } | undefined {
  const whole = most(facts.count('principals-affected', at));
  if (whole === undefined) return undefined;
  return partCounts
    .map((part) => ({ part, number: least(facts.count(part, at)), whole }))
    .sort((a, b) => b.number - a.number)
    .find(({ number }) => number > whole);
}

/** What was stated twice without saying which is the later, where the two differ. */
function differing(facts: Facts, fact: string, at: number): readonly Stated[] {
  const seen = new Map(facts.rivals(fact, at).map((stated) => [wordOf(stated), stated]));
  return seen.size > 1 ? [...seen.values()] : [];
}
const wordOf = (stated: Stated): string | number => {
  if (isTruth(stated)) return stated.value === null ? 'unknown' : stated.value ? 'yes' : 'no';
  if ('value' in stated) return String(stated.value);
  return most(stated) ?? ('estimate' in stated ? stated.estimate : 'unknown');
};

const conflictOf = (facts: Facts, fact: TruthFact, truth: Truth, at: number) =>
  conflicts.find(
    (one) => one.with === fact && (one.as === 'claimed' ? isClaimed : isDenied)(truth) && isClaimed(facts.truth(one.claimed, at)),
  );

/** Cards that are counted and denied. */
const deniedOfCards = (facts: Facts, fact: TruthFact, truth: Truth, at: number) =>
  fact === 'card-data-involved' && isDenied(truth) && countsCards(facts, at);

/** Words of the impact scope that are denied by what is said of this fact. */
const deniedOfScope = (facts: Facts, fact: TruthFact, at: number) => (isDenied(facts.truth(fact, at)) ? wordsOfScope(facts, fact, at) : []);

/** What is said to be so of persons, where the record counts none. */
const saidOfNobody = (facts: Facts, at: number): readonly TruthFact[] =>
  most(facts.count('principals-affected', at)) === 0 ? ofSomebody.filter((fact) => isClaimed(facts.truth(fact, at))) : [];

/**
 * Information about to be acquired widens what a breach is of (ER Art. 7(iii)): who denies the breach has denied it as well, until somebody raises it.
 * Left out and said not to be known are the same; a claim that was taken back to not known stays open.
 */
function toBeAcquired(stated: Facts, at: number): Truth {
  const fact = 'information-about-to-be-acquired';
  const own = stated.truth(fact, at);
  if (own.value !== null && own.confidence !== 'unknown') return own;
  return stated.changes.some((then) => then <= at && isClaimed(stated.truth(fact, then))) ? open : nothingSaid;
}

/** Said to be so, or not to be known; a denial agrees with the silence before it. */
const maybeSo = (truth: Truth) => !truth.unsaid && !isDenied(truth);

/**
 * The facts as one record: what is said of a breach is said of its kinds too, and what contradicts itself is not yet known, so that no duty is
 * ruled out by it. Nor is what comes to light later denied by the silence before it: no clock begins with the saying (decision 0058). A count that
 * others exceed may be as large as theirs, or larger.
 */
export function asOneRecord(stated: Facts): Facts {
  const singly = (fact: TruthFact, at: number): Truth => {
    if (differing(stated, fact, at).length > 0) return open;
    if (fact === 'information-about-to-be-acquired') return toBeAcquired(stated, at);
    const single = fact === 'breach-occurred' ? breachAsWhole(stated, at) : withWhatFollows(stated, fact, at);
    if (deniedOfChoice(stated, fact, single, at) !== undefined) return fact === 'breach-occurred' ? suspected : open;
    if (conflictOf(stated, fact, single, at) !== undefined || deniedOfCards(stated, fact, single, at)) return open;
    return deniedOfScope(stated, fact, at).length === 0 ? single : open;
  };
  const comesToLight = new Map<TruthFact, boolean>();
  const isSaidLater = (fact: TruthFact): boolean => {
    const known = comesToLight.get(fact) ?? stated.changes.some((at) => maybeSo(singly(fact, at)));
    comesToLight.set(fact, known);
    return known;
  };
  const truth = (fact: TruthFact, at: number): Truth => {
    const single = singly(fact, at);
    return single.unsaid && isSaidLater(fact) ? open : single;
  };
  const count = (fact: CountFact, at: number): CountStatement => {
    const part = fact === 'principals-affected' ? largerPart(stated, at) : undefined;
    const rivals = [
      ...differing(stated, fact, at).flatMap((one) => ('value' in one ? [] : (most(one) ?? 0))),
      ...(part ? [part.number] : []),
      ...(fact === 'principals-affected' && saidOfNobody(stated, at).length > 0 ? [1] : []),
    ];
    return rivals.length === 0 ? stated.count(fact, at) : { estimate: Math.max(...rivals) };
  };
  return remembered(stated, truth, count);
}

/** What was worked out for one moment. */
interface Moment {
  readonly truths: Map<TruthFact, Truth>;
  readonly counts: Map<CountFact, CountStatement>;
}

/** The same answers, each worked out once. Nearly every question is asked of the same moment as the one before. */
function remembered(stated: Facts, truthOf: Facts['truth'], countOf: Facts['count']): Facts {
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
    filed: stated.filed,
    rivals: stated.rivals,
    changes: stated.changes,
    ahead: stated.ahead,
    answers: new Map(),
  };
}

/** Records that cannot both be right, both named. */
export function contradictions(stated: Facts, names: readonly string[], at: number): Statement[] {
  const part = largerPart(stated, at);
  return [
    ...ofBreach(stated, at),
    ...conflicts
      .filter((one) => conflictOf(stated, one.with, stated.truth(one.with, at), at) === one)
      .map((one) => say('facts-contradict', { fact: one.claimed, other: one.with })),
    ...(deniedOfCards(stated, 'card-data-involved', stated.truth('card-data-involved', at), at)
      ? [say('facts-contradict', { fact: 'card-holders-affected', other: 'card-data-involved' })]
      : []),
    ...choiceContradictions(stated, at),
    ...factsTheScopeSays.flatMap((fact) => deniedOfScope(stated, fact, at).map((scope) => say('scope-contradicts-fact', { scope, fact }))),
    ...saidOfNobody(stated, at).map((other) => say('facts-contradict', { fact: 'principals-affected', other })),
    ...(part === undefined
      ? []
      : [say('counts-contradict', { fact: 'principals-affected', count: part.whole, other: part.part, otherCount: part.number })]),
    ...names.flatMap((fact) => {
      const [one, other] = differing(stated, fact, at);
      return one === undefined || other === undefined
        ? []
        : [say('statements-contradict', { fact, one: wordOf(one), other: wordOf(other) })];
    }),
  ];
}

function ofBreach(facts: Facts, at: number): Statement[] {
  const whole = facts.truth('breach-occurred', at);
  if (isDenied(whole))
    return kindsOfBreach
      .filter((kind) => isClaimed(facts.truth(kind, at)))
      .map((other) => say('facts-contradict', { fact: 'breach-occurred', other }));
  if (isClaimed(whole) && kindsOfBreach.every((kind) => isDenied(facts.truth(kind, at))))
    return [say('facts-contradict', { fact: 'breach-occurred', other: kindsOfBreach[0] })];
  return [];
}

import type { ChoiceStatement, Statement, TruthFact } from '@shodo/contracts';
import { opensAnother, raisesAnother, wordBeside } from './asked-beside.js';
import { isClaimed, kindsOfBreach } from './breach.js';
import { evaluate, leavesOf } from './condition.js';
import { asOneRecordBeside } from './contradictions.js';
import { answerBeside, answerOf, denialsFor, factsOpenIn, leavesOfReach, lifts, listed, provenExemptions, reach } from './exemption.js';
import { type Facts, type Supposed, supposing, type Truth } from './fact-history.js';
import { everyFollowing, factsFollowing } from './following.js';
import { excludedBy } from './implications.js';
import { once, onceIn } from './once.js';
import { type Answer, type Condition, type Exemption, type Leaf, type Pack, type Standing, standingOf, type Within } from './pack.js';
import { say } from './say.js';

const yes: Truth = { value: true, confidence: 'confirmed', evidenced: false };
const no: Truth = { value: false, confidence: 'confirmed', evidenced: false };
const lowestGrade = 'ordinary';
const proven: Truth = { value: true, confidence: 'confirmed', evidenced: true };

export interface Records {
  /** As one record. */
  readonly facts: Facts;
  /** As they were stated, before they were made one record. */
  readonly stated: Facts;
}

/** How an answer shows where the clock, or the rule itself, is in doubt. */
export type Seen = (answer: Answer) => Answer;

/**
 * What would change the result: each fact alone supposed confirmed the one way or the other, the rule asked again, differences told. Told only where it
 * still does when it is said last, beside everything else on record: it may contradict some of that, and then changes less, or nothing.
 */
export function whatWouldChange(pack: Pack, records: Records, now: number, seen: Seen): Statement[] {
  const ruled = { seen, present: answerOf(pack, records.facts, now) };
  return [...ofTheRule(pack, records, now, ruled), ...(ruled.present === 'no' ? [] : limitChanges(pack, records, now))];
}

/** How answers show, and the answer of the pack as the record stands. */
interface Ruled {
  readonly seen: Seen;
  readonly present: Answer;
}

interface Told {
  readonly by: Pack['liftedBy'];
  readonly told: readonly Statement[];
}
const toldIn = onceIn((_: Facts) => new Map<Pack['arisesWhen'], Map<string, Told>>());

/** What the rule and its exemptions tell, once for all duties that share them and are in the same doubt. */
function ofTheRule(pack: Pack, records: Records, now: number, ruled: Ruled): readonly Statement[] {
  const ofRecord = toldIn(records.facts);
  const ofRule = ofRecord.get(pack.arisesWhen) ?? new Map<string, Told>();
  ofRecord.set(pack.arisesWhen, ofRule);
  const doubt = `${ruled.seen('yes')} ${ruled.seen('no')}`;
  const kept = ofRule.get(doubt);
  if (kept?.by === pack.liftedBy) return kept.told;
  const told = changesOfTheRule(pack, records, now, ruled);
  ofRule.set(doubt, { by: pack.liftedBy, told });
  return told;
}

function changesOfTheRule(pack: Pack, records: Records, now: number, ruled: Ruled): Statement[] {
  const { facts } = records;
  const proven = provenExemptions(pack, facts, now);
  return [
    ...proven.flatMap((one) => (reach(one, facts, now) === 'no' ? [] : fallOf(pack, one, facts, now, ruled))),
    ...standingChanges(pack, proven, records, now, ruled),
    ...(ruled.present === 'no' || ruled.seen('no') !== 'no' ? [] : exemptionChanges(pack, records, now)),
  ];
}

/** What would be left if what proves the exemption fell, whichever fact of it: the rule itself, and the exemptions that do not rest on that fact. */
function fallOf(pack: Pack, { exemption, needs }: Exemption, facts: Facts, now: number, { seen, present }: Ruled): Statement[] {
  const [left, ...rest] = needs.map((fact) =>
    answerBeside(
      pack,
      pack.liftedBy.filter((other) => !other.needs.includes(fact)),
      facts,
      now,
    ),
  );
  return left === undefined || seen(left) === seen(present) || rest.some((other) => other !== left)
    ? []
    : [say('exemption-would-fall', { exemption, standing: standingOf(seen(left)) })];
}

const suppositions = new Map<string, Supposed>();
/** Every rule supposes the same few, so each is one object. */
function oneOf(supposed: Supposed): Supposed {
  const name = JSON.stringify(supposed);
  const known = suppositions.get(name) ?? supposed;
  suppositions.set(name, known);
  return known;
}

const supposedIn = onceIn((_: Facts) => new Map<Supposed, Facts>());
/** The record with this taken to be so; made once for all rules. */
function supposed(facts: Facts, one: Supposed): Facts {
  const kept = supposedIn(facts);
  const record = kept.get(one) ?? supposing(facts, one);
  kept.set(one, record);
  return record;
}

const saidLastIn = onceIn((_: Facts) => new Map<Supposed, Facts>());
/** The record as it would be if this were said last. */
export function saidLast({ facts, stated }: Records, one: Supposed): Facts {
  const kept = saidLastIn(facts);
  const record = kept.get(one) ?? asOneRecordBeside(facts, supposing(stated, one), one.of);
  kept.set(one, record);
  return record;
}
/** The same of two, the one upon the other. */
const bothSaidLast = ({ facts, stated }: Records, one: Supposed, other: Supposed): Facts =>
  asOneRecordBeside(facts, supposing(supposing(stated, one), other), [...one.of, ...other.of]);

/** One way a leaf of the condition may turn out, and how that is told. */
interface Turn {
  /** What the leaf then says. */
  readonly answer: Answer;
  readonly facts: Supposed;
  readonly told: (standing: Standing) => Statement;
}

/** The ways a leaf may turn out; none for what the record knows. */
export const turnsOf = once(findTurns);

function findTurns(leaf: Leaf): Turn[] {
  if (leaf.is === 'filed') return [];
  if (leaf.is === 'proven')
    return (['yes', 'no'] as const).map((answer) => ({
      answer,
      facts: oneOf({ of: [leaf.fact], truth: answer === 'yes' ? proven : no }),
      told: (standing) => say('standing-would-change', { fact: leaf.fact, value: answer === 'yes' ? 'proven' : 'no', standing }),
    }));
  if (leaf.is === 'choice') {
    const turn = (answer: Answer, value: string | undefined): Turn => ({
      answer,
      facts: oneOf({ of: [leaf.fact], choice: { value, confidence: 'confirmed' } as ChoiceStatement }),
      told: (standing) => say('choice-would-change-standing', { fact: leaf.fact, value, standing }),
    });
    // Kinds stand side by side, and no single one of the others settles it; of grades the lowest does.
    const isAboveTheLowest = leaf.fact === 'event-grade' && !leaf.oneOf.includes(lowestGrade);
    return [turn('yes', leaf.oneOf[0]), ...(isAboveTheLowest ? [turn('no', lowestGrade)] : [])];
  }
  return (['yes', 'no'] as const).map((value): Turn => {
    if (leaf.is === 'fact')
      return {
        answer: value,
        facts: oneOf({ of: [leaf.fact], truth: value === 'yes' ? yes : no }),
        told: (standing) => say('standing-would-change', { fact: leaf.fact, value, standing }),
      };
    const line = leaf.is === 'more-than' ? leaf.line : 0;
    const exact = value === 'yes' ? line + 1 : line;
    return {
      answer: leaf.is === 'none-of' ? (value === 'yes' ? 'no' : 'yes') : value,
      facts: oneOf({ of: [leaf.fact], count: { exact } }),
      told: (standing) => say('count-would-change-standing', { fact: leaf.fact, value, standing, line }),
    };
  });
}

const textOf = once((leaf: Leaf) => JSON.stringify(leaf));

/** What the rule asks, and the words beside which it asks: they open the question, though the rule has no need to name them. */
const askedWithWords = once((rule: Condition): readonly Leaf[] => {
  const asked = leavesOf(rule);
  const facts = asked.flatMap((leaf) => (leaf.is === 'fact' ? [leaf.fact] : []));
  const words = facts.flatMap((fact) => wordBeside(fact) ?? []).filter((word) => !facts.includes(word));
  return [...asked, ...words.map((fact): Leaf => ({ is: 'fact', fact, from: 'suspected', silence: 'open' }))];
});

/** What the rule asks, and then what these exemptions ask beyond that; each once. */
function leavesAsked(pack: Pack, exemptions: readonly Exemption[]): readonly Leaf[] {
  const asked = askedWithWords(pack.arisesWhen);
  const beyond = exemptions.flatMap(leavesOfReach);
  if (beyond.length === 0) return asked;
  const texts = new Set(asked.map(textOf));
  return [...asked, ...beyond.filter((leaf) => !texts.has(textOf(leaf)) && texts.add(textOf(leaf)))];
}

/** What is the same of a record for every rule that asks. */
interface Known {
  /** Is a claim on record that something beside it contradicts? What ends that may bring the claim back. */
  readonly isDisputed: boolean;
  /** What may be asked beside a fact that nobody stated: the one it is taken from. */
  readonly sources: ReadonlyMap<TruthFact, Leaf>;
  /** What else hangs on something: asked beside it, or taken to be so by it. That does not show in the one record of now. */
  readonly furtherReaching: Map<string, boolean>;
}
const knownIn = onceIn((_: Facts): { of?: Known } => ({}));

function knownOf({ facts, stated }: Records, now: number): Known {
  const kept = knownIn(facts);
  kept.of ??= {
    isDisputed: [...excludedBy.keys()].some((fact) => isClaimed(stated.truth(fact, now)) && !isClaimed(facts.truth(fact, now))),
    sources: sourcesIn(stated, now),
    furtherReaching: new Map(),
  };
  return kept.of;
}

/** What a count or a list says is no answer to a question. */
function sourcesIn(stated: Facts, now: number): Known['sources'] {
  const found = new Map<TruthFact, Leaf>();
  for (const [fact, { from }] of everyFollowing(stated, now))
    if (from.is === 'truth') found.set(fact, { is: 'fact', fact: from.fact, from: 'suspected', silence: 'open' });
  return found;
}

function withSources(asked: readonly Leaf[], { sources }: Known): readonly Leaf[] {
  if (sources.size === 0) return asked;
  const isAsked = (fact: string) => asked.some((leaf) => 'fact' in leaf && leaf.fact === fact);
  const more = asked.flatMap((leaf) => (leaf.is === 'fact' ? (sources.get(leaf.fact) ?? []) : []));
  return [...asked, ...new Set(more.filter((leaf) => 'fact' in leaf && !isAsked(leaf.fact)))];
}

function reachesFurther({ of }: Supposed, { furtherReaching }: Known, { facts, stated }: Records, now: number): boolean {
  return of.some((fact) => {
    const kept =
      furtherReaching.get(fact) ??
      (opensAnother(fact) || raisesAnother(fact, facts, now) || factsFollowing(fact).some((other) => !isKnown(stated.truth(other, now))));
    furtherReaching.set(fact, kept);
    return kept;
  });
}
const isKnown = ({ value, confidence }: Truth) => value !== null && confidence === 'confirmed';

function standingChanges(pack: Pack, proven: readonly Exemption[], records: Records, now: number, { seen, present }: Ruled): Statement[] {
  const { facts, stated } = records;
  const known = knownOf(records, now);
  const { isDisputed } = known;
  // Supposing something proves nothing, so no other exemption comes into question; these may come to reach the case.
  const inQuestion = isDisputed ? provenExemptions(pack, stated, now) : proven;
  const changes: Statement[] = [];
  const asked = withSources(leavesAsked(pack, inQuestion), known);
  const isEndedBy = (denial: Supposed) => seen(answerBeside(pack, inQuestion, saidLast(records, denial), now)) === 'no';
  for (const leaf of asked) {
    const said = evaluate(leaf, facts, now, true); // a number that others contradict is not settled
    for (const turn of turnsOf(leaf)) {
      if (leaf.is === 'proven' && turn.answer === 'yes' && !asksForProof(pack, leaf)) continue;
      // What is so already changes nothing by being confirmed.
      if (turn.answer === said) continue;
      const showsInIt = !isDisputed && !reachesFurther(turn.facts, known, records, now);
      if (showsInIt && answerBeside(pack, inQuestion, supposed(facts, turn.facts), now) === present) continue;
      const then = answerBeside(pack, inQuestion, saidLast(records, turn.facts), now);
      if (seen(then) === seen(present)) continue;
      const isSame = (other: Supposed) => seen(answerBeside(pack, inQuestion, saidLast(records, other), now)) === seen(then);
      if (beyond(leaf, turn.answer, asked).every(isSame))
        changes.push(besideRecord(turn, seen(then), recordAgainst(leaf, stated, now), isEndedBy));
    }
  }
  return changes;
}

const noBreachAtAll: Supposed = { of: ['breach-occurred', ...kindsOfBreach], truth: no };

/** The kind of breach on record that a denial of every breach would contradict. */
const recordAgainst = (leaf: Leaf, stated: Facts, now: number): TruthFact | undefined =>
  leaf.is === 'fact' && leaf.fact === 'breach-occurred' ? kindsOfBreach.find((kind) => isClaimed(stated.truth(kind, now))) : undefined;

/** What the turn would change; where a denial leaves the duty open for the record it contradicts alone, that is said. */
function besideRecord(turn: Turn, then: Answer, against: TruthFact | undefined, isEndedBy: (denial: Supposed) => boolean): Statement {
  const told = turn.told(standingOf(then));
  if (turn.answer !== 'no' || then !== 'open' || against === undefined || !isEndedBy(noBreachAtAll)) return told;
  return { ...told, with: { ...told.with, against } };
}

/** Does the rule itself ask for this proof? What it would change else is told of the exemption it belongs to. */
const asksForProof = ({ arisesWhen, liftedBy }: Pack, leaf: Leaf & { readonly is: 'proven' }): boolean =>
  leavesOf(arisesWhen).some((one) => one.is === 'proven' && one.fact === leaf.fact) &&
  !liftedBy.some(({ needs }) => needs.includes(leaf.fact));

/** Counts beyond another line of the same rule that "more than", or "not more than", this line covers as well. */
const beyond = (leaf: Leaf, answer: Answer, asked: readonly Leaf[]): readonly Supposed[] =>
  leaf.is !== 'more-than'
    ? []
    : asked.flatMap((other) => {
        if (other.is !== 'more-than' || other.fact !== leaf.fact) return [];
        if (answer === 'no' ? other.line >= leaf.line : other.line <= leaf.line) return [];
        return [oneOf({ of: [leaf.fact], count: { exact: answer === 'no' ? other.line : other.line + 1 } })];
      });

const shownBy = once(({ needs }: Exemption): Supposed => oneOf({ of: needs, truth: proven }));

/** What would lift the duty once it is proven; and where it is open whether it reaches the case, once what may keep it away is denied besides. */
function exemptionChanges(pack: Pack, records: Records, now: number): Statement[] {
  const { facts } = records;
  return pack.liftedBy.flatMap((one) => {
    const { exemption, needs } = one;
    const shown = shownBy(one);
    const record = supposed(facts, shown);
    const comesIntoQuestion = provenExemptions(pack, facts, now, needs);
    const takesAway = (supposed: Facts) => answerBeside(pack, comesIntoQuestion, supposed, now) === 'no';
    if (takesAway(record)) return takesAway(saidLast(records, shown)) ? [say('exemption-would-lift', { exemption })] : [];
    const open = factsOpenIn(one, record, now);
    if (open.length === 0) return [];
    const others = provenExemptions(pack, facts, now).filter((other) => other !== one);
    const clears = (without: Facts) => lifts(one, without, now);
    // As few as it takes; where something on record keeps those from being enough, all of them.
    for (const some of [denialsFor(one, record, now), open]) {
      const denied = { of: some, truth: no };
      if (some.length === 0 || !clears(supposing(record, denied)) || !clears(bothSaidLast(records, shown, denied))) continue;
      // Where the denial would do without this exemption, that is told of the fact.
      const doesWithout = answerBeside(pack, others, supposing(facts, denied), now) === 'no';
      return doesWithout ? [] : [say('exemption-would-lift-but-for', { exemption, facts: listed(some) })];
    }
    return [];
  });
}

/** Lengths of one limit that could hold instead: the plain one while something makes it longer or shorter, the other one while nothing does. */
function limitChanges(pack: Pack, records: Records, now: number): Statement[] {
  const { facts } = records;
  const { earliestOf, longerWhen } = pack.clock;
  const plain = earliestOf.find(({ when }) => when === undefined)?.within;
  const longer = longerWhen.map(({ when, within }) => ({ when, within, counts: (found: Answer) => found === 'yes' }));
  // A limit for some counts until it is sure that it does not.
  const shorter = earliestOf.flatMap(({ when, within }) =>
    when === undefined ? [] : [{ when, within, counts: (found: Answer) => found !== 'no' }],
  );
  return [...longer, ...shorter].flatMap(({ when, within, counts }) => {
    const holds = counts(evaluate(when, facts, now));
    const length = numberOf(holds ? plain : within);
    if (length === undefined) return [];
    const isAnother = (record: Facts) =>
      counts(evaluate(when, record, now)) !== holds && answerBeside(pack, pack.liftedBy, record, now) !== 'no';
    return leavesOf(when).flatMap((leaf) => {
      if (leaf.is !== 'fact') return [];
      return turnsOf(leaf)
        .filter((turn) => isAnother(supposed(facts, turn.facts)) && isAnother(saidLast(records, turn.facts)))
        .map(({ answer: value }) => say('limit-would-change', { fact: leaf.fact, value, ...length }));
    });
  });
}

function numberOf(within: Within | undefined): { readonly days: number } | { readonly hours: number } | undefined {
  if (within === undefined) return undefined;
  if ('days' in within) return { days: within.days };
  return 'hours' in within ? { hours: within.hours } : undefined;
}

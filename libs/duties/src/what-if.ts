import type { ChoiceStatement, Statement } from '@shodo/contracts';
import { evaluate, leavesOf } from './condition.js';
import { asOneRecord } from './contradictions.js';
import { answerBeside, answerOf, factsOpenIn, lifts, listed, provenExemptions } from './exemption.js';
import { type Facts, type Supposed, supposing, type Truth } from './fact-history.js';
import { type Answer, type Exemption, type Leaf, type Pack, type Standing, standingOf, type Within } from './pack.js';
import { say } from './say.js';

const yes: Truth = { value: true, confidence: 'confirmed', evidenced: false };
const no: Truth = { value: false, confidence: 'confirmed', evidenced: false };
const proven: Truth = { value: true, confidence: 'confirmed', evidenced: true };

export interface Records {
  /** As one record. */
  readonly facts: Facts;
  /** As they were stated, before they were made one record. */
  readonly stated: Facts;
}

/** What would change the result: each fact alone supposed confirmed the one way or the other, the rule asked again, differences told. */
export function whatWouldChange(pack: Pack, lifting: Exemption | undefined, { facts, stated }: Records, now: number): Statement[] {
  if (lifting !== undefined) {
    const standing = standingOf(evaluate(pack.arisesWhen, facts, now));
    return standing === 'not-arisen' ? [] : [say('exemption-would-fall', { exemption: lifting.exemption, standing })];
  }
  const answer = answerOf(pack, facts, now);
  return [
    ...standingChanges(pack, { facts, stated }, now, answer),
    ...(answer === 'no' ? [] : [...exemptionChanges(pack, facts, now), ...limitChanges(pack, facts, now)]),
  ];
}

/** One way a leaf of the condition may turn out, and how that is told. */
interface Turn {
  /** What the leaf then says. */
  readonly answer: Answer;
  readonly facts: Supposed;
  readonly told: (standing: Standing) => Statement;
}

const turnsKept = new WeakMap<Leaf, readonly Turn[]>();

/** Conditions are read once and asked a thousand times. */
function turnsOf(leaf: Leaf): readonly Turn[] {
  const kept = turnsKept.get(leaf) ?? findTurns(leaf);
  turnsKept.set(leaf, kept);
  return kept;
}

function findTurns(leaf: Leaf): Turn[] {
  if (leaf.is === 'filed') return [];
  if (leaf.is === 'choice') {
    const [value] = leaf.oneOf;
    const choice = { value, confidence: 'confirmed' } as ChoiceStatement;
    return [
      {
        answer: 'yes',
        facts: { of: [leaf.fact], choice },
        told: (standing) => say('choice-would-change-standing', { fact: leaf.fact, value, standing }),
      },
    ];
  }
  return (['yes', 'no'] as const).map((value): Turn => {
    if (leaf.is === 'fact')
      return {
        answer: value,
        facts: { of: [leaf.fact], truth: value === 'yes' ? yes : no },
        told: (standing) => say('standing-would-change', { fact: leaf.fact, value, standing }),
      };
    const line = leaf.is === 'more-than' ? leaf.line : 0;
    const exact = value === 'yes' ? line + 1 : line;
    return {
      answer: leaf.is === 'none-of' ? (value === 'yes' ? 'no' : 'yes') : value,
      facts: { of: [leaf.fact], count: { exact } },
      told: (standing) => say('count-would-change-standing', { fact: leaf.fact, value, standing, line }),
    };
  });
}

/** What the rule asks, and then what these exemptions ask beyond that; each once. */
function leavesAsked(pack: Pack, exemptions: readonly Exemption[]): readonly Leaf[] {
  const asked = leavesOf(pack.arisesWhen);
  const beyond = exemptions.flatMap(({ unless }) => (unless === undefined ? [] : leavesOf(unless)));
  const texts = new Set(asked.map((leaf) => JSON.stringify(leaf)));
  return [...asked, ...beyond.filter((leaf) => !texts.has(JSON.stringify(leaf)) && texts.add(JSON.stringify(leaf)))];
}

function standingChanges(pack: Pack, { facts, stated }: Records, now: number, answer: Answer): Statement[] {
  // Supposing something proves nothing, so no other exemption comes into question; these may come to reach the case.
  const proven = provenExemptions(pack, facts, now);
  const changes: Statement[] = [];
  for (const leaf of leavesAsked(pack, proven)) {
    const present = evaluate(leaf, facts, now);
    for (const turn of turnsOf(leaf)) {
      // What is so already changes nothing by being confirmed.
      if (turn.answer === present) continue;
      if (answerBeside(pack, proven, supposing(facts, turn.facts), now) === answer) continue;
      // Said beside the rest, it may contradict some of that, and then changes less, or nothing.
      const then = answerBeside(pack, proven, asOneRecord(supposing(stated, turn.facts)), now);
      if (then !== answer) changes.push(turn.told(standingOf(then)));
    }
  }
  return changes;
}

/** What would lift the duty once it is proven; and where an exception to it is open, once that is denied besides. */
function exemptionChanges(pack: Pack, facts: Facts, now: number): Statement[] {
  return pack.liftedBy.flatMap((one) => {
    const { exemption, needs } = one;
    const shown = supposing(facts, { of: needs, truth: proven });
    if (answerBeside(pack, provenExemptions(pack, facts, now, needs), shown, now) === 'no')
      return [say('exemption-would-lift', { exemption })];
    const open = factsOpenIn(one, shown, now);
    const clears = open.length > 0 && lifts(one, supposing(shown, { of: open, truth: no }), now);
    return clears ? [say('exemption-would-lift-but-for', { exemption, facts: listed(open) })] : [];
  });
}

/** Lengths of one limit that could hold instead: the plain one while something makes it longer or shorter, the other one while nothing does. */
function limitChanges(pack: Pack, facts: Facts, now: number): Statement[] {
  const { earliestOf, longerWhen } = pack.clock;
  const plain = earliestOf.find(({ when }) => when === undefined)?.within;
  const longer = longerWhen.map(({ when, within }) => ({ when, within, counts: (answer: Answer) => answer === 'yes' }));
  // A limit for some counts until it is sure that it does not.
  const shorter = earliestOf.flatMap(({ when, within }) =>
    when === undefined ? [] : [{ when, within, counts: (answer: Answer) => answer !== 'no' }],
  );
  return [...longer, ...shorter].flatMap(({ when, within, counts }) => {
    const holds = counts(evaluate(when, facts, now));
    const length = numberOf(holds ? plain : within);
    if (length === undefined) return [];
    return leavesOf(when).flatMap((leaf) => {
      if (leaf.is !== 'fact') return [];
      const changes = (value: Truth) => {
        const supposed = supposing(facts, { of: [leaf.fact], truth: value });
        return counts(evaluate(when, supposed, now)) !== holds && answerOf(pack, supposed, now) !== 'no';
      };
      return [['yes', yes] as const, ['no', no] as const]
        .filter(([, value]) => changes(value))
        .map(([value]) => say('limit-would-change', { fact: leaf.fact, value, ...length }));
    });
  });
}

function numberOf(within: Within | undefined): { readonly days: number } | { readonly hours: number } | undefined {
  if (within === undefined) return undefined;
  if ('days' in within) return { days: within.days };
  return 'hours' in within ? { hours: within.hours } : undefined;
}

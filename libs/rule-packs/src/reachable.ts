import { type Condition, canBe, type Exemption, type Leaf, type Length, type Limit, type Pack, type Within } from '@shodo/duties';

/** A part of a pack that no facts can reach, or that can never make a difference: the words of the rule say less than they seem to. */
export interface Unreachable {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** How sure a yes is (0 = no), a number of persons, a word of a choice, or whether a report was filed. */
type Value = number | string | boolean;
/** One way the facts may be. */
type World = ReadonlyMap<string, Value>;

const rank = { suspected: 1, probable: 2, confirmed: 3 } as const;
const nameOf = (leaf: Leaf) => (leaf.is === 'filed' ? `filed:${leaf.duty}` : leaf.fact);

function leavesOf(condition: Condition): Leaf[] {
  if (condition.is === 'not') return leavesOf(condition.part);
  return 'parts' in condition ? condition.parts.flatMap(leavesOf) : [condition];
}

/** Every value of a fact between which these leaves can tell, the ones that say yes first. */
function valuesOf(leaves: readonly Leaf[]): Value[] {
  const values = leaves.flatMap((leaf): Value[] => {
    switch (leaf.is) {
      case 'fact':
        return [rank[leaf.from], 0];
      case 'proven':
        return [rank.confirmed, 0];
      case 'choice':
        return [...leaf.oneOf, ''];
      case 'more-than':
        return [leaf.line + 1, leaf.line];
      case 'none-of':
        return [0, 1];
      default:
        return [true, false];
    }
  });
  return [...new Set(values)];
}

/** What there is to be known, for conditions that are looked at together. */
type Questions = ReadonlyMap<string, readonly Value[]>;

function questionsOf(...conditions: readonly Condition[]): Questions {
  const byFact = new Map<string, Leaf[]>();
  for (const leaf of conditions.flatMap(leavesOf)) {
    const leaves = byFact.get(nameOf(leaf));
    if (leaves === undefined) byFact.set(nameOf(leaf), [leaf]);
    else leaves.push(leaf);
  }
  const questions = new Map([...byFact].map(([fact, leaves]) => [fact, valuesOf(leaves)]));
  return withRoom(questions);
}

const whole = 'principals-affected';
const parts = ['card-holders-affected', 'residents-affected-us-ca', 'residents-affected-us-ny', 'residents-affected-us-tx'];

/** Where parts are counted beside the whole, nobody may be in a part, and the whole may be as large as any of them. */
function withRoom(questions: Map<string, Value[]>): Questions {
  const counted = parts.filter((part) => questions.has(part));
  const ofWhole = questions.get(whole);
  if (ofWhole === undefined || counted.length === 0) return questions;
  const most = (values: readonly Value[]) => Math.max(0, ...values.filter((value) => typeof value === 'number'));
  const room = counted.reduce((sum, part) => sum + most(questions.get(part) ?? []), most(ofWhole));
  for (const part of counted) questions.set(part, [...new Set([...(questions.get(part) ?? []), 0])]);
  return questions.set(whole, [...ofWhole, room]);
}

/** May the facts be so all together? What is not asked is not known. */
const isPossible = (world: World): boolean => {
  const numberOf = (fact: string) => {
    const value = world.get(fact);
    return typeof value === 'number' ? value : undefined;
  };
  return canBe({
    isSo: (fact) => (numberOf(fact) ?? 0) > 0,
    isNot: (fact) => numberOf(fact) === 0,
    count: numberOf,
    choice: (fact) => {
      const value = world.get(fact);
      return typeof value === 'string' ? value : undefined;
    },
  });
};

/** Is there a way the facts may be in which this is so? One world is made and changed, for there are thousands. */
function somewhere(questions: Questions, isSo: (world: World) => boolean): boolean {
  const [facts, world] = [[...questions], new Map<string, Value>()];
  const from = (index: number): boolean => {
    const asked = facts[index];
    if (asked === undefined) return isSo(world);
    const [fact, values] = asked;
    return values.some((value) => {
      world.set(fact, value);
      return from(index + 1);
    });
  };
  return from(0);
}

/** A part taken to be so, or not to be so, whatever the facts. */
interface Fixed {
  readonly part: Condition;
  readonly as: boolean;
}

function holds(condition: Condition, world: World, fixed?: Fixed): boolean {
  if (fixed?.part === condition) return fixed.as;
  switch (condition.is) {
    case 'not':
      return !holds(condition.part, world, fixed);
    case 'any-of':
      return condition.parts.some((part) => holds(part, world, fixed));
    case 'all-of':
      return condition.parts.every((part) => holds(part, world, fixed));
    default:
      return leafHolds(condition, valueFor(condition, world));
  }
}

/** What a leaf is laid against: of a count what is left of it, beside the parts that it is asked apart from. */
function valueFor(leaf: Leaf, world: World): Value | undefined {
  const value = world.get(nameOf(leaf));
  if (leaf.is !== 'more-than' || leaf.apartFrom === undefined) return value;
  const numberOf = (one: Value | undefined) => (typeof one === 'number' ? one : 0);
  return leaf.apartFrom.reduce((rest, part) => rest - numberOf(world.get(part)), numberOf(value));
}

function leafHolds(leaf: Leaf, value: Value | undefined): boolean {
  if (leaf.is === 'filed') return value === true;
  if (leaf.is === 'choice') return leaf.oneOf.some((word) => word === value);
  const number = typeof value === 'number' ? value : 0;
  if (leaf.is === 'fact' || leaf.is === 'proven') return number >= rank[leaf.is === 'fact' ? leaf.from : 'confirmed'];
  return leaf.is === 'more-than' ? number > leaf.line : number === 0;
}

/** Parts that no facts can make true, wherever in a condition they stand. */
function impossible(condition: Condition, path: readonly PropertyKey[]): Unreachable[] {
  if (!reachable(condition)) return [{ path, message: 'no facts can make this true: what it asks cannot be so together' }];
  if (condition.is === 'not') return 'parts' in condition.part ? impossible(condition.part, [...path, 'not']) : [];
  return 'parts' in condition ? condition.parts.flatMap((part, index) => impossible(part, [...path, condition.is, index])) : [];
}

const allowed = 'parts of any-of and all-of are facts and lines that can each decide alone';

/** Parts of a branch without which the whole answers every case as before. */
function shadowed(whole: Condition, questions: Questions, condition: Condition, path: readonly PropertyKey[]): Unreachable[] {
  if (condition.is === 'not') return shadowed(whole, questions, condition.part, [...path, 'not']);
  if (!('parts' in condition)) return [];
  return condition.parts.flatMap((part, index) => {
    const at = [...path, condition.is, index];
    const without: Fixed = { part, as: condition.is === 'all-of' };
    if (!reachable(part))
      return [
        { path: at, message: 'this part never makes a difference: no facts can make it true, for what it asks cannot be so together' },
      ];
    if (somewhere(questions, (world) => holds(whole, world) !== holds(whole, world, without))) return shadowed(whole, questions, part, at);
    return [{ path: at, message: `this part never makes a difference: the others say it already, or rule it out; ${allowed}` }];
  });
}

function ofArising({ arisesWhen }: Pack): Unreachable[] {
  const [path, questions] = [['arises-when'], questionsOf(arisesWhen)];
  if (!somewhere(questions, (world) => holds(arisesWhen, world) && isPossible(world)))
    return [{ path, message: 'no facts can make this condition true' }];
  if (!somewhere(questions, (world) => !holds(arisesWhen, world))) return [{ path, message: 'no facts can make this condition false' }];
  return shadowed(arisesWhen, questions, arisesWhen, path);
}

const always: Condition = { is: 'all-of', parts: [] };
const confirmed = ({ needs }: Exemption): Condition => ({
  is: 'all-of',
  parts: needs.map((fact) => ({ is: 'fact', fact, from: 'confirmed', silence: 'open' })),
});

function ofExemptions({ arisesWhen, liftedBy }: Pack): Unreachable[] {
  return liftedBy.flatMap((exemption, index) => {
    const path = ['lifted-by', index];
    const { unless, onlyWhen = always, needs } = exemption;
    const never = [...(unless ? impossible(unless, [...path, 'unless']) : []), ...impossible(onlyWhen, [...path, 'only-when'])];
    if (never.length > 0) return never;
    const all = [arisesWhen, confirmed(exemption), onlyWhen, ...(unless === undefined ? [] : [unless])];
    const lifts = (world: World) =>
      [arisesWhen, confirmed(exemption), onlyWhen].every((one) => holds(one, world)) && (unless === undefined || !holds(unless, world));
    // What cannot be so beside the duty may still lift one that is only possible: a risk that is proven unlikely leaves no high one open.
    if (!somewhere(questionsOf(...all), lifts))
      return [{ path, message: `no facts can let the exemption "${exemption.exemption}" lift this duty` }];
    const before = liftedBy
      .slice(0, index)
      .find((other) => other.unless === undefined && other.onlyWhen === undefined && other.needs.every((fact) => needs.includes(fact)));
    if (before === undefined) return [];
    return [{ path, message: `the exemption "${before.exemption}" above lifts whatever "${exemption.exemption}" would` }];
  });
}

/** Comparable only within one unit. */
function numberOf(within: Within): { readonly unit: string; readonly number: number } | undefined {
  const [unit, number] = Object.entries(within)[0] ?? [];
  return unit !== undefined && typeof number === 'number' ? { unit, number } : undefined;
}
function isNoLongerThan(one: Within, other: Within): boolean {
  const [a, b] = [numberOf(one), numberOf(other)];
  return a !== undefined && a.unit === b?.unit && a.number <= b.number;
}

function ofLimits({ arisesWhen, clock: { earliestOf } }: Pack): Unreachable[] {
  const alike = (a: Limit, b: Limit) =>
    a.anchor === b.anchor && a.inPlaceOf === b.inPlaceOf && a.roll === b.roll && a.firstDayCounts === b.firstDayCounts;
  return earliestOf.flatMap((limit, index) => {
    const path = ['clock', 'earliest-of', index];
    const never = limit.when === undefined ? [] : impossible(limit.when, [...path, 'when']);
    if (never.length > 0) return never;
    if (limit.when !== undefined && !reachable(arisesWhen, limit.when))
      return [{ path: [...path, 'when'], message: 'no facts that raise the duty can make this true' }];
    const earlier = earliestOf.some(
      (other, at) =>
        at !== index &&
        other.when === undefined &&
        alike(other, limit) &&
        isNoLongerThan(other.within, limit.within) &&
        (at < index || !isNoLongerThan(limit.within, other.within) || limit.when !== undefined),
    );
    return earlier ? [{ path, message: `another limit from "${limit.anchor}" always ends first: this one never governs` }] : [];
  });
}

const reachable = (...conditions: readonly Condition[]) =>
  somewhere(questionsOf(...conditions), (world) => conditions.every((one) => holds(one, world)) && isPossible(world));

function ofLongerLimits({ arisesWhen, clock: { earliestOf, longerWhen } }: Pack): Unreachable[] {
  return longerWhen.flatMap(({ when, within }, index) => {
    const path = ['clock', 'longer-when', index];
    const never = impossible(when, [...path, 'when']);
    if (never.length > 0) return never;
    const before = longerWhen.slice(0, index).map((other): Condition => ({ is: 'not', part: other.when }));
    if (!reachable(arisesWhen, when, ...before))
      return [{ path: [...path, 'when'], message: 'no facts that raise the duty can make this true before a longer limit above holds' }];
    if (!earliestOf.some((limit) => isNoLongerThan(within satisfies Length, limit.within))) return [];
    return [{ path: [...path, 'within'], message: 'this limit is no longer than the one it is to lengthen' }];
  });
}

/**
 * Everything in a pack that cannot be reached or makes no difference. Each fact is taken to be known; what cannot be so together is no case, but a part
 * that another one implies may stand beside it.
 */
export function unreachable(pack: Pack): Unreachable[] {
  const arising = ofArising(pack);
  // Nothing hangs on a duty that never arises.
  if (arising.some(({ path }) => path.length === 1)) return arising;
  return [...arising, ...ofExemptions(pack), ...ofLimits(pack), ...ofLongerLimits(pack)];
}

import type {
  ChoiceFact,
  ChoiceStatement,
  Confidence,
  CountFact,
  CountStatement,
  FactName,
  FactSheet,
  ScopeWord,
  StatedScope,
  StatedTruth,
  TruthFact,
} from '@shodo/contracts';
import type { Remembering } from './once.js';

export interface Truth {
  readonly value: boolean | null;
  readonly confidence: Confidence;
  readonly evidenced: boolean;
  /** Nobody has said anything of it, not even that it is not known. */
  readonly unsaid?: true;
  /** It stands as not known because a form left it out: nobody was asked. */
  readonly leftOut?: true;
}

/** Where several numbers on record contradict each other, the largest of them, which may be too many; or the number of its parts, which are no more than it. */
export type Counted = CountStatement & { readonly isDisputed?: true; readonly isOfParts?: true };

/** What was known at which time. Times are epoch milliseconds. */
export interface Facts extends Remembering {
  readonly truth: (fact: TruthFact, at: number) => Truth;
  readonly count: (fact: CountFact, at: number) => Counted;
  readonly choice: (fact: ChoiceFact, at: number) => ChoiceStatement | undefined;
  /** What the impact scope named by then: whose data, and what of each person. */
  readonly scope: (at: number) => readonly ScopeWord[];
  /** When the version of the fact in force was stated; before everything where it bears no date, or nothing is stated. */
  readonly since: (fact: FactName, at: number) => number;
  /** Was the report on this duty filed by then? */
  readonly filed: (duty: string, at: number) => boolean;
  /**
   * What was stated for the very time the version in force was, that version among it; and, where it bears no date, whatever was written before it.
   * Where that is more than one thing, nobody knows which is the later.
   */
  readonly rivals: (fact: string, at: number) => readonly Stated[];
  /** Facts that an anchor says by its name, and until when it may have been. */
  readonly graded?: ReadonlyMap<TruthFact, number>;
  /** Times at which anything became known, ascending, none later than `now`. */
  readonly changes: readonly number[];
  /** Facts with a version dated after `now`; that version is not used. */
  readonly ahead: readonly string[];
}

export type Stated = StatedTruth | CountStatement | ChoiceStatement;

const unsaid: Truth = { value: null, confidence: 'unknown', evidenced: false, unsaid: true };
const noCount: CountStatement = { unknown: true };
const none: readonly Stated[] = [];

interface Version<S> {
  readonly since: number;
  readonly stated: S;
}

/** A version without a date counts as known from the beginning: the reading that starts clocks earlier. */
function versionsOf<S extends { readonly asOf?: string | undefined }>(entry: S | readonly S[] | undefined): readonly Version<S>[] {
  if (entry === undefined) return [];
  const all: readonly S[] = isList(entry) ? entry : [entry];
  return all.map((stated) => ({ since: stated.asOf === undefined ? Number.NEGATIVE_INFINITY : Date.parse(stated.asOf), stated }));
}
const isList = <S>(entry: S | readonly S[]): entry is readonly S[] => Array.isArray(entry);

/** Only the versions that ever show, earliest first: one dated back overrules, from its date on, all that were written before it. */
function inForceOf<S>(versions: readonly Version<S>[]): readonly Version<S>[] {
  const shown: Version<S>[] = [];
  for (const version of versions.toReversed()) if (version.since < (shown.at(-1)?.since ?? Number.POSITIVE_INFINITY)) shown.push(version);
  return shown.reverse();
}

function lastBy<S>(versions: readonly Version<S>[], at: number): Version<S> | undefined {
  let [from, until] = [0, versions.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((versions[middle]?.since ?? 0) <= at) from = middle + 1;
    else until = middle;
  }
  return versions[from - 1];
}

const asTruth = (stated: StatedTruth | undefined): Truth =>
  stated === undefined ? unsaid : { value: stated.value, confidence: stated.confidence, evidenced: (stated.evidence ?? []).length > 0 };

/** What stands beside the facts. */
interface Beside {
  /** When the report on each duty was filed; none of them after `now`. */
  readonly filings?: ReadonlyMap<string, number>;
  readonly scope?: StatedScope | readonly StatedScope[] | undefined;
  /** Facts that stand as not known because the form left them out. */
  readonly leftOut?: readonly TruthFact[] | undefined;
  readonly graded?: ReadonlyMap<TruthFact, number>;
}

export function factsOf(sheet: FactSheet, now: number, { filings = new Map(), scope, leftOut, graded }: Beside = {}): Facts {
  const versions = new Map<string, readonly Version<Stated>[]>();
  const written = new Map<string, readonly Version<Stated>[]>();
  const changes = new Set<number>(filings.values());
  const ahead: string[] = [];
  for (const [fact, entry] of Object.entries(sheet)) {
    const all = versionsOf<Stated>(entry);
    const known = all.filter((version) => version.since <= now);
    if (known.length < all.length) ahead.push(fact);
    const shown = inForceOf(known);
    for (const { since } of shown) if (since > Number.NEGATIVE_INFINITY) changes.add(since);
    versions.set(fact, shown);
    written.set(fact, known);
  }
  const scopes = inForceOf(versionsOf<StatedScope>(scope).filter(({ since }) => since <= now));
  for (const { since } of scopes) if (since > Number.NEGATIVE_INFINITY) changes.add(since);
  const inForceBy = (fact: string, at: number) => lastBy(versions.get(fact) ?? [], at);
  const stated = (fact: string, at: number) => inForceBy(fact, at)?.stated;
  const rivals = (fact: string, at: number): readonly Stated[] => {
    const all = written.get(fact);
    if (all === undefined || all.length < 2) return none;
    const inForce = inForceBy(fact, at);
    if (inForce === undefined) return none;
    const [place, bearsNoDate] = [all.indexOf(inForce), inForce.since === Number.NEGATIVE_INFINITY];
    return all.filter(({ since }, index) => since === inForce.since || (bearsNoDate && index < place)).map((version) => version.stated);
  };
  return {
    truth: (fact, at) => {
      const found = stated(fact, at);
      const truth = asTruth(found !== undefined && isTruth(found) ? found : undefined);
      return leftOut?.includes(fact) ? { ...truth, leftOut: true } : truth;
    },
    count: (fact, at) => {
      const found = stated(fact, at);
      return found !== undefined && !('value' in found) ? found : noCount;
    },
    choice: (fact, at) => {
      const found = stated(fact, at);
      return found !== undefined && 'value' in found && typeof found.value === 'string' ? { ...found, value: found.value } : undefined;
    },
    scope: (at) => {
      const { categories = [], dataItems = [] } = lastBy(scopes, at)?.stated ?? {};
      return [...categories, ...dataItems];
    },
    since: (fact, at) => inForceBy(fact, at)?.since ?? Number.NEGATIVE_INFINITY,
    filed: (duty, at) => (filings.get(duty) ?? Number.POSITIVE_INFINITY) <= at,
    rivals,
    changes: [...changes].sort((a, b) => a - b),
    ahead,
    ...(graded !== undefined && { graded }),
  };
}

export const isTruth = (stated: Stated): stated is StatedTruth =>
  'value' in stated && (stated.value === null || typeof stated.value === 'boolean');

/** The same record with these words for the facts in place of those stated. */
export const withWords = (
  stated: Facts,
  { truth, count, choice }: Pick<Facts, 'truth' | 'count' | 'choice'>,
  memory?: Facts['memory'],
): Facts => ({
  truth,
  count,
  choice,
  scope: stated.scope,
  since: stated.since,
  filed: stated.filed,
  rivals: stated.rivals,
  changes: stated.changes,
  ahead: stated.ahead,
  ...(memory !== undefined && { memory }),
});

/** One or more facts taken to be something else, all of them the same. */
export interface Supposed {
  readonly of: readonly FactName[];
  readonly truth?: Truth;
  readonly count?: CountStatement;
  readonly choice?: ChoiceStatement;
}

/** The same facts, with some taken to be something else from now on, whenever anything else was said: for asking what would change the result. */
export const supposing = (facts: Facts, { of, truth, count, choice }: Supposed): Facts => ({
  truth: (fact, at) => (truth !== undefined && of.includes(fact) ? truth : facts.truth(fact, at)),
  count: (fact, at) => (count !== undefined && of.includes(fact) ? count : facts.count(fact, at)),
  choice: (fact, at) => (choice !== undefined && of.includes(fact) ? choice : facts.choice(fact, at)),
  scope: facts.scope,
  since: (fact, at) => (of.some((one) => one === fact) ? Number.POSITIVE_INFINITY : facts.since(fact, at)),
  filed: facts.filed,
  rivals: (fact, at) => (of.some((one) => one === fact) ? none : facts.rivals(fact, at)),
  changes: facts.changes,
  ahead: facts.ahead,
  ...(facts.graded !== undefined && { graded: facts.graded }),
});

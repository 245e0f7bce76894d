import type {
  ChoiceFact,
  ChoiceStatement,
  Confidence,
  CountFact,
  CountStatement,
  FactSheet,
  TruthFact,
  TruthStatement,
} from '@shodo/contracts';

export interface Truth {
  readonly value: boolean | null;
  readonly confidence: Confidence;
  readonly evidenced: boolean;
}

/** What was known at which time. Times are epoch milliseconds. */
export interface Facts {
  truth(fact: TruthFact, at: number): Truth;
  count(fact: CountFact, at: number): CountStatement;
  choice(fact: ChoiceFact, at: number): ChoiceStatement | undefined;
  /** Times at which anything became known, ascending, none later than `now`. */
  readonly changes: readonly number[];
  /** Facts with a version dated after `now`; that version is not used. */
  readonly ahead: readonly string[];
}

const notKnown: Truth = { value: null, confidence: 'unknown', evidenced: false };
const noCount: CountStatement = { unknown: true };

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

/** The last version, in the order written, that was known by then: a correction dated back overrules what stood in between. */
function lastBy<S>(versions: readonly Version<S>[], at: number): S | undefined {
  for (let index = versions.length - 1; index >= 0; index--) {
    const version = versions[index];
    if (version !== undefined && version.since <= at) return version.stated;
  }
  return undefined;
}

const asTruth = (stated: TruthStatement | undefined): Truth =>
  stated === undefined ? notKnown : { value: stated.value, confidence: stated.confidence, evidenced: (stated.evidence ?? []).length > 0 };

export function factsOf(sheet: FactSheet, now: number): Facts {
  const versions = new Map<string, readonly Version<TruthStatement | CountStatement | ChoiceStatement>[]>();
  const changes = new Set<number>();
  const ahead: string[] = [];
  for (const [fact, entry] of Object.entries(sheet)) {
    const all = versionsOf<TruthStatement | CountStatement | ChoiceStatement>(entry);
    const known = all.filter((version) => version.since <= now);
    if (known.length < all.length) ahead.push(fact);
    for (const version of known) if (version.since > Number.NEGATIVE_INFINITY) changes.add(version.since);
    versions.set(fact, known);
  }
  const stated = (fact: string, at: number) => lastBy(versions.get(fact) ?? [], at);
  return {
    truth: (fact, at) => {
      const found = stated(fact, at);
      return asTruth(found !== undefined && isTruth(found) ? found : undefined);
    },
    count: (fact, at) => {
      const found = stated(fact, at);
      return found !== undefined && !('value' in found) ? found : noCount;
    },
    choice: (fact, at) => {
      const found = stated(fact, at);
      return found !== undefined && 'value' in found && typeof found.value === 'string' ? { ...found, value: found.value } : undefined;
    },
    changes: [...changes].sort((a, b) => a - b),
    ahead,
  };
}

const isTruth = (stated: TruthStatement | CountStatement | ChoiceStatement): stated is TruthStatement =>
  'value' in stated && (stated.value === null || typeof stated.value === 'boolean');

/** The same facts, with one truth or count taken to be something else: for asking what would change the result. */
export const supposing = (
  facts: Facts,
  supposed: { readonly truths?: ReadonlyMap<TruthFact, Truth>; readonly counts?: ReadonlyMap<CountFact, CountStatement> },
): Facts => ({
  ...facts,
  truth: (fact, at) => supposed.truths?.get(fact) ?? facts.truth(fact, at),
  count: (fact, at) => supposed.counts?.get(fact) ?? facts.count(fact, at),
});

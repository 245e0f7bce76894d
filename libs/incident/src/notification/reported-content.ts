import type { CountStatement, FactName, ReportItem } from '@shodo/contracts';
import { occurredAtOf } from '../fact-finding/anchors.js';
import { type AnchorVersion, type Filing, type Incident, principalsOf } from '../lifecycle/incident.js';
import { isAlike } from './change.js';
import type { ReportedContent } from './state.js';

/** Yes or no, or one of several; how sure it is belongs to the report as well, and is no other content. */
function statedValueOf({ facts }: Incident, fact: FactName): string | boolean | undefined {
  const stated = facts[fact]?.at(-1)?.stated;
  if (stated === undefined || !('value' in stated) || stated.value === null || stated.confidence === 'unknown') return undefined;
  return stated.value;
}

function countOf(incident: Incident): Omit<CountStatement, 'asOf'> | undefined {
  const count = principalsOf(incident);
  if (count === undefined || 'unknown' in count) return undefined;
  if ('exact' in count) return { exact: count.exact };
  return { ...('estimate' in count && { estimate: count.estimate }), ...(count.max !== undefined && { max: count.max }) };
}

/**
 * What the record holds of the items of a report that are facts. What is done for the principals, and against it happening again, goes on after every
 * report and makes none of them wrong.
 */
export function reportedContentOf(incident: Incident): ReportedContent {
  const { reported, awareness, categories, dataItems = [], cause } = incident;
  const content: { readonly [Item in ReportItem]?: unknown } = {
    overview: {
      leakType: statedValueOf(incident, 'leak-type') ?? reported?.leakType,
      occurredAt: occurredAtOf(incident),
      awareAt: awareness?.awareAt,
    },
    'data-items':
      categories.length > 0
        ? { categories: [...categories].toSorted(), dataItems: dataItems.length > 0 ? [...dataItems].toSorted() : undefined }
        : undefined,
    'principal-count': countOf(incident),
    cause: cause?.cause,
    'secondary-damage': statedValueOf(incident, 'secondary-damage-occurred'),
    publication: statedValueOf(incident, 'publication-made'),
    other: statedValueOf(incident, 'other-matters-to-report'),
  };
  // As it comes back from where it is stored: members without a value do not.
  return JSON.parse(JSON.stringify(content));
}

interface Written {
  readonly draftedAt: string | undefined;
  readonly madeAt: string;
}

/** People say when they filed in whole minutes. */
const untilTheMinuteEnds = 59_999;

/** What was taken back only later stood then. */
const asItStood = ({ withdrawn, ...version }: AnchorVersion, instant: number): AnchorVersion => ({
  ...version,
  ...(withdrawn && Date.parse(withdrawn.at) <= instant && { withdrawn }),
});

/**
 * The record as it was at that instant, as far as reports go. Where nothing of a kind was recorded by then, it is what was recorded first: whoever
 * enters a whole incident afterwards enters what was filed.
 */
function asItWasAt({ dataItems: _now, ...incident }: Incident, instant: number): Incident {
  const { awareness, facts, anchors, scopes, cause } = incident;
  const versions = <Version>(all: readonly Version[], atOf: (version: Version) => string) => {
    const known = all.filter((version) => Date.parse(atOf(version)) <= instant);
    return known.length > 0 ? known : all.slice(0, 1);
  };
  const byName = <Name extends string, Version extends { readonly at: string }>(all: Readonly<Partial<Record<Name, readonly Version[]>>>) =>
    Object.fromEntries(
      Object.entries<readonly Version[] | undefined>(all).map(([name, each = []]) => [name, versions(each, ({ at }) => at)]),
    );
  const standing = Object.entries(byName(anchors)).map(([name, each]) => [name, each.map((version) => asItStood(version, instant))]);
  const aware = versions(awareness?.history ?? [], ({ at }) => at).at(-1);
  const scope = versions(scopes, ({ at, asOf }) => at ?? asOf).at(-1);
  const found = versions(cause?.history ?? [], ({ at }) => at).at(-1);
  return {
    ...incident,
    ...(awareness && aware && { awareness: { ...awareness, ...aware } }),
    facts: byName(facts),
    anchors: Object.fromEntries(standing),
    categories: scope?.categories ?? [],
    ...(scope?.dataItems && { dataItems: scope.dataItems }),
    ...(cause && found && { cause: { ...cause, cause: found.cause } }),
  };
}

/**
 * What a report said: what was on record when its draft was written, or of one without a draft when it was made. What has come to be known until it
 * is recorded here is known otherwise than it says.
 */
function reportedBy(incident: Incident, { draftedAt, madeAt }: Written): ReportedContent {
  const made = Date.parse(madeAt) + untilTheMinuteEnds;
  const written = draftedAt === undefined ? made : Math.min(Date.parse(draftedAt), made);
  return reportedContentOf(asItWasAt(incident, written));
}

/** Items that were known when it was filed, and are known otherwise now. What nobody had said then was not said wrongly. */
export const changedItems = ({ asFiled = {} }: Pick<Filing, 'asFiled'>, content: ReportedContent): ReportItem[] =>
  (Object.keys(asFiled) as ReportItem[]).filter(
    (item) => content[item] !== undefined && isKnownOtherwise(item, asFiled[item], content[item]),
  );

/** Two items hold several things, each said or not by itself. */
const isKnownOtherwise = (item: ReportItem, said: unknown, is: unknown): boolean => {
  if (item !== 'overview' && item !== 'data-items') return !isAlike(said, is);
  const known = new Map(Object.entries(is as object));
  return Object.entries(said as object).some(([part, value]) => known.has(part) && !isAlike(value, known.get(part)));
};

/** What a report says by when it was written, and which items are known otherwise since. */
export function changedSinceWritten(
  incident: Incident,
  written: Written,
): { readonly said: ReportedContent; readonly items: ReportItem[] } {
  const said = reportedBy(incident, written);
  return { said, items: changedItems({ asFiled: said }, reportedContentOf(incident)) };
}

/** The same of a draft that is not filed. */
export const changedSinceDrafted = (incident: Incident, { draftedAt = '' }: Filing) =>
  changedSinceWritten(incident, { draftedAt, madeAt: draftedAt });

/** A report that holds the facts to its end: what comes to be known otherwise is told after it. */
export const holdsTheFacts = ({ kind }: Pick<Filing, 'kind'>): boolean => kind === 'final' || kind === 'supplement';

/** Of each report since when the facts are known otherwise than it says, and the last time that they changed. */
export function comparedWithReports(before: Incident, after: Incident, at: string): Incident {
  if (!after.filings.some(({ asFiled }) => asFiled !== undefined)) return after;
  const content = reportedContentOf(after);
  if (isAlike(reportedContentOf(before), content)) return after;
  const filings = after.filings.map(({ changedAt: _before, changedSince = at, ...filing }) =>
    changedItems(filing, content).length > 0 ? { ...filing, changedSince, changedAt: at } : filing,
  );
  return { ...after, filings };
}

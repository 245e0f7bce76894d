import type { AnchorName, AssessmentForm, Statement } from '@shodo/contracts';
import { once } from './once.js';
import type { Library, Limit, Pack } from './pack.js';
import { eachOnce, say } from './say.js';
import { atWallClock, DAY, dayIn, dayNumber, OURS } from './zone.js';

export const isDay = (anchor: string) => anchor.length === 10;
export const isFiling = (anchor: string) => anchor.startsWith('filed:');

/** 00:00 of the day where the form was written: in the offset of its `now`, or in Japan, whichever has begun. */
function midnightOfTheForm({ now: written }: Pick<AssessmentForm, 'now'>, day: string, now: number): number {
  const offset = /(?:Z|[+-]\d\d:\d\d)$/.exec(written)?.[0] ?? 'Z';
  const there = Date.parse(`${day}T00:00:00${offset}`);
  return there <= now ? there : atWallClock(OURS, dayNumber(day), 0);
}

/**
 * A day counts from 00:00 in the zone of the duty. Where that still lies ahead although the day has begun where the form was written, it counts from
 * 00:00 there: the earlier instant, and no clock is lost because the authority sleeps.
 */
function startOfDay(form: Pick<AssessmentForm, 'now'>, zone: string, day: string, now: number): number {
  const there = atWallClock(zone, dayNumber(day), 0);
  return there <= now ? there : midnightOfTheForm(form, day, now);
}

/** The anchors known by now, as instants. */
export function anchorReader(form: AssessmentForm, now: number): (zone: string) => ReadonlyMap<string, number> {
  const byZone = new Map<string, ReadonlyMap<string, number>>();
  return (zone) => {
    const kept = byZone.get(zone);
    if (kept !== undefined) return kept;
    const entries = Object.entries(form.anchors).map(([name, at]): [string, number] => [
      name,
      isDay(at) ? startOfDay(form, zone, at, now) : Date.parse(at),
    ]);
    const read = new Map(entries.filter(([, at]) => at <= now));
    byZone.set(zone, read);
    return read;
  };
}

/** From the first to the last instant an anchor may mean: a day, anywhere on earth. */
export const spanOf = (at: string): readonly [number, number] =>
  isDay(at) ? [Date.parse(`${at}T00:00:00+14:00`), Date.parse(`${at}T23:59:59-12:00`)] : [Date.parse(at), Date.parse(at)];

/** What a later day of gives way to: who knew earlier is not helped by having been sure, or having weighed it, later. What only happened earlier is. */
const givesWay: ReadonlySet<AnchorName> = new Set(['aware', 'determined']);

/**
 * The limits whose anchors count: one that only stands in for another is left out where that is on record. What stands in for awareness, or for a
 * determination, counts beside it where it lies on an earlier day: of several starting points the earlier one rules. Hours count from an earlier hour
 * of the same day as well; a day without a time begins at 00:00, which is the safer start.
 */
export function limitsOn({ clock }: Pack, anchors: ReadonlyMap<string, number>): readonly Limit[] {
  if (clock.earliestOf.every(({ inPlaceOf, renewedBy }) => inPlaceOf === undefined && renewedBy === undefined)) return clock.earliestOf;
  const counting = clock.earliestOf.filter(({ anchor, inPlaceOf, within }) => {
    if (inPlaceOf === undefined) return true;
    const other = anchors.get(inPlaceOf);
    if (other === undefined) return true;
    const own = anchors.get(anchor);
    if (own === undefined || !givesWay.has(inPlaceOf)) return false;
    const day = dayIn(clock.zone, own);
    if (day !== dayIn(clock.zone, other)) return own < other;
    return 'hours' in within && own < other;
  });
  return counting.some(({ renewedBy }) => renewedBy !== undefined) ? counting.map((limit) => renewed(limit, anchors)) : counting;
}

/** What hangs on a report hangs on the one that came after it, once it has. */
function renewed(limit: Limit, anchors: ReadonlyMap<string, number>): Limit {
  const { anchor, renewedBy } = limit;
  const [first, later] = [anchors.get(anchor), renewedBy === undefined ? undefined : anchors.get(renewedBy)];
  return renewedBy !== undefined && first !== undefined && later !== undefined && later > first ? { ...limit, anchor: renewedBy } : limit;
}

/** What comes first in every incident; a discovery may lie before the awareness, or after it. */
const order: readonly (readonly [string, string])[] = [
  ['occurred', 'discovered'],
  ['occurred', 'aware'],
  ['occurred', 'notified-by-entrustee'],
  ['occurred', 'handled'],
  ...['aware', 'discovered'].flatMap((known) => ['assessed', 'classified', 'determined'].map((later) => [known, later] as const)),
  ['aware', 'handled'],
];

/** The pairs, and what follows from two or more of them: what comes before the first comes before the last. */
function withWhatFollows(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const all = new Map(pairs.map((pair) => [pair.join(' '), pair]));
  for (const [one, other] of all.values())
    for (const [first, then] of pairs)
      if (first === other && one !== then && !all.has(`${one} ${then}`)) all.set(`${one} ${then}`, [one, then]);
  return [...all.values()];
}

const inEveryIncident = withWhatFollows(order);

/** The reports of one regime, as they follow each other; one that is both at once bears one time. */
const stages: readonly (readonly string[])[] = [
  ['first-report', 'preliminary-report', 'early-warning', 'initial-notification'],
  ['incident-notification', 'intermediate-report'],
  ['detailed-report', 'final-report'],
];
const regimeOf = (filing: string) => filing.slice(0, filing.lastIndexOf('.'));
const stageOf = (filing: string) => stages.findIndex((names) => names.includes(filing.slice(filing.lastIndexOf('.') + 1)));

/** Each filing beside those of its regime that come after it. */
const inStages = (filings: readonly string[]) =>
  filings.flatMap((one) =>
    filings
      .filter((other) => regimeOf(one) === regimeOf(other) && stageOf(one) >= 0 && stageOf(one) < stageOf(other))
      .map((other) => [one, other] as const),
  );

/** The packs by the anchors that their clocks run from. */
const byAnchor = once(({ packs }: Library): ReadonlyMap<string, readonly Pack[]> => {
  const found = new Map<string, Pack[]>();
  for (const pack of packs)
    for (const anchor of new Set(pack.clock.earliestOf.map((limit) => limit.anchor)))
      found.set(anchor, [...(found.get(anchor) ?? []), pack]);
  return found;
});
const runningFrom = (library: Library, anchor: string): readonly Pack[] => byAnchor(library).get(anchor) ?? [];

/** Not used by the clocks that run from it, or by nobody anywhere. A day that has begun where the form was written, or here, is used by all. */
function liesAhead(form: AssessmentForm, library: Library, name: string, now: number): boolean {
  const at = form.anchors[name as AnchorName] ?? '';
  const [earliest] = spanOf(at);
  if (earliest > now || !isDay(at)) return earliest > now;
  const asking = runningFrom(library, name).filter(({ jurisdiction }) => form.organisation.jurisdictions.includes(jurisdiction));
  const zoneOf = ({ clock }: Pack) => clock.zones.find((zone) => zone === form.organisation.zone) ?? clock.zone;
  return asking.some((pack) => startOfDay(form, zoneOf(pack), at, now) > now);
}

/** What comes before what, once there are reports. */
function withFilings(filings: readonly string[], library: Library): readonly (readonly [string, string])[] {
  const hangingOn = (anchor: string) => runningFrom(library, anchor).map(({ duty }): string => `filed:${duty}`);
  return withWhatFollows([
    ...order,
    ...filings.flatMap((filing) => ['aware', 'discovered'].map((known) => [known, filing] as const)),
    ...inStages(filings),
    ...filings.flatMap((filing) => hangingOn(filing).map((later) => [filing, later] as const)),
  ]);
}

/** No incident takes so long; a year that was mistyped lies so far back. */
const LONG = 5 * 366 * DAY;

/** Anchors that lie ahead, years back, or in an order that cannot be, or that are said to be unsure and are none. */
export function anchorWarnings(form: AssessmentForm, library: Library, now: number): Statement[] {
  const names = Object.keys(form.anchors);
  const spans = new Map(Object.entries(form.anchors).map(([name, at]) => [name, { at, span: spanOf(at) }]));
  const isBefore = (one: string, other: string) => {
    const [first, second] = [spans.get(one), spans.get(other)];
    if (first === undefined || second === undefined) return false;
    // Two days are told in one place; a day and an instant may be told in two.
    return isDay(first.at) && isDay(second.at) ? first.at < second.at : first.span[1] < second.span[0];
  };
  const filings = names.filter(isFiling);
  const pairs = filings.length === 0 ? inEveryIncident : withFilings(filings, library);
  return eachOnce([
    ...names.filter((name) => liesAhead(form, library, name, now)).map((anchor) => say('anchor-lies-ahead', { anchor })),
    ...names.filter((name) => (spans.get(name)?.span[1] ?? now) < now - LONG).map((anchor) => say('anchor-lies-years-back', { anchor })),
    ...(form.provisionalAnchors ?? [])
      .filter((name) => form.anchors[name] === undefined)
      .map((anchor) => say('provisional-anchor-is-not-given', { anchor })),
    ...(isBefore('aware', 'occurred') ? [say('awareness-before-occurrence')] : []),
    ...pairs
      .filter(([one, other]) => isBefore(other, one) && !(one === 'occurred' && other === 'aware'))
      .map(([anchor, other]) => say('anchors-out-of-order', { anchor: other, other: anchor })),
  ]);
}

/** What comes to pass in the course of the response, so that nobody has missed its record yet. */
const ofTheResponse: ReadonlySet<AnchorName> = new Set(['measure-available']);

/** Does the clock of this pack wait for a report to be filed, and for nothing that happened before? */
export const waitsForFiling = ({ clock: { earliestOf } }: Pack): boolean =>
  earliestOf.some(({ anchor }) => isFiling(anchor)) && earliestOf.every(({ anchor }) => isFiling(anchor) || ofTheResponse.has(anchor));

const hasYetToBegin = ({ now }: AssessmentForm, { clock: { zone } }: Pack, day: string) =>
  atWallClock(zone, dayNumber(day), 0) > Date.parse(now);

/** Why it is not sure from when the clock runs, where it is not. */
export interface UnsureStart {
  /** Somebody marked the anchor as provisional. */
  readonly isProvisional: boolean;
  /** What the law counts from, where neither that is on record nor anything that surely stands in for it. */
  readonly missing: AnchorName | undefined;
}

/** From what the clock runs, and what is not sure about it. */
export function anchorStatements(form: AssessmentForm, pack: Pack, anchor: AnchorName | undefined, unsure: UnsureStart): Statement[] {
  const [first] = pack.clock.earliestOf;
  if (anchor === undefined) {
    if (first === undefined) return [];
    return [say(waitsForFiling(pack) ? 'clock-waits-for-filing' : 'anchor-is-missing', { anchor: first.anchor })];
  }
  const given = form.anchors[anchor];
  return [
    ...(given === undefined ? [say('anchor-is-taken-from-the-facts', { anchor })] : []),
    ...(unsure.isProvisional ? [say('awareness-is-provisional')] : []),
    ...(unsure.missing === undefined ? [] : [say('anchor-stands-in', { anchor, other: unsure.missing })]),
    ...(given !== undefined && isDay(given) ? [say('time-of-day-is-not-known', { anchor, day: given })] : []),
    ...(given !== undefined && isDay(given) && hasYetToBegin(form, pack, given) ? [say('day-has-begun-here-only', { day: given })] : []),
  ];
}

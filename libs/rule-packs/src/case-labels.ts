import type { AssessmentForm, Judgement } from '@shodo/contracts';
import { type Condition, closedBy, type Library, type Pack } from '@shodo/duties';
import type { LawCase, Sort } from './cases.js';

/** A case of a duty, the pack that judged it, and what came of it. */
interface Shown {
  readonly form: AssessmentForm;
  readonly pack: Pack;
  readonly judgement: Judgement;
  readonly library: Library;
}

const DAY = 86_400_000;
const isDay = (at: string) => at.length === 10;
const shifted = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

const zoneOf = ({ form, pack: { clock } }: Shown) => clock.zones.find((zone) => zone === form.organisation.zone) ?? clock.zone;

/** The instants on record from which this clock may run, at the time of their day on the clocks of the authority. */
function localTimes(shown: Shown): readonly string[] {
  const inZone = new Intl.DateTimeFormat('en-GB', { timeZone: zoneOf(shown), hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return shown.pack.clock.earliestOf.flatMap(({ anchor }) => {
    const at = shown.form.anchors[anchor];
    return at === undefined || isDay(at) ? [] : [inZone.format(Date.parse(at))];
  });
}

/** Whether the offices of this clock are closed; where it has none, on the weekend. */
function isClosed({ pack, library }: Shown, day: string): boolean {
  const calendar = library.calendars.find(({ offices }) => offices === pack.clock.offices);
  const number = Date.parse(`${day}T00:00:00Z`) / DAY;
  return calendar === undefined ? [0, 6].includes(new Date(number * DAY).getUTCDay()) : closedBy(calendar, number) !== undefined;
}

const lastDayOf = ({ judgement: { clock } }: Shown): string | undefined => clock?.rawOn ?? clock?.dueOn ?? clock?.alarmOn;

/** The days on the way, the last one with them. */
function daysOf(shown: Shown): readonly string[] {
  const [first, last] = [shown.judgement.clock?.dayOne, lastDayOf(shown)];
  if (first === undefined || last === undefined) return [];
  const days = [];
  for (let day: string = first; day <= last; day = shifted(day, 1)) days.push(day);
  return days;
}

function factsIn(condition: Condition): readonly string[] {
  if (condition.is === 'not') return factsIn(condition.part);
  if ('parts' in condition) return condition.parts.flatMap(factsIn);
  return 'fact' in condition ? [condition.fact] : [];
}

/** The facts a pack asks for, wherever it does. */
const factsAsked = ({ arisesWhen, liftedBy, clock }: Pack): readonly string[] =>
  [
    arisesWhen,
    ...liftedBy.flatMap(({ unless, onlyWhen }) => [unless, onlyWhen]),
    ...clock.longerWhen.map(({ when }) => when),
    ...clock.earliestOf.map(({ when }) => when),
  ]
    .flatMap((condition) => (condition === undefined ? [] : factsIn(condition)))
    .concat(liftedBy.flatMap(({ needs }) => needs));

/** Said not to be known, or not said at all; of several versions, one of them. */
function isNotKnown({ facts }: AssessmentForm, fact: string): boolean {
  const stated = [facts[fact as keyof typeof facts] ?? []].flat() as readonly Readonly<Record<string, unknown>>[];
  const isOpen = (one: Readonly<Record<string, unknown>>) =>
    one.unknown === true || one.value === null || one.confidence === 'unknown' || 'estimate' in one || ('max' in one && !('exact' in one));
  return stated.length === 0 || stated.some(isOpen);
}

const stands = ({ judgement: { standing } }: Shown) => standing !== 'not-arisen';
const runs = ({ judgement: { clock } }: Shown) => clock !== undefined;
const hasAnchor = ({ form, pack }: Shown) => pack.clock.earliestOf.some(({ anchor }) => form.anchors[anchor] !== undefined);
const waitsForReport = ({ pack }: Shown) => pack.clock.earliestOf.every(({ anchor }) => anchor.startsWith('filed:'));
const offsetOf = (zone: string, at: string) =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(Date.parse(at)).split('GMT')[1];
const speaksOfExemption = ({ judgement: { because } }: Shown) => because.some(({ code }) => code.startsWith('exemption-'));

const midnights: readonly string[] = ['23:59', '00:00', '00:01'];
const hasMoved = ({ judgement: { clock } }: Shown) => clock?.rawOn !== undefined && clock.rawOn !== clock.dueOn;
const notKnown: ReadonlySet<string> = new Set([
  'fact-is-not-known',
  'count-is-open',
  'fact-is-only-suspected',
  'denial-is-not-confirmed',
  'possible-maximum-exceeds-line',
]);
/** Whether the answer itself tells of what is not known: a fact that is left out and asked by nobody shows nothing. */
const tellsOfIt = ({ judgement: { standing, because } }: Shown) =>
  standing === 'provisional' || because.some(({ code }) => notKnown.has(code));

/** What a case is of each sort by, and how to write one that is. */
const labels: Readonly<Record<Sort, { readonly fits: (shown: Shown) => boolean; readonly wanted: string }>> = {
  'plain-day': {
    fits: (shown) =>
      shown.pack.pending === undefined
        ? stands(shown) && runs(shown) && !hasMoved(shown) && !localTimes(shown).some((time) => midnights.includes(time))
        : shown.judgement.otherRules !== undefined,
    wanted: 'a starting point in the course of a day, facts that raise the duty, and a last day that does not move',
  },
  'before-midnight': {
    fits: (shown) => stands(shown) && localTimes(shown).some((time) => time === '23:59'),
    wanted: 'a starting point of this clock at 23:59 where the authority is',
  },
  'after-midnight': {
    fits: (shown) => stands(shown) && localTimes(shown).some((time) => time !== '23:59' && midnights.includes(time)),
    wanted: 'a starting point of this clock at 00:00 or 00:01 where the authority is',
  },
  'last-day-closed': {
    fits: (shown) => stands(shown) && shown.judgement.clock?.rawOn !== undefined && isClosed(shown, shown.judgement.clock.rawOn),
    wanted: 'a start from which the last day, before it moves, is a day on which the offices are closed',
  },
  'year-end': {
    fits: (shown) => new Set([shown.judgement.clock?.startsAt.slice(0, 4), shown.judgement.clock?.dueOn?.slice(0, 4)]).size === 2,
    wanted: 'a start in one year from which the due day lies in the next',
  },
  'closed-days-count': {
    fits: (shown) => daysOf(shown).some((day) => isClosed(shown, day)),
    wanted: 'a start from which a closed day lies on the way, and is counted',
  },
  'clock-change': {
    fits: (shown) => {
      const { clock } = shown.judgement;
      return clock?.dueAt !== undefined && offsetOf(clock.zone, clock.startsAt) !== offsetOf(clock.zone, clock.dueAt);
    },
    wanted: 'a start before a change of the clocks where the authority is, and an end after it',
  },
  'unknown-fact': {
    fits: (shown) => stands(shown) && tellsOfIt(shown) && factsAsked(shown.pack).some((fact) => isNotKnown(shown.form, fact)),
    wanted: 'a fact of this duty that is unknown, and the duty standing or possible all the same',
  },
  'not-arisen': { fits: (shown) => !stands(shown), wanted: 'facts that leave the duty not-arisen' },
  exemption: { fits: speaksOfExemption, wanted: 'the facts of an exemption of this duty, which lifts it or fails to' },
  'no-anchor': {
    // What hangs on a report that was never filed does not stand yet.
    fits: (shown) => (stands(shown) || waitsForReport(shown)) && !hasAnchor(shown) && !runs(shown),
    wanted: 'none of the starting points of this clock on record, and the duty standing or possible without a date',
  },
};

/** The labels of a case that it does not live up to, each with what would fit: a label that lies lets a pack pass whose clock nobody tried. */
export function mislabelled(one: LawCase, judgement: Judgement, library: Library): readonly string[] {
  const pack = library.packs.find(({ duty, version }) => duty === one.duty && version === judgement.pack.version);
  if (pack === undefined) return [];
  const shown: Shown = { form: one.form, pack, judgement, library };
  return one.covers
    .filter((sort) => !labels[sort].fits(shown))
    .map((sort) => `it does not cover "${sort}", as it says; what would fit: ${labels[sort].wanted}`);
}

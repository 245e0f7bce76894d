import type { AnchorName, Assessment, AssessmentForm, Judgement, PackPin, Statement } from '@shodo/contracts';
import { breachAsWhole, contradictions } from './breach.js';
import { decisiveFacts, weigh } from './condition.js';
import { dueOf } from './due.js';
import { answerOf, exemptionStatements, liftingExemption } from './exemption.js';
import { type Facts, factsOf } from './fact-history.js';
import { type Answer, type Library, type Pack, standingOf } from './pack.js';
import { recipientOf } from './recipient.js';
import { restsOn } from './rests-on.js';
import { runningClock } from './running-clock.js';
import { eachOnce, say } from './say.js';
import { type Selected, selectPacks } from './selection.js';
import { whatWouldChange } from './what-if.js';
import { atWallClock, dayIn, dayNumber, dayText } from './zone.js';

/**
 * Which duties these facts raise, when each falls due, why, and what would change it. Pure: the same form and library give the same result,
 * whatever the machine's clock and zone.
 * @param library packs, office calendars and routing tables, as data
 * @param pins packs by which open duties were judged first; they stay with them
 * @returns every duty of the packs that look at this organisation, those not arisen with their reason
 */
export function assess(form: AssessmentForm, library: Library, pins: readonly PackPin[] = []): Assessment {
  const now = Date.parse(form.now);
  const stated = factsOf(form.facts, now);
  const facts = breachAsWhole(stated);
  const anchorsOf = anchorReader(form, now);
  const judgements = selectPacks(library, form, pins, (pack) => anchorsOf(pack.clock.zone)).map((selected) =>
    judge(selected, { form, facts, now, library, anchors: anchorsOf(selected.pack.clock.zone) }),
  );
  const shared = new Set(['CALENDAR_UNVERIFIED', 'pinned-pack-is-missing', 'pack-is-not-in-force', 'recipient-to-be-confirmed']);
  const warnings = eachOnce([
    ...contradictions(stated, now),
    ...stated.ahead.map((fact) => say('fact-lies-ahead', { fact })),
    ...anchorWarnings(form, now),
    ...form.organisation.jurisdictions
      .filter((one) => !library.packs.some((pack) => pack.jurisdiction === one))
      .map((jurisdiction) => say('no-pack-for-jurisdiction', { jurisdiction })),
    ...judgements.flatMap((one) => one.warnings.filter(({ code }) => shared.has(code))),
  ]);
  return { judgements, warnings };
}

const isDay = (anchor: string) => anchor.length === 10;

/** The anchors known by now, as instants; a day counts from 00:00 in the zone of the duty. */
function anchorReader(form: AssessmentForm, now: number): (zone: string) => ReadonlyMap<string, number> {
  const byZone = new Map<string, ReadonlyMap<string, number>>();
  return (zone) => {
    const kept = byZone.get(zone);
    if (kept !== undefined) return kept;
    const entries = Object.entries(form.anchors).map(([name, at]): [string, number] => [
      name,
      isDay(at) ? atWallClock(zone, dayNumber(at), 0) : Date.parse(at),
    ]);
    const read = new Map(entries.filter(([, at]) => at <= now));
    byZone.set(zone, read);
    return read;
  };
}

function anchorWarnings(form: AssessmentForm, now: number): Statement[] {
  const { occurred, aware } = form.anchors;
  const ahead = Object.entries(form.anchors).filter(([, at]) => Date.parse(isDay(at) ? `${at}T00:00:00+09:00` : at) > now);
  const comparable = occurred !== undefined && aware !== undefined && isDay(occurred) === isDay(aware);
  return [
    ...ahead.map(([anchor]) => say('anchor-lies-ahead', { anchor })),
    ...(comparable && Date.parse(aware) < Date.parse(occurred) ? [say('awareness-before-occurrence')] : []),
  ];
}

interface Case {
  readonly form: AssessmentForm;
  readonly facts: Facts;
  readonly now: number;
  readonly library: Library;
  readonly anchors: ReadonlyMap<string, number>;
}

function judge(selected: Selected, { form, facts, now, library, anchors }: Case): Judgement {
  const { pack } = selected;
  const onFacts = answerOf(pack, facts, now);
  const otherLaw = pack.sectorsUnderOtherLaw.find(({ sector }) => sector === form.organisation.sector);
  const anchorUnsure = pack.clock.earliestOf.some(({ anchor }) => isUnsure(form, anchor) && anchors.has(anchor));
  const calendar = library.calendars.find(({ offices }) => offices === pack.clock.offices);
  const running = runningClock({ pack, facts, now, calendar, anchors });
  const answer = cautious(onFacts, {
    keepOpen: selected.keeps || (otherLaw !== undefined && mayFallUnder(pack, facts, now)),
    notSure: !selected.inForce || anchorUnsure || running === undefined,
  });
  const due = running === undefined || answer === 'no' ? undefined : dueOf(pack, running, now);
  const { names, warnings } = recipientOf(pack, library.routes, form.organisation.sector, dayText(dayIn(pack.clock.zone, now)));
  const exempt = exemptionStatements(pack, facts, now);
  const lifted = liftingExemption(pack, facts, now) !== undefined;
  return {
    duty: pack.duty,
    kind: pack.kind,
    names: { ...pack.names },
    recipient: { ...names },
    standing: standingOf(answer),
    ...(due === undefined ? {} : { clock: due.clock }),
    reminders: due?.reminders ?? [],
    readings: [...(due?.readings ?? [])],
    because: eachOnce([
      ...(lifted ? [] : decisiveFacts(pack.arisesWhen, facts, now)),
      ...exempt,
      ...(answer === 'no' ? [] : anchorStatements(form, pack, running?.limit.anchor, anchors, anchorUnsure)),
      ...(due?.because ?? []),
    ]),
    restsOn: restsOn(pack, facts, now),
    cites: pack.cites.map((cite) => ({ ...cite })),
    wouldChangeIf: [...whatWouldChange(pack, facts, now), ...(due === undefined ? [] : [say('earlier-awareness-moves-the-date')])],
    warnings: eachOnce([
      ...selected.warnings,
      ...(answer === 'no' ? [] : warnings),
      ...(otherLaw === undefined ? [] : [say('sector-has-rules-of-its-own', { sector: otherLaw.sector, law: otherLaw.law })]),
      ...(due?.warnings ?? []),
    ]),
    pack: { version: pack.version, digest: pack.digest },
    lastChecked: { ...pack.lastChecked },
  };
}

/** Another law looks at the case unless it is lifted here too, or nothing happened. */
const mayFallUnder = (pack: Pack, facts: Facts, now: number) =>
  liftingExemption(pack, facts, now) === undefined && weigh(facts.truth('breach-occurred', now), 'suspected') !== 'no';

const isUnsure = (form: AssessmentForm, anchor: AnchorName) => form.provisionalAnchors?.includes(anchor) === true;

/** Doubt never takes a duty away, and never lets it pass as certain. */
function cautious(answer: Answer, doubt: { readonly keepOpen: boolean; readonly notSure: boolean }): Answer {
  if (answer === 'no') return doubt.keepOpen ? 'open' : 'no';
  return doubt.notSure ? 'open' : answer;
}

function anchorStatements(
  form: AssessmentForm,
  pack: Pack,
  anchor: AnchorName | undefined,
  anchors: ReadonlyMap<string, number>,
  unsure: boolean,
): Statement[] {
  const first = pack.clock.earliestOf[0]?.anchor;
  if (anchor === undefined) return first === undefined ? [] : [say('anchor-is-missing', { anchor: first })];
  const given = form.anchors[anchor];
  return [
    ...(unsure ? [say('awareness-is-provisional')] : []),
    ...(given !== undefined && isDay(given) && anchors.has(anchor) ? [say('time-of-day-is-not-known', { anchor, day: given })] : []),
  ];
}

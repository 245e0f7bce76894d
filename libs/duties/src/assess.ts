import type { AnchorName, Assessment, AssessmentForm, Judgement, PackPin, Statement, TruthFact } from '@shodo/contracts';
import { anchorReader, anchorStatements, anchorWarnings, isFiling, type UnsureStart, waitsForFiling } from './anchors.js';
import { indicatorOfBreach, isClaimed } from './breach.js';
import { decisiveLeaves, evaluate, leafStatement, leavesOf } from './condition.js';
import { asOneRecord, contradictions } from './contradictions.js';
import { type Due, dueOf } from './due.js';
import { earlierAwarenessStatement } from './earlier-awareness.js';
import { earlierStartStatements } from './earlier-start.js';
import { answerOf, exemptionStatements, liftingExemption } from './exemption.js';
import { type Facts, factsOf, type Truth } from './fact-history.js';
import { namingFilings, withFilingNames } from './filing-names.js';
import { filingsOf, limitsPassed, packOf, withKnownFilings } from './filings.js';
import { calendarFor, fitted, rollsNot } from './fitted.js';
import { everyFollowing, type Following } from './following.js';
import { gradesGiven, namingGrades, withGrades } from './graded.js';
import { inFull } from './in-full.js';
import { localTimeWarnings } from './local-times.js';
import { noticeWarnings } from './notice-first.js';
import { once } from './once.js';
import { otherLawOf } from './other-law.js';
import { differences } from './other-rules.js';
import { type Answer, type Exemption, type Leaf, type Library, type Pack, type Silence, standingOf } from './pack.js';
import { namedParties, partiesOf, partyStatements, partyWarnings } from './parties.js';
import { recipientOf } from './recipient.js';
import { registerGaps } from './register.js';
import { gradeStatement, remarksOf } from './remarks.js';
import { restsOn } from './rests-on.js';
import { type Asked, type ClockWithoutEnd, hasEnd, type RunningClock, runningClock } from './running-clock.js';
import { eachOnce, say } from './say.js';
import { profileGaps, type Selected, selectPacks } from './selection.js';
import { type Seen, whatWouldChange } from './what-if.js';
import { namingController } from './who-is-told.js';
import { aboutToBeAcquiredStatement } from './wrongful-purpose.js';
import { dayIn, dayText } from './zone.js';

/** Warnings of one duty that concern the whole assessment. */
const shared: ReadonlySet<string> = new Set([
  'CALENDAR_UNVERIFIED',
  'pinned-pack-is-missing',
  'pack-is-not-in-force',
  'recipient-to-be-confirmed',
  'about-to-be-acquired-is-not-said',
  'limit-is-not-known',
  'discovery-comes-first',
  'zone-is-not-of-the-authority',
  'zone-is-not-named',
]);

/**
 * Which duties these facts raise, when each falls due, why, and what would change it. Pure: the same form and library give the same result,
 * whatever the machine's clock and zone.
 * @param library packs, office calendars and routing tables, as data
 * @param pins packs by which open duties were judged first; they stay with them
 * @returns every duty of the packs that look at this organisation, those not arisen with their reason
 */
export function assess(asked: AssessmentForm, library: Library, pins: readonly PackPin[] = []): Assessment {
  const { form, warnings: ofFilings } = withKnownFilings(asked, library);
  const now = Date.parse(form.now);
  const filings = filingsOf(form, now);
  const stated = factsOf(form.facts, now, { filings, scope: form.scope, leftOut: form.leftOut, graded: gradesGiven(form, now) });
  const facts = asOneRecord(stated);
  const anchorsOf = anchorReader(form, now);
  const about = { form, facts, stated, followings: everyFollowing(stated, now), now, library, anchorsOf };
  const selected = selectPacks(library, form, pins, ({ clock }) => anchorsOf(clock.zone));
  const named = (one: Selected) => namingGrades(namingFilings(judge(one, about), library), one.pack.jurisdiction);
  const judged = selected.map((one) => ({ pack: one.pack, judgement: named(one) }));
  const judgements = namingController(judged, facts, now);
  const fittedPacks = selected.map(({ pack }) => fitted(pack, form.organisation));
  const warnings = eachOnce([
    ...contradictions(stated, Object.keys(form.facts), now),
    ...stated.ahead.map((fact) => say('fact-lies-ahead', { fact })),
    ...withFilingNames(anchorWarnings(form, library, now), library),
    ...noticeWarnings(form, fittedPacks, library),
    ...ofFilings,
    ...localTimeWarnings(form, fittedPacks),
    ...limitsPassed(judgements, { form, facts, filings, now }),
    ...profileGaps(library, form.organisation, new Set(judgements.map(({ duty }) => duty))),
    ...registerGaps(library, form, facts, now),
    ...form.organisation.jurisdictions
      .filter((one) => !library.packs.some((pack) => pack.jurisdiction === one))
      .map((jurisdiction) => say('no-pack-for-jurisdiction', { jurisdiction })),
    ...judgements.flatMap((one) => one.warnings.filter(({ code }) => shared.has(code))),
  ]);
  return { judgements, warnings: withGrades(warnings, form.organisation.jurisdictions) };
}

interface Matter {
  readonly form: AssessmentForm;
  readonly facts: Facts;
  /** The facts as they were stated, before they were made one record. */
  readonly stated: Facts;
  /** Facts that nobody stated, and what on record they are taken from. */
  readonly followings: ReadonlyMap<TruthFact, Following>;
  readonly now: number;
  readonly library: Library;
  readonly anchorsOf: (zone: string) => ReadonlyMap<string, number>;
}

/** The judgement by the pack that was selected, and how it would differ under the rules that were not. */
function judge(selected: Selected, matter: Matter): Judgement {
  const judgement = selected.inForce === 'not-yet' ? judgedLater(selected.pack, matter) : judgedBy(selected, matter);
  if (selected.others.length === 0) return judgement;
  const others = selected.others.map((pack) => {
    const { answer, due } = ruledBy({ pack, warnings: [], keeps: false, inForce: 'yes', others: [] }, matter);
    return { pack, outcome: { standing: standingOf(answer), clock: due?.clock } };
  });
  const { otherRules, warnings } = differences(judgement, others, matter.form.now);
  return { ...judgement, ...(otherRules.length === 0 ? {} : { otherRules }), warnings: [...judgement.warnings, ...warnings] };
}

type Nameplate = Pick<Judgement, 'duty' | 'kind' | 'force' | 'names' | 'cites' | 'pack' | 'lastChecked'>;

/** What every judgement by this pack says, whatever the facts. */
const nameplate = once(
  (pack: Pack): Nameplate => ({
    duty: pack.duty,
    kind: pack.kind,
    ...(pack.force === 'duty' ? {} : { force: pack.force }),
    names: { ...pack.names },
    cites: pack.cites.map((cite) => ({ ...cite })),
    pack: { version: pack.version, digest: pack.digest },
    lastChecked: { ...pack.lastChecked },
  }),
);

type Optional = 'clock' | 'parties' | 'cites';
type Found = Omit<Judgement, keyof Nameplate | Optional> & { readonly [Name in Optional]: Judgement[Name] | undefined };

/** Written out, one after the other: spreads between names take V8 thirty times longer, and this is made for every duty. */
function judgementOf(by: Pack, found: Found): Judgement {
  const { duty, kind, force, names, cites, pack, lastChecked } = nameplate(by);
  const judgement: { -readonly [Name in keyof Judgement]?: Judgement[Name] } = { duty, kind, names, cites: found.cites ?? cites, pack };
  if (force !== undefined) judgement.force = force;
  if (lastChecked !== undefined) judgement.lastChecked = lastChecked;
  judgement.recipient = found.recipient;
  if (found.parties !== undefined) judgement.parties = found.parties;
  judgement.standing = found.standing;
  if (found.clock !== undefined) judgement.clock = found.clock;
  judgement.reminders = found.reminders;
  judgement.readings = found.readings;
  judgement.because = found.because;
  judgement.wouldChangeIf = found.wouldChangeIf;
  judgement.restsOn = found.restsOn;
  judgement.warnings = found.warnings;
  return judgement as Judgement;
}

/** Before the rule begins there is no such duty. */
function judgedLater(pack: Pack, { form, library, now }: Matter): Judgement {
  const from = pack.pending === undefined ? pack.inForce.from : pack.pending.from;
  return judgementOf(pack, {
    recipient: { ...recipientOf(pack, library.routes, form.organisation, dayText(dayIn(pack.clock.zone, now))).names },
    standing: 'not-arisen',
    clock: undefined,
    parties: undefined,
    cites: undefined,
    reminders: [],
    readings: [],
    restsOn: [],
    because: [say(from === undefined ? 'rule-has-no-day-yet' : 'rule-begins-later', { from })],
    wouldChangeIf: [],
    warnings: [],
  });
}

/** What the rule says of this case, before any reason is given. */
interface Ruled {
  /** As it reads for this organisation. */
  readonly pack: Pack;
  readonly clocked: Asked;
  readonly seen: Seen;
  readonly answer: Answer;
  readonly running: RunningClock | ClockWithoutEnd | undefined;
  readonly unsure: UnsureStart;
  readonly due: Due | undefined;
}

function ruledBy(selected: Selected, matter: Matter): Ruled {
  const { form, facts, now, library } = matter;
  const { organisation } = form;
  const pack = fitted(selected.pack, organisation);
  const anchors = matter.anchorsOf(pack.clock.zone);
  const clocked = { pack, facts, now, calendar: calendarFor(pack, library.calendars, organisation), anchors };
  const running = runningClock(clocked);
  const unsure = {
    isProvisional: pack.clock.earliestOf.some(({ anchor }) => form.provisionalAnchors?.includes(anchor) === true && anchors.has(anchor)),
    missing: missingAnchor(pack, running, anchors),
  };
  const seen = cautious({
    keepOpen: selected.keeps,
    notSure:
      selected.inForce === 'no' || unsure.isProvisional || unsure.missing !== undefined || (running === undefined && !waitsForFiling(pack)),
  });
  const answer = seen(answerOf(pack, facts, now));
  const due = running === undefined || answer === 'no' ? undefined : dueOf(pack, running, now);
  return { pack, clocked, seen, answer, running, unsure, due };
}

function judgedBy(selected: Selected, matter: Matter): Judgement {
  const { form, facts, now, library } = matter;
  const { organisation } = form;
  const { pack, clocked, seen, answer, running, unsure, due } = ruledBy(selected, matter);
  const otherLaw = otherLawOf(pack, organisation.sector);
  const lifting = liftingExemption(pack, facts, now);
  const decisive = lifting === undefined ? decisiveLeaves(pack.arisesWhen, facts, now) : [];
  const recipient = recipientOf(pack, library.routes, organisation, dayText(dayIn(pack.clock.zone, now)));
  const told = (statements: readonly Statement[]) =>
    running === undefined ? [...statements] : inFull(statements, pack.clock.zone, running.startsAt);
  const parties = answer === 'no' ? [] : partiesOf(pack, organisation, running !== undefined && hasEnd(running) ? running : undefined);
  return judgementOf(selected.pack, {
    recipient: { ...namedParties(recipient.names, parties) },
    parties: parties.length === 0 ? undefined : [...parties],
    standing: standingOf(answer),
    clock: due?.clock,
    cites: otherLaw && pack.cites.map((cite) => ({ ...cite })),
    reminders: pack.force === 'advice' ? [] : (due?.reminders ?? []),
    readings: [...(due?.readings ?? [])],
    because: reasons(pack, matter, {
      answer,
      lifting,
      decisive,
      running,
      unsure,
      counted: [...(due?.because ?? []), ...told(partyStatements(parties))],
    }),
    wouldChangeIf: eachOnce([
      ...whatWouldChange(pack, matter, now, seen),
      ...(isOpenForIt(selected, unsure, answerOf(pack, facts, now)) ? [say('anchor-would-settle-it', { anchor: unsure.missing })] : []),
      ...(due !== undefined && running !== undefined && hasEnd(running)
        ? told([...earlierStartStatements(clocked, running, matter.stated), ...earlierAwarenessStatement(clocked, running)])
        : []),
    ]),
    restsOn: restsOn(decisive, lifting, facts, now),
    warnings: eachOnce([
      ...selected.warnings,
      ...(answer === 'no' ? [] : [...recipient.warnings, ...partyWarnings(parties), ...fitWarnings(selected.pack, form)]),
      ...remarksOf(pack, { answer, facts, now, anchors: clocked.anchors, isUnderOtherLaw: otherLaw !== undefined }),
      ...(answer === 'no' ? [] : gradeStatement(pack, facts, now)),
      ...(lifting === undefined ? aboutToBeAcquiredStatement(pack, facts, matter.stated, now) : []),
      ...(otherLaw === undefined
        ? []
        : [say('sector-has-rules-of-its-own', { sector: otherLaw.sector, law: otherLaw.law, line: otherLaw.line })]),
      ...(due?.warnings ?? []),
    ]),
  });
}

interface Reasoned {
  readonly answer: Answer;
  readonly lifting: Exemption | undefined;
  /** What made the answer what it is, where no exemption lifts. */
  readonly decisive: readonly Leaf[];
  readonly running: RunningClock | ClockWithoutEnd | undefined;
  readonly unsure: UnsureStart;
  /** The count day by day. */
  readonly counted: readonly Statement[];
}

function reasons(pack: Pack, { form, facts, stated, followings, now, library }: Matter, reasoned: Reasoned): Statement[] {
  const { answer, lifting, decisive, running, unsure, counted } = reasoned;
  return eachOnce([
    ...(lifting === undefined ? indicatorStatement(pack, stated, now) : []),
    ...told(decisive, facts, now).map(
      (leaf) => followingStatement(leaf, followings, facts, now) ?? leafStatement(leaf, facts, now, (duty) => packOf(library, duty)?.names),
    ),
    ...exemptionStatements(pack, lifting, facts, now, answer),
    ...(answer === 'no' ? [] : anchorStatements(form, pack, running?.limit.anchor, unsure)),
    ...counted,
  ]);
}

/** Of a fact that counts and that nobody has stated: what on record it is taken from. */
function followingStatement(leaf: Leaf, followings: Matter['followings'], facts: Facts, now: number): Statement | undefined {
  const found = leaf.is === 'fact' ? followings.get(leaf.fact) : undefined;
  if (found === undefined || leaf.is !== 'fact' || evaluate(leaf, facts, now) !== 'yes') return undefined;
  const { from, confidence } = found;
  const by = from.is === 'scope' ? from.scope : from.fact;
  return say('fact-follows', { fact: leaf.fact, confidence, by, byValue: from.is === 'choice' ? from.value : undefined });
}

const isSilence = (silence: Silence, { unsaid, leftOut }: Truth) =>
  (silence !== 'open' && unsaid === true) || (silence === 'left-out' && leftOut === true);

/** A rule that waits for a word, or a proof, nobody has raised is not kept away by that silence where something else denies it. */
function told(decisive: readonly Leaf[], facts: Facts, now: number): readonly Leaf[] {
  const isSilent = (leaf: Leaf) =>
    (leaf.is === 'fact' && isSilence(leaf.silence, facts.truth(leaf.fact, now))) ||
    (leaf.is === 'proven' && !isClaimed(facts.truth(leaf.fact, now)));
  const said = decisive.filter((leaf) => !isSilent(leaf));
  return said.length === 0 ? decisive : said;
}

/** The sign of a leak, where it alone makes the breach suspected. */
function indicatorStatement(pack: Pack, stated: Facts, now: number): Statement[] {
  const indicator = indicatorOfBreach(stated, now);
  if (indicator === undefined || !leavesOf(pack.arisesWhen).some((leaf) => 'fact' in leaf && leaf.fact === 'breach-occurred')) return [];
  return [say('indicator-makes-it-suspected', { value: indicator })];
}

/** Where the pack was read for this organisation, and that is not sure. */
function fitWarnings(pack: Pack, { organisation }: AssessmentForm): Statement[] {
  const { zone, zones } = pack.clock;
  const named = organisation.zone;
  return [
    ...(zones.length > 0 && named === undefined ? [say('zone-is-not-named', { used: zone })] : []),
    ...(zones.length > 0 && named !== undefined && !zones.includes(named)
      ? [say('zone-is-not-of-the-authority', { zone: named, used: zone })]
      : []),
    ...(rollsNot(pack, organisation) ? [say('authority-has-closed-days-of-its-own')] : []),
  ];
}

/** What the law counts from, where neither that is on record nor anything that surely stands in for it. */
function missingAnchor(
  pack: Pack,
  running: RunningClock | ClockWithoutEnd | undefined,
  anchors: ReadonlyMap<string, number>,
): AnchorName | undefined {
  if (running === undefined)
    return waitsForFiling(pack) ? undefined : pack.clock.earliestOf.find(({ anchor }) => !isFiling(anchor))?.anchor;
  const { unsure, inPlaceOf } = running.limit;
  return unsure === true && inPlaceOf !== undefined && !anchors.has(inPlaceOf) ? inPlaceOf : undefined;
}

/** Would the duty stand for sure, were the missing anchor on record? */
const isOpenForIt = ({ inForce }: Selected, { isProvisional, missing }: UnsureStart, answer: Answer) =>
  missing !== undefined && !isProvisional && inForce !== 'no' && answer === 'yes';

/** Doubt never takes a duty away, and never lets it pass as certain. */
const cautious =
  ({ keepOpen, notSure }: { readonly keepOpen: boolean; readonly notSure: boolean }) =>
  (answer: Answer): Answer =>
    (answer === 'no' && keepOpen) || (answer === 'yes' && notSure) ? 'open' : answer;

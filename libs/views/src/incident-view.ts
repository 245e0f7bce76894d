import type {
  Actor,
  Allowed,
  FactView,
  FilingView,
  FoldedIncident,
  IncidentView,
  OrganisationPractice,
  OrganisationProfile,
  Refusal,
  ReminderView,
  ReportItem,
} from '@shodo/contracts';
import {
  type Circumstances,
  changedSinceDrafted,
  changeSinceFiled,
  dutyOf,
  evidenceWithin,
  type Filing,
  type Incident,
  incidentCommandNames,
  type OutdatedReport,
  occurredAtOf,
  outdatedReports,
  personOf,
  practiceInForce,
  principalsOf,
  standsInTheWay,
  standsInTheWayOfEach,
  trackNames,
  trackState,
  tracks,
} from '@shodo/incident';
import { limitedViewsOf } from './audience-views.js';
import { dutyViewOf } from './clocks.js';
import { decisionViewsOf, rulingViewsOf } from './decision-views.js';
import { incidentOf } from './fold.js';
import { ownTime, rowOf } from './incident-row.js';
import { reportItemsOf } from './report-completeness.js';

interface Reader {
  /** Server time of the reading. */
  readonly now: string;
  readonly by: Actor;
  readonly practice: OrganisationPractice;
  /** What the organisation is by its settings today. */
  readonly profile?: OrganisationProfile;
}

const blocking = (refusals: readonly Refusal[]): Allowed['blockedBy'] =>
  refusals.map(({ code, detail }) => ({ code, ...(detail && { detail: { ...detail } }) }));

/** What the caller may do next, by the very rules that will decide it. Authority (who may send what) is the API's to add. */
export const allowedFor = (incident: Incident, circumstances: Circumstances): Allowed[] =>
  incidentCommandNames
    .filter((command) => command !== 'ReportIncident')
    .map((command) => {
      const blockedBy = blocking(standsInTheWay(command, incident, circumstances));
      const allowed = blockedBy.length === 0;
      const each = allowed ? standsInTheWayOfEach(command, incident, circumstances) : [];
      const exceptFor = each.map(({ on, refusals }) => ({ on, blockedBy: blocking(refusals) }));
      return { command, allowed, blockedBy, ...(exceptFor.length > 0 && { exceptFor }) };
    });

const filesOf = ({ evidence }: Incident, pieces: readonly string[] = []) =>
  new Set(evidence.flatMap((each) => (pieces.includes(each.evidence) ? (each.file ?? []) : []))).size;

const trackViews = (incident: Incident) =>
  trackNames.map((track) => {
    const holder = incident.holders[track];
    const state = trackState(incident, track);
    return {
      track,
      state,
      waitingFor: state === 'open' ? [...tracks[track].doneWhen(incident)] : [],
      ...(holder && { holder: holder.person, heldSince: holder.since }),
      ...(holder?.entry !== undefined && { holderEntry: holder.entry }),
      ...(holder?.namedBy && { holderNamedBy: holder.namedBy }),
    };
  });

const factViews = (incident: Incident): FactView[] =>
  Object.entries(incident.facts).flatMap(([fact, versions]) =>
    versions.map(
      ({ stated, source, note, evidence = [], at, by }, index) =>
        ({
          fact,
          version: index + 1,
          stated,
          source,
          evidence: [...new Set([...evidence, ...evidenceWithin(stated)])],
          at,
          ...(note && { note }),
          ...(by && { by }),
        }) as FactView,
    ),
  );

const anchorViews = ({ anchors }: Incident) =>
  Object.entries(anchors).flatMap(([anchor, versions]) =>
    versions.map(({ value, source, at, by, note, withdrawn }, index) => ({
      anchor,
      version: index + 1,
      at: value,
      source,
      recordedAt: at,
      ...(by && { by }),
      ...(note && { note }),
      ...(withdrawn && { withdrawn }),
    })),
  );

const causeView = ({ history: _history, ...cause }: NonNullable<Incident['cause']>) => cause;

/** The clock of a duty that was filed stands still: whose day a late filing missed can be read from it. */
function filingView(
  incident: Incident,
  { draft: _draft, alsoSettles: _duties, asFiled, changedAt: _changedAt, ...filing }: Filing,
  outdated: readonly OutdatedReport[],
): FilingView {
  const strictness = filing.late ? dutyOf(incident, filing.duty)?.clock?.strictness : undefined;
  const last = outdated.find((each) => each.filing.filing === filing.filing);
  return {
    ...filing,
    ...(strictness && { strictness }),
    ...(last && { changed: changedView(incident, last, asFiled?.['principal-count']) }),
    ...(filing.state !== 'made' && draftView(incident, filing)),
  } as FilingView;
}

/** What changed since it was filed; of the number of persons, which number it was and is. */
function changedView(incident: Incident, outdated: OutdatedReport, was: unknown) {
  const changed = changeSinceFiled(incident, outdated);
  return { ...changed, ...countChanged(incident, changed.items, was) };
}

const countChanged = (incident: Incident, items: readonly ReportItem[], was: unknown) =>
  items.includes('principal-count') && { principals: { was, is: principalsOf(incident) } };

function draftView(incident: Incident, draft: Filing) {
  const { said, items } = changedSinceDrafted(incident, draft);
  return items.length > 0 && { changedSinceDrafted: { items, ...countChanged(incident, items, said['principal-count']) } };
}

/** A draft that was filed is shown once, as what was filed; when that is taken back, the draft can be filed again. */
function filingViews(incident: Incident): FilingView[] {
  const filed = new Set(incident.filings.filter(({ withdrawn }) => !withdrawn).map(({ draft }) => draft));
  const outdated = outdatedReports(incident);
  return incident.filings.filter(({ filing }) => !filed.has(filing)).map((filing) => filingView(incident, filing, outdated));
}

const reminderViews = (incident: Incident): ReminderView[] =>
  incident.reminders.map(
    ({ acknowledged, fellDueAt: _fellDueAt, holder: _holder, escalation: _escalation, ...reminder }) =>
      ({
        ...reminder,
        ...(acknowledged && { acknowledgedAt: acknowledged.at, ...(acknowledged.by && { acknowledgedBy: acknowledged.by }) }),
      }) as ReminderView,
  );

/** One incident as its page shows it, as of the reader's now. Sealed texts stay references. */
export function viewOf(folded: FoldedIncident, { now: serverNow, by, practice, profile }: Reader): IncidentView {
  const incident = incidentOf(folded);
  const { reported } = incident;
  if (!reported) throw new Error('an incident without its report has no view');
  const now = ownTime(incident.clockShiftMs, serverNow);
  const { summary, reportedBy, noticedAt } = reported;
  const occurredAt = occurredAtOf(incident);
  return {
    ...rowOf(folded, serverNow),
    now,
    clockShiftMs: incident.clockShiftMs,
    ...(incident.clockShifts && { clockShifts: incident.clockShifts }),
    practice: practiceInForce(incident, practice),
    summary,
    noticedAt,
    anchors: anchorViews(incident),
    trackViews: trackViews(incident),
    duties: incident.duties.map((duty) => dutyViewOf(duty, now, incident)).toSorted(byUrgency),
    notArisen: [...(incident.assessed?.notArisen ?? [])],
    warnings: [...(incident.assessed?.warnings ?? [])],
    facts: factViews(incident),
    categories: [...incident.categories],
    dataItems: [...(incident.dataItems ?? [])],
    containmentMeasures: incident.containmentMeasures.map((measure) => ({ ...measure, evidence: [...measure.evidence] })),
    evidence: incident.evidence.map((each) => ({ ...each, custody: [...(each.custody ?? [])] })),
    filings: filingViews(incident),
    reportItems: reportItemsOf(incident, now),
    preventionMeasures: incident.preventionMeasures.map(({ adoptedAt: _adoptedAt, ...measure }) => measure),
    reminders: reminderViews(incident),
    erasures: incident.erasures.map((each) => ({ ...each, files: filesOf(incident, each.evidence) })),
    decisions: decisionViewsOf(incident, personOf(by)),
    limited: limitedViewsOf(incident, personOf(by)),
    givenPacks: incident.givenPacks.map(({ asked, ...each }) => ({ ...each, ...(asked && { askedAt: asked.at }) })),
    rulings: rulingViewsOf(incident),
    digest: incident.digest,
    allowed: allowedFor(incident, { now, by, practice, ...(profile && { profile }) }),
    organisation: reported.organisation,
    ...(reportedBy && { reportedBy }),
    ...(reported.by && { reporter: reported.by }),
    ...(occurredAt && { occurredAt }),
    ...(incident.awareness && { awareness: incident.awareness }),
    ...(incident.cause && { cause: causeView(incident.cause) }),
    ...(incident.spreadStoppedAt && { spreadStoppedAt: incident.spreadStoppedAt }),
    ...(incident.spreadStopped && { spreadStopped: incident.spreadStopped }),
    ...(incident.closing && { closing: incident.closing }),
    ...(incident.closingTurnedDown && { closingTurnedDown: incident.closingTurnedDown }),
    ...(incident.reopened && !incident.closedAt && !incident.ruledOut && { reopened: incident.reopened }),
    ...(incident.legalHold && { legalHold: incident.legalHold }),
  } as IncidentView;
}

/** Open duties first, earliest end first; settled ones after them. */
const byUrgency = (a: { nextAt?: string | undefined }, b: { nextAt?: string | undefined }) =>
  (a.nextAt ? Date.parse(a.nextAt) : Number.MAX_SAFE_INTEGER) - (b.nextAt ? Date.parse(b.nextAt) : Number.MAX_SAFE_INTEGER);

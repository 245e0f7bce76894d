import type {
  AskedAssessment,
  AssessedDuties,
  AssessmentRequest,
  DatedAnchor,
  FactStatement,
  IncidentEvent,
  Judgement,
  TruthStatement,
} from '@shodo/contracts';
import { standingAnchor } from '../fact-finding/anchors.js';
import { happened, isAfter } from '../lifecycle/decision.js';
import { type Duty, dutyOf, type FactVersion, type Incident } from '../lifecycle/incident.js';
import { changeOf, isAlike } from './change.js';
import { arisen, judgementInForce } from './clock-in-force.js';
import { startIsCorrected } from './corrected-start.js';
import { movedLaterBy, withEarlierAnchors } from './earlier-anchors.js';
import { movesLater } from './lateness.js';
import { causesOf } from './later-date.js';
import { lastSupplement, leavesMoreToFile, saidOfOpenItems } from './left-open.js';

/** Evidence named beside a yes or no proves it as well as evidence named within. */
const withEvidence = ({ stated, evidence = [] }: FactVersion): FactStatement =>
  'value' in stated && typeof stated.value !== 'string' && evidence.length > 0 && !stated.evidence?.length
    ? { ...stated, evidence: [...evidence] }
    : stated;

/** Of several versions for one moment the last one written: the record knows their order, which the form does not tell. */
const lastOfEachMoment = <V extends { readonly asOf?: string | undefined }>(versions: readonly V[]): V[] =>
  versions.filter(({ asOf }, index) => versions.findLastIndex((other) => other.asOf === asOf) === index);

const asVersion = (version: FactVersion) => ({ ...withEvidence(version), asOf: version.stated.asOf ?? version.at });
const asVersions = (versions: readonly FactVersion[]) => lastOfEachMoment(versions.map(asVersion));

const itemsOpenIn = (incident: Incident) =>
  lastOfEachMoment(
    saidOfOpenItems(
      incident,
      (incident.facts['report-items-open'] ?? []).map((version) => ({ at: version.at, said: asVersion(version) as TruthStatement })),
    ),
  );

/** The kind of incident that was reported: as good as likely, and no more than the reporter's word. What somebody states of it stands in its place. */
const kindReported = ({ reported }: Incident) =>
  reported?.leakType ? { 'leak-type': { value: reported.leakType, confidence: 'probable' as const } } : {};

/**
 * When it was noticed, as the report has it. Awareness lies later only where somebody corrected it, with a reason: what was noticed first was then
 * something else, unless a discovery is on record by itself.
 */
const noticedOf = ({ reported, awareness }: Incident) =>
  reported && awareness && isAfter(awareness.awareAt, reported.noticedAt) ? awareness.awareAt : reported?.noticedAt;

const standingAnchors = (incident: Incident) =>
  (Object.keys(incident.anchors) as DatedAnchor[]).flatMap((name) => {
    const standing = standingAnchor(incident, name);
    return standing ? [[name, standing.value] as const] : [];
  });

/** What the statutory engine is asked: every version of every fact, the awareness in force, and the filings later clocks hang on. */
export function assessmentFormOf(incident: Incident, now: string): AskedAssessment {
  const { reported, awareness, scopes } = incident;
  const itemsOpen = itemsOpenIn(incident);
  if (!reported) throw new Error('an incident is assessed after its report');
  const filed = incident.duties.flatMap(({ judgement: { duty }, settled }) => {
    const at = lastSupplement(incident, duty) ?? (settled?.by === 'filing' ? settled.at : undefined);
    return at === undefined ? [] : [[`filed:${duty}`, at]];
  });
  return {
    now,
    organisation: reported.organisation,
    anchors: {
      discovered: noticedOf(incident) ?? reported.noticedAt,
      ...(reported.occurredAt && { occurred: reported.occurredAt }),
      ...(awareness && { aware: awareness.awareAt }),
      ...Object.fromEntries(standingAnchors(incident)),
      ...Object.fromEntries(filed),
    },
    ...(awareness?.provisional && { provisionalAnchors: ['aware'] }),
    facts: {
      ...kindReported(incident),
      ...Object.fromEntries(Object.entries(incident.facts).map(([fact, versions]) => [fact, asVersions(versions)])),
      ...(itemsOpen.length > 0 && { 'report-items-open': itemsOpen }),
    },
    ...(scopes.length > 0 && { scope: lastOfEachMoment(scopes.map(({ at: _recorded, ...scope }) => scope)) }),
  };
}

/** Under which an assessment of these facts is appended: written twice, it is a repeat. */
export const assessmentKey = ({ factsVersion }: Pick<Incident, 'factsVersion'>) => `assessed:${factsVersion}`;

export const needsAssessment = (incident: Incident) =>
  incident.reported !== undefined &&
  incident.ruledOut === undefined &&
  incident.closedAt === undefined &&
  (incident.assessed?.factsVersion ?? -1) < incident.factsVersion;

/** Was the newest asked for, and nothing judged by them yet? */
const isToFollowNewerRules = ({ newerRules, assessed }: Incident): boolean =>
  newerRules !== undefined && (assessed?.factsVersion ?? -1) < newerRules.from;

/** Packs the open duties were judged by: a newer version never moves them silently, but by somebody's word. */
export const packPins = (incident: Incident) =>
  (isToFollowNewerRules(incident) ? [] : incident.duties)
    .filter((duty) => duty.settled === undefined)
    .map(({ judgement }) => ({ duty: judgement.duty, ...judgement.pack }));

/** All that the statutory engine is asked for one judgement of the incident. */
export function assessmentRequestOf(incident: Incident, now: string): AssessmentRequest {
  const form = assessmentFormOf(incident, now);
  const earlierForm = withEarlierAnchors(form, incident);
  return { form, pins: packPins(incident), ...(earlierForm && { earlierForm }) };
}

/** Same judgement for people: standing, clock, recipient, pack and reasons are alike. What else might change it is no part of it. */
const isUnchanged = (duty: Duty, next: Judgement) => {
  const essence = ({ standing, clock, recipient, pack, reminders, readings, because, restsOn, warnings }: Judgement) => [
    standing,
    clock,
    recipient,
    pack,
    reminders,
    readings,
    because,
    restsOn,
    warnings,
  ];
  return isAlike(essence(duty.judgement), essence(next));
};

/** What was filed or notified stays so. A duty only ruled out rises again when the facts raise it. */
const staysSettled = ({ settled }: Duty, next: Judgement) =>
  settled !== undefined && !(settled.by === 'ruled-out' && next.standing !== 'not-arisen');

/**
 * What was done too late is looked at again where the clock began at a wrong time: by the right one it may have been in time, which somebody else has to
 * agree to. Nothing else that comes to be known changes what was done.
 */
function ofSettled(incident: Incident, duty: Duty, judgement: Judgement, factsVersion: number): IncidentEvent[] {
  const { settled, ...open } = duty;
  if (!settled?.late || isUnchanged(duty, judgement)) return [];
  const waiting = settled.later ? { ...open, later: settled.later } : open;
  if (!movesLater(waiting, judgement))
    return settled.later ? [happened('DutyReassessed', { ...changeOf(duty.judgement, judgementInForce(duty)), factsVersion })] : [];
  const causedBy = causesOf(incident, waiting);
  if (!startIsCorrected({ ...duty, judgement }, { causedBy })) return [];
  return [happened('LaterDateProposed', { judgement, before: judgementInForce(duty), factsVersion, causedBy })];
}

/** What only advises, or asks for an effort, is raised once it is sure: beside the duty that may stand it would be noise. */
const isRaised = ({ standing, force }: Judgement) => standing === 'arisen' || (standing === 'provisional' && force === undefined);

/**
 * A duty arises, or rises again after it was ruled out. Where somebody alone moved a starting point later, it counts from the earlier one, and the
 * later date is proposed with it: nothing begins later by one person's word.
 */
function risen(incident: Incident, judgement: Judgement, { earlier = [] }: AssessedDuties, factsVersion: number): IncidentEvent[] {
  const known = dutyOf(incident, judgement.duty);
  const rise = (first: Judgement) =>
    known
      ? happened('DutyReassessed', { ...changeOf(known.judgement, first), factsVersion })
      : happened('DutyArose', { judgement: first, factsVersion });
  const first = earlier.find(({ duty }) => duty === judgement.duty);
  if (!first || !isRaised(first) || !movesLater(arisen(first, ''), judgement)) return [rise(judgement)];
  return [rise(first), happened('LaterDateProposed', { judgement, before: first, factsVersion, causedBy: movedLaterBy(incident) })];
}

/**
 * Duties that rules raised which look at this organisation no more, since somebody took over another profile: the assessment does not name them, so it
 * is said here. They end as every duty that fell away does, by the word of somebody else.
 */
const notAskedAnyMore = ({ adopted, duties }: Incident, { judgements }: AssessedDuties): Judgement[] =>
  adopted.length === 0
    ? []
    : duties
        .filter(({ judgement: { duty }, settled }) => settled === undefined && !judgements.some((each) => each.duty === duty))
        .map(({ judgement: { clock: _clock, reminders: _reminders, ...judgement } }) => ({
          ...judgement,
          standing: 'not-arisen',
          reminders: [],
          readings: [],
          restsOn: [],
          because: [{ code: 'organisation-is-not-asked' }],
          wouldChangeIf: [],
          warnings: [],
        }));

/**
 * Turns an assessment into events: what arose, what changed (old and new), and what was looked at. An end that comes earlier holds at once; one
 * that would come later is proposed only. `asBeforeOwedAgain` for a run whose history began before a supplement could be owed once more.
 */
export function judge(
  incident: Incident,
  assessment: AssessedDuties,
  factsVersion: number,
  { asBeforeOwedAgain = false } = {},
): readonly IncidentEvent[] {
  const rises = (judgement: Judgement) => risen(incident, judgement, assessment, factsVersion);
  const changes = [...assessment.judgements, ...notAskedAnyMore(incident, assessment)].flatMap((judgement): IncidentEvent[] => {
    const duty = dutyOf(incident, judgement.duty);
    if (!duty) return isRaised(judgement) ? rises(judgement) : [];
    if (duty.settled?.by === 'ruled-out' && judgement.standing !== 'not-arisen') return rises(judgement);
    if (judgement.standing !== 'not-arisen' && leavesMoreToFile(incident, duty) && !asBeforeOwedAgain)
      return [happened('DutyOwedAgain', { judgement, factsVersion })];
    if (staysSettled(duty, judgement)) return ofSettled(incident, duty, judgement, factsVersion);
    if (isUnchanged(duty, judgement)) return [];
    if (!movesLater(duty, judgement)) return [happened('DutyReassessed', { ...changeOf(duty.judgement, judgement), factsVersion })];
    const causedBy = causesOf(incident, duty);
    return [happened('LaterDateProposed', { judgement, before: judgementInForce(duty), factsVersion, causedBy })];
  });
  return [
    ...changes,
    happened('DutiesAssessed', {
      factsVersion,
      notArisen: assessment.judgements.filter(({ standing }) => standing === 'not-arisen').map(({ duty }) => duty),
      warnings: [...assessment.warnings],
      packs: assessment.judgements.map(({ duty, pack }) => ({ duty, ...pack })),
    }),
  ];
}

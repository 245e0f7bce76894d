import type {
  Actor,
  Asked,
  CommandName,
  EventOf,
  IncidentEvent,
  IncidentEventType,
  OrganisationPractice,
  OrganisationProfile,
  Refusal,
  RefusalCode,
} from '@shodo/contracts';
import { presentVersion } from '@shodo/contracts/upcasts';
import type { Incident } from './incident.js';

/** Who asks, when (the incident's own time), and how the organisation works. */
export interface Circumstances {
  readonly now: string;
  readonly by: Actor;
  readonly practice: OrganisationPractice;
  /** What the organisation is today by its settings; not known where nobody asks as a person. */
  readonly profile?: OrganisationProfile;
  /** Only while a run goes again through what a build before decision 0030 accepted: records that contradict each other did not stand in the way. */
  readonly asBeforeContradictions?: boolean;
  /** The same of builds before decision 0035: the times of a prevention measure were taken in any order. */
  readonly asBeforeMeasureTimes?: boolean;
  /** The same of builds before decision 0047: a measure or the end of the spread was taken at any time that does not lie ahead. */
  readonly asBeforeContainmentTimes?: boolean;
  /** The same of builds before decision 0051: a track that somebody held was assigned to somebody else. */
  readonly asBeforeHeldTracks?: boolean;
  /** The same of builds before decision 0052: anybody who records facts confirmed what takes a duty away. */
  readonly asBeforeNamedRole?: boolean;
  /** The same of builds before decision 0059: a breach was ruled out although the facts on record say that it happened. */
  readonly asBeforeRecordsAgainst?: boolean;
  /** The same of builds before decision 0060: one filing was recorded as often as somebody sent it. */
  readonly asBeforeFiledOnce?: boolean;
  /** The same of builds before decision 0061: a measure that was only planned was verified without being carried out. */
  readonly asBeforeCarriedOut?: boolean;
  /** The same of builds before decision 0062: a notice that reached nobody was taken for one that reached all. */
  readonly asBeforeReachedNobody?: boolean;
  /** The same of builds before decision 0063: a report of any kind was recorded under any duty. */
  readonly asBeforeFilingKinds?: boolean;
  /** The same of builds before decision 0066: anybody who responds acknowledged a reminder that went to others. */
  readonly asBeforeSentTo?: boolean;
  /** The same of builds before decision 0067: closing was not proposed while a breach was only suspected. */
  readonly asBeforeStillSuspected?: boolean;
  /** The same of builds before decision 0075: nothing was recorded on a notice to principals that was settled. */
  readonly asBeforeFurtherNotices?: boolean;
  /** The same of builds before decision 0071: a kind of incident that contradicts a fact did not stand in the way of ruling the breach out. */
  readonly asBeforeChoices?: boolean;
  /** Builds before decision 0084 let a proposal fall with every new fact, and took another. */
  readonly asBeforeProposalsStand?: boolean;
  /** The same of builds before decision 0087: a notice was recorded to more persons than anybody had ever said are affected, and as often as somebody sent it. */
  readonly asBeforeCountedNotices?: boolean;
  /** The same of builds before decision 0087: a breach was ruled out over an estimate of those affected. */
  readonly asBeforeEstimates?: boolean;
  /** The same of builds before decision 0087: an incident was reopened at notification although nothing is owed there. */
  readonly asBeforeNothingToOpen?: boolean;
  /** The same of builds before decision 0102: what had been erased was proposed anew, and erased once more. */
  readonly asBeforeErasedOnce?: boolean;
  /** The same of builds before decision 0107: a breach was ruled out over what raises duties without one, and by who had denied that. */
  readonly asBeforeNeverHeld?: boolean;
  /** The same of builds before decision 0112: two decisions that were each to take the place of one both counted. */
  readonly asBeforeOneSuccessor?: boolean;
  /** The same of builds before decision 0114: a proposal to take the place of a decision was itself replaced, and that decision stood beside what did. */
  readonly asBeforeWhatCounts?: boolean;
  /** The same of builds before decision 0078: of a duty that was settled no later date was decided on. */
  readonly asBeforeCorrectedStarts?: boolean;
}

export type Decided = readonly IncidentEvent[] | { readonly refusals: readonly Refusal[] };

/** One thing a command may be about (a duty), and what blocks the command there for this caller. */
export interface AboutOne {
  readonly on: string;
  readonly refusals: readonly Refusal[];
}

/**
 * One command's rules. `standsInTheWay` says what already blocks it, before anything is typed; `decide` is asked only when nothing does,
 * and judges what was typed. The command's id names what the command brings into being.
 */
export interface Decision<Name extends CommandName> {
  readonly standsInTheWay: (incident: Incident, circumstances: Circumstances) => readonly Refusal[];
  /** Where the answer differs from one thing to the next: each thing the command may be about. */
  readonly standsInTheWayOfEach?: (incident: Incident, circumstances: Circumstances) => readonly AboutOne[];
  readonly decide: (incident: Incident, asked: Asked<Name>, circumstances: Circumstances) => Decided;
}

export const refusal = (code: RefusalCode, detail?: Refusal['detail']): Refusal => ({ code, ...(detail && { detail }) });

export const refuse = (...refusals: readonly Refusal[]): Decided => ({ refusals });
export const isRefused = (decided: Decided): decided is { readonly refusals: readonly Refusal[] } => 'refusals' in decided;

/** What happened, as an event. Fields without a value are left out: they would not survive the wire. */
export function happened<Type extends IncidentEventType>(type: Type, data: EventOf<Type>['data']): IncidentEvent {
  const given = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  return { type, version: presentVersion(type), data: given } as IncidentEvent;
}

/** Keeps the codes whose rule is broken: `brokenRules(['time-lies-ahead', isAhead])`. */
export const brokenRules = (...rules: readonly (readonly [Refusal | RefusalCode, boolean])[]): Refusal[] =>
  rules.filter(([, broken]) => broken).map(([rule]) => (typeof rule === 'string' ? refusal(rule) : rule));

/**
 * Somebody recorded there what the writer has not seen: of two who act at once the second would overwrite the first, and neither would know. What a
 * state of an earlier build does not know the entry of stands in nobody's way, nor does whoever names none: no command of an earlier build did, so
 * that its history comes to the same entries without a patch.
 */
export const isUnseen = (standing: { readonly entry?: number } | undefined, basedOn: number | undefined): boolean => {
  const entry = standing ? standing.entry : 0;
  return basedOn !== undefined && entry !== undefined && entry !== basedOn;
};

export const isAfter = (a: string, b: string) => Date.parse(a) > Date.parse(b);
export const isBefore = (a: string, b: string) => Date.parse(a) < Date.parse(b);
/** People tell a time to the minute: within the minute of another time is not before it. */
export const minuteOf = (at: string) => new Date(Math.floor(Date.parse(at) / 60_000) * 60_000).toISOString();

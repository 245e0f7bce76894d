import type { NoticeReach, Refusal } from '@shodo/contracts';
import {
  brokenRules,
  type Circumstances,
  type Decision,
  happened,
  isAfter,
  isBefore,
  isUnseen,
  minuteOf,
  refusal,
  refuse,
} from '../lifecycle/decision.js';
import { mustBeUnderWay } from '../lifecycle/gates.js';
import { type Duty, dutyOf, type Incident, type NoticeAct } from '../lifecycle/incident.js';
import { aboutDuty } from './about-duty.js';
import { mostEverAffected, reachesAll, reachesNobody, spokenOf } from './reach.js';

const noticeIsOwed = (incident: Incident): readonly Refusal[] => {
  const notices = incident.duties.filter((duty) => duty.judgement.kind === 'principal-notice');
  return [
    ...mustBeUnderWay(incident),
    ...brokenRules(
      ['duty-has-not-arisen', notices.length === 0],
      ['duty-is-settled', notices.length > 0 && notices.every((duty) => duty.settled !== undefined)],
    ),
  ];
};

/** What was done settled it, so that more of the same can be done: told once more, by another way. A word that nothing is done leaves nothing to add to. */
const isDone = ({ settled }: Duty) =>
  settled?.by === 'principal-notice' || settled?.by === 'substitute-measure' || settled?.by === 'filing';

const noticeTakesMore = (incident: Incident, { asBeforeFurtherNotices }: Circumstances): readonly Refusal[] => {
  const takesMore = incident.duties.some((duty) => duty.judgement.kind === 'principal-notice' && isDone(duty));
  return noticeIsOwed(incident).filter(({ code }) => code !== 'duty-is-settled' || !takesMore || asBeforeFurtherNotices);
};

function isNoOpenNotice(incident: Incident, duty: string): Refusal[] {
  const found = dutyOf(incident, duty);
  if (!found) return [refusal('duty-has-not-arisen', { duty })];
  return brokenRules(
    [aboutDuty(incident, 'duty-is-no-principal-notice', duty), found.judgement.kind !== 'principal-notice'],
    [aboutDuty(incident, 'duty-is-settled', duty), found.settled !== undefined],
  );
}

/** A hold keeps reminders quiet: without a bound one entry would silence them for good. Whoever still waits then says so again. */
const longestHoldingDays = 7;

/** The notice stands, also where it was settled by what was done. */
function takesNoMore(incident: Incident, duty: string, { asBeforeFurtherNotices }: Circumstances): Refusal[] {
  const found = dutyOf(incident, duty);
  const isFurther = found !== undefined && isDone(found) && !asBeforeFurtherNotices;
  return isNoOpenNotice(incident, duty).filter(({ code }) => code !== 'duty-is-settled' || !isFurther);
}

function isNoReview(reviewAt: string, now: string): Refusal[] {
  const ahead = Date.parse(reviewAt) - Date.parse(now);
  return brokenRules(
    ['holding-needs-a-review-ahead', ahead <= 0],
    [refusal('holding-is-too-long', { days: longestHoldingDays }), ahead > longestHoldingDays * 86_400_000],
  );
}

/** Two people hold one notice: the later hold would take the place of the earlier unseen, and the review that was promised by it would never come. */
function heldMeanwhile({ rulings }: Incident, duty: string, basedOn: number | undefined): Refusal[] {
  const last = rulings.findLast(({ what, duties: [about] }) => what === 'notice-held' && about === duty);
  if (!last || !isUnseen({ entry: last.seq }, basedOn)) return [];
  const { seq, holding = '', reviewAt = '' } = last;
  return [refusal('notice-was-held-meanwhile', { duty, version: seq, reason: holding, reviewAt })];
}

/** The duty stays; only the two reasons of the guideline allow waiting, and a day to look again is set (GL 3-5-4). */
export const holdPrincipalNotice: Decision<'HoldPrincipalNotice'> = {
  standsInTheWay: noticeIsOwed,
  decide: (incident, { body }, { now }) => {
    const broken = [
      ...isNoOpenNotice(incident, body.duty),
      ...heldMeanwhile(incident, body.duty, body.basedOn),
      ...isNoReview(body.reviewAt, now),
    ];
    if (broken.length > 0) return refuse(...broken);
    const { duty, reason, reviewAt, note } = body;
    return [happened('PrincipalNoticeHeld', { duty, reason, reviewAt, note })];
  },
};

const cannotHaveBeen = (incident: Incident, duty: string, at: string, now: string) =>
  brokenRules(
    ['time-lies-ahead', isAfter(at, now)],
    [
      aboutDuty(incident, 'notice-done-before-awareness', duty),
      incident.awareness !== undefined && isBefore(at, incident.awareness.awareAt),
    ],
  );

/** In one notice nobody is counted twice: more than were ever affected is a slip, or a scope that is out of date. */
function reachesTooMany(incident: Incident, principals: number | undefined, { asBeforeCountedNotices }: Circumstances): Refusal[] {
  const most = mostEverAffected(incident);
  if (asBeforeCountedNotices || most === undefined || principals === undefined || principals <= most) return [];
  return [refusal('notice-reaches-more-than-are-affected', { principals, most })];
}

/** A notice, or a measure in its place, as it is told: `basedOn`, so many acts the writer saw. */
type Act = Pick<NoticeAct, 'at' | 'means' | 'measure' | 'principals'> & { readonly duty: string; readonly basedOn?: number | undefined };

/** Two people, or one with two keys, recorded the same notice: it would reach as many once more, and settle a duty with half of them untold. */
function isRecordedAlready(
  incident: Incident,
  { duty, at, means, measure, principals }: Act,
  { asBeforeCountedNotices }: Circumstances,
): Refusal[] {
  const acts = dutyOf(incident, duty)?.reached?.acts ?? [];
  const isSame = (act: NoticeAct) =>
    minuteOf(act.at) === minuteOf(at) && act.means === means && act.measure === measure && act.principals === principals;
  return brokenRules([aboutDuty(incident, 'notice-is-recorded-already', duty), !asBeforeCountedNotices && acts.some(isSame)]);
}

/**
 * Two people who record one notice name its time otherwise, by a minute or more: it would count twice. What was taken back counts with what stands,
 * so that the number only grows.
 */
function recordedMeanwhile(incident: Incident, { duty, basedOn }: Act): Refusal[] {
  const { reached, withdrawnActs = [] } = dutyOf(incident, duty) ?? {};
  const acts = reached?.acts ?? [];
  const version = acts.length + withdrawnActs.length;
  const { at, means, measure, principals } = acts.at(-1) ?? {};
  const standing = {
    ...(at && { at }),
    ...(means && { means }),
    ...(measure && { measure }),
    ...(principals !== undefined && { principals }),
  };
  return brokenRules([
    refusal('notice-was-recorded-meanwhile', { duty, version, ...standing }),
    version > 0 && isUnseen({ entry: version }, basedOn),
  ]);
}

/** What is asked of a notice and of a measure in its place alike. */
const cannotBeRecorded = (incident: Incident, act: Act, circumstances: Circumstances): Refusal[] => [
  ...takesNoMore(incident, act.duty, circumstances),
  ...recordedMeanwhile(incident, act),
  ...cannotHaveBeen(incident, act.duty, act.at, circumstances.now),
  ...reachesTooMany(incident, act.principals, circumstances),
  ...isRecordedAlready(incident, act, circumstances),
];

/** Said in the event, so that what settled once is read so for ever, and what came on top of it as that. */
function settlesNotice(incident: Incident, id: string, principals: number, reaches: NoticeReach | undefined) {
  const duty = dutyOf(incident, id);
  if (duty?.settled) return { further: true as const };
  const speaksOf = duty && reaches === 'all' ? spokenOf(incident, duty, principals) : undefined;
  return { reaches, settles: duty !== undefined && reachesAll(incident, duty, principals, reaches), speaksOf };
}

export const recordPrincipalNoticeDone: Decision<'RecordPrincipalNoticeDone'> = {
  standsInTheWay: noticeTakesMore,
  decide: (incident, { body }, circumstances) => {
    const { duty, doneAt, means, principals, reaches, note } = body;
    const owed = dutyOf(incident, duty);
    const isToNobody = owed !== undefined && !circumstances.asBeforeReachedNobody && reachesNobody(owed, principals);
    const broken = [
      ...cannotBeRecorded(incident, { ...body, at: doneAt }, circumstances),
      ...brokenRules(['notice-reached-nobody', isToNobody]),
    ];
    if (broken.length > 0) return refuse(...broken);
    return [
      happened('PrincipalNoticeDone', { duty, doneAt, means, principals, ...settlesNotice(incident, duty, principals, reaches), note }),
    ];
  },
};

export const recordSubstituteMeasure: Decision<'RecordSubstituteMeasure'> = {
  standsInTheWay: noticeTakesMore,
  decide: (incident, { body }, circumstances) => {
    const broken = cannotBeRecorded(incident, { ...body, at: body.startedAt }, circumstances);
    if (broken.length > 0) return refuse(...broken);
    const { duty, measure, reason, startedAt, principals, reaches, place } = body;
    const said = settlesNotice(incident, duty, principals ?? 0, reaches);
    return [happened('SubstituteMeasureTaken', { duty, measure, reason, startedAt, principals, ...said, place })];
  },
};

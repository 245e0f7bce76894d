import type { EventOf } from '@shodo/contracts';
import type { Duty, Incident, NoticeAct, Settled } from '../lifecycle/incident.js';
import { comesLate } from './lateness.js';
import { isOwedAgain, nobodyReached, remainingOf, spokenOf, stillSettles } from './reach.js';
import { openAgain, settle, toldOfAgain, withDuty } from './settling.js';

interface Recorded {
  readonly at: string;
  readonly by: string | undefined;
  readonly seq: number;
}
type Reached = NonNullable<Duty['reached']>;

export function noticeDone(incident: Incident, data: EventOf<'PrincipalNoticeDone'>['data'], { by, seq }: Recorded): Incident {
  const { duty, doneAt: at, means, principals } = data;
  return withDuty(incident, duty, reachedBy(incident, { seq, at, means, principals, ...(by && { by }) }, data));
}

export function substituteTaken(incident: Incident, data: EventOf<'SubstituteMeasureTaken'>['data'], { by, seq }: Recorded): Incident {
  const { duty, startedAt: at, measure, principals } = data;
  return withDuty(
    incident,
    duty,
    reachedBy(incident, { seq, at, measure, ...(principals !== undefined && { principals }), ...(by && { by }) }, data),
  );
}

type Said = Pick<EventOf<'PrincipalNoticeDone'>['data'], 'reaches' | 'settles' | 'speaksOf' | 'further'>;

function firmnessOf({ reaches, settles, speaksOf }: Said): NoticeAct['settles'] {
  if (reaches === 'all') return speaksOf === undefined ? 'as-stated' : 'as-known';
  return settles === undefined ? 'unasked' : undefined;
}

/** Entries of earlier builds say nothing of settling, and did. */
const reachedBy =
  (incident: Incident, told: NoticeAct, said: Said) =>
  (duty: Duty): Duty => {
    const { reaches, settles, speaksOf = spokenOf(incident, duty, told.principals ?? 0), further } = said;
    if (further) return withFurther(duty, { ...told, further });
    const firm = firmnessOf(said);
    const act: NoticeAct = { ...told, ...(firm && { settles: firm, speaksOf }) };
    const { notified, substituted, allStated, acts = [] } = duty.reached ?? nobodyReached;
    const reached: Reached = {
      notified: notified + notifiedBy(act),
      substituted: substituted + substitutedBy(act),
      ...((reaches === 'all' || allStated) && { allStated: true as const }),
      acts: [...acts, act],
    };
    const counted: Duty = { ...duty, reached };
    return settles === false ? counted : settledBy(act, comesLate(duty, act.at))(counted);
  };

/** Whoever was told once more was counted before: should more be affected, nobody of them is taken for reached. */
function withFurther({ reached = nobodyReached, ...duty }: Duty, act: NoticeAct): Duty {
  return { ...duty, reached: { ...reached, acts: [...(reached.acts ?? []), act] } };
}

const notifiedBy = ({ measure, principals = 0, further }: NoticeAct) => (measure || further ? 0 : principals);
const substitutedBy = ({ measure, principals = 0, further }: NoticeAct) => (measure && !further ? principals : 0);

/** An act that settles by the counts alone says so: should more be affected, the notice is owed again. */
function settledBy({ seq, at, means, measure, principals, by: person, settles }: NoticeAct, late: boolean) {
  const settled: Settled = {
    by: measure ? 'substitute-measure' : 'principal-notice',
    at,
    late,
    ...(means && { means }),
    ...(measure && { measure }),
    ...(!measure && principals !== undefined && { principals }),
    ...(person && { person }),
    ...(seq !== undefined && { entry: seq }),
    ...(!settles && { byCount: true as const }),
  };
  return settle(settled);
}

/** Taken back, a notice or measure stays to be seen and counts for nothing: whoever it stood for is to be reached still. */
export const noticeWithdrawn = (
  incident: Incident,
  { duty, entry, reason }: EventOf<'PrincipalNoticeWithdrawn'>['data'],
  { at, by }: Recorded,
): Incident =>
  withDuty(incident, duty, (each) => {
    const act = each.reached?.acts?.find(({ seq }) => seq === entry);
    if (!each.reached || !act) return each;
    const { reached: _before, ...rest } = each;
    const reached = withoutAct(incident, each, act);
    const withdrawnActs = [...(each.withdrawnActs ?? []), { ...act, withdrawn: { at, ...(by && { by }), reason } }];
    return toldOfAgain(each, settledByTheRest(incident, { ...rest, ...(reached && { reached }), withdrawnActs }, entry), at);
  });

const isWord = ({ settles }: NoticeAct) => settles === 'as-stated' || settles === 'as-known';

function withoutAct(incident: Incident, duty: Duty, act: NoticeAct): Reached | undefined {
  const { notified, substituted, allStated, acts = [] } = duty.reached ?? nobodyReached;
  const left = acts.filter((each) => each !== act);
  if (left.length === 0) return undefined;
  const isStated = allStated && (!isWord(act) || left.some((each) => isWord(each) && stillSettles(incident, duty, each)));
  return {
    notified: notified - notifiedBy(act),
    substituted: substituted - substitutedBy(act),
    ...(isStated && { allStated: true as const }),
    acts: left,
  };
}

/** Settled by another act that says so, or by the counts that are left; else it is owed again. */
function settledByTheRest(incident: Incident, duty: Duty, entry: number): Duty {
  const { settled, reached } = duty;
  if (settled?.by !== 'principal-notice' && settled?.by !== 'substitute-measure') return duty;
  const isReachedByCount = remainingOf(incident, duty) === 0;
  if (settled.entry !== entry && !isOwedAgain(incident, duty)) return duty;
  const open = openAgain(duty);
  const acts = (reached?.acts ?? []).filter(({ further }) => !further);
  const next = acts.find((act) => stillSettles(incident, duty, act)) ?? (isReachedByCount ? acts.at(-1) : undefined);
  return next ? settledBy(next, comesLate(open, next.at))(open) : open;
}

import type { EventOf } from '@shodo/contracts';
import type { Duty, Incident, NoticeAct, Settled } from '../lifecycle/incident.js';
import { comesLate } from './lateness.js';
import { nobodyReached, remainingOf } from './reach.js';
import { openAgain, settle, withDuty } from './settling.js';

interface Recorded {
  readonly at: string;
  readonly by: string | undefined;
  readonly seq: number;
}
type Reached = NonNullable<Duty['reached']>;

export function noticeDone(incident: Incident, data: EventOf<'PrincipalNoticeDone'>['data'], { by, seq }: Recorded): Incident {
  const { duty, doneAt: at, means, principals } = data;
  return withDuty(incident, duty, reachedBy({ seq, at, means, principals, ...(by && { by }) }, data));
}

export function substituteTaken(incident: Incident, data: EventOf<'SubstituteMeasureTaken'>['data'], { by, seq }: Recorded): Incident {
  const { duty, startedAt: at, measure, principals } = data;
  return withDuty(
    incident,
    duty,
    reachedBy({ seq, at, measure, ...(principals !== undefined && { principals }), ...(by && { by }) }, data),
  );
}

/** Entries of earlier builds say nothing of settling, and did. */
const reachedBy =
  (told: NoticeAct, { reaches, settles, further }: Pick<EventOf<'PrincipalNoticeDone'>['data'], 'reaches' | 'settles' | 'further'>) =>
  (duty: Duty): Duty => {
    if (further) return withFurther(duty, { ...told, further });
    const firm = reaches === 'all' ? 'as-stated' : settles === undefined ? 'unasked' : undefined;
    const act: NoticeAct = { ...told, ...(firm && { settles: firm }) };
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
    const { reached: before, ...rest } = each;
    const reached = withoutAct(before, act);
    const withdrawnActs = [...(each.withdrawnActs ?? []), { ...act, withdrawn: { at, ...(by && { by }), reason } }];
    return settledByTheRest(incident, { ...rest, ...(reached && { reached }), withdrawnActs }, entry);
  });

function withoutAct({ notified, substituted, allStated, acts = [] }: Reached, act: NoticeAct): Reached | undefined {
  const left = acts.filter((each) => each !== act);
  if (left.length === 0) return undefined;
  const isStated = allStated && (act.settles !== 'as-stated' || left.some(({ settles }) => settles === 'as-stated'));
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
  if (settled.entry !== entry && (!settled.byCount || isReachedByCount)) return duty;
  const open = openAgain(duty);
  const acts = (reached?.acts ?? []).filter(({ further }) => !further);
  const next = acts.find(({ settles }) => settles) ?? (isReachedByCount ? acts.at(-1) : undefined);
  return next ? settledBy(next, comesLate(open, next.at))(open) : open;
}

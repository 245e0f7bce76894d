import { type Duty, hasALastDay, type LaterDate } from '../lifecycle/incident.js';
import { lastMomentOf, limitOf, statusMomentOf } from './lateness.js';

type Clock = NonNullable<Duty['clock']>;

/** The later date that waits for a second person. Once a duty is settled one waits only where it would show that nothing was late. */
export function waitingDate(duty: Duty): LaterDate | undefined {
  const { settled, later } = duty;
  if (!settled) return later;
  return settled.late && settled.later && startIsCorrected(duty, settled.later) ? settled.later : undefined;
}

const isOfAStart = ({ subject }: LaterDate['causedBy'][number]) => subject === 'awareness' || subject === 'anchor';

/**
 * Does the date come later because the clock began at a wrong time? Where facts were stated as well, the limit that was in force, counted from the
 * later start, has to end later by itself: a longer limit puts nothing right that had passed.
 */
export function startIsCorrected({ clock: before, judgement: { clock: after } }: Duty, { causedBy }: Pick<LaterDate, 'causedBy'>): boolean {
  if (!causedBy.some(isOfAStart)) return false;
  return causedBy.every(isOfAStart) || !before || !after || daysPutOff(before, after) > daysRolled(before);
}

/** Days that are counted from a moment, and hours, move with it. */
function daysPutOff(before: Clock, after: Clock): number {
  const start = ({ dayOne, startsAt }: Clock) => Date.parse(before.dayOne && after.dayOne && dayOne ? dayOne : startsAt);
  return start(after) - start(before);
}

/** How far closed days had put off the end already: a later start may end within them. */
const daysRolled = ({ rawOn, dueOn }: Clock) => (rawOn && dueOn ? Date.parse(dueOn) - Date.parse(rawOn) : 0);

/** The end that passed by the wrong start only: by the clock that waits it had not run out then. */
export function missedByTheWrongStart(duty: Duty): string | undefined {
  const later = waitingDate(duty);
  if (!later || !startIsCorrected(duty, later)) return undefined;
  const passed = duty.missedAt ?? (duty.settled?.late ? limitOf(duty.clock) : undefined) ?? duty.statusMissedAt;
  const end = duty.judgement.clock && lastMomentOf(duty.judgement.clock);
  return passed !== undefined && (end === undefined || end > Date.parse(passed)) ? passed : undefined;
}

/** As the clock now in force has it, at that instant. What has passed by this one as well is missed, by this one. */
export function withoutMiss({ missedAt: _wrong, statusMissedAt, statusFiled, ...duty }: Duty, correctedMiss: string, at: string): Duty {
  const { clock, settled } = duty;
  const hasPassed = settled ? settled.late : clock !== undefined && Date.parse(at) > (lastMomentOf(clock) ?? Number.POSITIVE_INFINITY);
  const missedAt = hasPassed && hasALastDay(duty) ? limitOf(clock) : undefined;
  const statusEnd = (clock && statusMomentOf(clock)) ?? Number.POSITIVE_INFINITY;
  const told = <Told extends { readonly at: string }>(filed: Told) => ({ ...filed, late: Date.parse(filed.at) > statusEnd });
  return {
    ...duty,
    correctedMiss,
    ...(missedAt && { missedAt }),
    ...(statusMissedAt && statusEnd <= Date.parse(statusMissedAt) + 999 && { statusMissedAt }),
    ...(statusFiled && { statusFiled: { ...told(statusFiled), ...(statusFiled.further && { further: statusFiled.further.map(told) }) } }),
  };
}

/** The start was put back after all: what had passed by it is missed again. No miss is written twice; that it has passed is told anew. */
export function missedAgain({ correctedMiss, ...duty }: Duty): Duty {
  const end = duty.clock && lastMomentOf(duty.clock);
  if (correctedMiss === undefined || end === undefined) return { ...duty, ...(correctedMiss && { correctedMiss }) };
  return end > Date.parse(correctedMiss) + 999 ? { ...duty, correctedMiss } : { ...duty, missedAt: correctedMiss };
}

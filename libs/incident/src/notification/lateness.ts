import type { Judgement, ReminderKind } from '@shodo/contracts';
import { type Duty, type Filing, hasALastDay } from '../lifecycle/incident.js';

type Clock = NonNullable<Duty['clock']>;
type MadeFiling = Pick<Filing, 'filing' | 'kind'> & { readonly madeAt: string };

/** The end that counts: of a limit, else of the alarm of a guideline, else of its target. */
export const limitOf = (clock: Clock | undefined): string | undefined => clock?.dueAt ?? clock?.alarmAt ?? clock?.targetAt;

/**
 * The last millisecond of the time allowed; the lapse falls after it. Days end as one: their due instant names the last second, and all of it
 * belongs to the day. Hours end at their very instant.
 */
export function lastMomentOf({ dueAt, dueOn, alarmAt, alarmOn, targetAt, targetOn }: Clock): number | undefined {
  const [limit, day] = dueAt ? [dueAt, dueOn] : alarmAt ? [alarmAt, alarmOn] : [targetAt, targetOn];
  if (limit === undefined) return undefined;
  return Date.parse(limit) + (day === undefined ? 0 : 999);
}

/**
 * Would this judgement move the end of the clock in force later? One that stands and has no clock any more ends never: what it counted from is gone. A duty that was ruled out has none: two persons ended it, and what rises anew
 * counts as the law counts it.
 */
export function movesLater(duty: Duty, { standing, clock: next }: Judgement): boolean {
  const { clock, settled } = duty;
  if (!clock || settled || standing === 'not-arisen') return false;
  const [inForce, then] = [lastMomentOf(clock), (next && lastMomentOf(next)) ?? Number.POSITIVE_INFINITY];
  if (inForce === undefined) return false;
  return then > inForce || dropsStatusFiling(duty, Math.min(then, (next && statusMomentOf(next)) ?? Number.POSITIVE_INFINITY));
}

/** The day of a status filing is an end of its own until one is made: nothing may fall due only after it. */
function dropsStatusFiling(duty: Duty, firstEnd: number): boolean {
  const status = openStatusFiling(duty);
  return status !== undefined && firstEnd > (statusMomentOf(status) ?? Number.POSITIVE_INFINITY);
}

/** The clock of a duty that still waits for its status filing. */
export const openStatusFiling = ({ clock, statusFiled, settled }: Duty): Clock | undefined =>
  clock?.statusFilingAt && !statusFiled && !settled ? clock : undefined;

export const statusMomentOf = ({ statusFilingAt }: Clock): number | undefined =>
  statusFilingAt ? Date.parse(statusFilingAt) + 999 : undefined;

/** What keeps the authority informed without settling the duty. Counted while a day for it is set; the first one is kept, late or not. */
export function withStatusFiling(duty: Duty, { filing, kind, madeAt }: MadeFiling): Duty {
  const { clock, statusFiled: first, settled } = duty;
  if (!clock?.statusFilingAt || settled || (kind !== 'follow-up' && kind !== 'supplement')) return duty;
  const told = { at: madeAt, late: Date.parse(madeAt) > (statusMomentOf(clock) ?? Number.POSITIVE_INFINITY), filing };
  return { ...duty, statusFiled: first ? { ...first, further: [...(first.further ?? []), told] } : told };
}

/** Without this filing the next one stands for it; without any the authority is still to be told. */
export function withoutStatusFiling({ statusFiled, ...duty }: Duty, filing: string): Duty {
  if (!statusFiled) return duty;
  const { further = [], ...first } = statusFiled;
  const [next, ...others] = [first, ...further].filter((told) => told.filing !== filing);
  return next ? { ...duty, statusFiled: { ...next, ...(others.length > 0 && { further: others }) } } : duty;
}

/**
 * After the last moment of the limit in force, or of the alarm of a guideline; a target binds nobody. Frozen by the first act that settles: a
 * settled duty is never late anew.
 */
export function comesLate(duty: Duty | undefined, at: string): boolean {
  const clock = duty?.clock;
  if (!clock || duty.settled || !hasALastDay(duty) || !(clock.dueAt ?? clock.alarmAt)) return false;
  return Date.parse(at) > (lastMomentOf(clock) ?? Number.POSITIVE_INFINITY);
}

export const isOfStatusFiling = (reminder: ReminderKind) => reminder.startsWith('status-');

import type { FilingKind, Judgement } from '@shodo/contracts';
import { type Duty, hasALastDay } from '../lifecycle/incident.js';

type Clock = NonNullable<Duty['clock']>;

/** The end that counts: of a limit, else of the alarm of a guideline, else of its target. */
export const limitOf = (clock: Clock | undefined): string | undefined => clock?.dueAt ?? clock?.alarmAt ?? clock?.targetAt;

/**
 * Only a final report settles the final one; what was final from the start also settles the preliminary one (GL 3-5-3-4). A follow-up or a
 * supplement only keeps the authority informed, and a voluntary report is one that nobody owed; each settles what asks for nothing else.
 */
export const settlesDuty = (kind: FilingKind, duty: string) =>
  kind === 'final' || (kind === 'preliminary' && !duty.endsWith('.final-report')) || asksForNoMore(kind, duty);

/** A supplement still owed, or a report the law only allows or asks an effort for. */
export const asksForNoMore = (kind: FilingKind, duty: string) =>
  (kind === 'supplement' && duty.endsWith('.supplement')) || (kind === 'voluntary' && duty.endsWith('.voluntary-report'));

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
 * Would this judgement move the end of the clock in force later? A duty that was ruled out has none: two persons ended it, and what rises anew
 * counts as the law counts it.
 */
export function movesLater({ clock, settled }: Duty, { standing, clock: next }: Judgement): boolean {
  if (!clock || !next || settled || standing === 'not-arisen') return false;
  const inForce = lastMomentOf(clock);
  return inForce !== undefined && (lastMomentOf(next) ?? Number.POSITIVE_INFINITY) > inForce;
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

import type { Judgement } from '@shodo/contracts';
import type { ReminderPlan } from './state.js';

type Instant = Pick<ReminderPlan, 'kind' | 'at'>;

export const isSame = (one: Instant, other: Instant) => one.kind === other.kind && Date.parse(one.at) === Date.parse(other.at);

export const isLapse = ({ kind }: Pick<ReminderPlan, 'kind'>) => kind === 'lapse' || kind === 'status-lapse';

/** That instant; never the one under which it was told anew before, since the key of its entry has it. */
const after = (before: string | undefined, at: string): string =>
  before === undefined || Date.parse(before) < Date.parse(at) ? at : new Date(Date.parse(before) + 1).toISOString();

/** Told once more from that instant, under a key of its own: what it had told does not hold any more. */
export function toldAnew(each: ReminderPlan, since: string): ReminderPlan {
  const { kind, at, again, saidNotOwed, overtaken } = each;
  const { again: againBefore } = asWasTold(each);
  return {
    kind,
    at,
    fallen: false,
    again: after(again, since),
    ...(againBefore !== undefined && { againBefore }),
    ...(overtaken && !saidNotOwed && { overtaken }),
  };
}

/** What was to be told anew, and was not before it was over, has told no more than it had. */
export function asWasTold({ again, againBefore, ...each }: ReminderPlan): ReminderPlan {
  const told = each.fallen ? again : againBefore;
  return { ...each, fallen: true, ...(told !== undefined && { again: told }) };
}

/** Of a duty that two persons had ended: that its time passed was told of something that nobody owed since. */
export const asOvertaken = (each: ReminderPlan): ReminderPlan =>
  isLapse(each) && each.fallen && !each.saidNotOwed ? { ...each, overtaken: true } : each;

/** What is known of a reminder of an earlier clock: told that its time passed, people are told by the clock in force that it has not. */
export function ofEarlierClock(each: ReminderPlan, inForce: Judgement['reminders'], since: string): ReminderPlan {
  if (!each.fallen) return { ...asWasTold(each), ...(!each.overtaken && { saidNotOwed: true }) };
  const hasPassed = inForce.some(({ kind, at }) => kind === each.kind && Date.parse(at) <= Date.parse(since));
  return isLapse(each) && !each.saidNotOwed && !hasPassed ? { ...each, overtaken: true } : each;
}

/** Fallen, told by an entry that says how the duty stands: only one that says that it is owed has told what there is to tell. */
export function asFallen({ overtaken, ...planned }: ReminderPlan, standing: Judgement['standing'] | undefined): ReminderPlan {
  if (planned.fallen) return { ...planned, ...(overtaken && { overtaken }) };
  if (standing !== 'not-arisen') return { ...planned, fallen: true };
  return { ...planned, fallen: true, ...(overtaken ? { overtaken } : { saidNotOwed: true }) };
}

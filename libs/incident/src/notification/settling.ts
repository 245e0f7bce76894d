import type { Duty, Incident, Settled } from '../lifecycle/incident.js';
import { judgementInForce } from './clock-in-force.js';
import { isOfStatusFiling, openStatusFiling } from './lateness.js';
import { asWasTold, isLapse, isSame, toldAnew } from './overtaken.js';
import type { ReminderPlan } from './state.js';

export const withDuty = (incident: Incident, id: string, change: (duty: Duty) => Duty): Incident => ({
  ...incident,
  duties: incident.duties.map((duty) => (duty.judgement.duty === id ? change(duty) : duty)),
});

const isMereWord = ({ by }: Settled) => by === 'ruled-out' || by === 'declined';

/** The first act that settles counts; over a mere word that nothing is done, what was really done counts more. What was settled needs no other date. */
export const settle =
  (settled: Settled) =>
  (duty: Duty): Duty => {
    const { settled: over, later, ...open } = duty;
    if (over && !isMereWord(over)) return duty;
    return { ...open, settled: { ...settled, ...(later && { later }), ...(over && { over }) } };
  };

/**
 * As if what settled it had never been recorded: it is owed by the clock in force, what had waited waits again, and a word that nothing is done
 * stands again. An assessment follows.
 */
export function openAgain({ settled, ...duty }: Duty): Duty {
  const { over, later } = settled ?? {};
  return { ...duty, openedAgain: true, ...(later && { later }), ...(over && { settled: over }) };
}

const waits = (duty: Duty, { kind }: ReminderPlan) =>
  isOfStatusFiling(kind) ? openStatusFiling(duty) !== undefined : duty.settled === undefined;

/**
 * What was told of an end that had passed was overtaken when that was settled; as what settled it is undone, it is told anew, at once where the facts
 * raise the duty.
 */
export function toldOfAgain(before: Duty, after: Duty, at: string): Duty {
  const inForce = judgementInForce(after).reminders;
  const stands = after.judgement.standing !== 'not-arisen';
  const isUndone = (each: ReminderPlan) => !waits(before, each) && waits(after, each) && inForce.some((planned) => isSame(each, planned));
  const isTold = (each: ReminderPlan) => isLapse(each) && !each.saidNotOwed && (each.fallen || each.overtaken === true);
  return {
    ...after,
    reminders: after.reminders.map((each): ReminderPlan => {
      if (!isTold(each) || !isUndone(each)) return each;
      const overtaken = { ...each, overtaken: true } as const;
      return stands ? toldAnew(overtaken, at) : asWasTold(overtaken);
    }),
  };
}

import type { Duty, Incident, Settled } from '../lifecycle/incident.js';

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

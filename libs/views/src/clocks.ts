import type { ClockState, DutyView } from '@shodo/contracts';
import { type Duty, trackNames, trackState, type Incident } from '@shodo/incident';

const day = 86_400_000;

/** The instant that counts down: the due day of a statutory duty, the alarm of a guideline one, the review of a held notice. */
export function nextInstantOf(duty: Duty): string | undefined {
  if (duty.settled) return undefined;
  if (duty.held && !duty.held.reviewed) return duty.held.reviewAt;
  return duty.clock?.dueAt ?? duty.clock?.alarmAt ?? duty.clock?.targetAt;
}

/** How the clock stands at `now`, in the words of the duty board: soon from 80 % of the time, or from the target of a guideline duty. */
export function clockState(duty: Duty, now: string): ClockState {
  if (duty.settled) return settledState(duty.settled);
  if (duty.held && !duty.held.reviewed && duty.held.reviewAt > now) return 'held';
  const next = nextInstantOf(duty);
  if (!duty.clock || next === undefined) return 'no-clock';
  const left = Date.parse(next) - Date.parse(now);
  if (left < 0) return 'overdue';
  if (left <= day) return 'last-day';
  const soonAt = duty.reminders.find(({ kind }) => kind === 'four-fifths')?.at ?? duty.clock.targetAt;
  if (soonAt !== undefined && Date.parse(soonAt) <= Date.parse(now)) return 'soon';
  return duty.judgement.standing === 'provisional' ? 'provisional' : 'running';
}

function settledState({ by, late }: NonNullable<Duty['settled']>): ClockState {
  if (by === 'ruled-out' || by === 'breach-ruled-out') return 'ruled-out';
  return late ? 'settled-late' : 'settled';
}

export function dutyViewOf(duty: Duty, now: string): DutyView {
  const nextAt = nextInstantOf(duty);
  return {
    duty: duty.judgement.duty,
    kind: duty.judgement.kind,
    judgement: duty.clock && !duty.judgement.clock ? { ...duty.judgement, clock: duty.clock } : duty.judgement,
    state: clockState(duty, now),
    late: duty.settled?.late ?? false,
    history: duty.history.map((chapter) => ({ ...chapter })),
    ...(nextAt && { nextAt }),
    ...(duty.settled && { settledAt: duty.settled.at, settledBy: duty.settled.by }),
    ...(duty.missedAt && { missedAt: duty.missedAt }),
    ...(duty.held && { held: { reason: duty.held.reason, reviewAt: duty.held.reviewAt } }),
  } as DutyView;
}

/** The duty whose clock ends first among those still open. */
export function nextDuty(incident: Incident): { duty: Duty; at: string } | undefined {
  if (incident.closedAt || incident.ruledOut) return undefined;
  return incident.duties
    .flatMap((duty) => {
      const at = nextInstantOf(duty);
      return at === undefined ? [] : [{ duty, at }];
    })
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0];
}

export const trackStates = (incident: Incident) => Object.fromEntries(trackNames.map((name) => [name, trackState(incident, name)]));

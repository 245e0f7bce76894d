import { type ClockState, type DutyView, type Judgement, type Statement, topicOf } from '@shodo/contracts';
import {
  type Duty,
  hasFallenAway,
  type Incident,
  isHeld,
  judgementInForce,
  lastMomentOf,
  limitOf,
  mostPrincipals,
  type NoticeAct,
  nobodyReached,
  openStatusFiling,
  remainingOf,
  standingAt,
  trackNames,
  trackState,
  waitingDate,
} from '@shodo/incident';

const day = 86_400_000;

/** The instant that counts down: the due day of a statutory duty, the alarm of a guideline one, the review of a held notice. */
export function nextInstantOf(duty: Duty): string | undefined {
  if (duty.settled) return undefined;
  return isHeld(duty) ? duty.held?.reviewAt : limitOf(duty.clock);
}

/** How the day of a status filing stands: told to the authority in time, too late, or still open. */
function statusState({ clock, statusFiled, reminders, settled }: Duty, now: string): ClockState {
  if (statusFiled) return statusFiled.late ? 'settled-late' : 'settled';
  if (settled) return settledState(settled);
  const [at, end] = [Date.parse(now), Date.parse(clock?.statusFilingAt ?? '')];
  if (at > end + 999) return 'overdue';
  if (end - at <= day) return 'last-day';
  const soon = reminders.findLast(({ kind }) => kind === 'status-four-fifths')?.at ?? '';
  return Date.parse(soon) <= at ? 'soon' : 'running';
}

function statusFilingOf(duty: Duty, now: string): DutyView['statusFiling'] {
  const { clock, statusFiled, statusMissedAt, settled } = duty;
  if (!clock?.statusFilingAt || !clock.statusFilingBy || ((settled || hasFallenAway(duty)) && !statusFiled)) return undefined;
  return {
    at: clock.statusFilingAt,
    on: clock.statusFilingBy,
    state: statusState(duty, now),
    ...(statusFiled && { filedAt: statusFiled.at }),
    ...(statusMissedAt && { missedAt: statusMissedAt }),
  };
}

/**
 * What has passed of a duty: a deadline that law sets, or only a day that guidance or caution sets. Of advice nothing passes, nor of what fell away:
 * nobody has to meet it.
 */
export function passedOf(duty: Duty, now: string): 'deadline' | 'guide' | undefined {
  if (duty.judgement.force === 'advice' || hasFallenAway(duty)) return undefined;
  if (clockState(duty, now) === 'overdue') return duty.clock?.strictness === 'statute' ? 'deadline' : 'guide';
  return openStatusFiling(duty) && statusState(duty, now) === 'overdue' ? 'guide' : undefined;
}

/** How the clock stands at `now`, in the words of the duty board. */
export function clockState(duty: Duty, now: string): ClockState {
  if (duty.settled) return settledState(duty.settled);
  if (hasFallenAway(duty)) return 'fallen-away';
  const at = Date.parse(now);
  if (isHeld(duty) && at < Date.parse(duty.held?.reviewAt ?? '')) return 'held';
  const limit = limitOf(duty.clock);
  if (limit === undefined) return 'no-clock';
  if (duty.clock && at > (lastMomentOf(duty.clock) ?? at)) return 'overdue';
  if (Date.parse(limit) - at <= day) return 'last-day';
  if (soonFrom(duty) <= at) return 'soon';
  return duty.judgement.standing === 'provisional' ? 'provisional' : 'running';
}

/** Soon: from 80 % of the time, or from the beginning of the target day of a guideline duty (its target is the end of that day). */
function soonFrom({ clock, reminders }: Duty): number {
  if (clock?.targetAt) return Date.parse(clock.targetAt) - day;
  return Date.parse(reminders.findLast(({ kind }) => kind === 'four-fifths')?.at ?? '') || Number.POSITIVE_INFINITY;
}

function settledState({ by, late }: NonNullable<Duty['settled']>): ClockState {
  if (by === 'ruled-out' || by === 'breach-ruled-out' || by === 'declined') return 'ruled-out';
  return late ? 'settled-late' : 'settled';
}

const isOfTheClock = ({ code }: Statement) => topicOf(code) === 'clock';

/** The newest judgement with the clock of another one: what is said of the clock is said of that one. */
function withClockOf(judgement: Judgement, { clock, reminders, readings, because, warnings }: Judgement): Judgement {
  const newest = (said: readonly Statement[]) => said.filter((each) => !isOfTheClock(each));
  return {
    ...judgement,
    clock,
    reminders,
    readings,
    because: [...newest(judgement.because), ...because.filter(isOfTheClock)],
    warnings: [...newest(judgement.warnings), ...warnings.filter(isOfTheClock)],
  };
}

/**
 * What the board says of the duty is what was judged last. While a later date waits only the clock is that of before, since only the date waits, and
 * so it stays when it is settled meanwhile: nobody agreed to the later one. Of a duty that fell away it is the clock it left.
 */
function judgementShown(duty: Duty) {
  if (duty.later ?? duty.settled?.later) return withClockOf(duty.judgement, judgementInForce(duty));
  return duty.clock && !duty.judgement.clock ? { ...duty.judgement, clock: duty.clock } : duty.judgement;
}

function laterDate(duty: Duty): DutyView['later'] {
  const later = waitingDate(duty);
  return (
    later && {
      ...later,
      judgement: duty.judgement,
      causedBy: [...later.causedBy],
      notBy: [...new Set(later.causedBy.flatMap(({ by }) => by ?? []))].toSorted(),
    }
  );
}

const actView = ({ seq, settles: _settles, speaksOf: _speaksOf, ...act }: NoticeAct) => ({
  ...act,
  ...(seq !== undefined && { entry: seq }),
});

/** Who has been reached by a notice to principals, and who is left. */
function reachedOf(duty: Duty, incident: Incident): DutyView['reached'] {
  if (duty.judgement.kind !== 'principal-notice') return undefined;
  const { notified, substituted, allStated = false, acts = [] } = duty.reached ?? nobodyReached;
  const { withdrawnActs = [] } = duty;
  const [most, remaining] = [mostPrincipals(incident), remainingOf(incident, duty)];
  return {
    notified,
    substituted,
    allStated,
    acts: acts.map(actView) as NonNullable<DutyView['reached']>['acts'],
    ...(withdrawnActs.length > 0 && {
      withdrawn: withdrawnActs.map(({ withdrawn, ...act }) => ({ ...actView(act), withdrawn })) as NonNullable<
        NonNullable<DutyView['reached']>['withdrawn']
      >,
    }),
    ...(most !== undefined && { most }),
    ...(remaining !== undefined && { remaining }),
  };
}

/**
 * The due time that was missed. What passed while the duty did not stand on the facts was never owed, unless it stands now: the record keeps the
 * lapse, and nobody has missed anything.
 */
function missedOf(duty: Duty): string | undefined {
  const { missedAt, settled } = duty;
  const wasNeverOwed = (settled?.by === 'ruled-out' || hasFallenAway(duty)) && standingAt(duty, missedAt ?? '') === 'not-arisen';
  return wasNeverOwed ? undefined : missedAt;
}

export function dutyViewOf(duty: Duty, now: string, incident: Incident): DutyView {
  const hasEnded = incident.closedAt !== undefined && !duty.settled;
  const nextAt = hasEnded ? undefined : nextInstantOf(duty);
  const statusFiling = hasEnded ? undefined : statusFilingOf(duty, now);
  const reached = reachedOf(duty, incident);
  const missedAt = missedOf(duty);
  const later = laterDate(duty);
  return {
    duty: duty.judgement.duty,
    kind: duty.judgement.kind,
    judgement: judgementShown(duty),
    state: hasEnded ? 'ended' : clockState(duty, now),
    late: duty.settled?.late ?? false,
    soleDecision: duty.settled?.soleDecision ?? false,
    history: duty.history.map((chapter) => ({ ...chapter })),
    ...(nextAt && { nextAt }),
    ...(duty.settled && settlementOf(duty.settled)),
    ...(missedAt && { missedAt }),
    ...(duty.correctedMiss && { correctedMiss: duty.correctedMiss }),
    ...(statusFiling && { statusFiling }),
    ...(reached && { reached }),
    ...(later && { later }),
    ...(duty.held && { held: { reason: duty.held.reason, reviewAt: duty.held.reviewAt } }),
  } as DutyView;
}

function settlementOf(settled: NonNullable<Duty['settled']>) {
  const { at, by, late: _late, soleDecision: _alone, byCount: _byCount, entry: _entry, later: _later, over: _over, ...behind } = settled;
  return { settledAt: at, settledBy: by, ...(Object.keys(behind).length > 0 && { settledWith: behind }) };
}

export interface NextEnd {
  readonly duty: Duty;
  readonly at: string;
  readonly state: (now: string) => ClockState;
  readonly isStatusFiling: boolean;
}

/**
 * What ends first among the clocks still open: that of a duty, or the day of a status filing within it. Advice has no clock that anybody has to meet,
 * and what fell away waits to be ruled out, not to be done.
 */
export function nextDuty(incident: Incident): NextEnd | undefined {
  if (incident.closedAt || incident.ruledOut) return undefined;
  return incident.duties
    .filter(({ judgement }) => judgement.force !== 'advice' && judgement.standing !== 'not-arisen')
    .flatMap((duty): NextEnd[] => {
      const [end, status] = [nextInstantOf(duty), openStatusFiling(duty)?.statusFilingAt];
      return [
        ...(end ? [{ duty, at: end, state: (now: string) => clockState(duty, now), isStatusFiling: false }] : []),
        ...(status ? [{ duty, at: status, state: (now: string) => statusState(duty, now), isStatusFiling: true }] : []),
      ];
    })
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0];
}

export const trackStates = (incident: Incident) => Object.fromEntries(trackNames.map((name) => [name, trackState(incident, name)]));

import type { ClockState, DutyView, IncidentRow } from '@shodo/contracts';
import { dayBare, daysOver, type Language, lengthOf, remaining, typedOf, yearOf } from '@shodo/words';
import type { Say } from '../../words/i18n.js';
import { isAdvice } from './advice.js';

export type Tone = 'running' | 'soon' | 'last-day' | 'overdue' | 'settled' | 'held' | 'released';
export type Shape = 'open' | 'dashed' | 'half' | 'full' | 'triangle' | 'tick' | 'pause' | 'dash' | 'dotted';

/** How a clock is drawn: word, shape and colour together, never colour alone. */
export interface ClockFace {
  readonly word: string;
  readonly tone: Tone;
  readonly shape: Shape;
  /** Provisional: a fact is not known yet. */
  readonly isDashed: boolean;
  /** Settled after a deadline of law: red outline, for ever. */
  readonly isLate: boolean;
}

const day = 86_400_000;

const drawn: Readonly<Record<ClockState, readonly [Tone, Shape]>> = {
  running: ['running', 'open'],
  provisional: ['running', 'dashed'],
  soon: ['soon', 'half'],
  'last-day': ['last-day', 'full'],
  overdue: ['overdue', 'triangle'],
  settled: ['settled', 'tick'],
  'settled-late': ['settled', 'tick'],
  held: ['held', 'pause'],
  'ruled-out': ['released', 'dash'],
  'no-clock': ['running', 'dotted'],
  ended: ['released', 'open'],
  'fallen-away': ['released', 'dashed'],
};

/** The state as the clock moves on between two readings: it only ever gets more urgent. */
export function stateAt(state: ClockState, nextAt: string | undefined, nowMs: number): ClockState {
  const isOpen = state === 'running' || state === 'provisional' || state === 'soon' || state === 'last-day';
  if (!isOpen || nextAt === undefined) return state;
  const left = Date.parse(nextAt) - nowMs;
  // A day is over when its last second is; of hours, the next reading says so within that second.
  if (left <= -1_000) return 'overdue';
  return left <= day ? 'last-day' : state;
}

const face = (state: ClockState, word: string, { isDashed = false, isLate = false } = {}): ClockFace => {
  const [tone, shape] = drawn[state];
  return { word, tone, shape, isDashed: isDashed || state === 'provisional', isLate };
};

interface Reader {
  readonly nowMs: number;
  readonly language: Language;
  readonly say: Say<'clock'>;
}

function settledWord({ kind, settledBy, reached }: DutyView, say: Say<'clock'>): string {
  if (reached && reached.notified > 0 && reached.substituted > 0) return say('settledBoth');
  if (settledBy === 'filing') return say(kind === 'notice' ? 'settledTold' : 'settledFiling');
  if (settledBy === 'principal-notice') return say('settledNotice');
  return settledBy === 'substitute-measure' ? say('settledSubstitute') : say('settled');
}

/** The day in Japan: a last day that ends tomorrow morning is not today's. */
const isSameDay = (one: number, other: number) => typedOf(one).day === typedOf(other).day;

interface Limit {
  readonly untilMs: number;
  /** A guide is never called a due time. */
  readonly isGuide: boolean;
  readonly isProvisional: boolean;
  /** The day that is counted to, where another one stands beside the clock: nobody takes the time left for that of the target. */
  readonly guideDay?: string | undefined;
}

function pressingWord(state: ClockState, limit: Limit, { nowMs, language, say }: Reader): string | undefined {
  const { untilMs, isGuide, guideDay: day } = limit;
  const left = remaining(untilMs, nowMs, language);
  if (state === 'overdue') {
    const over = lengthOf(nowMs - untilMs, language);
    return day ? say('overdueGuideOn', { day, over }) : say(isGuide ? 'overdueGuide' : 'overdue', { over });
  }
  if (state === 'soon' && day) return say('soonGuideOn', { day, left });
  if (state === 'soon') return say(isGuide ? 'soonGuide' : 'soon', { left });
  if (state !== 'last-day') return undefined;
  if (isSameDay(untilMs, nowMs)) return say(isGuide ? 'todayGuide' : 'today', { left });
  return say(isGuide ? 'tomorrowGuide' : 'tomorrow', { left });
}

/** What rests on facts that are not known yet says so first, however much it presses. */
function openWord(state: ClockState, limit: Limit, reader: Reader): string {
  const { nowMs, language, say } = reader;
  const left = remaining(limit.untilMs, nowMs, language);
  const word = pressingWord(state, limit, reader) ?? (limit.guideDay && say('runningGuideOn', { day: limit.guideDay, left }));
  if (limit.isProvisional) return say('provisional', { word: word ?? left });
  return word ?? say(limit.isGuide ? 'runningGuide' : 'running', { left });
}

/** With its year where that is not the present one. */
const bareDay = (on: string, { nowMs, language }: Reader) => dayBare(on, language, yearOf(nowMs));

const isGuide = ({ judgement }: DutyView) => judgement.clock?.strictness === 'guideline';

/** Some of the principals know already; what is held is the notice to the rest. */
export const isPartlyReached = ({ reached, settledAt }: DutyView): boolean =>
  settledAt === undefined && reached !== undefined && reached.notified + reached.substituted > 0;

/** The face of one duty's clock at the incident's own present. */
export function faceOfDuty(duty: DutyView, reader: Reader): ClockFace {
  const { nowMs, say } = reader;
  const state = stateAt(duty.state, duty.nextAt, nowMs);
  const { clock, standing } = duty.judgement;
  const isProvisional = standing === 'provisional' && !duty.settledAt;
  if (state === 'settled' || state === 'settled-late')
    return face(state, wordWhenSettled(duty, say), { isLate: duty.late && !isGuide(duty) });
  if (state === 'ruled-out') return face(state, say(duty.settledBy === 'declined' ? 'declined' : 'ruled-out'));
  if (state === 'ended' || state === 'fallen-away') return face(state, say(state));
  if (state === 'held') {
    const day = duty.held ? bareDay(typedOf(Date.parse(duty.held.reviewAt)).day, reader) : '';
    return face(state, say(isPartlyReached(duty) ? 'heldRest' : 'held', { day }));
  }
  if (state === 'no-clock' || duty.nextAt === undefined) {
    const word = clock?.targetOn ? say('promptlyBy', { day: bareDay(clock.targetOn, reader) }) : say('promptly');
    return face('no-clock', isProvisional ? say('provisional', { word }) : word, { isDashed: isProvisional });
  }
  const isBesideTarget = clock?.targetOn !== undefined && clock.alarmOn !== undefined && clock.targetOn !== clock.alarmOn;
  const guideDay = isBesideTarget && clock.alarmOn ? bareDay(clock.alarmOn, reader) : undefined;
  const limit = { untilMs: Date.parse(duty.nextAt), isGuide: isGuide(duty), isProvisional, guideDay };
  return face(isAdvice(duty) ? 'running' : state, openWord(state, limit, reader), { isDashed: isProvisional });
}

/** Done in time, and only put on record after the lapse had been told. */
const wasKept = ({ settledAt, missedAt }: DutyView) =>
  settledAt !== undefined && missedAt !== undefined && Date.parse(settledAt) <= Date.parse(missedAt);

/**
 * The mark of a due time that was missed and that the clock itself no longer shows, because it was moved or the duty ended otherwise: what was
 * missed stays missed.
 */
export function missedWord(duty: DutyView, { nowMs, say }: Pick<Reader, 'nowMs' | 'say'>): string | undefined {
  if (isAdvice(duty) || !duty.missedAt || duty.late || wasKept(duty) || stateAt(duty.state, duty.nextAt, nowMs) === 'overdue')
    return undefined;
  return say(isGuide(duty) ? 'missedGuide' : 'missed');
}

/** The face of the day by which the authority is told what is known. Nothing but caution sets it: it is a guide. */
export function faceOfStatusFiling(status: NonNullable<DutyView['statusFiling']>, reader: Reader): ClockFace {
  const state = stateAt(status.state, status.at, reader.nowMs);
  if (state === 'settled' || state === 'settled-late') {
    const settled = reader.say('settledFiling');
    const count = daysOver(Date.parse(status.at), Date.parse(status.filedAt ?? status.at));
    return face(state, state === 'settled' ? settled : reader.say('settledPastGuide', { settled, count }));
  }
  return face(state, openWord(state, { untilMs: Date.parse(status.at), isGuide: true, isProvisional: false }, reader));
}

function wordWhenSettled(duty: DutyView, say: Say<'clock'>): string {
  const settled = settledWord(duty, say);
  const { dueAt, alarmAt } = duty.judgement.clock ?? {};
  const due = dueAt ?? alarmAt;
  if (isAdvice(duty) || !duty.late || !duty.settledAt || !due) return settled;
  return say(isGuide(duty) ? 'settledPastGuide' : 'settled-late', {
    settled,
    count: daysOver(Date.parse(due), Date.parse(duty.settledAt)),
  });
}

/** The face of the next deadline in a line of the list. */
export function faceOfRow(next: NonNullable<IncidentRow['nextDeadline']>, reader: Reader): ClockFace {
  const state = stateAt(next.state, next.at, reader.nowMs);
  if (state === 'held') return face(state, reader.say('held', { day: bareDay(typedOf(Date.parse(next.at)).day, reader) }));
  const isProvisional = next.provisional === true;
  const limit = { untilMs: Date.parse(next.at), isGuide: next.strictness === 'guideline', isProvisional };
  return face(state, openWord(state, limit, reader), { isDashed: isProvisional });
}

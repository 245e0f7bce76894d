import type { Judgement } from '@shodo/contracts';
import { DAY, instantText } from './zone.js';

interface Span {
  readonly zone: string;
  readonly startsAt: number;
  /** The due instant; for a guideline duty the end of its alarm day. */
  readonly dueAt: number;
  /** Counted in days: the due instant names the last second of a day, and the day is over when that second is. Hours end at their very instant. */
  readonly inDays: boolean;
  /** End of the target day of a guideline duty. */
  readonly targetAt?: number;
}

/**
 * When people are reminded: half time, four fifths, 24 hours before the due instant, and the lapse, when the time allowed is over. A guideline duty has a target before its alarm: the end of the target
 * day takes the place of the four fifths, so that nobody hears of it only after the day it should be done by. What would come before the start is left out.
 */
export function remindersOf({ zone, startsAt, dueAt, inDays, targetAt }: Span): Judgement['reminders'] {
  const span = dueAt - startsAt;
  return [
    { kind: 'half-time' as const, at: startsAt + span / 2 },
    { kind: 'four-fifths' as const, at: targetAt ?? startsAt + (span * 4) / 5 },
    { kind: 'day-before' as const, at: dueAt - DAY },
    { kind: 'lapse' as const, at: inDays ? dueAt + 1_000 : dueAt },
  ]
    .filter(({ at }) => at > startsAt)
    .sort((a, b) => a.at - b.at)
    .map(({ kind, at }) => ({ kind, at: instantText(zone, at) }));
}

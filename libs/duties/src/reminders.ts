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
  /** End of the day by which a status filing is the safe course. */
  readonly statusAt?: number;
}

type Planned = Judgement['reminders'][number]['kind'];

/**
 * When people are reminded: half time, four fifths, 24 hours before the due instant, and the lapse, when the time allowed is over. A guideline duty
 * has a target before its alarm: the end of the target day is told beside the four, in words of its own. The day of a status filing has all four of
 * its own. What would come before the start is left out.
 */
export function remindersOf({ zone, startsAt, dueAt, inDays, targetAt, statusAt }: Span): Judgement['reminders'] {
  const fraction = (end: number, part: number) => startsAt + (end - startsAt) * part;
  const planned: { kind: Planned; at: number }[] = [
    { kind: 'half-time', at: fraction(dueAt, 0.5) },
    ...(targetAt === undefined ? [] : [{ kind: 'target-day' as const, at: targetAt }]),
    { kind: 'four-fifths', at: fraction(dueAt, 0.8) },
    { kind: 'day-before', at: dueAt - DAY },
    { kind: 'lapse', at: inDays ? dueAt + 1_000 : dueAt },
  ];
  const status: { kind: Planned; at: number }[] =
    statusAt === undefined
      ? []
      : [
          { kind: 'status-half-time', at: fraction(statusAt, 0.5) },
          { kind: 'status-four-fifths', at: fraction(statusAt, 0.8) },
          { kind: 'status-day-before', at: statusAt - DAY },
          { kind: 'status-lapse', at: statusAt + 1_000 },
        ];
  return [...planned, ...status]
    .filter(({ at }) => at > startsAt)
    .sort((a, b) => a.at - b.at)
    .map(({ kind, at }) => ({ kind, at: instantText(zone, at) }));
}

import { type Duty, dutyOf, type Incident, isHeld, type Reminder } from '../lifecycle/incident.js';
import { judgementInForce } from './clock-in-force.js';
import { forDueAt } from './deadlines.js';
import { isOfStatusFiling, openStatusFiling } from './lateness.js';
import { isLapse } from './overtaken.js';

/** Why a reminder that was told says nothing any more that holds. */
export type ReminderOver = 'it-was-settled' | 'date-was-moved' | 'it-was-acknowledged' | 'notice-is-held' | 'hold-was-reviewed';

/** What a reminder leads to by what is known now: the end of its duty, or nothing. */
export type ReminderNow = { readonly forDueAt: string } | { readonly over: ReminderOver };

const isSameInstant = (one: string, other: string) => Date.parse(one) === Date.parse(other);

/**
 * A reminder that is told late must not name a date that was moved, nor ask for what somebody did. One that comes at the same moment on the way to the
 * new end leads there now; any other of the new end is told in its own time.
 * @param asEscalation the notice that nobody had answered it
 */
export function reminderNow(incident: Incident, reminder: Reminder, asEscalation: boolean): ReminderNow {
  const owed = dutyOf(incident, reminder.duty);
  if (!owed) return reminder;
  if (owed.settled) return { over: 'it-was-settled' };
  if (reminder.acknowledged && (asEscalation || asksToBeAcknowledged(reminder))) return { over: 'it-was-acknowledged' };
  if (reminder.reminder === 'hold-review')
    return owed.held && isSameInstant(owed.held.reviewAt, reminder.forDueAt) ? reminder : { over: 'hold-was-reviewed' };
  if (isHeld(owed)) return { over: 'notice-is-held' };
  return byItsEnd(owed, reminder, asEscalation);
}

/** A lapse and a review ask for what is owed itself: that somebody saw them does not answer that. */
const asksToBeAcknowledged = ({ reminder }: Reminder) => reminder !== 'hold-review' && !isLapse({ kind: reminder });

function byItsEnd(owed: Duty, reminder: Reminder, asEscalation: boolean): ReminderNow {
  if (reminder.over) return { over: 'date-was-moved' };
  const isOfStatus = isOfStatusFiling(reminder.reminder);
  if (isOfStatus && !openStatusFiling(owed)) return { over: owed.clock?.statusFilingAt ? 'it-was-settled' : 'date-was-moved' };
  const end = isOfStatus ? (owed.clock?.statusFilingAt ?? '') : forDueAt(owed);
  if (isSameInstant(end, reminder.forDueAt)) return reminder;
  // Nobody has answered, whichever day it was about.
  if (asEscalation) return { forDueAt: end };
  const isOnTheWay = judgementInForce(owed).reminders.some(
    ({ kind, at }) => kind === reminder.reminder && isSameInstant(at, reminder.dueAt),
  );
  return isOnTheWay ? { forDueAt: end } : { over: 'date-was-moved' };
}

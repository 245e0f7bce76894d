import type { AssessmentForm, ClosedOn, Judgement } from '@shodo/contracts';
import { closedBy, isCovered } from './calendar.js';
import { calendarFor } from './fitted.js';
import type { Library } from './pack.js';
import { dayNumber, dayText } from './zone.js';

/**
 * The closed days within a judgement's count, from its first day to the due day or, of a guideline, the alarm: what somebody marks who counts along
 * on a calendar. None where no office's calendar matters, or where the calendar does not reach.
 */
export function closedDaysOf({ duty, pack: by, clock }: Judgement, { organisation }: AssessmentForm, library: Library): ClosedOn[] {
  const [from, until] = [clock?.dayOne, clock?.dueOn ?? clock?.alarmOn];
  const pack = library.packs.find((one) => one.duty === duty && one.digest === by.digest);
  const calendar = pack && calendarFor(pack, library.calendars, organisation);
  if (calendar === undefined || from === undefined || until === undefined) return [];
  const closed: ClosedOn[] = [];
  for (let day = dayNumber(from); day <= dayNumber(until); day++) {
    const found = isCovered(calendar, day) ? closedBy(calendar, day) : undefined;
    if (found !== undefined) closed.push({ on: dayText(day), kind: found.kind, ...(found.names && { names: found.names }) });
  }
  return closed;
}

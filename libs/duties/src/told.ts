import type { Statement } from '@shodo/contracts';
import { lastOpenDay } from './calendar.js';
import { leavesOf } from './condition.js';
import type { Condition, Length, Pack } from './pack.js';
import { inDays } from './readings.js';
import type { RunningClock } from './running-clock.js';
import { say } from './say.js';
import { dayText, instantText } from './zone.js';

/** The count day by day, so that anybody can follow it on a calendar. */
export function countStatements(pack: Pack, running: RunningClock): Statement[] {
  const { governing, limit, longer } = running;
  const lengthened = longer?.stands === true ? longerStatements(longer.when, governing.length) : [];
  const begun = [startStatement(pack, running), ...agreedStatement(running), ...shorterStatements(running), ...zoneStatement(pack)];
  if (governing.rawOn === undefined || governing.dueOn === undefined) return [...begun, ...lengthened, ...hoursStatements(pack, running)];
  const first = say(limit.firstDayCounts ? 'first-day-counts' : 'first-day-is-left-out', { day: dayText(governing.dayOne) });
  const yardstick = yardstickStatement(pack, running);
  if (yardstick !== undefined) return [...begun, first, yardstick];
  return [
    ...begun,
    ...('daysAfterYearEnd' in governing.length ? [] : [first]),
    ...lengthened,
    lastDayStatement(governing.length, governing.rawOn),
    ...rollStatements(running, governing.rawOn, governing.dueOn),
  ];
}

function startStatement(pack: Pack, { governing, anchorAt, limit }: RunningClock): Statement {
  const at = instantText(pack.clock.zone, governing.startsAt);
  return governing.startsAt === anchorAt
    ? say('clock-starts-at-anchor', { anchor: limit.anchor, at })
    : say('clock-starts-when-duty-arose', { at });
}

/** Whose zone the days are taken in, where the regime has authorities in several. */
const zoneStatement = ({ clock: { zone, zones } }: Pack): Statement[] =>
  zones.length === 0 ? [] : [say('days-are-of-the-zone', { zone })];

function agreedStatement({ limit: { agreedWith }, governing: { length } }: RunningClock): Statement[] {
  return agreedWith === undefined ? [] : [say('length-is-agreed', { ref: agreedWith, ...numberOf(length) })];
}

/** The length as a parameter of a sentence: days or hours. */
const numberOf = (length: Length) => ('hours' in length ? { hours: length.hours } : { days: inDays(length) });

function hoursStatements({ clock: { zone } }: Pack, { governing }: RunningClock): Statement[] {
  const hours = 'hours' in governing.length ? governing.length.hours : 0;
  const elapsed = governing.startsAt + hours * 3_600_000;
  return [
    say('hours-end-at', { number: hours, at: instantText(zone, elapsed) }),
    ...(governing.dueAt < elapsed ? [say('wall-clock-ends-earlier', { at: instantText(zone, governing.dueAt) })] : []),
  ];
}

/** What stands for a number where there is none: the guideline's yardstick, the law's own word, or our prompts. */
function yardstickStatement({ clock: { yardstick, lawsWord } }: Pack, { target, governing }: RunningClock): Statement | undefined {
  if (target?.dueOn === undefined || governing.dueOn === undefined) return undefined;
  const days = { targetOn: dayText(target.dueOn), alarmOn: dayText(governing.dueOn) };
  if (lawsWord === undefined) return say(yardstick === 'guideline' ? 'guideline-yardstick' : 'no-day-count-in-law', days);
  const worded = { wordJa: lawsWord.ja, wordEn: lawsWord.en, ...days };
  return say(yardstick === 'guideline' ? 'yardstick-in-words' : 'no-number-but-a-word', worded);
}

const shorterStatements = ({ limit: { when }, shorterIsSure, governing: { length } }: RunningClock) =>
  when === undefined
    ? []
    : leavesOf(when).flatMap((leaf) =>
        leaf.is === 'filed'
          ? []
          : [say(shorterIsSure ? 'limit-is-shorter' : 'limit-may-be-shorter', { fact: leaf.fact, ...numberOf(length) })],
      );

const longerStatements = (when: Condition, length: Length) =>
  leavesOf(when).flatMap((leaf) => (leaf.is === 'filed' ? [] : [say('limit-is-longer', { fact: leaf.fact, ...numberOf(length) })]));

function lastDayStatement(length: Length, rawOn: number): Statement {
  const day = dayText(rawOn);
  if ('months' in length) return say('last-month-day-is', { number: length.months, day });
  if ('businessDays' in length) return say('last-business-day-is', { number: length.businessDays, day });
  if ('daysAfterYearEnd' in length) return say('last-day-after-year-end-is', { number: length.daysAfterYearEnd, day });
  return say('last-day-is', { number: inDays(length), day });
}

function rollStatements({ governing, limit, calendar }: RunningClock, rawOn: number, dueOn: number): Statement[] {
  if (governing.uncovered !== undefined || calendar === undefined) return [];
  if (governing.closed.length === 0) return [say('due-day-is-open', { dueOn: dayText(dueOn) })];
  const closed = limit.roll === 'next-open' ? governing.closed : governing.closed.slice(0, 1);
  const days = closed.map(({ day, kind, names }) =>
    say('day-is-closed', { day: dayText(day), kind, nameJa: names?.ja, nameEn: names?.en }),
  );
  const open = lastOpenDay(calendar, dueOn);
  const result =
    limit.roll === 'next-open'
      ? say('due-day-moved', { number: inDays(governing.length), rawOn: dayText(rawOn), dueOn: dayText(dueOn) })
      : say('due-day-does-not-move', { dueOn: dayText(dueOn), workBy: open < governing.dayOne ? undefined : dayText(open) });
  return [...days, result];
}

import type { DutyClock, Judgement, Reading, Statement } from '@shodo/contracts';
import { lastOpenDay } from './calendar.js';
import { type Count, count } from './clock.js';
import { leavesOf } from './condition.js';
import type { Condition, Length, Pack } from './pack.js';
import { remindersOf } from './reminders.js';
import { type RunningClock, statusFilingDay } from './running-clock.js';
import { eachOnce, say } from './say.js';
import { atWallClock, dayText, endOfDay, instantText } from './zone.js';

const CUT_OFF_SECONDS = 17 * 3_600;

export interface Due {
  readonly clock: DutyClock;
  readonly reminders: Judgement['reminders'];
  readonly readings: readonly Reading[];
  readonly because: readonly Statement[];
  readonly warnings: readonly Statement[];
}

/** The last open day to act; only for limits of law counted in days, and only where it does not lie before the clock began. */
function workDayOf(pack: Pack, { governing, calendar }: RunningClock): number | undefined {
  if (calendar === undefined || governing.dueOn === undefined || pack.clock.strictness === 'guideline') return undefined;
  const open = lastOpenDay(calendar, governing.dueOn);
  return open < governing.dayOne ? undefined : open;
}

export function dueOf(pack: Pack, running: RunningClock, now: number): Due {
  const { zone } = pack.clock;
  const { governing, target, calendar } = running;
  const at = (instant: number) => instantText(zone, instant);
  const workDay = workDayOf(pack, running);
  const statusDay = statusFilingDay(running);
  const guideline = target !== undefined;
  const clock: DutyClock = {
    strictness: pack.clock.strictness,
    zone,
    anchor: running.limit.anchor,
    startsAt: at(governing.startsAt),
    ...(governing.dueOn === undefined ? {} : { dayOne: dayText(governing.dayOne) }),
    ...(guideline ? {} : { dueAt: at(governing.dueAt) }),
    ...(guideline || governing.dueOn === undefined ? {} : { dueOn: dayText(governing.dueOn) }),
    ...(guideline || governing.rawOn === undefined ? {} : { rawOn: dayText(governing.rawOn) }),
    ...(target?.dueOn === undefined ? {} : { targetOn: dayText(target.dueOn), targetAt: at(target.dueAt) }),
    ...(!guideline || governing.dueOn === undefined ? {} : { alarmOn: dayText(governing.dueOn), alarmAt: at(governing.dueAt) }),
    ...(workDay === undefined ? {} : { workBy: dayText(workDay), cutOffAt: at(atWallClock(zone, workDay, CUT_OFF_SECONDS)) }),
    ...(statusDay === undefined ? {} : { statusFilingBy: dayText(statusDay) }),
    ...(calendar === undefined ? {} : { calendar: { offices: calendar.offices, version: calendar.version, digest: calendar.digest } }),
  };
  return {
    clock,
    reminders: remindersOf({
      zone,
      startsAt: governing.startsAt,
      dueAt: governing.dueAt,
      inDays: governing.dueOn !== undefined,
      ...(target === undefined ? {} : { targetAt: target.dueAt }),
    }),
    readings: readingsOf(pack, running),
    because: [
      ...countStatements(pack, running),
      ...(clock.cutOffAt === undefined ? [] : [say('internal-cut-off', { at: clock.cutOffAt })]),
    ],
    warnings: warningsOf(pack, running, statusDay, now),
  };
}

const inDays = (length: Length) => ('days' in length ? length.days : undefined);

function readingsOf(pack: Pack, running: RunningClock): Reading[] {
  const { zone } = pack.clock;
  const { governing, longer, limit, calendar } = running;
  const shown = (reading: Reading['reading'], one: Count, because: Statement): Reading => ({
    reading,
    ...(one.dueOn === undefined ? {} : { dueOn: dayText(one.dueOn) }),
    dueAt: instantText(zone, one.dueAt),
    because,
  });
  const recount = (length: Length, firstDayCounts: boolean) =>
    count({ zone, startsAt: governing.startsAt, length, firstDayCounts, roll: limit.roll, calendar });
  const since = (one: Count) => ({ at: instantText(zone, one.startsAt) });
  const others: Reading[] = [];
  if (running.fromLaterKnowledge !== undefined) {
    others.push(shown('arguable', running.fromLaterKnowledge, say('reading-from-later-knowledge', since(running.fromLaterKnowledge))));
  }
  if (running.fromArisingAgain !== undefined) {
    others.push(shown('arguable', running.fromArisingAgain, say('reading-from-line-passing', since(running.fromArisingAgain))));
  }
  if (longer?.stands === false) {
    others.push(
      shown(
        'arguable',
        recount(longer.length, limit.firstDayCounts),
        say('reading-before-reclassification', { days: inDays(longer.length) }),
      ),
    );
  }
  for (const { reading, firstDayCounts, because } of pack.clock.readings)
    others.push(shown(reading, recount(governing.length, firstDayCounts), say(because)));
  return others.length === 0 ? [] : [shown('safe', governing, say('reading-safe')), ...others];
}

/** The count day by day, so that anybody can follow it on a calendar. */
function countStatements(pack: Pack, running: RunningClock): Statement[] {
  const { zone, yardstick } = pack.clock;
  const { governing, target, limit, longer } = running;
  const start =
    governing.startsAt === running.anchorAt
      ? say('clock-starts-at-anchor', { anchor: limit.anchor, at: instantText(zone, governing.startsAt) })
      : say('clock-starts-when-duty-arose', { at: instantText(zone, governing.startsAt) });
  if (governing.rawOn === undefined || governing.dueOn === undefined) {
    const number = 'hours' in governing.length ? governing.length.hours : 0;
    return [start, say('hours-end-at', { number, at: instantText(zone, governing.dueAt) })];
  }
  const first = say(limit.firstDayCounts ? 'first-day-counts' : 'first-day-is-left-out', { day: dayText(governing.dayOne) });
  if (target?.dueOn !== undefined) {
    const days = { targetOn: dayText(target.dueOn), alarmOn: dayText(governing.dueOn) };
    return [start, first, say(yardstick === 'guideline' ? 'guideline-yardstick' : 'no-day-count-in-law', days)];
  }
  const lengthened = longer?.stands === true ? longerStatements(longer.when, governing.length) : [];
  return [
    start,
    first,
    ...lengthened,
    lastDayStatement(governing.length, governing.rawOn),
    ...rollStatements(running, governing.rawOn, governing.dueOn),
  ];
}

const longerStatements = (when: Condition, length: Length) =>
  leavesOf(when).map(({ fact }) => say('limit-is-longer', { fact, days: inDays(length) }));

function lastDayStatement(length: Length, rawOn: number): Statement {
  const day = dayText(rawOn);
  if ('months' in length) return say('last-month-day-is', { number: length.months, day });
  if ('businessDays' in length) return say('last-business-day-is', { number: length.businessDays, day });
  return say('last-day-is', { number: inDays(length), day });
}

function rollStatements({ governing, limit, calendar }: RunningClock, rawOn: number, dueOn: number): Statement[] {
  if (governing.unverified || calendar === undefined) return [];
  if (governing.closed.length === 0) return [say('due-day-is-open', { dueOn: dayText(dueOn) })];
  const closed = limit.roll === 'next-open' ? governing.closed : governing.closed.slice(0, 1);
  const days = closed.map(({ day, kind, names }) =>
    say('day-is-closed', { day: dayText(day), kind, nameJa: names?.ja, nameEn: names?.en }),
  );
  const result =
    limit.roll === 'next-open'
      ? say('due-day-moved', { number: inDays(governing.length), rawOn: dayText(rawOn), dueOn: dayText(dueOn) })
      : say('due-day-does-not-move', { dueOn: dayText(dueOn), workBy: dayText(lastOpenDay(calendar, dueOn)) });
  return [...days, result];
}

function warningsOf(pack: Pack, { governing, plain, longer }: RunningClock, statusDay: number | undefined, now: number): Statement[] {
  const { zone } = pack.clock;
  const warnings: Statement[] = [];
  if (governing.unverified && governing.rawOn !== undefined && governing.dueOn !== undefined) {
    warnings.push(say('CALENDAR_UNVERIFIED', { year: dayText(governing.rawOn).slice(0, 4), dueOn: dayText(governing.dueOn) }));
  }
  for (const { day, names, kind, computed } of governing.closed) {
    if (computed === true)
      warnings.push(say('holiday-is-provisional', { day: dayText(day), nameJa: names?.ja ?? kind, nameEn: names?.en ?? kind }));
  }
  if (statusDay !== undefined) {
    const day = dayText(statusDay);
    warnings.push(say(now > endOfDay(zone, statusDay) ? 'status-filing-day-has-passed' : 'status-filing-advised', { day }));
  }
  if (longer?.stands === false && plain.dueOn !== undefined && now > plain.dueAt) {
    warnings.push(say('status-filing-day-has-passed', { day: dayText(plain.dueOn) }));
  }
  return eachOnce(warnings);
}

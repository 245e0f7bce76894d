import type { DutyClock, Instant, Judgement, Reading, Statement } from '@shodo/contracts';
import { lastOpenDay } from './calendar.js';
import { lastWeekday } from './clock.js';
import { inFull } from './in-full.js';
import type { Pack } from './pack.js';
import { readingsOf } from './readings.js';
import { remindersOf } from './reminders.js';
import { type ClockWithoutEnd, hasEnd, type RunningClock, statusFilingDay } from './running-clock.js';
import { eachOnce, say } from './say.js';
import { countStatements } from './told.js';
import { atWallClock, dayIn, dayText, endOfDay, instantText, OURS } from './zone.js';

const CUT_OFF_SECONDS = 17 * 3_600;

export interface Due {
  readonly clock: DutyClock;
  readonly reminders: Judgement['reminders'];
  readonly readings: readonly Reading[];
  readonly because: readonly Statement[];
  readonly warnings: readonly Statement[];
}

/**
 * The last open day to act; only for limits that bind and are counted in days, and only where it does not lie before the clock began. Without a
 * calendar of the place only its weekends are known.
 */
function workDayOf(pack: Pack, { governing, calendar }: RunningClock): number | undefined {
  if (governing.dueOn === undefined || pack.clock.strictness === 'guideline') return undefined;
  const open = calendar === undefined ? lastWeekday(governing.dueOn) : lastOpenDay(calendar, governing.dueOn);
  return open < governing.dayOne ? undefined : open;
}

/** 17:00 of the day to act by, where we work or where the authority is: whichever comes first, unless ours comes before the clock began. */
function cutOffOf(zone: string, workDay: number, startsAt: number): Instant {
  const [ours, there] = [atWallClock(OURS, workDay, CUT_OFF_SECONDS), atWallClock(zone, workDay, CUT_OFF_SECONDS)];
  return ours < there && ours >= startsAt ? instantText(OURS, ours) : instantText(zone, there);
}

/** A cut-off told in our time beside days told in another zone names it. */
const cutOffStatement = (cutOffAt: string, zone: string): Statement =>
  say(cutOffAt === instantText(zone, Date.parse(cutOffAt)) ? 'internal-cut-off' : 'internal-cut-off-in-japan', { at: cutOffAt });

export function dueOf(pack: Pack, running: RunningClock | ClockWithoutEnd, now: number): Due {
  return hasEnd(running) ? dueAtTheEnd(pack, running, now) : dueAtOnce(pack, running);
}

/** A limit that nobody here has read: no day is made up, and somebody is called. */
function dueAtOnce({ clock: { strictness, zone } }: Pack, { limit, anchorAt, startsAt }: ClockWithoutEnd): Due {
  const at = instantText(zone, startsAt);
  const start =
    startsAt === anchorAt ? say('clock-starts-at-anchor', { anchor: limit.anchor, at }) : say('clock-starts-when-duty-arose', { at });
  return {
    clock: { strictness, zone, anchor: limit.anchor, startsAt: at },
    reminders: [],
    readings: [],
    because: inFull([start], zone, startsAt),
    warnings: [say('limit-is-not-known')],
  };
}

interface Beside {
  readonly workDay: number | undefined;
  readonly statusDay: number | undefined;
}

/** Written out, one after the other, as a judgement is: it is made for every duty. A guideline shows a target and an alarm, and no day on which it is due. */
function clockShown({ clock: { strictness, zone } }: Pack, running: RunningClock, { workDay, statusDay }: Beside): DutyClock {
  const { governing, target, calendar } = running;
  const { dueOn, rawOn } = governing;
  const at = (instant: number) => instantText(zone, instant);
  const clock: { -readonly [Name in keyof DutyClock]: DutyClock[Name] } = {
    strictness,
    zone,
    anchor: running.limit.anchor,
    startsAt: at(governing.startsAt),
  };
  if (dueOn !== undefined) clock.dayOne = dayText(governing.dayOne);
  if (target === undefined) clock.dueAt = at(governing.dueAt);
  if (target === undefined && dueOn !== undefined) clock.dueOn = dayText(dueOn);
  if (target === undefined && rawOn !== undefined) clock.rawOn = dayText(rawOn);
  if (target?.dueOn !== undefined) {
    clock.targetOn = dayText(target.dueOn);
    clock.targetAt = at(target.dueAt);
  }
  if (target !== undefined && dueOn !== undefined) {
    clock.alarmOn = dayText(dueOn);
    clock.alarmAt = at(governing.dueAt);
  }
  if (workDay !== undefined) {
    clock.workBy = dayText(workDay);
    clock.cutOffAt = cutOffOf(zone, workDay, governing.startsAt);
  }
  if (statusDay !== undefined) {
    clock.statusFilingBy = dayText(statusDay);
    clock.statusFilingAt = at(running.plain.dueAt);
  }
  if (calendar !== undefined) clock.calendar = { offices: calendar.offices, version: calendar.version, digest: calendar.digest };
  return clock;
}

function dueAtTheEnd(pack: Pack, running: RunningClock, now: number): Due {
  const { zone } = pack.clock;
  const { governing, target } = running;
  const told = (statements: readonly Statement[]) => inFull(statements, zone, governing.startsAt);
  const workDay = workDayOf(pack, running);
  const statusDay = statusFilingDay(running);
  const clock = clockShown(pack, running, { workDay, statusDay });
  return {
    clock,
    reminders: remindersOf({
      zone,
      startsAt: governing.startsAt,
      dueAt: governing.dueAt,
      inDays: governing.dueOn !== undefined,
      ...(target === undefined ? {} : { targetAt: target.dueAt }),
      ...(statusDay === undefined ? {} : { statusAt: running.plain.dueAt }),
    }),
    readings: readingsOf(pack, running),
    because: told([
      ...countStatements(pack, running),
      ...safeStartStatement(running),
      ...(clock.cutOffAt === undefined ? [] : [cutOffStatement(clock.cutOffAt, zone)]),
    ]),
    warnings: warningsOf(pack, running, statusDay, now),
  };
}

function warningsOf(pack: Pack, running: RunningClock, statusDay: number | undefined, now: number): Statement[] {
  const { governing, plain, longer } = running;
  const { zone } = pack.clock;
  const filings = [
    ...(statusDay === undefined ? [] : [statusStatement(zone, statusDay, now)]),
    ...(longer?.stands === false && plain.dueOn !== undefined && now > plain.dueAt
      ? [say('status-filing-day-has-passed', { day: dayText(plain.dueOn) })]
      : []),
  ];
  const computed = governing.closed.filter((day) => day.computed === true);
  const told = (statements: readonly Statement[]) => inFull(statements, zone, governing.startsAt);
  return eachOnce([
    ...told([...lateStartStatement(running), ...discoveryStatement(pack, running)]),
    ...unverifiedStatements(pack, running),
    ...told([
      ...computed.map(({ day, names, kind }) =>
        say('holiday-is-provisional', { day: dayText(day), nameJa: names?.ja ?? kind, nameEn: names?.en ?? kind }),
      ),
      ...filings,
    ]),
  ]);
}

/** The starting point of the law is not on record, and something else stands in for it. */
const standsInFor = ({ limit: { inPlaceOf }, fromStoodInFor }: RunningClock) => (fromStoodInFor === undefined ? inPlaceOf : undefined);

/** What happened came before anybody knew of it: the clock may have begun earlier than it does here, and the day shown may be too late. */
const lateStartStatement = (running: RunningClock): Statement[] =>
  standsInFor(running) === 'occurred' ? [say('occurrence-is-not-on-record', { anchor: running.limit.anchor })] : [];

/** Who determines something has known of it before: the day shown is the earlier one. */
const safeStartStatement = (running: RunningClock): Statement[] =>
  standsInFor(running) === 'determined' ? [say('determination-is-not-on-record', { anchor: running.limit.anchor })] : [];

/** A discovery on an earlier day than the awareness: one of the two may be wrong, and the earlier one is worked to. */
function discoveryStatement({ clock: { zone } }: Pack, { fromStoodInFor, startsAt, limit }: RunningClock): Statement[] {
  if (fromStoodInFor?.anchor !== 'aware') return [];
  const day = dayIn(zone, fromStoodInFor.count.startsAt);
  if (day === dayIn(zone, startsAt)) return [];
  return [say('discovery-comes-first', { aware: dayText(day), unsure: limit.unsure === true ? 'yes' : undefined })];
}

const statusStatement = (zone: string, day: number, now: number) =>
  say(now > endOfDay(zone, day) ? 'status-filing-day-has-passed' : 'status-filing-advised', { day: dayText(day) });

const weekendsOnly = (workDay: number | undefined): Statement[] =>
  workDay === undefined ? [] : [say('holidays-there-are-not-known', { workBy: dayText(workDay) })];

/** The calendar ends before the clock does. A limit that never moves keeps its day; only the day to finish by is unsure. */
function unverifiedStatements(pack: Pack, running: RunningClock): readonly Statement[] {
  const { dueOn, length, uncovered } = running.governing;
  if (running.calendar === undefined && uncovered === undefined)
    return inFull(weekendsOnly(workDayOf(pack, running)), pack.clock.zone, running.startsAt);
  if (uncovered === undefined || dueOn === undefined) return [];
  const year = dayText(uncovered).slice(0, 4);
  if (running.limit.roll === 'next-open' || 'businessDays' in length) return [say('CALENDAR_UNVERIFIED', { year, dueOn: dayText(dueOn) })];
  const workDay = workDayOf(pack, running);
  return workDay === undefined ? [] : [say('work-day-is-unverified', { year, workBy: dayText(workDay) })];
}

import type { Reading, Statement } from '@shodo/contracts';
import { type Count, count } from './clock.js';
import { inFull } from './in-full.js';
import type { Length, OtherReading, Pack } from './pack.js';
import { countFor, type RunningClock } from './running-clock.js';
import { say } from './say.js';
import { dayText, instantText } from './zone.js';

export const inDays = (length: Length) => ('days' in length ? length.days : undefined);

/** Every way the clock may be counted, the one Shodo works to first; nothing where there is only one. */
export function readingsOf(pack: Pack, running: RunningClock): Reading[] {
  const { zone } = pack.clock;
  const shown = (reading: Reading['reading'], one: Count, because: Statement): Reading => ({
    reading,
    ...(one.dueOn === undefined ? {} : { dueOn: dayText(one.dueOn) }),
    dueAt: instantText(zone, one.dueAt),
    because: inFull([because], zone, running.governing.startsAt)[0] ?? because,
  });
  const later = laterOnes(pack, running);
  const others = [
    ...fromDetermination(pack, running).map(({ one, because }) => shown('literal', one, because)),
    ...literalOf(pack, running).map((one) => shown('literal', one, say('reading-elapsed-hours'))),
    ...later.map(({ one, because }) => shown('arguable', one, because)),
    ...pack.clock.readings.map((other) => {
      const one = recounted(pack, running, other);
      // One that another reading exceeds is not the latest day that may be argued for.
      const exceeded = later.some((another) => another.one.dueAt > one.dueAt);
      return shown(other.reading, one, say(other.because, { exceeded: exceeded ? 'yes' : undefined }));
    }),
  ];
  const safe = shown('safe', running.governing, say('reading-safe'));
  // What may be argued for and gives the same day is no other reading.
  const differing = others.filter(({ reading, dueAt }) => reading !== 'arguable' || dueAt !== safe.dueAt);
  return differing.length === 0 ? [] : [safe, ...differing];
}

/** The hours as they elapse, where Shodo works to the clock on the wall. */
function literalOf({ clock: { zone, safeReading } }: Pack, { governing, limit, calendar }: RunningClock): Count[] {
  const { startsAt, length, firstDayCounts } = governing;
  if (safeReading === undefined || !('hours' in length)) return [];
  return [count({ zone, startsAt, length, firstDayCounts, roll: limit.roll, calendar })];
}

interface Told {
  readonly one: Count;
  readonly because: Statement;
}

/** As the law is worded, where it counts from a determination and somebody knew earlier. */
const fromDetermination = ({ clock: { zone } }: Pack, { fromStoodInFor, governing }: RunningClock): Told[] =>
  fromStoodInFor?.anchor !== 'determined' || fromStoodInFor.count.dueAt <= governing.dueAt
    ? []
    : [
        {
          one: fromStoodInFor.count,
          because: say('reading-from-determination', { at: instantText(zone, fromStoodInFor.count.startsAt) }),
        },
      ];

/** Later dates that another record, new knowledge or an earlier classification might give. */
function laterOnes(pack: Pack, running: RunningClock): Told[] {
  const { fromStoodInFor, fromLaterKnowledge, fromArisingAgain, longer, spokenFor, governing, limit, calendar } = running;
  const since = (one: Count) => ({ at: instantText(pack.clock.zone, one.startsAt) });
  return [
    ...(fromStoodInFor?.anchor !== 'aware' || fromStoodInFor.count.dueAt <= governing.dueAt
      ? []
      : [{ one: fromStoodInFor.count, because: say('reading-from-recorded-awareness', since(fromStoodInFor.count)) }]),
    ...(fromLaterKnowledge === undefined
      ? []
      : [{ one: fromLaterKnowledge, because: say('reading-from-later-knowledge', since(fromLaterKnowledge)) }]),
    ...(fromArisingAgain === undefined
      ? []
      : [{ one: fromArisingAgain, because: say('reading-from-line-passing', since(fromArisingAgain)) }]),
    ...(spokenFor === undefined ? [] : [{ one: spokenFor.count, because: bySpeakingFor(spokenFor) }]),
    ...(longer?.stands === false
      ? [
          {
            one: countFor(pack, limit, calendar, { startsAt: governing.startsAt, length: longer.length }),
            because: say('reading-before-reclassification', { days: inDays(longer.length) }),
          },
        ]
      : []),
  ];
}

function bySpeakingFor({ count: { length }, by }: NonNullable<RunningClock['spokenFor']>): Statement {
  const word = by.is === 'choice' ? { fact: by.fact, value: by.value } : { fact: by.is === 'scope' ? by.scope : by.fact };
  return say('reading-spoken-for', { ...word, days: inDays(length) });
}

const recounted = ({ clock: { zone } }: Pack, { governing, limit, calendar }: RunningClock, other: OtherReading): Count =>
  count({
    zone,
    startsAt: governing.startsAt,
    length: governing.length,
    firstDayCounts: other.firstDayCounts ?? limit.firstDayCounts,
    roll: other.roll ?? limit.roll,
    calendar,
    ...(other.fromNextFullHour === true ? { hours: 'next-full-hour' } : {}),
  });

import type { Reading, Statement } from '@shodo/contracts';
import { type Count, count } from './clock.js';
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
    because,
  });
  const others = [
    ...literalOf(pack, running).map((one) => shown('literal', one, say('reading-elapsed-hours'))),
    ...laterOnes(pack, running).map(({ one, because }) => shown('arguable', one, because)),
    ...pack.clock.readings.map((other) => shown(other.reading, recounted(pack, running, other), say(other.because))),
  ];
  const earlier = earlierOnes(pack, running).map(({ one, because }) => shown('arguable', one, because));
  if (others.length + earlier.length === 0) return [];
  return [shown('safe', running.governing, say(earlier.length === 0 ? 'reading-safe' : 'reading-from-awareness')), ...others, ...earlier];
}

/** The hours as they elapse, where Shodo works to the clock on the wall. */
function literalOf({ clock: { zone, safeReading } }: Pack, { governing, limit, calendar }: RunningClock): Count[] {
  const { startsAt, length, firstDayCounts } = governing;
  if (safeReading === undefined || !('hours' in length)) return [];
  return [count({ zone, startsAt, length, firstDayCounts, roll: limit.roll, calendar })];
}

/** An earlier date that another record would give: a person finds out which of the two is right. */
const earlierOnes = ({ clock: { zone } }: Pack, { fromDiscovery, governing }: RunningClock): Told[] =>
  fromDiscovery === undefined || fromDiscovery.dueAt >= governing.dueAt
    ? []
    : [{ one: fromDiscovery, because: say('reading-from-discovery', { at: instantText(zone, fromDiscovery.startsAt) }) }];

interface Told {
  readonly one: Count;
  readonly because: Statement;
}

/** Later dates that new knowledge or an earlier classification might give. */
function laterOnes(pack: Pack, running: RunningClock): Told[] {
  const { fromLaterKnowledge, fromArisingAgain, longer, governing, limit, calendar } = running;
  const since = (one: Count) => ({ at: instantText(pack.clock.zone, one.startsAt) });
  return [
    ...(fromLaterKnowledge === undefined
      ? []
      : [{ one: fromLaterKnowledge, because: say('reading-from-later-knowledge', since(fromLaterKnowledge)) }]),
    ...(fromArisingAgain === undefined
      ? []
      : [{ one: fromArisingAgain, because: say('reading-from-line-passing', since(fromArisingAgain)) }]),
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

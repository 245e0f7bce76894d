import type { Reading } from '@shodo/contracts';
import { assess } from './assess.js';
import type { Clock, Condition } from './pack.js';
import { aForm, aLibrary, aLimit, aPack } from './specification/a-pack.js';

/** Aware on Tuesday 24 November 2026 at 10:00 in Tokyo, unless told otherwise. */
const readingsOf = (clock: { readonly [Key in keyof Clock]?: unknown }, told: Parameters<typeof aForm>[0] = {}): readonly Reading[] =>
  assess(aForm(told), aLibrary(aPack({ clock }))).judgements[0]?.readings ?? [];
const wrongful: Condition = { is: 'fact', fact: 'wrongful-purpose-possible', from: 'suspected', silence: 'open' };
const leak = { 'leak-occurred': { value: true, confidence: 'confirmed' } };
const stated = (value: boolean, asOf: string) => ({ value, confidence: 'confirmed', asOf });
const safe = (dueOn: string) => ({ reading: 'safe', dueOn, dueAt: `${dueOn}T23:59:59+09:00`, because: { code: 'reading-safe' } });
const arguable = (dueOn: string, because: object) => ({ reading: 'arguable', dueOn, dueAt: `${dueOn}T23:59:59+09:00`, because });

test('Where a clock can be counted in one way only, there is nothing to show', () => expect(readingsOf({})).toEqual([]));

describe('Hours', () => {
  const start = { anchors: { aware: '2027-03-26T12:00:00+01:00' }, now: '2027-04-01T00:00:00Z' };
  const clock = { zone: 'Europe/Berlin', safeReading: 'same-wall-clock', earliestOf: [aLimit({ within: { hours: 72 } })] };

  test('end as they elapse, or by the clock on the wall; from the next full hour is shown only', () => {
    const nextFullHour = { reading: 'arguable', fromNextFullHour: true, because: 'reading-next-full-hour' };
    expect(readingsOf({ ...clock, readings: [nextFullHour] }, start)).toEqual([
      { reading: 'safe', dueAt: '2027-03-29T12:00:00+02:00', because: { code: 'reading-safe' } },
      { reading: 'literal', dueAt: '2027-03-29T13:00:00+02:00', because: { code: 'reading-elapsed-hours' } },
      { reading: 'arguable', dueAt: '2027-03-29T14:00:00+02:00', because: { code: 'reading-next-full-hour' } },
    ]);
  });

  test('without a safer reading end once', () => expect(readingsOf({ ...clock, safeReading: undefined }, start)).toEqual([]));
});

test('Days have no reading as they elapse', () => expect(readingsOf({ safeReading: 'same-wall-clock' })).toEqual([]));

describe('Another reading counts as the limit does, but for what it names', () => {
  // Aware on Friday 27 November: day 30 is Saturday 26 December, with the first day left out Sunday 27.
  const start = { anchors: { aware: '2026-11-27T10:00:00+09:00' } };
  const because = { code: 'reading-first-day-left-out' };
  const other = (told: object) => [{ reading: 'arguable', because: 'reading-first-day-left-out', ...told }];

  test('the first day', () => {
    const stays = { earliestOf: [aLimit({ roll: 'none' })] };
    expect(readingsOf({ ...stays, readings: other({ firstDayCounts: false }) }, start)).toEqual([
      safe('2026-12-26'),
      arguable('2026-12-27', because),
    ]);
    const leftOut = { earliestOf: [aLimit({ roll: 'none', firstDayCounts: false })] };
    expect(readingsOf({ ...leftOut, readings: other({ firstDayCounts: true }) }, start)[1]).toEqual(arguable('2026-12-26', because));
  });

  test('the roll', () => {
    const stays = { earliestOf: [aLimit({ roll: 'none' })] };
    expect(readingsOf({ ...stays, readings: other({ roll: 'next-open' }) }, start)).toEqual([
      safe('2026-12-26'),
      arguable('2026-12-28', because),
    ]);
    // Day 30 and 31 both lie before the same open day: that is one reading, and not two.
    expect(readingsOf({ readings: other({ firstDayCounts: false }) }, start)).toEqual([]);
  });
});

describe('Later knowledge', () => {
  const clock = { longerWhen: [{ when: wrongful, within: { days: 60 } }] };

  test('of what makes the limit longer may count from its own day', () => {
    const facts = { ...leak, 'wrongful-purpose-possible': stated(true, '2026-11-30T09:00:00+09:00') };
    // Day 60 from 24 November is Friday 22 January; from 30 November Thursday 28 January.
    expect(readingsOf(clock, { facts })).toEqual([
      safe('2027-01-22'),
      arguable('2027-01-28', { code: 'reading-from-later-knowledge', with: { at: '2026-11-30T09:00:00+09:00' } }),
    ]);
  });

  test('that takes it back leaves the longer limit to be argued', () => {
    const facts = {
      ...leak,
      'wrongful-purpose-possible': [stated(true, '2026-11-24T10:00:00+09:00'), stated(false, '2026-11-30T09:00:00+09:00')],
    };
    expect(readingsOf(clock, { facts })).toEqual([
      safe('2026-12-23'),
      arguable('2027-01-22', { code: 'reading-before-reclassification', with: { days: 60 } }),
    ]);
  });

  test('by which the duty stands again may count from then', () => {
    const versions = [
      stated(true, '2026-11-24T10:00:00+09:00'),
      stated(false, '2026-11-26T09:00:00+09:00'),
      stated(true, '2026-11-30T09:00:00+09:00'),
    ];
    expect(readingsOf({}, { facts: { 'leak-occurred': versions } })).toEqual([
      safe('2026-12-23'),
      arguable('2026-12-29', { code: 'reading-from-line-passing', with: { at: '2026-11-30T09:00:00+09:00' } }),
    ]);
  });
});

describe('A kind of incident, a sign or a fact that speaks for the longer limit', () => {
  // Day 30 from 24 November is Wednesday 23 December, day 60 Friday 22 January.
  const clock = { longerWhen: [{ when: wrongful, within: { days: 60 } }] };
  const chosen = (value: string, confidence = 'confirmed') => ({ value, confidence });
  const shown = (facts: object) => readingsOf(clock, { facts: { ...leak, ...facts } });
  const spokenFor = (word: object) => [
    safe('2026-12-23'),
    arguable('2027-01-22', { code: 'reading-spoken-for', with: { ...word, days: 60 } }),
  ];

  test('shows it beside the shorter one, which is worked to while nobody has stated the purpose', () => {
    for (const value of ['theft', 'insider', 'malware', 'ransomware', 'unauthorised-access', 'card-skimming'])
      expect(shown({ 'leak-type': chosen(value) })).toEqual(spokenFor({ fact: 'leak-type', value }));
    expect(shown({ 'leak-type': chosen('theft', 'suspected') })).toEqual(spokenFor({ fact: 'leak-type', value: 'theft' }));
    expect(shown({ 'suspicion-indicator': chosen('c2-traffic') })).toEqual(spokenFor({ fact: 'suspicion-indicator', value: 'c2-traffic' }));
    expect(shown({ 'illegal-outside-access': chosen(true as never) })).toEqual(spokenFor({ fact: 'illegal-outside-access' }));
  });

  test('is nothing where the kind speaks for no purpose, or nobody is sure of any', () => {
    for (const value of ['loss', 'missend', 'misdisposal', 'web-exposure', 'vendor'])
      expect(shown({ 'leak-type': chosen(value) })).toEqual([]);
    expect(shown({ 'leak-type': chosen('theft', 'unknown') })).toEqual([]);
  });

  test('and nothing where the purpose is stated, or was denied by whoever looked into the sign', () => {
    const stolen = { 'leak-type': chosen('theft') };
    expect(shown({ ...stolen, 'wrongful-purpose-possible': stated(true, '2026-11-24T10:00:00+09:00') })).toEqual([]);
    const sign = { 'suspicion-indicator': { ...chosen('c2-traffic'), asOf: '2026-11-24T10:00:00+09:00' } };
    expect(shown({ ...sign, 'wrongful-purpose-possible': stated(false, '2026-11-30T09:00:00+09:00') })).toEqual([]);
  });

  test('is no yardstick of days: a prompt has no longer limit', () => {
    const prompt = {
      strictness: 'guideline',
      earliestOf: [aLimit({ within: { promptly: { target: 3, alarm: 5 } }, roll: 'none' })],
      ...clock,
    };
    expect(readingsOf(prompt, { facts: { ...leak, 'leak-type': chosen('theft') } })).toEqual([]);
  });

  test('of two days that may be argued for, only the later is called the latest', () => {
    const both = { ...clock, readings: [{ reading: 'arguable', firstDayCounts: false, because: 'reading-first-day-left-out' }] };
    const first = { code: 'reading-first-day-left-out' };
    // With the first day left out day 30 is Thursday 24 December.
    expect(readingsOf(both, { facts: leak })).toEqual([safe('2026-12-23'), arguable('2026-12-24', first)]);
    expect(readingsOf(both, { facts: { ...leak, 'leak-type': chosen('theft') } })).toEqual([
      ...spokenFor({ fact: 'leak-type', value: 'theft' }),
      arguable('2026-12-24', { ...first, with: { exceeded: 'yes' } }),
    ]);
  });
});

describe('What was denied at the awareness, and is stated later', () => {
  test('counts from the awareness; from the later statement is shown', () => {
    const versions = [stated(false, '2026-11-24T09:00:00+09:00'), stated(true, '2026-11-30T09:00:00+09:00')];
    expect(readingsOf({}, { facts: { 'leak-occurred': versions } })).toEqual([
      safe('2026-12-23'),
      arguable('2026-12-29', { code: 'reading-from-line-passing', with: { at: '2026-11-30T09:00:00+09:00' } }),
    ]);
  });

  test('in hours within one day as well', () => {
    const versions = [stated(false, '2026-11-24T09:00:00+09:00'), stated(true, '2026-11-24T15:00:00+09:00')];
    const ends = readingsOf({ earliestOf: [aLimit({ within: { hours: 72 } })] }, { facts: { 'leak-occurred': versions } });
    expect(ends.map(({ dueAt }) => dueAt)).toEqual(['2026-11-27T10:00:00+09:00', '2026-11-27T15:00:00+09:00']);
  });

  test('that makes the limit longer is one reading, not two', () => {
    const clock = { longerWhen: [{ when: wrongful, within: { days: 60 } }] };
    const late = stated(true, '2026-11-30T09:00:00+09:00');
    const facts = {
      'leak-occurred': [stated(false, '2026-11-24T09:00:00+09:00'), late],
      'wrongful-purpose-possible': [stated(false, '2026-11-24T09:00:00+09:00'), late],
    };
    // Day 60 from 24 November is Friday 22 January, from 30 November Thursday the 28th.
    expect(readingsOf(clock, { facts }).map(({ dueOn }) => dueOn)).toEqual(['2027-01-22', '2027-01-28']);
  });
});

describe('A discovery on an earlier day than the awareness', () => {
  // From Friday 20 November day 30 is Saturday 19 December, which moves to Monday the 21st; from Tuesday 24 November it is Wednesday the 23rd.
  const anchors = { aware: '2026-11-24T10:00:00+09:00', discovered: '2026-11-20T18:00:00+09:00' };
  const standsIn = { earliestOf: [aLimit(), aLimit({ anchor: 'discovered', inPlaceOf: 'aware' })] };
  const warned = (clock: object, told: object) =>
    assess(aForm({ anchors: told }), aLibrary(aPack({ clock }))).warnings.filter(({ code }) => code === 'discovery-comes-first');

  test('is named and worked to; the date from the awareness is shown beside it', () => {
    expect(readingsOf(standsIn, { anchors })).toEqual([
      safe('2026-12-21'),
      arguable('2026-12-23', { code: 'reading-from-recorded-awareness', with: { at: '2026-11-24T10:00:00+09:00' } }),
    ]);
    expect(warned(standsIn, anchors)).toEqual([{ code: 'discovery-comes-first', with: { aware: '2026-11-24' } }]);
  });

  test('is named only where both give one date', () => {
    // From Sunday 29 November day 30 is Monday 28 December; from Saturday the 28th it is Sunday the 27th, which moves to that Monday.
    const weekend = { aware: '2026-11-29T10:00:00+09:00', discovered: '2026-11-28T10:00:00+09:00' };
    expect(readingsOf(standsIn, { anchors: weekend })).toEqual([]);
    expect(warned(standsIn, weekend)).toHaveLength(1);
  });

  test('hours earlier on one day is worked to where hours are counted, shown beside, and warned of nowhere', () => {
    const hours = { earliestOf: standsIn.earliestOf.map((limit) => ({ ...limit, within: { hours: 72 } })) };
    const oneDay = { ...anchors, discovered: '2026-11-24T08:00:00+09:00' };
    expect(readingsOf(hours, { anchors: oneDay })).toMatchObject([
      { reading: 'safe', dueAt: '2026-11-27T08:00:00+09:00' },
      { reading: 'arguable', dueAt: '2026-11-27T10:00:00+09:00', because: { code: 'reading-from-recorded-awareness' } },
    ]);
    expect(warned(hours, oneDay)).toEqual([]);
  });

  test('is told in other words where it may be argued whether it is an awareness, and leaves the duty provisional where none is on record', () => {
    const unsure = { earliestOf: [aLimit(), aLimit({ anchor: 'discovered', inPlaceOf: 'aware', unsure: true })] };
    expect(warned(unsure, anchors)).toEqual([{ code: 'discovery-comes-first', with: { aware: '2026-11-24', unsure: 'yes' } }]);
    const judged = (clock: object, told: object) => assess(aForm({ anchors: told, facts: leak }), aLibrary(aPack({ clock }))).judgements[0];
    const { discovered } = anchors;
    expect(judged(unsure, { discovered })).toMatchObject({ standing: 'provisional', clock: { dueOn: '2026-12-21' } });
    expect(judged(unsure, { discovered })?.because).toContainEqual({
      code: 'anchor-stands-in',
      with: { anchor: 'discovered', other: 'aware' },
    });
    expect(judged(unsure, { discovered })?.wouldChangeIf).toContainEqual({ code: 'anchor-would-settle-it', with: { anchor: 'aware' } });
    expect(judged(unsure, anchors)).toMatchObject({ standing: 'arisen', clock: { dueOn: '2026-12-21' } });
    expect(judged(standsIn, { discovered })).toMatchObject({ standing: 'arisen', clock: { dueOn: '2026-12-21' } });
  });

  test('says nothing of the same day, nor of a later one, nor where discovery stands in for nothing or counts by itself', () => {
    for (const discovered of ['2026-11-24T08:00:00+09:00', '2026-11-24', '2026-11-25T08:00:00+09:00'])
      expect([warned(standsIn, { ...anchors, discovered }), readingsOf(standsIn, { anchors: { ...anchors, discovered } })]).toEqual([
        [],
        [],
      ]);
    expect([warned({}, anchors), readingsOf({}, { anchors })]).toEqual([[], []]);
    const both = { earliestOf: [aLimit(), aLimit({ anchor: 'discovered' })] };
    expect([warned(both, anchors), readingsOf(both, { anchors })]).toEqual([[], []]);
  });
});

describe('A determination, and who knew on an earlier day', () => {
  const within = { days: 60 };
  const standsIn = {
    earliestOf: [
      aLimit({ anchor: 'determined', within }),
      ...['discovered', 'aware'].map((anchor) => aLimit({ anchor, inPlaceOf: 'determined', within })),
    ],
  };
  const asked = (told: object) => assess(aForm({ anchors: told }), aLibrary(aPack({ clock: standsIn })));

  test('the earlier is worked to, and the determination is the literal reading; nothing is warned of', () => {
    // From Friday 20 November day 60 is Monday 18 January; from Tuesday 24 November it is Friday the 22nd.
    const anchors = { determined: '2026-11-24T10:00:00+09:00', aware: '2026-11-20T10:00:00+09:00', discovered: '2026-11-22' };
    expect(readingsOf(standsIn, { anchors })).toEqual([
      safe('2027-01-18'),
      {
        ...arguable('2027-01-22', { code: 'reading-from-determination', with: { at: '2026-11-24T10:00:00+09:00' } }),
        reading: 'literal',
      },
    ]);
    expect(asked(anchors).warnings.filter(({ code }) => code === 'discovery-comes-first')).toEqual([]);
  });

  test('it governs where it came first, on the same day, or alone; what stands in for it where it is not on record', () => {
    const determined = '2026-11-24T10:00:00+09:00';
    for (const anchors of [
      { determined },
      { determined, aware: '2026-11-24T08:00:00+09:00' },
      { determined, aware: '2026-11-26T08:00:00+09:00' },
      { aware: determined },
    ]) {
      expect(readingsOf(standsIn, { anchors })).toEqual([]);
      expect(asked(anchors).judgements[0]?.clock?.dueOn).toBe('2027-01-22');
    }
  });
});

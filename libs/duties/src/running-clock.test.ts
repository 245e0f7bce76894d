import { factsOf } from './fact-history.js';
import type { Condition } from './pack.js';
import { type Asked, hasEnd, type RunningClock, runningClock, statusFilingDay } from './running-clock.js';
import { aLimit, aPack, aSheet, type ToldFacts, weekdays } from './specification/a-pack.js';
import { dayText } from './zone.js';

const aware = Date.parse('2026-11-24T10:00:00+09:00');
const now = Date.parse('2026-12-20T10:00:00+09:00');
const leak = { value: true, confidence: 'confirmed' } as const;
const fact = (name: 'wrongful-purpose-possible' | 'property-damage-possible'): Condition => ({
  is: 'fact',
  fact: name,
  from: 'suspected',
  silence: 'open',
});
const asked = (told: Partial<Asked>, sheet: ToldFacts = {}): Asked => ({
  pack: aPack(),
  facts: factsOf(aSheet({ 'leak-occurred': leak, ...sheet }), now),
  now,
  calendar: weekdays,
  anchors: new Map([['aware', aware]]),
  ...told,
});
function running(told: Partial<Asked>, sheet?: ToldFacts): RunningClock {
  const clock = runningClock(asked(told, sheet));
  if (clock === undefined || !hasEnd(clock)) throw new Error('the clock does not run to an end');
  return clock;
}
const dueOf = ({ governing }: RunningClock) => dayText(governing.dueOn ?? 0);
const statusOf = (clock: RunningClock) => {
  const day = statusFilingDay(clock);
  return day === undefined ? undefined : dayText(day);
};
const longer = (when: Condition) => aPack({ clock: { longerWhen: [{ when, within: { days: 60 } }] } });

test('Of two beginnings whose ends fall on one open day the first is the reason, in whichever order the limits stand', () => {
  // Days 30 from Thursday the 26th and Friday the 27th: Friday 25 and Saturday 26 December; from Saturday the 28th: Sunday the 27th; the last two move to Monday the 28th.
  const anchors = new Map([
    ['aware', Date.parse('2026-11-28T10:00:00+09:00')],
    ['notified-by-entrustee', Date.parse('2026-11-27T10:00:00+09:00')],
  ]);
  const limits = [aLimit(), aLimit({ anchor: 'notified-by-entrustee' })];
  for (const earliestOf of [limits, limits.toReversed()]) {
    const clock = running({ pack: aPack({ clock: { earliestOf } }), anchors });
    expect([dueOf(clock), clock.limit.anchor]).toEqual(['2026-12-28', 'notified-by-entrustee']);
  }
});

describe('A longer limit', () => {
  const wrongful = (confidence: 'suspected' | 'probable') => ({ 'wrongful-purpose-possible': { value: true, confidence } }) as const;

  test.each<[string, Condition]>([
    ['a fact', fact('wrongful-purpose-possible')],
    ['one of several facts', { is: 'any-of', parts: [fact('property-damage-possible'), fact('wrongful-purpose-possible')] }],
    ['a fact denied twice over', { is: 'not', part: { is: 'not', part: fact('wrongful-purpose-possible') } }],
  ])('that hangs on %s asks for a filing by the shorter one while that is only suspected', (_what, when) => {
    const weak = running({ pack: longer(when) }, wrongful('suspected'));
    expect([dueOf(weak), statusOf(weak)]).toEqual(['2027-01-22', '2026-12-23']); // days 60 and 30
    const sure = running({ pack: longer(when) }, wrongful('probable'));
    expect([dueOf(sure), statusOf(sure)]).toEqual(['2027-01-22', undefined]);
  });

  test('that hangs on a count is as sure as the count', () => {
    const when: Condition = { is: 'more-than', fact: 'principals-affected', line: 10 };
    const clock = running({ pack: longer(when) }, { 'principals-affected': { max: 11 } });
    expect([dueOf(clock), statusOf(clock)]).toEqual(['2027-01-22', undefined]);
  });

  test('does not lengthen what has no number', () => {
    const pack = aPack({
      clock: {
        earliestOf: [aLimit({ within: { promptly: { target: 3, alarm: 5 } }, roll: 'none' })],
        longerWhen: [{ when: fact('wrongful-purpose-possible'), within: { days: 60 } }],
      },
    });
    const clock = running({ pack }, wrongful('probable'));
    expect(clock.longer).toBeUndefined();
    expect(dueOf(clock)).toBe('2026-11-28');
  });

  test('that never held is not spoken of, and no filing is asked for', () => {
    const clock = running({ pack: longer(fact('wrongful-purpose-possible')) });
    expect('longer' in clock).toBe(false);
    expect([dueOf(clock), statusOf(clock)]).toEqual(['2026-12-23', undefined]);
  });

  test('known on a later day asks for a filing by day 30; known later the same day, it does not', () => {
    const later = (asOf: string): ToldFacts => ({ 'wrongful-purpose-possible': { value: true, confidence: 'confirmed', asOf } });
    const pack = longer(fact('wrongful-purpose-possible'));
    expect(statusOf(running({ pack }, later('2026-11-25T09:00:00+09:00')))).toBe('2026-12-23');
    expect(statusOf(running({ pack }, later('2026-11-24T23:59:00+09:00')))).toBeUndefined();
  });

  test('taken back stays on record as one that held', () => {
    const pack = longer(fact('wrongful-purpose-possible'));
    const clock = running(
      { pack },
      {
        'wrongful-purpose-possible': [
          { value: true, confidence: 'confirmed', asOf: '2026-11-24T10:00:00+09:00' },
          { value: false, confidence: 'confirmed', asOf: '2026-12-10T10:00:00+09:00' },
        ],
      },
    );
    expect(clock.longer).toMatchObject({ stands: false, since: aware });
    expect([dueOf(clock), statusOf(clock)]).toEqual(['2026-12-23', undefined]);
  });
});

describe('Of several limits', () => {
  const shorter = aLimit({ within: { days: 10 }, when: fact('property-damage-possible') });
  const pack = aPack({ clock: { earliestOf: [aLimit(), shorter] } });
  const said = (value: boolean | null) => ({ 'property-damage-possible': { value, confidence: 'confirmed' } }) as const;

  test('one for some counts until it is sure that it does not', () => {
    expect([running({ pack }, said(true)), running({ pack }), running({ pack }, said(false))].map(dueOf)).toEqual([
      '2026-12-03',
      '2026-12-03',
      '2026-12-23',
    ]);
    expect([running({ pack }, said(true)), running({ pack }), running({ pack }, said(false))].map((one) => one.shorterIsSure)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('the one that ends first governs, whatever its place', () => {
    const two = aPack({ clock: { earliestOf: [aLimit({ anchor: 'discovered' }), aLimit()] } });
    const anchors = new Map([
      ['aware', aware],
      ['discovered', aware + 86_400_000],
    ]);
    expect(running({ pack: two, anchors }).limit.anchor).toBe('aware');
    const other = aPack({ clock: { earliestOf: [aLimit(), aLimit({ anchor: 'discovered', within: { days: 5 } })] } });
    expect(running({ pack: other, anchors }).limit.anchor).toBe('discovered');
  });
});

test('A longer limit that fell away and came back counts as known since it came back: what is known is filed by the shorter one', () => {
  const at = (value: boolean, day: string) => ({ value, confidence: 'confirmed', asOf: `2026-${day}T10:00:00+09:00` }) as const;
  const sheet: ToldFacts = { 'wrongful-purpose-possible': [at(true, '11-24'), at(false, '12-03'), at(true, '12-10')] };
  const clock = running({ pack: longer(fact('wrongful-purpose-possible')) }, sheet);
  expect(clock.longer).toMatchObject({ stands: true, since: Date.parse('2026-12-10T10:00:00+09:00') });
  expect(statusOf(clock)).toBe('2026-12-23');
});

test('A limit that nobody has read runs without an end, unless another one ends', () => {
  const unread = aLimit({ within: { unknown: true } });
  const alone = runningClock(asked({ pack: aPack({ clock: { earliestOf: [unread] } }) }));
  expect(alone && hasEnd(alone)).toBe(false);
  expect(alone).toMatchObject({ limit: unread, anchorAt: aware, startsAt: aware });
  expect(dueOf(running({ pack: aPack({ clock: { earliestOf: [unread, aLimit()] } }) }))).toBe('2026-12-23');
});

test('No clock runs without its anchor, but one may run since the duty surely arose', () => {
  const sheet: ToldFacts = { 'leak-occurred': { ...leak, asOf: '2026-12-01T09:00:00+09:00' } };
  const anchors = new Map<string, number>();
  expect(runningClock(asked({ anchors }, sheet))).toBeUndefined();
  const clock = running({ anchors, pack: aPack({ clock: { earliestOf: [aLimit({ orSinceArisen: true })] } }) }, sheet);
  expect(dueOf(clock)).toBe('2026-12-30');
});

test('A length still to be agreed on is counted by nobody', () => {
  const pack = aPack({ clock: { earliestOf: [aLimit({ within: { agreed: 'insurers' } })] } });
  expect(() => runningClock(asked({ pack }))).toThrow('a limit is counted once its length is known');
});

test('Hours end as the clock says how they are counted', () => {
  const start = Date.parse('2027-03-26T12:00:00+01:00');
  const clockOf = (told: object) =>
    running({
      pack: aPack({ clock: { zone: 'Europe/Berlin', earliestOf: [aLimit({ within: { hours: 72 } })], ...told } }),
      anchors: new Map([['aware', start]]),
    }).governing.dueAt;
  expect(clockOf({})).toBe(Date.parse('2027-03-29T13:00:00+02:00'));
  expect(clockOf({ safeReading: 'same-wall-clock' })).toBe(Date.parse('2027-03-29T12:00:00+02:00'));
});

import type { Judgement } from '@shodo/contracts';
import { assess } from './assess.js';
import type { Condition, OfficeCalendar, Pack } from './pack.js';
import { aForm, aLimit, aPack, weekdays } from './specification/a-pack.js';

/** Aware on Tuesday 24 November 2026 at 10:00 in Tokyo, unless told otherwise; day 30 is Wednesday 23 December. */
function judged(pack: Pack, told: Parameters<typeof aForm>[0] = {}, calendar: OfficeCalendar = weekdays): Judgement {
  const [judgement] = assess(aForm(told), { packs: [pack], calendars: [calendar], routes: [] }).judgements;
  if (judgement === undefined) throw new Error('nothing was judged');
  return judgement;
}
const clockOf = (...asked: Parameters<typeof judged>) => judged(...asked).clock;
const aware = (at: string) => ({ now: '2052-01-01T00:00:00+09:00', anchors: { aware: at } });
const hours = aLimit({ within: { hours: 72 } });
const promptly = aLimit({ within: { promptly: { target: 3, alarm: 5 } }, roll: 'none' });
const wrongful: Condition = { is: 'fact', fact: 'wrongful-purpose-possible', from: 'suspected', silence: 'open' };

describe('Where the starting point of the law is not on record', () => {
  const codes = (statements: Judgement['because']) => statements.map(({ code }) => code);
  const standingIn = (other: 'occurred' | 'determined' | 'discovered') =>
    aPack({ clock: { earliestOf: [aLimit({ anchor: other }), aLimit({ anchor: 'aware', inPlaceOf: other })] } });
  test('and lies before what stands in for it, the day shown may be too late: a warning says so, and names what is counted from', () => {
    const { standing, warnings, because } = judged(standingIn('occurred'));
    expect(standing).toBe('arisen');
    expect(warnings).toContainEqual({ code: 'occurrence-is-not-on-record', with: { anchor: 'aware' } });
    expect(codes(because)).not.toContain('determination-is-not-on-record');
  });
  test('and lies after it, the day shown is the earlier one: a reason, no warning', () => {
    const { warnings, because } = judged(standingIn('determined'));
    expect(because).toContainEqual({ code: 'determination-is-not-on-record', with: { anchor: 'aware' } });
    expect(warnings).toEqual([]);
  });
  test('nothing is said of another, or once it is on record', () => {
    const said = (...asked: Parameters<typeof judged>) => {
      const { warnings, because } = judged(...asked);
      return codes([...warnings, ...because]).filter((code) => code.endsWith('-is-not-on-record'));
    };
    expect(said(standingIn('discovered'))).toEqual([]);
    const known = { aware: '2026-11-24T10:00:00+09:00' };
    expect(said(standingIn('occurred'), { anchors: { ...known, occurred: '2026-11-20T10:00:00+09:00' } })).toEqual([]);
    expect(said(standingIn('determined'), { anchors: { ...known, determined: '2026-11-25T10:00:00+09:00' } })).toEqual([]);
  });
});

describe('A clock holds what it counts, and nothing else', () => {
  test('in hours: an instant, no day', () => {
    expect(Object.keys(clockOf(aPack({ clock: { earliestOf: [hours] } })) ?? {})).toEqual([
      'strictness',
      'zone',
      'anchor',
      'startsAt',
      'dueAt',
      'calendar',
    ]);
  });

  test('where no number is given: target and alarm with their ends, no due day; guidance has no day to act by', () => {
    const guideline = { strictness: 'guideline', earliestOf: [promptly] };
    expect(clockOf(aPack({ clock: guideline }))).toEqual({
      strictness: 'guideline',
      zone: 'Asia/Tokyo',
      anchor: 'aware',
      startsAt: '2026-11-24T10:00:00+09:00',
      dayOne: '2026-11-24',
      targetOn: '2026-11-26',
      targetAt: '2026-11-26T23:59:59+09:00',
      alarmOn: '2026-11-28',
      alarmAt: '2026-11-28T23:59:59+09:00',
      calendar: { offices: 'weekdays', version: '2026-01-01.1', digest: 'c'.repeat(64) },
    });
  });

  test('where no calendar is at hand: the last weekday to act by, and the warning that holidays are not known', () => {
    const abroad = (days: number) =>
      judged(aPack({ clock: { offices: undefined, earliestOf: [aLimit({ within: { days }, roll: 'none' })] } }));
    expect(Object.keys(abroad(30).clock ?? {})).not.toContain('calendar');
    expect(abroad(30).clock).toMatchObject({ dueOn: '2026-12-23', workBy: '2026-12-23', cutOffAt: '2026-12-23T17:00:00+09:00' });
    // Day 34 is Sunday 27 December: the Friday before is the 25th, whatever is kept on it there.
    expect(abroad(34).clock).toMatchObject({ dueOn: '2026-12-27', workBy: '2026-12-25', cutOffAt: '2026-12-25T17:00:00+09:00' });
    expect(abroad(34).warnings).toContainEqual({ code: 'holidays-there-are-not-known', with: { workBy: '2026-12-25' } });
    expect(judged(aPack()).warnings.map(({ code }) => code)).not.toContain('holidays-there-are-not-known');
  });
});

describe('The last open day to act', () => {
  const days = (length: number) => aPack({ clock: { earliestOf: [aLimit({ within: { days: length }, roll: 'none' })] } });

  test('may be the very day on which the clock began, and is none before it', () => {
    // Friday 27 November is day 1, Saturday day 2.
    expect(clockOf(days(2), aware('2026-11-27T10:00:00+09:00'))).toMatchObject({ dueOn: '2026-11-28', workBy: '2026-11-27' });
    expect(clockOf(days(1), aware('2026-11-27T10:00:00+09:00'))).toMatchObject({ dueOn: '2026-11-27', workBy: '2026-11-27' });
    // Saturday 28 November is day 1, Sunday day 2.
    expect(clockOf(days(2), aware('2026-11-28T10:00:00+09:00'))?.workBy).toBeUndefined();
  });
});

describe('The internal cut-off', () => {
  const within = (days: number, zone: string) =>
    judged(aPack({ clock: { zone, earliestOf: [aLimit({ within: { days }, roll: 'none' })] } }), aware('2026-11-24T10:00:00+09:00'));
  const told = ({ because }: Judgement) => because.filter(({ code }) => code.startsWith('internal-cut-off'));

  test('is 17:00 in Japan where that comes before 17:00 at the authority, and says so', () => {
    // 10:00 on the 24th in Tokyo is 20:00 on the 23rd in New York: day 30 is Tuesday 22 December there.
    const newYork = within(30, 'America/New_York');
    expect(newYork.clock).toMatchObject({ dueOn: '2026-12-22', workBy: '2026-12-22', cutOffAt: '2026-12-22T17:00:00+09:00' });
    expect(told(newYork)).toEqual([{ code: 'internal-cut-off-in-japan', with: { at: '2026-12-22T17:00:00+09:00' } }]);
  });

  test('is 17:00 at the authority where the day ends there first', () => {
    // In Sydney it is 15:00 in Japan when it is 17:00.
    const sydney = within(30, 'Australia/Sydney');
    expect(sydney.clock).toMatchObject({ dueOn: '2026-12-23', cutOffAt: '2026-12-23T17:00:00+11:00' });
    expect(told(sydney)).toEqual([{ code: 'internal-cut-off', with: { at: '2026-12-23T17:00:00+11:00' } }]);
  });

  test('never lies before the clock began: of one day abroad, the authority has the say', () => {
    // Known at 20:00 on Monday 23 November in New York, which is the only day: 17:00 in Japan was over.
    expect(within(1, 'America/New_York').clock).toMatchObject({ dueOn: '2026-11-23', cutOffAt: '2026-11-23T17:00:00-05:00' });
  });
});

describe('A limit that nobody has read', () => {
  const unread = aPack({ clock: { earliestOf: [aLimit({ within: { unknown: true } })] } });

  test('has a clock that starts, no end, no reminder and no reading, and calls somebody', () => {
    const judgement = judged(unread);
    expect(judgement.clock).toEqual({ strictness: 'statute', zone: 'Asia/Tokyo', anchor: 'aware', startsAt: '2026-11-24T10:00:00+09:00' });
    expect([judgement.reminders, judgement.readings]).toEqual([[], []]);
    expect(judgement.warnings).toContainEqual({ code: 'limit-is-not-known' });
    expect(judgement.because.at(-1)).toEqual({
      code: 'clock-starts-at-anchor',
      with: { anchor: 'aware', at: '2026-11-24T10:00:00+09:00' },
    });
  });

  test('starts when the duty arose, where that is later', () => {
    const facts = {
      'principals-affected': [
        { exact: 800, asOf: '2026-11-24T09:00:00+09:00' },
        { exact: 1_200, asOf: '2026-11-26T09:00:00+09:00' },
      ],
    };
    const judgement = judged(
      { ...unread, arisesWhen: { is: 'more-than', fact: 'principals-affected', line: 1_000 } as Condition },
      { facts },
    );
    expect(judgement.clock?.startsAt).toBe('2026-11-26T09:00:00+09:00');
    expect(judgement.because.at(-1)).toEqual({ code: 'clock-starts-when-duty-arose', with: { at: '2026-11-26T09:00:00+09:00' } });
  });
});

describe('Reminders end', () => {
  const lastOf = (pack: Pack) => judged(pack).reminders.at(-1);
  test('at the very instant of hours', () =>
    expect(lastOf(aPack({ clock: { earliestOf: [hours] } }))).toEqual({ kind: 'lapse', at: '2026-11-27T10:00:00+09:00' }));
  test('a second after the last day', () => expect(lastOf(aPack())).toEqual({ kind: 'lapse', at: '2026-12-24T00:00:00+09:00' }));
  test('after the alarm where there is a target, of which they tell', () => {
    const guideline = aPack({ clock: { strictness: 'guideline', earliestOf: [promptly] } });
    expect(lastOf(guideline)).toEqual({ kind: 'lapse', at: '2026-11-29T00:00:00+09:00' });
    expect(judged(guideline).reminders).toContainEqual({ kind: 'target-day', at: '2026-11-26T23:59:59+09:00' });
  });
});

describe('Beyond the calendar', () => {
  const late = aware('2030-12-20T10:00:00+09:00'); // day 30 is Saturday 18 January 2031
  test('a limit that would move ends on the weekday before, and says of which year nothing is known', () => {
    const judgement = judged(aPack(), late);
    expect(judgement.clock).toMatchObject({ rawOn: '2031-01-18', dueOn: '2031-01-17' });
    expect(judgement.warnings).toEqual([{ code: 'CALENDAR_UNVERIFIED', with: { year: '2031', dueOn: '2031-01-17' } }]);
  });

  test('a limit that ends in the closure of the last year that is known says that it is the next year that is not', () => {
    const yearEnd = { ...weekdays, closures: [{ from: '12-29', until: '01-03', names: { ja: '', en: '' } }] };
    const judgement = judged(aPack(), aware('2030-12-02T10:00:00+09:00'), yearEnd); // day 30 is Tuesday 31 December 2030
    expect(judgement.clock).toMatchObject({ rawOn: '2030-12-31', dueOn: '2030-12-27' });
    expect(judgement.warnings).toEqual([{ code: 'CALENDAR_UNVERIFIED', with: { year: '2031', dueOn: '2030-12-27' } }]);
  });

  test('business days say so as well', () => {
    const pack = aPack({ clock: { earliestOf: [aLimit({ within: { businessDays: 4 }, firstDayCounts: false, roll: 'none' })] } });
    const judgement = judged(pack, aware('2030-12-30T10:00:00+09:00'));
    expect(judgement.clock?.dueOn).toBe('2031-01-03'); // 31, 1, 2, 3: every weekday taken for open
    expect(judgement.warnings).toEqual([{ code: 'CALENDAR_UNVERIFIED', with: { year: '2031', dueOn: '2031-01-03' } }]);
  });

  test('a limit that never moves keeps its day; only the day to act by is not sure', () => {
    const pack = aPack({ clock: { earliestOf: [aLimit({ roll: 'none' })] } });
    const judgement = judged(pack, late);
    expect(judgement.clock).toMatchObject({ dueOn: '2031-01-18', workBy: '2031-01-17' });
    expect(judgement.warnings).toEqual([{ code: 'work-day-is-unverified', with: { year: '2031', workBy: '2031-01-17' } }]);
  });

  test('where there is no day to act by, nothing is unsure', () => {
    const pack = aPack({ clock: { earliestOf: [aLimit({ within: { days: 2 }, roll: 'none' })] } });
    // Saturday 4 January 2031 is day 1, Sunday day 2: no open day in between.
    expect(judged(pack, aware('2031-01-04T10:00:00+09:00')).warnings).toEqual([]);
  });
});

test('A closed day that follows from a computed equinox is named, by its name or by what kind of day it is', () => {
  const calendar: OfficeCalendar = {
    ...weekdays,
    computedFrom: 2026,
    // Wednesday 23 September 2026; Tuesday lies between it and a holiday.
    holidays: [
      { names: { ja: '秋分の日', en: 'Autumnal Equinox Day' }, falls: { equinox: 'autumnal' } },
      { names: { ja: '敬老の日', en: 'Respect for the Aged Day' }, falls: { on: '09-21' } },
    ],
    bridges: true,
  };
  const { clock, warnings } = judged(aPack(), aware('2026-08-22T10:00:00+09:00'), calendar); // day 30 is Sunday 20 September
  expect(clock?.dueOn).toBe('2026-09-24');
  expect(warnings).toEqual([
    { code: 'holiday-is-provisional', with: { day: '2026-09-22', nameJa: 'citizens-holiday', nameEn: 'citizens-holiday' } },
    { code: 'holiday-is-provisional', with: { day: '2026-09-23', nameJa: '秋分の日', nameEn: 'Autumnal Equinox Day' } },
  ]);
});

describe('A filing by the shorter limit', () => {
  const pack = aPack({ clock: { longerWhen: [{ when: wrongful, within: { days: 60 } }] } });
  const stated = (value: boolean, asOf: string, confidence = 'confirmed') => ({ value, confidence, asOf });
  const leak = { 'leak-occurred': { value: true, confidence: 'confirmed' } };
  const warned = (now: string, versions: unknown) =>
    judged(pack, { now, facts: { ...leak, 'wrongful-purpose-possible': versions } }).warnings;
  const suspected = [stated(true, '2026-11-24T10:00:00+09:00', 'suspected')];
  const takenBack = [stated(true, '2026-11-24T10:00:00+09:00'), stated(false, '2026-12-10T10:00:00+09:00')];

  test('is advised up to its last second, and then its day has passed', () => {
    const day = { day: '2026-12-23' };
    expect(warned('2026-12-23T23:59:59+09:00', suspected)).toEqual([{ code: 'status-filing-advised', with: day }]);
    expect(warned('2026-12-24T00:00:00+09:00', suspected)).toEqual([{ code: 'status-filing-day-has-passed', with: day }]);
  });

  test('is missed where the longer limit fell away after its day; before, there is nothing to warn of', () => {
    expect(warned('2026-12-23T23:59:59+09:00', takenBack)).toEqual([]);
    expect(warned('2026-12-24T00:00:00+09:00', takenBack)).toEqual([{ code: 'status-filing-day-has-passed', with: { day: '2026-12-23' } }]);
  });

  test('is nothing to speak of where the longer limit never held, or surely holds from the beginning', () => {
    expect(warned('2027-01-10T00:00:00+09:00', { value: false, confidence: 'confirmed' })).toEqual([]);
    expect(warned('2027-01-10T00:00:00+09:00', { value: true, confidence: 'confirmed' })).toEqual([]);
  });
});

import type { Statement } from '@shodo/contracts';
import { assess } from './assess.js';
import type { Clock, Condition, OfficeCalendar } from './pack.js';
import { aForm, aLimit, aPack, weekdays } from './specification/a-pack.js';

type Told = Parameters<typeof aForm>[0];

const leak: Condition = { is: 'fact', fact: 'leak-occurred', from: 'suspected', silence: 'open' };
/** How a judgement tells its count, sentence by sentence, after the fact that raised the duty. Aware on Tuesday 24 November 2026 at 10:00 in Tokyo. */
function told(
  clock: { readonly [Key in keyof Clock]?: unknown },
  form: Told = {},
  calendar: OfficeCalendar = weekdays,
  arisesWhen: Condition = leak,
): readonly Statement[] {
  const { judgements } = assess(aForm(form), { packs: [aPack({ clock, arisesWhen })], calendars: [calendar], routes: [] });
  return judgements[0]?.because.slice(1) ?? [];
}
const said = (code: string, parameters: object) => ({ code, with: parameters });
const at = '2026-11-24T10:00:00+09:00';
const begins = said('clock-starts-at-anchor', { anchor: 'aware', at });
const dayOneCounts = said('first-day-counts', { day: '2026-11-24' });
const dayOneLeftOut = said('first-day-is-left-out', { day: '2026-11-24' });
/** Beside what lies in another year than the count began in. */
const inNextYear = { beganIn: '2026' };
const cutOff = (day: string) => said('internal-cut-off', { at: `${day}T17:00:00+09:00`, ...(day > '2027' && inNextYear) });
const noOffices = { offices: undefined };
const within = (length: object, more: object = {}) => ({ earliestOf: [aLimit({ within: length, roll: 'none', ...more })] });
const wrongful: Condition = { is: 'fact', fact: 'wrongful-purpose-possible', from: 'suspected', silence: 'open' };

describe('Hours are told', () => {
  test('by the instant at which they end, and no day is spoken of', () => {
    expect(told(within({ hours: 72 }))).toEqual([begins, said('hours-end-at', { number: 72, at: '2026-11-27T10:00:00+09:00' })]);
  });

  test('in the zone of the authority where there are several, and the clock on the wall only where it ends earlier', () => {
    const clock = {
      ...within({ hours: 72 }),
      zone: 'Europe/Berlin',
      zones: ['Europe/Berlin', 'Europe/Paris'],
      safeReading: 'same-wall-clock',
    };
    const start = { anchors: { aware: '2027-03-26T12:00:00+01:00' }, now: '2027-04-01T00:00:00Z' };
    expect(told(clock, start)).toEqual([
      said('clock-starts-at-anchor', { anchor: 'aware', at: '2027-03-26T12:00:00+01:00' }),
      said('days-are-of-the-zone', { zone: 'Europe/Berlin' }),
      said('hours-end-at', { number: 72, at: '2027-03-29T13:00:00+02:00' }),
      said('wall-clock-ends-earlier', { at: '2027-03-29T12:00:00+02:00' }),
    ]);
    expect(told(clock).map(({ code }) => code)).not.toContain('wall-clock-ends-earlier');
  });
});

describe('Where no number is given it is told', () => {
  const promptly = { promptly: { target: 3, alarm: 5 } };
  const days = { targetOn: '2026-11-26', alarmOn: '2026-11-28' };
  const clock = (more: object) => ({ ...within(promptly), strictness: 'guideline', ...more });

  test('that the days are a yardstick of the guideline, or nobody’s but ours', () => {
    expect(told(clock({ yardstick: 'guideline' }))).toEqual([begins, dayOneCounts, said('guideline-yardstick', days)]);
    expect(told(clock({ yardstick: 'assumption' }))).toEqual([begins, dayOneCounts, said('no-day-count-in-law', days)]);
  });

  test('in the word of the law where it has one', () => {
    const word = { lawsWord: { ja: '遅滞なく', en: 'without delay' } };
    const worded = { wordJa: '遅滞なく', wordEn: 'without delay', ...days };
    expect(told(clock({ yardstick: 'guideline', ...word })).at(-1)).toEqual(said('yardstick-in-words', worded));
    expect(told(clock({ yardstick: 'assumption', ...word })).at(-1)).toEqual(said('no-number-but-a-word', worded));
  });
});

describe('The last day is told in the words of its unit', () => {
  test('days', () => {
    expect(told({ ...within({ days: 10 }), ...noOffices })).toEqual([
      begins,
      dayOneCounts,
      said('last-day-is', { number: 10, day: '2026-12-03' }),
      cutOff('2026-12-03'),
    ]);
  });

  test('months', () => {
    expect(told({ ...within({ months: 2 }, { firstDayCounts: false }), ...noOffices })).toEqual([
      begins,
      dayOneLeftOut,
      said('last-month-day-is', { number: 2, day: '2027-01-24', ...inNextYear }),
      cutOff('2027-01-22'), // the Friday before a Sunday
    ]);
  });

  test('business days', () => {
    expect(told(within({ businessDays: 4 }, { firstDayCounts: false }))).toEqual([
      begins,
      dayOneLeftOut,
      said('last-business-day-is', { number: 4, day: '2026-11-30' }),
      said('due-day-is-open', { dueOn: '2026-11-30' }),
      cutOff('2026-11-30'),
    ]);
  });

  test('days after the end of the year, for which no first day matters', () => {
    expect(told({ ...within({ daysAfterYearEnd: 60 }), ...noOffices })).toEqual([
      begins,
      said('last-day-after-year-end-is', { number: 60, day: '2027-03-01', ...inNextYear }),
      cutOff('2027-03-01'),
    ]);
  });
});

describe('Closed days are told', () => {
  const names = { ja: '記念日', en: 'Day of Remembrance' };
  // Day 12 is Saturday 5 December; Monday the 7th is a holiday.
  const calendar: OfficeCalendar = { ...weekdays, holidays: [{ names, falls: { on: '12-07' } }] };

  test('each by name, and the day to which the last one moves', () => {
    expect(told(within({ days: 12 }, { roll: 'next-open' }), {}, calendar)).toEqual([
      begins,
      dayOneCounts,
      said('last-day-is', { number: 12, day: '2026-12-05' }),
      said('day-is-closed', { day: '2026-12-05', kind: 'saturday' }),
      said('day-is-closed', { day: '2026-12-06', kind: 'sunday' }),
      said('day-is-closed', { day: '2026-12-07', kind: 'holiday', nameJa: '記念日', nameEn: 'Day of Remembrance' }),
      said('due-day-moved', { number: 12, rawOn: '2026-12-05', dueOn: '2026-12-08' }),
      cutOff('2026-12-08'),
    ]);
  });

  test('only the last day itself where it does not move, with the open day before', () => {
    expect(told(within({ days: 12 }), {}, calendar)).toEqual([
      begins,
      dayOneCounts,
      said('last-day-is', { number: 12, day: '2026-12-05' }),
      said('day-is-closed', { day: '2026-12-05', kind: 'saturday' }),
      said('due-day-does-not-move', { dueOn: '2026-12-05', workBy: '2026-12-04' }),
      cutOff('2026-12-04'),
    ]);
  });

  test('and no open day that lies before the clock began', () => {
    const saturday = { now: '2026-12-05T12:00:00+09:00', anchors: { aware: '2026-12-05T10:00:00+09:00' } };
    const last = told(within({ days: 1 }), saturday, calendar);
    expect(last).toContainEqual(said('due-day-does-not-move', { dueOn: '2026-12-05' }));
    expect(last.map(({ code }) => code)).not.toContain('internal-cut-off');
  });

  test('not beyond the calendar, nor where there is none', () => {
    const late = { now: '2031-01-02T00:00:00+09:00', anchors: { aware: '2030-12-25T10:00:00+09:00' } };
    const codes = (statements: readonly Statement[]) => statements.map(({ code }) => code);
    expect(codes(told(within({ days: 12 }, { roll: 'next-open' }), late))).toEqual([
      'clock-starts-at-anchor',
      'first-day-counts',
      'last-day-is',
      'internal-cut-off',
    ]);
    expect(codes(told({ ...within({ days: 12 }), ...noOffices }))).toEqual([
      'clock-starts-at-anchor',
      'first-day-counts',
      'last-day-is',
      'internal-cut-off',
    ]);
  });
});

describe('What makes the limit another one is told', () => {
  const fact = 'wrongful-purpose-possible';
  const leak = { 'leak-occurred': { value: true, confidence: 'confirmed' } };
  const wrong = (value: boolean | null) => ({ facts: { ...leak, [fact]: { value, confidence: 'confirmed' } } });

  test('longer, after the first day', () => {
    const clock = { ...within({ days: 30 }), ...noOffices, longerWhen: [{ when: wrongful, within: { days: 60 } }] };
    expect(told(clock, wrong(true))).toEqual([
      begins,
      dayOneCounts,
      said('limit-is-longer', { fact, days: 60 }),
      said('last-day-is', { number: 60, day: '2027-01-22', ...inNextYear }),
      cutOff('2027-01-22'),
    ]);
    expect(told(clock, wrong(false)).map(({ code }) => code)).not.toContain('limit-is-longer');
  });

  test('longer in hours', () => {
    const clock = { ...within({ hours: 4 }), longerWhen: [{ when: wrongful, within: { hours: 24 } }] };
    expect(told(clock, wrong(true))).toEqual([
      begins,
      said('limit-is-longer', { fact, hours: 24 }),
      said('hours-end-at', { number: 24, at: '2026-11-25T10:00:00+09:00' }),
    ]);
  });

  test('shorter, surely or perhaps', () => {
    const clock = {
      earliestOf: [aLimit({ within: { hours: 4 } }), aLimit({ within: { hours: 1 }, when: wrongful })],
    };
    const ends = said('hours-end-at', { number: 1, at: '2026-11-24T11:00:00+09:00' });
    expect(told(clock, wrong(true))).toEqual([begins, said('limit-is-shorter', { fact, hours: 1 }), ends]);
    expect(told(clock, wrong(null))).toEqual([begins, said('limit-may-be-shorter', { fact, hours: 1 }), ends]);
    expect(told(clock, wrong(false))).toEqual([begins, said('hours-end-at', { number: 4, at: '2026-11-24T14:00:00+09:00' })]);
  });

  test('agreed, with whom and how long', () => {
    const clock = { ...noOffices, ...within({ agreed: 'insurers' }) };
    const register = (length: object) => ({
      organisation: { jurisdictions: ['jp'], register: { insurers: [{ ref: 'POLICY-1', within: length }] } },
    });
    expect(told(clock, register({ hours: 24 }))[1]).toEqual(said('length-is-agreed', { ref: 'POLICY-1', hours: 24 }));
    expect(told(clock, register({ days: 7 }))[1]).toEqual(said('length-is-agreed', { ref: 'POLICY-1', days: 7 }));
  });
});

test('A clock that starts later than its anchor says when the duty arose', () => {
  const many: Condition = { is: 'more-than', fact: 'principals-affected', line: 1_000 };
  const facts = {
    'principals-affected': [
      { exact: 800, asOf: '2026-11-24T09:00:00+09:00' },
      { exact: 1_200, asOf: '2026-11-26T09:00:00+09:00' },
    ],
  };
  expect(told({ ...within({ days: 10 }), ...noOffices }, { facts }, weekdays, many)).toEqual([
    said('clock-starts-when-duty-arose', { at: '2026-11-26T09:00:00+09:00' }),
    said('first-day-counts', { day: '2026-11-26' }),
    said('last-day-is', { number: 10, day: '2026-12-05' }),
    cutOff('2026-12-04'), // the Friday before a Saturday
  ]);
});

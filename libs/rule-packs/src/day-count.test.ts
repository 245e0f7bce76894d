import { AssessmentForm, type DayCount } from '@shodo/contracts';
import { answerNow } from './index.js';

const yes = { value: true, confidence: 'confirmed' };
const answered = (
  duty: string,
  more: { now: string; anchors: object; organisation?: object; facts?: object },
  language: 'ja' | 'en' = 'ja',
) =>
  answerNow(
    AssessmentForm.parse({
      organisation: { jurisdictions: ['jp'] },
      facts: { 'breach-occurred': yes, 'special-care-information-involved': yes },
      ...more,
    }),
    language,
  ).duties.find((one) => one.duty === duty);
const counted = (...asked: Parameters<typeof answered>) => answered(...asked)?.count;
const days = (count: DayCount | undefined) => count?.closed.map(({ on }) => on);

const saturdayNight = { now: '2026-11-30T09:00:00+09:00', anchors: { aware: '2026-11-28T22:00:00+09:00' } };

test('A count begins with day 1 and ends with the due day, each closed day on the way named', () => {
  const count = counted('jp.appi.final-report', saturdayNight);
  // Day 1 is Saturday the 28th, day 30 Sunday the 27th; the due day is Monday.
  expect(count).toMatchObject({ from: '2026-11-28', until: '2026-12-28', onlyOpenDays: false });
  expect(days(count)).toEqual([
    ...['2026-11-28', '2026-11-29', '2026-12-05', '2026-12-06', '2026-12-12', '2026-12-13'],
    ...['2026-12-19', '2026-12-20', '2026-12-26', '2026-12-27'],
  ]);
  expect(count?.closed.slice(0, 2).map(({ why }) => why)).toEqual(['土曜日', '日曜日']);
});

test('Holidays and the year-end closure are told by name, in both languages', () => {
  const asked = { now: '2026-12-01T12:00:00+09:00', anchors: { aware: '2026-12-01T10:00:00+09:00' } };
  const turn = (language: 'ja' | 'en') =>
    counted('jp.appi.final-report', asked, language)
      ?.closed.filter(({ on }) => on >= '2026-12-29')
      .map(({ on, why }) => [on, why]);
  // Day 30 is 30 December; the first open day after it Monday 4 January.
  expect(counted('jp.appi.final-report', asked)?.until).toBe('2027-01-04');
  expect(turn('ja')?.map(([on]) => on)).toEqual(['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']);
  expect(turn('ja')?.[3]?.[1]).toBe('元日');
  expect(turn('en')?.[3]?.[1]).toMatch(/New Year/);
});

test('A guideline is counted to its alarm; where no office matters, no day is closed', () => {
  expect(counted('jp.appi.preliminary-report', saturdayNight)).toEqual({
    from: '2026-11-28',
    until: '2026-12-02',
    onlyOpenDays: false,
    closed: [],
  });
});

test('Where the first day is left out, day 1 is the next; business days say that only open days count', () => {
  const asked = {
    now: '2026-11-25T12:00:00-05:00',
    organisation: { jurisdictions: ['us-sec'] },
    anchors: { aware: '2026-11-23T10:00:00-05:00', determined: '2026-11-24T10:00:00-05:00' },
    facts: { 'material-to-investors': yes },
  };
  const sec = counted('us.sec-8k.filing', asked);
  // Determined on Tuesday the 24th: Wednesday 1, (Thanksgiving), Friday 2, Monday 3, Tuesday 1 December 4.
  expect(sec).toMatchObject({ from: '2026-11-25', until: '2026-12-01', onlyOpenDays: true });
  expect(days(sec)).toEqual(['2026-11-26', '2026-11-28', '2026-11-29']);
  expect(answered('us.sec-8k.filing', asked)?.dayOne).toBe('2026-11-25');
  expect(answered('jp.appi.final-report', saturdayNight)?.dayOne).toBe('2026-11-28');
});

test('Hours are no days', () => {
  const anchors = { aware: '2026-11-24T10:00:00+01:00' };
  expect(
    counted('eu.gdpr.authority-notification', { now: '2026-11-25T10:00:00+01:00', organisation: { jurisdictions: ['eu'] }, anchors }),
  ).toBeUndefined();
});

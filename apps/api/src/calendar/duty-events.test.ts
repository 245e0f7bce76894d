import type { OpenDuty } from '@shodo/views';
import { eventsOf } from './duty-events.js';

const owed = (days: Partial<OpenDuty>): OpenDuty => ({
  incident: 'b6a7',
  reference: 'QG48-QX4V',
  seq: 44,
  changedAt: '2026-11-29T01:00:00.000Z',
  duty: 'jp.appi.final-report',
  names: { ja: '確報（個人情報保護法）', en: 'Final report (APPI)' },
  recipient: { ja: '個人情報保護委員会', en: 'PPC' },
  isProvisional: false,
  ...days,
});
const events = (days: Partial<OpenDuty>, language: 'ja' | 'en' = 'ja') => eventsOf(owed(days), language, 'https://shodo.example.jp');

test('A limit of days is its due day, with the hour at which the house closes it', () => {
  expect(
    events({ dueOn: '2026-12-28', dueAt: '2026-12-28T23:59:59+09:00', workBy: '2026-12-28', cutOffAt: '2026-12-28T17:00:00+09:00' }),
  ).toEqual([
    {
      uid: 'b6a7.jp.appi.final-report.due@shodo',
      sequence: 44,
      changedAt: '2026-11-29T01:00:00.000Z',
      at: { day: '2026-12-28' },
      summary: '期限：確報（個人情報保護法） QG48-QX4V',
      description: '相手：個人情報保護委員会\n社内の締切：2026-12-28 17:00（日本時間）\n最新の内容は初動で確かめてください。',
      url: 'https://shodo.example.jp/incidents/b6a7',
      isTentative: false,
    },
  ]);
});

test('Hours are an instant; a guideline has its target and its last day, and says that it is a guide', () => {
  expect(events({ dueAt: '2026-11-27T10:00:00+01:00' }).map(({ at }) => at)).toEqual([{ instant: '2026-11-27T10:00:00+01:00' }]);
  const guide = events({ targetOn: '2026-11-30', alarmOn: '2026-12-02' }, 'en');
  expect(guide.map(({ summary, at }) => [summary, at])).toEqual([
    ['Target: Final report (APPI) QG48-QX4V', { day: '2026-11-30' }],
    ['Guide day: Final report (APPI) QG48-QX4V', { day: '2026-12-02' }],
  ]);
  expect(guide[0]?.description).toContain('A guide, not a period set by law.');
  expect(new Set(guide.map(({ uid }) => uid)).size).toBe(2);
});

test('While it is held, the review stands in the calendar; without a day nothing does', () => {
  expect(
    events({ targetOn: '2026-11-30', alarmOn: '2026-12-02', reviewAt: '2026-12-01T10:00:00+09:00' }).map(({ summary }) => summary),
  ).toEqual(['保留の再検討：確報（個人情報保護法） QG48-QX4V']);
  expect(events({})).toEqual([]);
});

test('What is provisional says so; a due day on which nobody is there names the day to act', () => {
  const [maybe] = events({ isProvisional: true, dueOn: '2026-12-27', workBy: '2026-12-25' });
  expect(maybe?.isTentative).toBe(true);
  expect(maybe?.description).toContain('待たず、この期限で進めてください');
  expect(maybe?.description).toContain('提出できる最後の開庁日：2026-12-25');
});

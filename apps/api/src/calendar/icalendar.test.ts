import fc from 'fast-check';
import ICAL from 'ical.js';
import type { CalendarEvent } from './icalendar.js';
import { folded, icalendar } from './icalendar.js';

const now = '2026-11-30T00:00:00.000Z';
const event = (changed: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'b6a7.jp.appi.final-report.due@shodo',
  sequence: 7,
  changedAt: '2026-11-29T01:02:03.000Z',
  at: { day: '2026-12-28' },
  summary: '期限：確報（個人情報保護法） QG48-QX4V',
  description: '相手：個人情報保護委員会\n社内の締切：2026-12-28 17:00（日本時間）',
  url: 'https://shodo.example.jp/incidents/b6a7',
  isTentative: false,
  ...changed,
});
const written = (...events: CalendarEvent[]) => icalendar({ name: '初動：報告・通知の期限', language: 'ja', events }, now);
/** As a calendar program reads it; `strict` refuses what RFC 5545 does. */
const parsed = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) };
};

test('A whole day begins on its day and ends before the next, wherever it is read', () => {
  const [due] = parsed(written(event())).events;
  expect([due?.startDate.isDate, due?.startDate.toString(), due?.endDate.toString()]).toEqual([true, '2026-12-28', '2026-12-29']);
  expect([due?.uid, due?.sequence, due?.summary, due?.description]).toEqual([event().uid, 7, event().summary, event().description]);
});

test('The last day of a year ends in the next', () => {
  expect(parsed(written(event({ at: { day: '2026-12-31' } }))).events[0]?.endDate.toString()).toBe('2027-01-01');
});

test('An instant is the same instant, in UTC', () => {
  const [hours] = parsed(written(event({ at: { instant: '2026-11-27T10:00:00+01:00' } }))).events;
  expect(hours?.startDate.isDate).toBe(false);
  expect(hours?.startDate.toJSDate().toISOString()).toBe('2026-11-27T09:00:00.000Z');
});

test('What is provisional is tentative, and nothing takes the reader’s time', () => {
  const [sure, maybe] = parsed(written(event(), event({ uid: 'x', isTentative: true }))).events;
  const of = (each: typeof sure, name: string) => each?.component.getFirstPropertyValue(name);
  expect([of(sure, 'status'), of(maybe, 'status'), of(sure, 'transp')]).toEqual(['CONFIRMED', 'TENTATIVE', 'TRANSPARENT']);
});

test('A calendar says what it is and how often to come back', () => {
  const { calendar, events } = parsed(written());
  expect(events).toEqual([]);
  const of = (name: string) => String(calendar.getFirstPropertyValue(name));
  expect([of('version'), of('method'), of('x-wr-calname'), of('name')]).toEqual([
    '2.0',
    'PUBLISH',
    '初動：報告・通知の期限',
    '初動：報告・通知の期限',
  ]);
  expect(of('refresh-interval')).toBe('PT1H');
});

test('Whatever a text holds, a program reads it back, and no line is longer than 75 octets', () => {
  const texts = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom('\\', ';', ',', '\n', ':', '"', ' ', '𠮷', '﨑', 'あ'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 300,
    })
    .filter((text) => !/\p{Cc}/u.test(text.replaceAll('\n', '')) && text.isWellFormed());
  fc.assert(
    fc.property(texts, texts, (summary, description) => {
      const text = written(event({ summary, description }));
      expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual([]);
      const [read] = parsed(text).events;
      expect([read?.summary, read?.description]).toEqual([summary, description]);
    }),
    { numRuns: 1_000 },
  );
});

test('A line is folded between characters, and unfolded again it is the same', () => {
  const line = `SUMMARY:${'𠮷'.repeat(60)}`;
  expect(
    folded(line)
      .split('\r\n')
      .every((part) => Buffer.byteLength(part) <= 75 && part.isWellFormed()),
  ).toBe(true);
  expect(folded(line).replaceAll('\r\n ', '')).toBe(line);
  expect(folded('short')).toBe('short');
});

test('No control character reaches a program', () => {
  expect(written(event({ summary: 'a\u0000b\u001b[31m\r\nEND:VCALENDAR' }))).toContain('SUMMARY:ab[31m\\nEND:VCALENDAR\r\n');
});

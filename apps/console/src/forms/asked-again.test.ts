import { momentAskedAgain } from './asked-again.js';

const now = Date.parse('2026-11-29T10:00:00+09:00');

test('a time that the clocks count from is asked about once more when it lies more than 60 days back', () => {
  const asked = (awareAt: string, command: 'EstablishAwareness' | 'CorrectAwareness' = 'EstablishAwareness') =>
    momentAskedAgain(command, { awareAt }, now)?.field;
  // 60 days before 29 November 2026 at 10:00 is 30 September at 10:00.
  expect(asked('2016-11-28T22:00:00+09:00')).toBe('awareAt');
  expect(asked('2016-11-28T22:00:00+09:00', 'CorrectAwareness')).toBe('awareAt');
  expect(asked('2026-09-30T09:59:00+09:00')).toBe('awareAt');
  expect(asked('2026-09-30T10:00:00+09:00')).toBeUndefined();
  expect(asked('?unreadable-time')).toBeUndefined();
});

test('so is the time of noticing in a report; no other time of an incident is', () => {
  const noticedAt = '2016-11-28T22:00:00+09:00';
  expect(momentAskedAgain('ReportIncident', { noticedAt }, now)).toEqual({ field: 'noticedAt', instant: noticedAt });
  expect(momentAskedAgain('ReportIncident', { occurredAt: noticedAt }, now)).toBeUndefined();
  expect(momentAskedAgain('DeclareSpreadStopped', { stoppedAt: noticedAt }, now)).toBeUndefined();
});

test('a drill that starts in another year is asked about by its own clock', () => {
  const drill = { kind: 'drill', noticedAt: '2024-04-01T09:00:00+09:00', drillStartsAt: '2024-04-01T10:00:00+09:00' };
  expect(momentAskedAgain('ReportIncident', drill, now)).toBeUndefined();
  expect(momentAskedAgain('ReportIncident', { ...drill, noticedAt: '2023-04-01T09:00:00+09:00' }, now)?.field).toBe('noticedAt');
});

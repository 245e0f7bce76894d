import { dayLong, dayShort, momentExact, momentLong, momentShort, typedOf, yearOf } from './moments.js';

test('a moment is written with weekday and 24-hour clock in Japan time, whatever its offset', () => {
  expect(momentLong('2026-12-01T14:05:00+09:00', 'ja')).toBe('2026年12月1日（火）14:05');
  expect(momentLong('2026-12-01T05:05:00Z', 'ja')).toBe('2026年12月1日（火）14:05');
  expect(momentLong('2026-12-01T05:05:00Z', 'en')).toBe('Tue, 1 Dec 2026, 14:05 JST');
});

test('lists write the short form', () => {
  expect(momentShort('2026-12-01T14:05:00+09:00', 'ja')).toBe('12/1（火）14:05');
  expect(momentShort('2026-12-01T14:05:00+09:00', 'en')).toBe('Tue 1 Dec, 14:05');
});

test('a time of another year is written with it, where the present year is told', () => {
  const mistyped = '2016-11-28T22:00:00+09:00';
  expect([momentShort(mistyped, 'ja', 2026), momentShort(mistyped, 'en', 2026)]).toEqual([
    '2016/11/28（月）22:00',
    'Mon 28 Nov 2016, 22:00',
  ]);
  expect(momentShort('2026-12-01T14:05:00+09:00', 'ja', 2026)).toBe('12/1（火）14:05');
  expect(momentShort('2026-12-31T15:00:00Z', 'ja', 2026)).toBe('2027/1/1（金）00:00');
  expect(dayShort('2027-01-04', 'ja', 2026)).toBe('2027/1/4（月）');
  expect(yearOf(Date.parse('2026-12-31T15:00:00Z'))).toBe(2027);
});

test('one minute before midnight in Japan is still the same day', () => {
  expect(momentShort('2026-12-31T23:59:59+09:00', 'ja')).toBe('12/31（木）23:59');
  expect(momentShort('2026-12-31T15:00:00Z', 'ja')).toBe('1/1（金）00:00');
});

test('a day keeps its weekday', () => {
  expect(dayLong('2027-01-04', 'ja')).toBe('2027年1月4日（月）');
  expect(dayShort('2027-01-04', 'en')).toBe('Mon 4 Jan');
});

test('the exact form names seconds and zone', () => {
  expect(momentExact('2026-12-01T14:05:09.250+09:00', 'ja')).toBe('2026年12月1日（火）14:05:09 日本時間');
});

test('the fields of a form start from the day and minute in Japan', () => {
  expect(typedOf(Date.parse('2026-11-28T13:00:00Z'))).toEqual({ day: '2026-11-28', time: '22:00' });
});

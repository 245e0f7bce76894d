import { daysOver, lengthOf, remaining } from './remaining.js';

const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(count * 60);
const days = (count: number) => hours(count * 24);

test('time left is said in at most two units and never rounded up', () => {
  expect(remaining(days(3) + hours(4) + minutes(59), 0, 'ja')).toBe('あと 3日 4時間');
  expect(remaining(days(12) + hours(23), 0, 'ja')).toBe('あと 12日');
  expect(remaining(hours(5) + minutes(12), 0, 'ja')).toBe('あと 5時間 12分');
  expect(remaining(minutes(8), 0, 'en')).toBe('8 min left');
  expect(remaining(1_000, 0, 'ja')).toBe('あと 1分未満');
});

test('time past is said as overdue', () => {
  expect(remaining(0, days(2) + hours(3), 'ja')).toBe('2日 3時間超過');
  expect(remaining(0, days(2), 'en')).toBe('2 d overdue');
});

test('whole days carry no empty hours', () => {
  expect(lengthOf(days(2), 'ja')).toBe('2日');
});

test('a delay counts in started days', () => {
  expect(daysOver(0, 1)).toBe(1);
  expect(daysOver(0, days(1))).toBe(1);
  expect(daysOver(0, days(1) + 1)).toBe(2);
});

import { countOf, instantOf, timeOf } from './typed.js';

test.each([
  ['14:05', '14:05'],
  ['１４：０５', '14:05'],
  ['1405', '14:05'],
  ['905', '09:05'],
  ['9:5', '09:05'],
  ['14時5分', '14:05'],
  ['14時', '14:00'],
  ['9', '09:00'],
  ['23:59', '23:59'],
])('the time typed as %s is %s', (typed, read) => {
  expect(timeOf(typed)).toBe(read);
});

test.each(['24:00', '12:60', 'noon', '', '1:2:3', '-1'])('"%s" is no time of day', (typed) => {
  expect(timeOf(typed)).toBeUndefined();
});

test.each([
  ['1200', 1200],
  ['1,200', 1200],
  ['１，２００人', 1200],
  ['３０名', 30],
  ['0', 0],
])('the count typed as %s is %d', (typed, read) => {
  expect(countOf(typed)).toBe(read);
});

test.each(['-1', '1.5', '', 'about 30', '1e9'])('"%s" is no count', (typed) => {
  expect(countOf(typed)).toBeUndefined();
});

test('day and time make an instant in Japan; without a time the day begins', () => {
  expect(instantOf('2026-11-28', '２２：００')).toBe('2026-11-28T22:00:00+09:00');
  expect(instantOf('2026-11-28', '')).toBe('2026-11-28T00:00:00+09:00');
});

test('a day that does not exist or a time that is none makes no instant', () => {
  expect(instantOf('2026-02-31', '10:00')).toBeUndefined();
  expect(instantOf('', '10:00')).toBeUndefined();
  expect(instantOf('2026-11-28', '25:00')).toBeUndefined();
});

import { KeptBriefly } from './kept-briefly.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('What is kept is given out for its time, and then let go of without anybody asking', () => {
  const kept = new KeptBriefly<object>(60_000);
  const [first, second] = [{}, {}];
  kept.keep('first', first);
  jest.advanceTimersByTime(40_000);
  kept.keep('second', second);
  expect(kept.get('first')).toBe(first);
  jest.advanceTimersByTime(20_000);
  expect(kept.get('first')).toBeUndefined();
  expect(kept.get('second')).toBe(second);
  expect(kept.size).toBe(1);
  jest.advanceTimersByTime(60_000);
  expect(kept.size).toBe(0);
  expect(jest.getTimerCount()).toBe(0);
});

test('Kept anew it begins anew, and a value is forgotten only while it is the one kept', () => {
  const kept = new KeptBriefly<object>(60_000);
  const [before, after] = [{}, {}];
  kept.keep('name', before);
  jest.advanceTimersByTime(50_000);
  kept.keep('name', after);
  kept.forget('name', before);
  jest.advanceTimersByTime(50_000);
  expect(kept.get('name')).toBe(after);
  kept.forget('name', after);
  expect(kept.size).toBe(0);
});

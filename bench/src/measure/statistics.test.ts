import { differences, exponent, latencies, median, percentile, ratios } from './statistics.js';

test('percentiles are values that were measured', () => {
  const times = [5, 1, 4, 2, 3];
  expect([percentile(times, 0.5), percentile(times, 0.99), percentile(times, 0)]).toEqual([3, 5, 1]);
  expect(latencies(times)).toEqual({ p50: 3, p90: 5, p99: 5, p999: 5, max: 5, calls: 5 });
});

test('the median of an even count lies between the two in the middle', () => {
  expect(median([1, 2, 3, 10])).toBe(2.5);
  expect(median([1, 2, 10])).toBe(2);
});

test('rounds are compared one by one, not their totals', () => {
  expect(ratios([10, 1], [20, 1])).toEqual({ median: 0.75, low: 0.5, high: 1 });
  expect(differences([10, 1], [20, 1])).toEqual({ median: -5, low: -10, high: 0 });
});

test('the exponent tells proportional from quadratic', () => {
  const sizes = [1, 2, 4, 8];
  expect(exponent(sizes, [3, 6, 12, 24])).toBeCloseTo(1);
  expect(exponent(sizes, [3, 12, 48, 192])).toBeCloseTo(2);
  expect(exponent(sizes, [7, 7, 7, 7])).toBeCloseTo(0);
});

/** The value below which this share of the sorted values lies, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => (percentile(values, 0.5) + percentile(values, 0.5000001)) / 2;
export const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

/** Times of many calls, in milliseconds. */
export const latencies = (times: readonly number[]) => ({
  p50: rounded(percentile(times, 0.5)),
  p90: rounded(percentile(times, 0.9)),
  p99: rounded(percentile(times, 0.99)),
  p999: rounded(percentile(times, 0.999)),
  max: rounded(Math.max(...times)),
  calls: times.length,
});

/** Median and extremes of what was compared round by round. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export const spread = (values: readonly number[]): Spread => ({
  median: rounded(median(values)),
  low: rounded(Math.min(...values)),
  high: rounded(Math.max(...values)),
});

/** Each round is compared with its own neighbour only: what slows the machine for a while slows both. */
const pairwise = (compare: (a: number, b: number) => number) => (ours: readonly number[], baseline: readonly number[]) =>
  spread(ours.map((each, round) => compare(each, baseline[round] ?? Number.NaN)));
export const ratios = pairwise((a, b) => a / b);
export const differences = pairwise((a, b) => a - b);

/** Slope of the least squares through the logarithms: 1 is proportional, 2 quadratic, 0 independent. */
export function exponent(sizes: readonly number[], costs: readonly number[]): number {
  const [x, y] = [sizes.map(Math.log), costs.map(Math.log)];
  return rounded(slope(x, y));
}

/** Slope of the straight line of least squares. */
export function slope(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [sum(x) / x.length, sum(y) / y.length];
  const covariance = sum(x.map((each, at) => (each - meanX) * ((y[at] ?? meanY) - meanY)));
  return covariance / sum(x.map((each) => (each - meanX) ** 2));
}

export const rounded = (value: number) => Number(value.toPrecision(4));

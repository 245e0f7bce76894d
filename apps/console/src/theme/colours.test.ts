import { type ColourName, colours } from './colours.js';
import { contrast } from './contrast.js';

const texts: [ColourName, ColourName][] = [
  ['ink', 'page'],
  ['ink', 'surface'],
  ['ink', 'sunken'],
  ['ink-quiet', 'page'],
  ['ink-quiet', 'surface'],
  ['ink-quiet', 'sunken'],
  ['accent', 'page'],
  ['accent', 'surface'],
  ['accent', 'accent-ground'],
  ['running-ink', 'running-ground'],
  ['soon-ink', 'soon-ground'],
  ['last-day-ink', 'last-day-ground'],
  ['overdue-ink', 'overdue-ground'],
  ['settled-ink', 'settled-ground'],
  ['no-proof-ink', 'surface'],
  ['held-ink', 'held-ground'],
  ['released-ink', 'released-ground'],
  ['drill-ink', 'drill-ground'],
  ['known-ink', 'known-ground'],
  ['known-ink', 'surface'],
  ['seal-good', 'surface'],
  ['seal-waiting', 'surface'],
  ['drill-ink', 'surface'],
];
const marks: [ColourName, ColourName][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'page'],
  ['late-line', 'surface'],
  ['overdue-ground', 'surface'],
  ['focus', 'surface'],
  ['focus', 'page'],
];

describe.each(['light', 'dark'] as const)('the colours of the %s scheme', (scheme) => {
  test.each(texts)('text %s upon %s has a contrast of at least 4.5', (ink, ground) => {
    expect(contrast(colours[scheme][ink], colours[scheme][ground])).toBeGreaterThanOrEqual(4.5);
  });
  test.each(marks)('mark %s upon %s has a contrast of at least 3', (mark, ground) => {
    expect(contrast(colours[scheme][mark], colours[scheme][ground])).toBeGreaterThanOrEqual(3);
  });
});

test('black upon white has the contrast that WCAG gives', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

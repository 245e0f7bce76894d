import type { FactView } from '@shodo/contracts';
import { confidenceOf, knownFacts } from './fact-list.js';

const fact = (name: string, version: number, stated: object = { value: true, confidence: 'suspected' }) =>
  ({ fact: name, version, stated }) as unknown as FactView;

test('every fact shows its latest version and keeps the earlier ones, newest first', () => {
  const known = knownFacts({
    facts: [fact('leak-occurred', 1), fact('card-data-involved', 1), fact('leak-occurred', 3), fact('leak-occurred', 2)],
  });
  expect(known.map(({ latest, earlier }) => [latest.fact, latest.version, earlier.map(({ version }) => version)])).toEqual([
    ['leak-occurred', 3, [2, 1]],
    ['card-data-involved', 1, []],
  ]);
});

test.each([
  [{ value: true, confidence: 'probable' }, 'probable'],
  [{ value: null, confidence: 'unknown' }, 'unknown'],
  [{ exact: 30 }, 'confirmed'],
  [{ estimate: 30 }, 'probable'],
  [{ max: 40 }, 'probable'],
  [{ unknown: true }, 'unknown'],
])('the statement %j is %s', (stated, confidence) => {
  expect(confidenceOf(fact('principals-affected', 1, stated))).toBe(confidence);
});

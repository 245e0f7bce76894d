import { type Implication, implications, leadingTo } from './implications.js';

/** Tables made up for the test; what the shipped one says is asked in all-pairs.test.ts. */
const row = (of: Implication['of'], hence: Implication['hence']): Implication => ({ of, hence, because: 'made up' });
const toProperty = (...table: readonly Implication[]) => leadingTo(table, ({ is }) => is === 'property-damage-possible');
const way = (source: ReturnType<typeof leadingTo>[number] | undefined) => [
  source?.andIsTakenAsSaid,
  source?.unlessDeniedLater,
  source?.unlessSaid.length,
];
const damage = 'property-damage-possible';

test('A word leads there at once or by way of facts, never by way of a count, a choice or the scope', () => {
  const sources = toProperty(
    row(['card-data-involved', 'scope:account'], { is: damage }),
    row(['card-holders-affected', 'leak-type:card-skimming'], { is: 'card-data-involved' }),
    row(['leak-type:malware'], { is: 'special-care-information-involved' }),
    row(['scope:card'], { isNot: 'card-data-involved' }),
  );
  expect(sources.map(({ word }) => word)).toEqual([
    'card-data-involved',
    'card-holders-affected',
    'leak-type:card-skimming',
    'scope:account',
  ]);
  expect(sources.map(({ stated }) => stated)).toEqual([
    { is: 'truth', fact: 'card-data-involved' },
    { is: 'count', fact: 'card-holders-affected' },
    { is: 'choice', fact: 'leak-type', value: 'card-skimming' },
    { is: 'scope', scope: 'account' },
  ]);
});

test('It is taken as said where each step is, and answered by a later denial, or by other words, where one step is', () => {
  const step = row(['card-holders-affected'], {
    is: 'card-data-involved',
    unlessDeniedLater: true,
    unlessSaid: ['leak-type:loss', 'breach-occurred'],
  });
  const [own, before] = toProperty(row(['card-data-involved'], { is: damage, andIsTakenAsSaid: true }), step);
  expect(way(own)).toEqual([true, false, 0]);
  expect(way(before)).toEqual([false, true, 2]);
  const both = toProperty(
    row(['card-data-involved'], { is: damage, andIsTakenAsSaid: true, unlessSaid: ['leak-occurred'] }),
    row(['card-holders-affected'], { is: 'card-data-involved', andIsTakenAsSaid: true, unlessSaid: ['leak-type:loss'] }),
  );
  expect(both.map(way)).toEqual([
    [true, false, 1],
    [true, false, 2],
  ]);
});

test('By several ways the plainest counts, whichever comes first', () => {
  const plain = row(['scope:card'], { is: damage, andIsTakenAsSaid: true });
  const hedged = row(['scope:card'], { is: damage, unlessDeniedLater: true, unlessSaid: ['leak-type:loss'] });
  for (const table of [
    [plain, hedged],
    [hedged, plain],
  ])
    expect(toProperty(...table).map(way)).toEqual([[true, false, 0]]);
  const other = row(['scope:card'], { is: damage, unlessDeniedLater: true, unlessSaid: ['leak-type:theft', 'leak-type:loss'] });
  for (const table of [
    [other, hedged],
    [hedged, other],
  ])
    expect(toProperty(...table).map(({ unlessSaid, ...rest }) => [unlessSaid, rest.unlessDeniedLater])).toEqual([
      [[{ is: 'choice', fact: 'leak-type', value: 'loss' }], true],
    ]);
});

test('Each row of the shipped table gives its reason, and has one consequence', () => {
  for (const { because, hence, of } of implications) {
    expect(because).toMatch(/\w+ \w+/);
    expect([hence.is, hence.isNot, hence.isOfSomebody].filter((one) => one !== undefined)).toHaveLength(1);
    expect(new Set(of).size).toBe(of.length);
  }
});

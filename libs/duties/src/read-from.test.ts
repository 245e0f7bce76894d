import { isDeepStrictEqual } from 'node:util';
import { CountFact, type FactName, LeakType, SuspicionIndicator, TruthFact } from '@shodo/contracts';
import fc from 'fast-check';
import { asOneRecord, asOneRecordBeside } from './contradictions.js';
import { factsOf, type Supposed, supposing } from './fact-history.js';

const days = ['2026-11-24', '2026-11-26', '2026-12-03'].map((day) => `${day}T10:00:00+09:00`);
const now = Date.parse('2026-12-10T09:00:00+09:00');
const moments = [Date.parse('2026-11-26T10:00:00+09:00'), now];

const dated = <Word extends object>(word: fc.Arbitrary<Word>) =>
  fc.record({ word, asOf: fc.option(fc.constantFrom(...days), { nil: undefined }) }).map(({ word: said, asOf }) => ({ ...said, asOf }));
const versions = <Word extends object>(word: fc.Arbitrary<Word>) => fc.array(dated(word), { minLength: 1, maxLength: 2 });
const truth = fc.record({
  value: fc.constantFrom(true, false, null),
  confidence: fc.constantFrom('confirmed' as const, 'confirmed' as const, 'confirmed' as const, 'suspected' as const),
});
const count = fc.constantFrom({ exact: 0 }, { exact: 5 }, { exact: 2_000 }, { max: 80 }, { estimate: 1_100 }, { unknown: true as const });
const surely = <Word>(value: Word) => ({ value, confidence: 'confirmed' as const });
const everything = fc.record({
  ...Object.fromEntries(TruthFact.options.map((fact) => [fact, versions(truth)])),
  ...Object.fromEntries(CountFact.options.map((fact) => [fact, versions(count)])),
  'leak-type': versions(fc.constantFrom(...LeakType.options).map(surely)),
  'suspicion-indicator': versions(fc.constantFrom(...SuspicionIndicator.options).map(surely)),
});
const names: readonly FactName[] = [...TruthFact.options, ...CountFact.options, 'leak-type', 'suspicion-indicator'];
/** Much of it, a few words that nothing else drowns, or what another word may account for: a denial beside persons, or beside an anchor. */
const stating = fc.oneof(
  fc.subarray([...names]),
  fc.shuffledSubarray([...names], { maxLength: 4 }),
  fc.constantFrom<readonly FactName[]>(['breach-occurred', 'principals-affected'], ['material-to-investors']),
);

const gradings = fc.subarray(['major-ict-incident', 'material-to-investors', 'breach-occurred'] as const);

const otherwise: readonly Supposed[] = [
  ...TruthFact.options.flatMap((fact) =>
    [true, false].map((value): Supposed => ({ of: [fact], truth: { ...surely(value), evidenced: false } })),
  ),
  ...CountFact.options.flatMap((fact) => [0, 3_000].map((exact): Supposed => ({ of: [fact], count: { exact } }))),
  ...LeakType.options.map((value): Supposed => ({ of: ['leak-type'], choice: surely(value) })),
  ...SuspicionIndicator.options.map((value): Supposed => ({ of: ['suspicion-indicator'], choice: surely(value) })),
];

test('a record worked out anew only where it hangs on what is stated otherwise is the one worked out wholly', () => {
  fc.assert(
    fc.property(
      everything,
      stating,
      gradings,
      fc.subarray([...otherwise]),
      fc.subarray([...TruthFact.options]),
      (all, of, given, suppositions, leftOut) => {
        const facts = Object.fromEntries(Object.entries(all).filter(([fact]) => of.some((one) => one === fact)));
        const stated = factsOf(facts, now, { graded: new Map(given.map((fact) => [fact, now])), leftOut });
        const known = asOneRecord(stated);
        for (const one of suppositions) {
          const wholly = asOneRecord(supposing(stated, one));
          const beside = asOneRecordBeside(known, supposing(stated, one), one.of);
          for (const at of moments) {
            const differs = [
              ...TruthFact.options.filter((fact) => !isDeepStrictEqual(beside.truth(fact, at), wholly.truth(fact, at))),
              ...CountFact.options.filter((fact) => !isDeepStrictEqual(beside.count(fact, at), wholly.count(fact, at))),
            ];
            expect({ one, at, differs }).toEqual({ one, at, differs: [] });
          }
        }
      },
    ),
    { numRuns: process.env.SHODO_LONG === '1' ? 5_000 : 200, ...(process.env.SHODO_LONG === '1' ? {} : { seed: 20_261_129 }) },
  );
});

test('what nobody reads from anything else is kept', () => {
  const stated = factsOf({ 'breach-occurred': surely(true) }, now);
  const known = asOneRecord(stated);
  const fact: FactName = 'card-data-involved';
  const beside = asOneRecordBeside(known, supposing(stated, { of: [fact], truth: { ...surely(true), evidenced: false } }), [fact]);
  expect(beside.truth('breach-occurred', now)).toBe(known.truth('breach-occurred', now));
});

import type { CountFact, FactName, TruthFact } from '@shodo/contracts';
import { signsOfAcquisition, wordBeside } from './asked-beside.js';
import { kindsOfBreach } from './breach.js';
import { factsGraded } from './graded.js';
import { excludedBy, ofSomebody, partsOfTheWhole, type Source, upheldBy } from './implications.js';

const factIn = (stated: Source['stated']): FactName[] => ('fact' in stated ? [stated.fact] : []);
const factsIn = (sources: readonly Source[] = []): FactName[] =>
  sources.flatMap(({ stated, unlessSaid }) => [...factIn(stated), ...unlessSaid.flatMap(factIn)]);

const ofTheBreach: readonly FactName[] = ['breach-occurred', ...kindsOfBreach, 'suspicion-indicator'];

function truthReadFrom(fact: TruthFact): FactName[] {
  const word = wordBeside(fact);
  return [
    fact,
    ...factsIn(upheldBy.get(fact)),
    ...factsIn(excludedBy.get(fact)),
    ...(factsGraded.includes(fact) ? [...factsGraded, ...ofTheBreach] : []),
    ...(word === undefined ? [] : [...truthReadFrom(word), 'my-number-used-or-provided-unlawfully' as const]),
    ...(fact === 'information-about-to-be-acquired' ? [...ofTheBreach, ...signsOfAcquisition.flatMap(factIn)] : []),
  ];
}

const countReadFrom = (fact: CountFact): FactName[] => [
  fact,
  ...ofTheBreach,
  ...factsIn(upheldBy.get('breach-occurred')),
  ...(fact === 'principals-affected' ? [...partsOfTheWhole.flatMap(({ together }) => together), ...ofSomebody] : []),
];

const keptOf = <Fact extends FactName>(find: (fact: Fact) => FactName[]) => {
  const kept = new Map<Fact, ReadonlySet<FactName>>();
  return (fact: Fact, of: readonly FactName[]): boolean => {
    const known = kept.get(fact) ?? new Set(find(fact));
    kept.set(fact, known);
    return of.some((one) => known.has(one));
  };
};

/** May the word on this fact, of a record made one, be another where one of these is stated otherwise? Else it need not be worked out again. */
export const truthHangsOn = keptOf(truthReadFrom);
export const countHangsOn = keptOf(countReadFrom);

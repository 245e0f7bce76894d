import { AssessmentForm, type TruthFact } from '@shodo/contracts';
import { assess, type Library } from '@shodo/duties';
import { shippedPacks } from './assess-now.js';

type Answer = 'yes' | 'no' | 'open';
const answers: readonly Answer[] = ['yes', 'no', 'open'];
const stated = {
  yes: { value: true, confidence: 'confirmed' },
  no: { value: false, confidence: 'confirmed' },
  open: { value: null, confidence: 'unknown' },
} as const;
const persons = (line: number) => ({ yes: { exact: line + 1 }, no: { exact: line }, open: { unknown: true } });
const proven = { value: true, confidence: 'confirmed', evidence: ['00000000-0000-4000-8000-000000000001'] };

/** The tables as the law reads, written without the engine: or, and, of three answers. */
const or = (...all: Answer[]): Answer => (all.includes('yes') ? 'yes' : all.includes('open') ? 'open' : 'no');
const and = (...all: Answer[]): Answer => (all.includes('no') ? 'no' : all.includes('open') ? 'open' : 'yes');
const standings = { yes: 'arisen', no: 'not-arisen', open: 'provisional' } as const;

const only = (duty: string): Library => {
  const library = shippedPacks();
  return { ...library, packs: library.packs.filter((pack) => pack.duty === duty) };
};
function standingOf(library: Library, facts: object): string | undefined {
  const form = AssessmentForm.parse({
    now: '2026-11-24T12:00:00+09:00',
    organisation: { jurisdictions: ['jp'], sector: 'general' },
    anchors: { aware: '2026-11-24T10:00:00+09:00' },
    facts,
  });
  return assess(form, library).judgements[0]?.standing;
}

/** Every combination of three answers to so many questions. */
const combinations = (questions: number): Answer[][] =>
  questions === 0 ? [[]] : combinations(questions - 1).flatMap((head) => answers.map((answer) => [...head, answer]));

const exemptions: readonly (readonly [string, readonly TruthFact[]])[] = [
  ['none', []],
  ['strong concealment', ['concealment-algorithm-recognised', 'concealment-key-safe']],
  ['recovered before viewing', ['recovered-before-viewing']],
  ['entrustee release', ['data-entrusted-to-us', 'entrustor-receipt-confirmed']],
];
/** Each exemption: proven, only said, only suspected, unknown. */
const grades: readonly (readonly [string, boolean, object])[] = [
  ['proven', true, proven],
  ['said without evidence', false, { value: true, confidence: 'confirmed' }],
  ['suspected', false, { ...proven, confidence: 'suspected' }],
  ['unknown', false, { value: null, confidence: 'unknown' }],
];

describe.each(['jp.appi.preliminary-report', 'jp.appi.final-report', 'jp.appi.principal-notice'])('%s', (duty) => {
  const library = only(duty);
  test.each(exemptions)('answers every combination of its triggers as the law reads, exemption: %s', (_name, needs) => {
    const differing: unknown[] = [];
    for (const combination of combinations(5)) {
      const [breach = 'open', special = 'open', damage = 'open', wrongful = 'open', many = 'open'] = combination;
      for (const [grade, isProven, as] of grades) {
        const facts = {
          'breach-occurred': stated[breach],
          'special-care-information-involved': stated[special],
          'property-damage-possible': stated[damage],
          'wrongful-purpose-possible': stated[wrongful],
          'principals-affected': persons(1000)[many],
          ...Object.fromEntries(needs.map((fact) => [fact, as])),
        };
        const lifted = isProven && needs.length > 0;
        const expected = lifted ? 'not-arisen' : standings[and(breach, or(special, damage, wrongful, many))];
        if (standingOf(library, facts) !== expected) differing.push({ combination, grade, expected });
      }
    }
    expect(differing).toEqual([]);
  });
});

describe.each(['jp.my-number.preliminary-report', 'jp.my-number.final-report', 'jp.my-number.principal-notice'])('%s', (duty) => {
  const library = only(duty);
  test('answers every combination of its triggers as the rule reads', () => {
    const differing: unknown[] = [];
    for (const combination of combinations(7)) {
      const [number = 'open', breach = 'open', network = 'open', wrongful = 'open', viewable = 'open', misuse = 'open', many = 'open'] =
        combination;
      const facts = {
        'specific-personal-information-involved': stated[number],
        'breach-occurred': stated[breach],
        'information-network-system-involved': stated[network],
        'wrongful-purpose-possible': stated[wrongful],
        'my-number-viewable-by-many': stated[viewable],
        'my-number-used-or-provided-unlawfully': stated[misuse],
        'principals-affected': persons(100)[many],
      };
      const expected = standings[and(number, or(viewable, and(breach, or(network, wrongful, many)), and(misuse, or(wrongful, many))))];
      if (standingOf(library, facts) !== expected) differing.push({ combination, expected });
    }
    expect(differing).toEqual([]);
  });
});

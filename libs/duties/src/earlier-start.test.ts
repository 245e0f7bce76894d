import { assess } from './assess.js';
import type { Condition } from './pack.js';
import { aForm, aLibrary, aLimit, aPack } from './specification/a-pack.js';

type Asked = 'special-care-information-involved' | 'wrongful-purpose-possible' | 'property-damage-possible';
const fact = (name: Asked): Condition => ({
  is: 'fact',
  fact: name,
  from: 'suspected',
  silence: 'open',
});
const many: Condition = { is: 'more-than', fact: 'principals-affected', line: 1000 };
const [aware, passed] = ['2026-11-24T10:00:00+09:00', '2026-12-03T14:00:00+09:00'];
const no = { value: false, confidence: 'confirmed' };
const counts = [
  { exact: 800, asOf: aware },
  { exact: 1200, asOf: passed },
];
const pack = aPack({ arisesWhen: { is: 'any-of', parts: [fact('special-care-information-involved'), many] } });

const told = (judged: typeof pack, facts: object) => toldFrom(aware, judged, facts);
const toldFrom = (since: string, judged: typeof pack, facts: object) =>
  assess(aForm({ now: '2026-12-04T09:00:00+09:00', anchors: { aware: since }, facts }), aLibrary(judged)).judgements.flatMap(
    ({ wouldChangeIf }) => wouldChangeIf.filter(({ code }) => code === 'start-would-change'),
  );
const raisedBy = (...parts: readonly Condition[]) => aPack({ arisesWhen: { is: 'any-of', parts } });

test('Where the clock runs from a line that was passed, it is told by what it would run from the anchor', () => {
  expect(told(pack, { 'special-care-information-involved': no, 'principals-affected': counts })).toEqual([
    { code: 'start-would-change', with: { fact: 'special-care-information-involved', from: aware } },
  ]);
});

test('Nothing is told where it runs from its anchor, or the fact would give a longer limit', () => {
  expect(told(pack, { 'special-care-information-involved': no, 'principals-affected': { exact: 1200 } })).toEqual([]);
  const wrongful = fact('wrongful-purpose-possible');
  const longer = aPack({
    arisesWhen: { is: 'any-of', parts: [wrongful, many] },
    clock: { earliestOf: [aLimit({ within: { days: 30 } })], longerWhen: [{ when: wrongful, within: { days: 60 } }] },
  });
  expect(told(longer, { 'wrongful-purpose-possible': no, 'principals-affected': counts })).toEqual([]);
});

test('Under a guideline it is told as a guideline, and every fact by which it would run earlier is told', () => {
  const two = aPack({
    arisesWhen: { is: 'any-of', parts: [fact('special-care-information-involved'), many, fact('property-damage-possible')] },
    clock: { strictness: 'guideline' },
  });
  const facts = { 'special-care-information-involved': no, 'property-damage-possible': no, 'principals-affected': counts };
  expect(told(two, facts)).toEqual([
    { code: 'start-would-change', with: { fact: 'special-care-information-involved', from: aware, strictness: 'guideline' } },
    { code: 'start-would-change', with: { fact: 'property-damage-possible', from: aware, strictness: 'guideline' } },
  ]);
});

test('Of a fact that is so already, of a count, and of what would end the duty nothing is told', () => {
  const soSince = (asOf: string) => ({ value: true, confidence: 'confirmed', asOf });
  const special = fact('special-care-information-involved');
  expect(told(raisedBy(special, many), { 'special-care-information-involved': soSince(passed), 'principals-affected': counts })).toEqual(
    [],
  );
  const unlawful: Condition = { is: 'more-than', fact: 'card-holders-affected', line: 10 };
  expect(told(raisedBy(unlawful, many), { 'card-holders-affected': { exact: 3 }, 'principals-affected': counts })).toEqual([]);
  // Its denial would begin the clock earlier, and is not what the sentence says.
  expect(
    told(raisedBy({ is: 'not', part: special }, many), {
      'special-care-information-involved': { value: true, confidence: 'confirmed' },
      'principals-affected': counts,
    }),
  ).toEqual([]);
});

test('A fact that only shortens the limit begins nothing earlier', () => {
  const wrongful = fact('wrongful-purpose-possible');
  const shorter = [aLimit({ within: { days: 30 } }), aLimit({ within: { days: 10 }, when: wrongful })];
  const facts = { 'special-care-information-involved': no, 'wrongful-purpose-possible': no };
  const either = aPack({ arisesWhen: { is: 'any-of', parts: [wrongful, many] }, clock: { earliestOf: shorter } });
  expect(told(either, { ...facts, 'principals-affected': { exact: 1200 } })).toEqual([]);
  const both: Condition = { is: 'all-of', parts: [wrongful, many] };
  const later = aPack({ arisesWhen: { is: 'any-of', parts: [both, many] }, clock: { earliestOf: shorter } });
  expect(told(later, { ...facts, 'principals-affected': counts })).toEqual([]);
});

test('Nothing is told where both ends are moved to one day, or the fact would leave a clock without end, or none', () => {
  const [friday, saturday] = ['2026-11-20T10:00:00+09:00', '2026-11-21T10:00:00+09:00'];
  const facts = {
    'special-care-information-involved': no,
    'principals-affected': [
      { exact: 800, asOf: friday },
      { exact: 1200, asOf: saturday },
    ],
  };
  // Day 30 from Friday is Saturday 19 December, from Saturday a Sunday: both end on Monday.
  expect(toldFrom(friday, pack, facts)).toEqual([]);
  const special = fact('special-care-information-involved');
  const unlessSpecial = aLimit({ within: { days: 30 }, when: { is: 'not', part: special } });
  for (const earliestOf of [[unlessSpecial], [unlessSpecial, aLimit({ within: { unknown: true } })]])
    expect(
      told(aPack({ arisesWhen: pack.arisesWhen, clock: { earliestOf } }), {
        'special-care-information-involved': no,
        'principals-affected': counts,
      }),
    ).toEqual([]);
});

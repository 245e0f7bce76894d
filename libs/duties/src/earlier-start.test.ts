import { assess } from './assess.js';
import type { Condition } from './pack.js';
import { aForm, aLibrary, aLimit, aPack } from './specification/a-pack.js';

const fact = (name: 'special-care-information-involved' | 'wrongful-purpose-possible'): Condition => ({
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

const told = (judged: typeof pack, facts: object) =>
  assess(aForm({ now: '2026-12-04T09:00:00+09:00', anchors: { aware }, facts }), aLibrary(judged)).judgements.flatMap(({ wouldChangeIf }) =>
    wouldChangeIf.filter(({ code }) => code === 'start-would-change'),
  );

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

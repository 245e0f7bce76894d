import type { Judgement } from '@shodo/contracts';
import { assessNow, shippedPacks } from './assess-now.js';
import { type LawCase, loadCases, sortsNeeded } from './cases.js';

const cases = loadCases();

const inOneZone = (at: string | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

/** The judgement in the words of a case: only what the case speaks of. */
function shown(judgement: Judgement, expected: LawCase['expected']): Record<string, unknown> {
  const { clock } = judgement;
  const said = new Set([...judgement.because, ...judgement.warnings].map(({ code }) => code));
  const read = (wanted: 'literal' | 'arguable') => judgement.readings.find(({ reading }) => reading === wanted);
  const all: Record<string, unknown> = {
    standing: judgement.standing,
    clock: clock === undefined ? 'none' : 'runs',
    'starts-at': inOneZone(clock?.startsAt),
    'day-one': clock?.dayOne,
    'raw-on': clock?.rawOn,
    'due-on': clock?.dueOn,
    'due-at': inOneZone(clock?.dueAt),
    'literal-at': inOneZone(read('literal')?.dueAt),
    'arguable-at': inOneZone(read('arguable')?.dueAt),
    'target-on': clock?.targetOn,
    'alarm-on': clock?.alarmOn,
    'work-by': clock?.workBy,
    'cut-off-at': inOneZone(clock?.cutOffAt),
    'status-filing-by': clock?.statusFilingBy,
    'arguable-on': read('arguable')?.dueOn,
    recipient: judgement.recipient.ja,
    'other-standing': judgement.otherRules?.[0]?.standing,
    'other-due-at': inOneZone(judgement.otherRules?.[0]?.dueAt),
    says: expected.says?.filter((code) => said.has(code)),
    'says-not': expected['says-not']?.filter((code) => !said.has(code)),
  };
  const asked = Object.keys(expected);
  return Object.fromEntries(Object.entries(all).filter(([name]) => asked.includes(name)));
}

/** Instants are compared as instants, not as text. */
const inWords = (expected: LawCase['expected']) =>
  Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, name.endsWith('-at') ? inOneZone(String(value)) : value]));

const judgementOf = ({ form, duty }: LawCase) => assessNow(form).judgements.find((one) => one.duty === duty);

describe('Every pack answers its cases', () => {
  test.each(cases.map((one): [string, LawCase] => [`${one.duty}, ${one.name}: ${one.point}`, one]))('%s', (_name, one) => {
    const judgement = judgementOf(one);
    if (judgement === undefined) throw new Error(`no pack judges ${one.duty}`);
    expect(shown(judgement, one.expected)).toEqual(inWords(one.expected));
  });
});

describe('Every pack has the cases its clock can meet', () => {
  test.each(shippedPacks().packs.map((pack): [string, typeof pack] => [pack.duty, pack]))('%s', (duty, pack) => {
    const covered = new Set(cases.filter((one) => one.duty === duty).flatMap(({ covers }) => covers));
    expect(sortsNeeded(pack).filter((sort) => !covered.has(sort))).toEqual([]);
  });
});

test('Every case speaks of a duty that a pack judges, under a name of its own', () => {
  const duties = new Set<string>(shippedPacks().packs.map(({ duty }) => duty));
  expect(cases.filter(({ duty }) => !duties.has(duty))).toEqual([]);
  const names = cases.map(({ duty, name }) => `${duty} ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('Every vector of the law file that these duties answer is a case', () => {
  const numbers = [
    '01',
    '02',
    '03',
    '04',
    '05',
    '07',
    '08',
    '09',
    '10',
    '11',
    '13',
    '14',
    '15',
    '16',
    '18',
    '19',
    '23',
    '25',
    '26',
    '27',
    '29',
    '34',
    '35',
    '36',
    '37',
    '39',
    '43',
  ];
  const ofFinal = cases.filter(({ duty }) => duty === 'jp.appi.final-report').map(({ name }) => name);
  expect(numbers.map((number) => `J${number}`).filter((name) => !ofFinal.includes(name))).toEqual([]);
  expect(
    cases
      .filter(({ name }) => name === 'J32')
      .map(({ duty }) => duty)
      .sort(),
  ).toEqual(['jp.my-number.final-report', 'jp.my-number.preliminary-report', 'jp.my-number.principal-notice']);
});

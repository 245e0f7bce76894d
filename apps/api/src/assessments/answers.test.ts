import { AssessmentDocument, formOf, Question, type QuestionAnswer, questions } from '@shodo/contracts';
import { assessNow } from '@shodo/rule-packs';
import fc from 'fast-check';

const form = {
  now: '2026-11-30T09:00:00+09:00',
  organisation: { jurisdictions: ['jp'], sector: 'general', listed: false, marks: ['privacy-mark'] },
  anchors: { aware: '2026-11-24T10:00:00+09:00' },
  facts: {},
};
type Answers = Readonly<Partial<Record<Question, QuestionAnswer>>>;
const judged = (answers: Answers, more: object = {}) => assessNow(formOf(AssessmentDocument.parse({ ...form, answers, ...more })));
const standings = (answers: Answers, more: object = {}) =>
  Object.fromEntries(judged(answers, more).judgements.map(({ duty, standing }) => [duty, standing]));

const final = 'jp.appi.final-report';
const plainNo: Answers = { happened: 'yes', 'special-care': 'no', 'property-damage': 'no', 'wrongful-purpose': 'no' };
const few = { facts: { 'principals-affected': { exact: 30 } } };

test('Every question asks for a fact of its own, in both languages', () => {
  const facts = Question.options.map((question) => questions[question].fact);
  expect(new Set(facts).size).toBe(Question.options.length);
  for (const { ja, en, help } of Object.values(questions)) {
    expect([ja, help.ja]).toEqual([expect.stringMatching(/か。$/), expect.stringMatching(/。$/)]);
    expect([en, help.en]).toEqual([expect.stringMatching(/\?$/), expect.stringMatching(/\.$/)]);
  }
});

test('What is answered is judged as if the facts had been stated', () => {
  expect(standings({ happened: 'yes', 'special-care': 'yes' }, few)[final]).toBe('arisen');
  expect(standings(plainNo, few)[final]).toBe('not-arisen');
  expect(standings({ ...plainNo, happened: 'unknown', 'special-care': 'yes' }, few)[final]).toBe('provisional');
});

test('Sixty days once a wrongful purpose may lie behind it', () => {
  const clockOf = (answers: Answers) => judged(answers, few).judgements.find(({ duty }) => duty === final)?.clock;
  expect(clockOf({ happened: 'yes', 'special-care': 'yes', 'wrongful-purpose': 'no' })?.rawOn).toBe('2026-12-23'); // 24 November is day 1
  expect(clockOf({ happened: 'yes', 'wrongful-purpose': 'yes' })?.rawOn).toBe('2027-01-22');
});

/**
 * Answers that can all be true of one case: what reached outsiders happened, card numbers cost somebody money, a My Number seen or misused is one, and
 * information about to be acquired is the target of somebody's wrongful purpose.
 */
const possibleTruths = fc
  .record(Object.fromEntries(Question.options.map((question) => [question, fc.boolean()])) as Record<Question, fc.Arbitrary<boolean>>)
  .filter((is) => is.happened || !is['reached-outsiders'])
  .filter((is) => is['property-damage'] || !is['card-data'])
  .filter((is) => is['wrongful-purpose'] || !is['about-to-be-acquired'])
  .filter((is) => is['my-number'] || !(is['my-number-misused'] || is['my-number-viewable']));

test('Not knowing an answer rules nothing out: whatever the truth turns out to be, no duty was denied that stands by it', () => {
  fc.assert(
    fc.property(possibleTruths, fc.subarray([...Question.options]), (truth, notKnown) => {
      const answersBy = (of: (question: Question) => QuestionAnswer) =>
        standings(Object.fromEntries(Question.options.map((question) => [question, of(question)])), few);
      const answerOf = (question: Question) => (truth[question] ? 'yes' : 'no');
      const told = answersBy((question) => (notKnown.includes(question) ? 'unknown' : answerOf(question)));
      const turnedOut = answersBy(answerOf);
      expect(Object.keys(told).filter((duty) => told[duty] === 'not-arisen' && turnedOut[duty] !== 'not-arisen')).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('Whoever knows nothing at all is released from nothing that these questions decide', () => {
  const decided = [
    ...['preliminary-report', 'final-report', 'principal-notice'].flatMap((duty) => [`jp.appi.${duty}`, `jp.my-number.${duty}`]),
    ...['preliminary-report', 'final-report'].map((duty) => `jp.privacy-mark.${duty}`),
    'jp.appi.entrustee-notice',
    'jp.finance.acquirer-notice',
  ];
  const nothingKnown = standings(Object.fromEntries(Question.options.map((question) => [question, 'unknown' as const])));
  expect(decided.map((duty) => [duty, nothingKnown[duty]])).toEqual(decided.map((duty) => [duty, 'provisional']));
});

test('A yes to an exception lifts nothing by itself, as evidence is lacking', () => {
  const answers: Answers = {
    happened: 'yes',
    'special-care': 'yes',
    recovered: 'yes',
    'kept-elsewhere': 'yes',
    encrypted: 'yes',
    'key-safe': 'yes',
  };
  expect(standings(answers, few)[final]).toBe('arisen');
  expect(
    judged(answers, few)
      .judgements.find(({ duty }) => duty === final)
      ?.because.map(({ code }) => code),
  ).toContain('exemption-is-not-proven');
});

describe('An answer beside a statement of the same fact', () => {
  const stated = (value: boolean, asOf?: string) => ({
    facts: { ...few.facts, 'special-care-information-involved': { value, confidence: 'confirmed', ...(asOf && { asOf }) } },
  });

  test('that says something else is a contradiction: neither rules anything out, and both are shown', () => {
    const { judgements, warnings } = judged(plainNo, stated(true));
    expect(judgements.find(({ duty }) => duty === final)?.standing).toBe('provisional');
    expect(warnings).toContainEqual({
      code: 'statements-contradict',
      with: { fact: 'special-care-information-involved', one: 'no', other: 'yes' },
    });
  });

  test('that is dated gives way to it from that day on', () => {
    expect(standings({ ...plainNo, 'special-care': 'no' }, stated(true, '2026-11-26T09:00:00+09:00'))[final]).toBe('arisen');
  });

  test('that says the same is no contradiction', () => {
    const { warnings } = judged({ ...plainNo, 'special-care': 'yes' }, stated(true));
    expect(warnings.filter(({ code }) => code === 'statements-contradict')).toEqual([]);
  });
});

test('Nobody affected and a list of 1,200: nothing is ruled out whatever the answers say, and both numbers are shown', () => {
  const facts = { 'principals-affected': { exact: 0 }, 'card-holders-affected': { exact: 1200 } };
  expect(standings(plainNo, { facts: { 'principals-affected': { exact: 0 } } })[final]).toBe('not-arisen');
  const { judgements, warnings } = judged(plainNo, { facts });
  expect(judgements.find(({ duty }) => duty === final)?.standing).not.toBe('not-arisen');
  expect(warnings).toContainEqual({
    code: 'counts-contradict',
    with: { fact: 'principals-affected', count: 0, other: 'card-holders-affected', otherCount: 1200 },
  });
});

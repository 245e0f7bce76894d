import { commands, type IncidentView, Question } from '@shodo/contracts';
import { answeredBy, answersToRecord, awaitsNamedRole, countAnswered } from './answered-questions.js';

const responder = ['responder'] as const;
const fact = (name: string, version: number, stated: object) => ({ fact: name, version, stated });
const view = {
  facts: [
    fact('special-care-information-involved', 1, { value: null, confidence: 'unknown' }),
    fact('special-care-information-involved', 2, { value: true, confidence: 'probable' }),
    fact('breach-occurred', 1, { value: false, confidence: 'confirmed' }),
    fact('suspicion-indicator', 1, { value: 'c2-traffic', confidence: 'confirmed' }),
    fact('principals-affected', 1, { exact: 30 }),
  ],
} as unknown as Pick<IncidentView, 'facts'>;

test('questions stand answered by the latest version of their facts', () => {
  expect(answeredBy(view)).toMatchObject({ happened: 'no', 'special-care': 'yes', 'card-data': '', indicator: 'c2-traffic' });
});

test('counted are the questions that are put: of a key only beside a cipher, of a My Number no further once there is none, of what was about to be acquired where there may be a wrongful purpose', () => {
  expect(countAnswered({ facts: [] })).toEqual({ count: 0, all: 14 });
  expect(countAnswered(view)).toEqual({ count: 3, all: 14 });
  const without = [
    ...view.facts,
    fact('specific-personal-information-involved', 1, { value: false, confidence: 'confirmed' }),
  ] as IncidentView['facts'];
  expect(countAnswered({ facts: without })).toEqual({ count: 4, all: 12 });
  const purpose = (value: boolean | null) =>
    countAnswered({
      facts: [...view.facts, fact('wrongful-purpose-possible', 1, { value, confidence: 'suspected' })] as IncidentView['facts'],
    });
  expect([purpose(true).all, purpose(false).all, purpose(null).all]).toEqual([15, 14, 15]);
});

test('only what was answered anew is recorded: a first answer records, a further one revises the version it was seen with', () => {
  const typed = { ...answeredBy(view), 'special-care': 'no', 'card-data': 'unknown', indicator: 'insider-access' };
  expect(answersToRecord(typed, view, 'log', responder)).toEqual([
    {
      of: 'special-care',
      command: 'ReviseFact',
      body: {
        fact: 'special-care-information-involved',
        stated: { value: false, confidence: 'confirmed' },
        source: 'log',
        basedOn: 2,
      },
    },
    {
      of: 'card-data',
      command: 'RecordFact',
      body: { fact: 'card-data-involved', stated: { value: null, confidence: 'unknown' }, source: 'log' },
    },
    {
      of: 'indicator',
      command: 'ReviseFact',
      body: { fact: 'suspicion-indicator', stated: { value: 'insider-access', confidence: 'confirmed' }, source: 'log', basedOn: 1 },
    },
  ]);
  expect(answersToRecord(answeredBy(view), view, 'log', responder)).toEqual([]);
  expect(answersToRecord({ ...answeredBy(view), happened: '' }, view, 'log', responder)).toEqual([]);
});

test('every answer makes a body that its command takes', () => {
  for (const answer of ['yes', 'no', 'unknown'])
    for (const { command, body } of answersToRecord(
      Object.fromEntries(Question.options.map((question) => [question, answer])),
      { facts: [] },
      'own-check',
      responder,
    ))
      expect(commands[command].body.safeParse(body).success).toBe(true);
});

test('a yes to an exception is confirmed by a privacy officer; of anybody else it is recorded as probable, and the panel says so', () => {
  const typed = { recovered: 'yes', encrypted: 'no', 'special-care': 'yes' };
  const confidences = (roles: Parameters<typeof awaitsNamedRole>[2]) =>
    answersToRecord(typed, { facts: [] }, 'log', roles).map(({ of, body }) => [of, (body.stated as { confidence: string }).confidence]);
  const others = [
    ['special-care', 'confirmed'],
    ['recovered', 'probable'],
    ['encrypted', 'confirmed'],
  ];
  expect(confidences(responder)).toEqual(others);
  expect(confidences(['privacyOfficer'])).toEqual(others.map(([of]) => [of, 'confirmed']));
  expect(Question.options.filter((question) => awaitsNamedRole(question, 'yes', ['clerk']))).toEqual([
    'recovered',
    'kept-elsewhere',
    'encrypted',
    'key-safe',
  ]);
});

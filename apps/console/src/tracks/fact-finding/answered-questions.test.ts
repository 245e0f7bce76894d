import { commands, type IncidentView, Question } from '@shodo/contracts';
import { answeredBy, answersToRecord, countAnswered } from './answered-questions.js';

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
  expect([countAnswered(view), countAnswered({ facts: [] })]).toEqual([3, 0]);
});

test('only what was answered anew is recorded: a first answer records, a further one revises the version it was seen with', () => {
  const typed = { ...answeredBy(view), 'special-care': 'no', 'card-data': 'unknown', indicator: 'insider-access' };
  expect(answersToRecord(typed, view, 'log')).toEqual([
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
  expect(answersToRecord(answeredBy(view), view, 'log')).toEqual([]);
  expect(answersToRecord({ ...answeredBy(view), happened: '' }, view, 'log')).toEqual([]);
});

test('every answer makes a body that its command takes', () => {
  for (const answer of ['yes', 'no', 'unknown'])
    for (const { command, body } of answersToRecord(
      Object.fromEntries(Question.options.map((question) => [question, answer])),
      { facts: [] },
      'own-check',
    ))
      expect(commands[command].body.safeParse(body).success).toBe(true);
});

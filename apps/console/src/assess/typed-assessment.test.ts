import { AssessmentDocument } from '@shodo/contracts';
import { noCount } from '../forms/typed.js';
import { furtherAsked, questionsAsked } from './asked-facts.js';
import { cautionsOf, documentOf, faultsOf, faultsSaid, startingFrom, type TypedAssessment } from './typed-assessment.js';

const profile = {
  jurisdictions: ['jp' as const],
  sector: 'healthcare' as const,
  register: { insurers: [{ ref: 'P-1', within: { hours: 24 } }] },
};
const present = '2026-11-30T00:00:00.000Z';
const typed = (changed: Partial<TypedAssessment>): TypedAssessment => ({ ...startingFrom(profile), ...changed });
const asked = (changed: Partial<TypedAssessment>) => documentOf(typed(changed), profile, present);

test('an untouched page asks with the settings of the organisation, as of now', () => {
  expect(asked({})).toEqual({
    now: present,
    organisation: { ...profile, marks: [], listed: false },
    anchors: {},
    facts: {},
    answers: {},
  });
  expect(AssessmentDocument.safeParse(asked({})).success).toBe(true);
});

test('the grade of an incident is asked of China alone', () => {
  expect(asked({ jurisdictions: ['cn'], grade: 'large' }).facts).toMatchObject({
    'event-grade': { value: 'large', confidence: 'confirmed' },
  });
  expect(asked({ jurisdictions: ['cn'], grade: '' }).facts).not.toHaveProperty('event-grade');
  expect(asked({ jurisdictions: ['jp'], grade: 'large' }).facts).not.toHaveProperty('event-grade');
});

test('what was typed is asked as it was meant', () => {
  expect(
    asked({
      aware: { day: '2026-11-28', time: '２２：００' },
      isAwareProvisional: true,
      anchors: { occurred: { day: '2026-11-27', time: '' } },
      now: { day: '2026-11-30', time: '9:00' },
      counts: { 'principals-affected': { ...noCount, form: 'estimate', estimate: '８００', max: '1,200人' } },
      answers: { happened: 'yes', 'special-care': 'unknown', 'card-data': '' },
      indicator: 'c2-traffic',
      hasMark: true,
    }),
  ).toMatchObject({
    now: '2026-11-30T09:00:00+09:00',
    organisation: { marks: ['privacy-mark'] },
    anchors: { aware: '2026-11-28T22:00:00+09:00', occurred: '2026-11-27' },
    provisionalAnchors: ['aware'],
    facts: {
      'principals-affected': { estimate: 800, max: 1200 },
      'suspicion-indicator': { value: 'c2-traffic', confidence: 'confirmed' },
    },
    answers: { happened: 'yes', 'special-care': 'unknown' },
  });
});

test('evidence at hand goes with the yes that an exception stands on, and with nothing else', () => {
  const shown = { value: true, confidence: 'confirmed', evidence: ['evidence-at-hand'] };
  const answers = { encrypted: 'yes', 'key-safe': 'yes', recovered: 'no', 'special-care': 'yes' };
  const evidenced: TypedAssessment['evidenced'] = [
    'concealment-algorithm-recognised',
    'concealment-key-safe',
    'recovered-before-viewing',
    'special-care-information-involved',
    'risk-to-persons-unlikely',
  ];
  const document = asked({ answers, evidenced, jurisdictions: ['eu'], facts: { 'risk-to-persons-unlikely': 'yes' } });
  expect(document.facts).toEqual({
    'concealment-algorithm-recognised': shown,
    'concealment-key-safe': shown,
    'risk-to-persons-unlikely': shown,
  });
  expect(document.answers).toEqual(answers);
  expect(AssessmentDocument.safeParse(document).success).toBe(true);
  expect(asked({ answers, evidenced: [] }).facts).toEqual({});
});

test('what is no longer on the page is not asked: facts of a place left out, a question that fell away', () => {
  const abroad = typed({
    jurisdictions: ['jp', 'eu'],
    designations: ['nis2-entity'],
    facts: { 'significant-incident': 'yes', 'risk-to-persons-unlikely': 'no' },
    answers: { 'my-number': 'yes', 'my-number-misused': 'yes', encrypted: 'yes', 'key-safe': 'yes' },
  });
  expect(documentOf(abroad, profile, present).facts).toEqual({
    'significant-incident': { value: true, confidence: 'confirmed' },
    'risk-to-persons-unlikely': { value: false, confidence: 'confirmed' },
  });
  const home = documentOf(
    { ...abroad, jurisdictions: ['jp'], answers: { ...abroad.answers, 'my-number': 'no', encrypted: 'no' } },
    profile,
    present,
  );
  expect([home.facts, home.answers]).toEqual([{}, { 'my-number': 'no', encrypted: 'no' }]);
});

test('each place asks for its own: dates, facts and counts', () => {
  const at = (jurisdictions: readonly string[], designations: readonly string[] = [], sector = '') =>
    furtherAsked({ jurisdictions, designations, sector });
  expect(at(['jp'])).toEqual({ facts: [], counts: [], anchors: ['occurred', 'notified-by-entrustee'] });
  expect(at(['jp'], [], 'telecom').facts).toEqual([
    'communications-secrecy-involved',
    'specified-user-information-involved',
    'significant-incident',
  ]);
  expect(at(['hk']).facts).toEqual(['critical-information-infrastructure', 'significant-incident']);
  expect(at(['jp'], ['dora-entity']).facts).toEqual([]); // a designation of the Union, outside it
  expect(at(['eu', 'uk'], ['dora-entity'])).toEqual({
    facts: ['risk-to-persons-unlikely', 'high-risk-to-persons', 'major-ict-incident'],
    counts: [],
    anchors: ['occurred', 'notified-by-entrustee', 'classified', 'filed:eu.dora.initial-notification', 'filed:eu.dora.intermediate-report'],
  });
  expect(at(['us-ca', 'us-tx']).counts).toEqual(['residents-affected-us-ca', 'residents-affected-us-tx']);
});

test('twelve questions are asked of whoever has answered nothing or has no My Number', () => {
  expect(questionsAsked({ 'my-number': 'no', encrypted: 'yes' })).toHaveLength(12);
  expect(questionsAsked({})).toHaveLength(13);
  for (const [answer, isAsked] of [
    ['yes', true],
    ['unknown', true],
    ['no', false],
    ['', false],
  ] as const)
    expect(questionsAsked({ 'wrongful-purpose': answer }).includes('about-to-be-acquired')).toBe(isAsked);
});

test('every field that cannot be read is pointed at', () => {
  const document = asked({
    jurisdictions: [],
    aware: { day: '2026-11-28', time: '25:00' },
    anchors: { occurred: { day: '', time: '9:00' } },
    now: { day: '2026-02-30', time: '9:00' },
    counts: { 'principals-affected': { ...noCount, form: 'exact', exact: 'たくさん' } },
  });
  expect(Object.fromEntries(faultsOf(document))).toEqual({
    '/now': 'unreadable-moment',
    '/organisation/jurisdictions': 'missing',
    '/anchors/aware': 'unreadable-moment',
    '/anchors/occurred': 'unreadable-moment',
    '/facts/principals-affected': 'unreadable-number',
  });
  const tooFew = asked({ counts: { 'principals-affected': { ...noCount, form: 'estimate', estimate: '10', max: '5' } } });
  expect(Object.fromEntries(faultsOf(tooFew))).toEqual({ '/facts/principals-affected': 'above-maximum' });
});

test('what the API says is shown at the field it points to', () => {
  const errors = [
    { pointer: '/now', detail: 'a' },
    { pointer: '/facts/principals-affected/exact', detail: 'b' },
    { pointer: '/anchors/filed:eu.nis2.incident-notification', detail: 'c' },
  ];
  expect([...faultsSaid(errors)]).toEqual([
    ['/now', { said: 'a' }],
    ['/facts/principals-affected', { said: 'b' }],
    ['/anchors/filed:eu.nis2.incident-notification', { said: 'c' }],
  ]);
});

test('dates that can hardly be meant are cautioned at the field, and asked all the same', () => {
  const strange = asked({
    aware: { day: '2026-11-28', time: '10:00' },
    anchors: { occurred: { day: '2026-11-28', time: '11:00' }, 'notified-by-entrustee': { day: '2026-12-24', time: '' } },
  });
  expect([...cautionsOf(strange)]).toEqual([
    ['/anchors/aware', 'aware-before-occurred'],
    ['/anchors/notified-by-entrustee', 'lies-ahead'],
  ]);
  expect(faultsOf(strange).size).toBe(0);
  // A day without a time may be any moment of it.
  expect(
    cautionsOf(asked({ aware: { day: '2026-11-28', time: '' }, anchors: { occurred: { day: '2026-11-28', time: '11:00' } } })).size,
  ).toBe(0);
});

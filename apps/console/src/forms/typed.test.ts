import { commands } from '@shodo/contracts';
import { noSuchDay } from '../time/typed.js';
import { fieldsOf } from './field.js';
import { problemsOf } from './problems.js';
import { bodyOf, emptyOf, noCount, noMoment, noStatement, type TypedForm } from './typed.js';

const empty = (name: keyof typeof commands): TypedForm => Object.fromEntries(fieldsOf(name).map((field) => [field.name, emptyOf(field)]));
const faults = (name: keyof typeof commands, typed: TypedForm) => {
  const fields = fieldsOf(name);
  const body = bodyOf(fields, { ...empty(name), ...typed });
  const parsed = commands[name].body.safeParse(body);
  return parsed.success ? [] : problemsOf(parsed.error.issues, fields, body).map(({ field, fault }) => `${field}: ${fault}`);
};

test('three filled fields make a report', () => {
  const typed = {
    ...empty('ReportIncident'),
    summary: ' USB メモリを失くした ',
    noticedAt: { day: '2026-11-28', time: '２２：００' },
    leakType: 'loss',
  };
  expect(bodyOf(fieldsOf('ReportIncident'), typed)).toEqual({
    summary: ' USB メモリを失くした ',
    noticedAt: '2026-11-28T22:00:00+09:00',
    leakType: 'loss',
  });
  expect(faults('ReportIncident', typed)).toEqual([]);
});

test('a report on which nothing is ticked as open says that nothing is', () => {
  const open = (openItems: string[]) => bodyOf(fieldsOf('RecordFilingMade'), { ...empty('RecordFilingMade'), openItems }).openItems;
  expect(open(['cause'])).toEqual(['cause']);
  expect(open([])).toEqual([]);
});

test('all missing fields are named at once, in the order of the form', () => {
  expect(faults('ReportIncident', {})).toEqual(['summary: missing', 'noticedAt: missing']);
  expect(faults('RecordFilingMade', {})).toEqual(['duty: missing', 'kind: missing', 'madeAt: missing', 'channel: missing']);
});

test.each([
  [{ day: '2026-11-28', time: '夜' }, 'unreadable-time'],
  [{ day: '2026-11-28', time: '2026-11-28T22:00' }, 'unreadable-time'],
  [{ day: '', time: '22:00' }, 'day-missing'],
  [{ day: noSuchDay, time: '' }, 'no-such-day'],
  [{ day: '2026-02-31', time: '10:00' }, 'no-such-day'],
  [{ day: '2101-01-01', time: '10:00' }, 'year-not-taken'],
  [{ day: '1999-12-31', time: '' }, 'year-not-taken'],
  [{ day: '0026-11-28', time: '' }, 'year-not-taken'],
  [{ day: '202611-11-28', time: '' }, 'year-not-taken'],
])('%j is no moment, and the form says what to look at: %s', (noticedAt, fault) => {
  expect(faults('ReportIncident', { summary: 'x', noticedAt })).toEqual([`noticedAt: ${fault}`]);
  const asOf = { ...noStatement, value: 'yes', asOf: noticedAt };
  expect(faults('RecordFact', { fact: 'leak-occurred', source: 'log', stated: asOf })).toEqual([`stated: ${fault}`]);
});

test('the years a form takes begin and end where it says', () => {
  for (const day of ['2000-01-01', '2100-12-31']) expect(faults('DeclareSpreadStopped', { stoppedAt: { day, time: '' } })).toEqual([]);
  const measure = { kind: 'rule', standing: 'planned', description: 'x' };
  expect(faults('AdoptPreventionMeasure', { ...measure, dueOn: '2101-01-01' })).toEqual(['dueOn: year-not-taken']);
  expect(faults('AdoptPreventionMeasure', { ...measure, dueOn: '2027-03-31' })).toEqual([]);
});

test('a count takes full-width digits and an open maximum', () => {
  const scope = {
    categories: ['patient'],
    source: 'document',
    principals: { ...noCount, form: 'estimate' as const, estimate: '１，２００人', asOf: { day: '2026-11-29', time: '９時' } },
    basedOn: '0',
  };
  expect(bodyOf(fieldsOf('SetImpactScope'), { ...empty('SetImpactScope'), ...scope })).toEqual({
    principals: { estimate: 1200, asOf: '2026-11-29T09:00:00+09:00' },
    categories: ['patient'],
    source: 'document',
    basedOn: 0,
  });
  expect(faults('SetImpactScope', scope)).toEqual([]);
});

test('an estimate above its maximum and a count that is none are named at the count', () => {
  const scope = (principals: object) => ({
    categories: ['patient'],
    source: 'document',
    basedOn: '0',
    principals: { ...noCount, ...principals },
  });
  expect(faults('SetImpactScope', scope({ form: 'estimate', estimate: '30', max: '20' }))).toEqual(['principals: above-maximum']);
  expect(faults('SetImpactScope', scope({ form: 'exact', exact: 'たくさん' }))).toEqual(['principals: unreadable-number']);
  expect(faults('SetImpactScope', scope({ form: 'exact', exact: '' }))).toEqual(['principals: missing']);
  expect(faults('SetImpactScope', scope({ form: 'exact', exact: '30', asOf: { day: '2026-11-29', time: '25:00' } }))).toEqual([
    'principals: unreadable-time',
  ]);
});

const fact = (typed: TypedForm) => bodyOf(fieldsOf('RecordFact'), { ...empty('RecordFact'), source: 'own-check', ...typed });

test('a fact is stated in its own form', () => {
  const stated = { ...noStatement, confidence: 'suspected', asOf: { day: '2026-11-28', time: '' } };
  expect(fact({ fact: 'wrongful-purpose-possible', stated: { ...stated, value: 'yes' } }).stated).toEqual({
    value: true,
    confidence: 'suspected',
    asOf: '2026-11-28T00:00:00+09:00',
  });
  expect(fact({ fact: 'wrongful-purpose-possible', stated: { ...stated, value: 'unknown', asOf: noMoment } }).stated).toEqual({
    value: null,
    confidence: 'unknown',
  });
  expect(
    fact({ fact: 'card-holders-affected', stated: { ...noStatement, count: { ...noCount, form: 'max', max: '500' } } }).stated,
  ).toEqual({ max: 500 });
  expect(fact({ fact: 'leak-type', stated: { ...noStatement, value: 'ransomware' } }).stated).toEqual({
    value: 'ransomware',
    confidence: 'confirmed',
  });
});

test('a digest is read as it was pasted, the size goes with it, and chosen evidence with its fact', () => {
  const digest = 'ab'.repeat(32);
  const sealing = { ...empty('SealEvidence'), kind: 'log', description: 'アクセスログ' };
  expect(bodyOf(fieldsOf('SealEvidence'), { ...sealing, sha256: `${digest.toUpperCase()}  access.log`, fileSize: '48213' })).toEqual({
    kind: 'log',
    description: 'アクセスログ',
    sha256: digest,
    fileSize: 48_213,
  });
  expect(faults('SealEvidence', { ...sealing, sha256: digest.slice(1) })).toEqual(['sha256: unreadable-digest']);
  expect(faults('SealEvidence', sealing)).toEqual([]);
  expect(fact({ fact: 'leak-type', evidence: ['e1', 'e2'] }).evidence).toEqual(['e1', 'e2']);
  expect(fact({ fact: 'leak-type' })).not.toHaveProperty('evidence');
});

test('a fact without its value is missing', () => {
  expect(faults('RecordFact', { fact: 'leak-occurred', source: 'log' })).toEqual(['stated: missing']);
});

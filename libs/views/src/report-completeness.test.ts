import type { FactName, FoldedIncident, IncidentEvent } from '@shodo/contracts';
import { occurredAtOf } from '@shodo/incident';
import { fold, incidentOf } from './fold.js';
import { reportItemsOf } from './report-completeness.js';
import { after, by, entries, event, notice, reported, sealed, theClinic, withDuties } from './specification/clinic.js';

const now = '2026-12-14T00:00:00.000Z';
const beforeTheReview = '2026-12-05T00:59:59.999Z'; // of the notice that is held: 10:00 in Japan
const states = (folded: FoldedIncident, at = now) =>
  Object.fromEntries(reportItemsOf(incidentOf(folded), at).map(({ item, state }) => [item, state]));
const known = (folded: FoldedIncident) => reportItemsOf(incidentOf(folded), now).filter(({ state }) => state === 'known').length;
const fact = (name: FactName, value: boolean | null, confidence = 'confirmed'): IncidentEvent =>
  event('FactRecorded', { fact: name, version: 1, stated: { value, confidence }, source: 'own-check', evidence: [] });

test('of the nine items of the clinic three are known: its loss is only probable, it is said whose data they were and not which, and not a word of the rest', () => {
  expect(reportItemsOf(incidentOf(theClinic), now).map(({ item }) => item)).toEqual([
    'overview',
    'data-items',
    'principal-count',
    'cause',
    'secondary-damage',
    'principal-response',
    'publication',
    'prevention',
    'other',
  ]);
  expect(states(theClinic, beforeTheReview)).toEqual({
    overview: 'partly',
    'data-items': 'partly', // whose data, not yet which
    'principal-count': 'known',
    cause: 'known',
    'secondary-damage': 'open',
    'principal-response': 'partly', // held, with a reason
    publication: 'open',
    prevention: 'known',
    other: 'open',
  });
});

test('all nine are known once the facts are: a no is an answer, not knowing is none', () => {
  const told = after(
    theClinic,
    now,
    event('AwarenessEstablished', { awareAt: '2026-11-28T22:00:00+09:00', basis: 'own-discovery', provisional: false }),
    event('ImpactScopeSet', {
      version: 2,
      principals: { exact: 30 },
      categories: ['patient'],
      dataItems: ['name', 'special-care'],
      source: 'log',
    }),
    fact('breach-occurred', true),
    fact('secondary-damage-occurred', false),
    fact('publication-made', false, 'probable'),
    fact('other-matters-to-report', null, 'unknown'),
    event('PrincipalNoticeDone', { duty: 'jp.appi.principal-notice', doneAt: now, means: 'post', principals: 30 }),
  );
  expect(states(told)).toMatchObject({
    overview: 'known',
    'data-items': 'known',
    'secondary-damage': 'known',
    'principal-response': 'known',
    publication: 'partly',
    other: 'open',
  });
  expect(known(told)).toBe(7);
  expect(known(after(told, now, fact('publication-made', true), fact('other-matters-to-report', true)))).toBe(9);
});

test('a fresh report knows when it was discovered, and nothing else', () => {
  const fresh = withDuties(notice());
  expect(Object.entries(states(fresh)).filter(([, state]) => state !== 'open')).toEqual([['overview', 'partly']]);
});

test('an overview without a time of occurrence is known in part; a recorded one, be it a day, makes it whole, and is what the page shows', () => {
  const found = after(
    fold(undefined, entries(1, now, by.clerk, reported({ occurredAt: undefined }))),
    now,
    event('AwarenessEstablished', { awareAt: '2026-11-28T22:00:00+09:00', basis: 'own-discovery', provisional: false }),
    fact('breach-occurred', true),
  );
  expect(states(found).overview).toBe('partly');
  const dated = after(found, now, event('AnchorRecorded', { anchor: 'occurred', version: 1, at: '2026-11-27', source: 'own-check' }));
  expect(states(dated).overview).toBe('known');
  expect(occurredAtOf(incidentOf(dated))).toBe('2026-11-27');
});

test('a number that is not settled is known in part; one not known is open', () => {
  const counted = (principals: object) =>
    states(after(theClinic, now, event('ImpactScopeSet', { version: 2, principals, categories: ['patient'], source: 'log' })))[
      'principal-count'
    ];
  expect([counted({ exact: 1 }), counted({ estimate: 800, max: 1200 }), counted({ max: 50 }), counted({ unknown: true })]).toEqual([
    'known',
    'partly',
    'partly',
    'open',
  ]);
});

test('publication as a substitute for notice is publication', () => {
  const published = after(
    withDuties(notice()),
    now,
    event('SubstituteMeasureTaken', {
      duty: 'jp.appi.principal-notice',
      measure: 'publication',
      reason: 'no-contact-data',
      startedAt: now,
      place: sealed(1),
    }),
  );
  expect(states(published)).toMatchObject({ publication: 'known', 'principal-response': 'known' });
});

test('a notice that is held with a reason is half an answer until its review has come, whether it was told of yet or not, and then none', () => {
  const held = after(
    withDuties(notice()),
    now,
    event('PrincipalNoticeHeld', { duty: 'jp.appi.principal-notice', reason: 'too-little-known', reviewAt: '2026-12-05T10:00:00+09:00' }),
  );
  expect(states(held, beforeTheReview)).toMatchObject({ 'principal-response': 'partly' });
  expect(states(held, '2026-12-05T01:00:00.000Z')).toMatchObject({ 'principal-response': 'open' });
});

test('one duty ruled out answers nothing while another stands; a notice to some is half an answer', () => {
  const both = withDuties(notice(), { ...notice(), duty: 'jp.my-number.principal-notice' as ReturnType<typeof notice>['duty'] });
  const ruledOut = event('DutyRuledOut', { duty: 'jp.my-number.principal-notice', reason: sealed(1) });
  const some = event('PrincipalNoticeDone', {
    duty: 'jp.appi.principal-notice',
    doneAt: now,
    means: 'post',
    principals: 26,
    settles: false,
  });
  expect(states(after(both, now, ruledOut))).toMatchObject({ 'principal-response': 'open' });
  expect(states(after(both, now, ruledOut, some))).toMatchObject({ 'principal-response': 'partly' });
});

test('a notice by which everybody was reached is no whole answer once more are affected than were known then', () => {
  const count = (version: number, exact: number) =>
    event('ImpactScopeSet', { version, principals: { exact }, categories: ['patient'], source: 'log' });
  const said = (more: object) =>
    event('PrincipalNoticeDone', {
      duty: 'jp.appi.principal-notice',
      doneAt: now,
      means: 'post',
      principals: 20,
      reaches: 'all',
      settles: true,
      ...more,
    });
  for (const more of [{ speaksOf: 30 }, {}]) {
    const whole = after(withDuties(notice()), now, count(1, 30), said(more));
    expect(states(whole)).toMatchObject({ 'principal-response': 'known' });
    expect(states(after(whole, now, count(2, 5_200)))).toMatchObject({ 'principal-response': 'partly' });
  }
});

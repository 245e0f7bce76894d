import { type IncidentView, ReportItem } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { revisionOf, startingOf } from './starting.js';

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
const nowMs = Date.parse('2026-11-28T22:30:00+09:00');
const view = (given: object) =>
  ({
    facts: [],
    trackViews: [],
    filings: [],
    categories: [],
    dataItems: [],
    duties: [],
    rulings: [],
    preventionMeasures: [],
    reportItems: ReportItem.options.map((item) => ({ item, state: 'open' })),
    noticedAt: '2026-11-28T22:00:00+09:00',
    ...given,
  }) as unknown as IncidentView;
const start = (command: Parameters<typeof startingOf>[0]['command'], given: object = {}, on?: string) =>
  startingOf({ command, on, view: view(given), speaker, nowMs });

test('what was done just now proposes now', () => {
  expect(start('RecordContainmentMeasure').takenAt).toEqual({ day: '2026-11-28', time: '22:30' });
});

test('awareness proposes the time of noticing, or the provisional one', () => {
  expect(start('EstablishAwareness')).toMatchObject({ awareAt: { day: '2026-11-28', time: '22:00' }, basedOn: '0' });
  const awareness = { awareAt: '2026-11-27T09:00:00+09:00', basis: 'report', history: [{}, {}] };
  for (const command of ['EstablishAwareness', 'CorrectAwareness'] as const)
    expect(start(command, { awareness })).toMatchObject({ awareAt: { day: '2026-11-27', time: '09:00' }, basis: 'report', basedOn: '2' });
});

test('a revision starts from the latest version and names it', () => {
  const facts = [1, 2].map((version) => ({
    fact: 'leak-occurred',
    version,
    stated: { value: version === 2, confidence: 'suspected' },
    source: 'log',
    evidence: [`e${version}`],
  }));
  const typed = start('ReviseFact', { facts }, 'leak-occurred');
  expect(typed.stated).toMatchObject({ value: 'yes', confidence: 'suspected' });
  expect(typed.evidence).toEqual(['e2']); // what is not chosen again no longer stands behind the fact
  expect(typed.basedOn).toBe('2');
  expect(revisionOf(view({ facts }), 'leak-occurred')).toMatchObject({ fact: 'leak-occurred', stated: typed.stated, basedOn: '2' });
});

test('the first impact scope is based on version 0, a later one on what is known', () => {
  expect(start('SetImpactScope').basedOn).toBe('0');
  const facts = [{ fact: 'principals-affected', version: 3, stated: { estimate: 30, max: 40 }, source: 'document' }];
  expect(start('SetImpactScope', { facts, categories: ['patient'], dataItems: ['name'] })).toMatchObject({
    basedOn: '3',
    categories: ['patient'],
    dataItems: ['name'],
    principals: { form: 'estimate', estimate: '30', max: '40' },
  });
});

test('a cause and a hand-over keep the entry they are based on: none where there was none', () => {
  expect(start('EstablishCause').basedOn).toBe('0');
  expect(start('EstablishCause', { cause: { cause: 'theft', confidence: 'confirmed', entry: 9 } }).basedOn).toBe('9');
  expect(start('EstablishCause', { cause: { cause: 'theft', confidence: 'confirmed' } }).basedOn).toBe('');
  const trackViews = [{ track: 'detection', holder: 'p1', holderEntry: 4 }, { track: 'containment' }];
  expect(start('HandOverTrack', { trackViews }, 'detection')).toMatchObject({ track: 'detection', basedOn: '4' });
  expect(start('HandOverTrack', { trackViews }, 'containment')).toMatchObject({ track: 'containment', basedOn: '' });
});

test('a decision on a later date starts with every duty the reader may decide on, as they saw them', () => {
  const duties = [
    { duty: 'a.b.one', later: { proposal: 4 } },
    { duty: 'a.b.two', later: { proposal: 6 } },
    { duty: 'a.b.own', later: { proposal: 5 } },
    { duty: 'a.b.kept', later: { proposal: 3, turnedDown: {} } },
    { duty: 'a.b.plain' },
  ];
  const allowed = [
    {
      command: 'DecideLaterDate',
      allowed: true,
      blockedBy: [],
      exceptFor: [{ on: 'a.b.own', blockedBy: [{ code: 'a-second-person-must-approve' }] }],
    },
  ];
  expect(start('DecideLaterDate', { duties, allowed }, 'a.b.two')).toMatchObject({ duties: ['a.b.two', 'a.b.one'], basedOn: '6' });
  expect(start('DecideLaterDate', { duties, allowed }, 'a.b.kept').duties).toEqual(['a.b.kept', 'a.b.one', 'a.b.two']);
});

test('a draft starts with the nine items in their order, each under investigation', () => {
  const content = String(start('DraftFiling', {}, 'jp.appi.final-report').content);
  expect(content.match(/調査中/g)).toHaveLength(9);
  expect(content).toMatch(/^1 概要\n/);
  expect(start('DraftFiling', {}, 'jp.appi.final-report').kind).toBe('final');
});

test('what is known stands in the draft, and only the rest is marked as open', () => {
  const known = new Set(['data-items', 'principal-count']);
  const typed = start(
    'DraftFiling',
    {
      categories: ['patient'],
      principals: { exact: 30 },
      reportItems: ReportItem.options.map((item) => ({ item, state: known.has(item) ? 'known' : item === 'overview' ? 'partly' : 'open' })),
    },
    'jp.appi.preliminary-report',
  );
  expect(typed.content).toMatch(/2 漏えい等した個人データの項目\n患者・利用者\n/);
  expect(typed.content).toMatch(/3 本人の数\n30 人\n/);
  expect(typed.content).toMatch(/1 概要\n発覚 11\/28（土）22:00。ほかは調査中\n/);
  expect(typed.openItems).toEqual(ReportItem.options.filter((item) => !known.has(item)));
});

test('a filing made takes over its draft', () => {
  const filings = [{ filing: 'f1', duty: 'jp.appi.preliminary-report', state: 'approved', kind: 'preliminary', openItems: ['cause'] }];
  const duties = [{ duty: 'jp.appi.preliminary-report', kind: 'filing' }];
  expect(start('RecordFilingMade', { filings, duties }, 'jp.appi.preliminary-report')).toMatchObject({
    filing: 'f1',
    kind: 'preliminary',
    openItems: ['cause'],
    channel: 'ppc-web-form',
  });
});

test('a filing without a draft starts with what the record does not know, as open; a notice says nothing of it', () => {
  const duties = [
    { duty: 'jp.appi.final-report', kind: 'filing' },
    { duty: 'jp.police.consultation', kind: 'notice' },
  ];
  const reportItems = ReportItem.options.map((item) => ({
    item,
    state: item === 'cause' ? 'partly' : item === 'other' ? 'open' : 'known',
  }));
  const openOf = (duty: string) => start('RecordFilingMade', { filings: [], duties, reportItems }, duty).openItems;
  expect(openOf('jp.appi.final-report')).toEqual(['cause', 'other']);
  expect(openOf('jp.police.consultation')).toEqual([]);
});

test('the only draft that waits is the one to approve; of several somebody chooses', () => {
  const [one, other] = ['f1', 'f2'].map((filing) => ({ filing, state: 'drafted' }));
  expect(start('ApproveFiling', { filings: [one, { filing: 'f3', state: 'made' }] }).filing).toBe('f1');
  expect(start('ApproveFiling', { filings: [one, other] }).filing).toBe('');
  expect(start('ApproveFiling', { filings: [one, other] }, 'f2').filing).toBe('f2');
});

test('a notice to an entrustor starts as the one that settles it, and not as if told to the Commission', () => {
  const duties = [{ duty: 'jp.appi.entrustee-notice', kind: 'notice' }];
  expect(start('RecordFilingMade', { duties }, 'jp.appi.entrustee-notice')).toMatchObject({ kind: 'final', channel: '' });
});

test('a reminder is acknowledged as the one that was pressed', () => {
  expect(start('AcknowledgeReminder', {}, 'n1').notice).toBe('n1');
});

test('a decision looked at again, or one in its place, starts with the facts of today', () => {
  const decisions = [
    {
      decision: 'd1',
      subject: 'report',
      question: { ref: 'q' },
      options: { ref: 'o' },
      reliesOn: [{ fact: 'leak-occurred', version: 1 }],
      upheld: [],
    },
  ];
  const facts = [
    { fact: 'leak-occurred', version: 1 },
    { fact: 'leak-occurred', version: 2 },
  ];
  expect(start('UpholdDecision', { decisions: [{ ...decisions[0], state: 'to-review' }], facts })).toMatchObject({
    decision: 'd1',
    reliesOn: ['leak-occurred 2'],
  });
  expect(start('ApproveDecision', { decisions, facts })).toMatchObject({ decision: '' });
  expect(start('UpholdDecision', { decisions, facts }, 'd1')).toMatchObject({ decision: 'd1', reliesOn: ['leak-occurred 2'] });
  expect(start('RecordDecision', { decisions, facts }, 'd1')).toMatchObject({
    supersedes: 'd1',
    subject: 'report',
    reliesOn: ['leak-occurred 2'],
  });
  expect(start('RecordDecision', { decisions, facts })).toMatchObject({ supersedes: '', subject: '', reliesOn: [] });
  const upheld = [{ reliesOn: [{ fact: 'unencrypted-data-involved', version: 1 }] }];
  expect(start('UpholdDecision', { decisions: [{ ...decisions[0], upheld }], facts }, 'd1')).toMatchObject({
    reliesOn: ['unencrypted-data-involved 1'],
  });
});

test('how many were notified is never proposed: a number taken over unread would say that everybody was', () => {
  const duties = [{ duty: 'jp.appi.principal-notice', kind: 'principal-notice', reached: { notified: 0, remaining: 30 } }];
  const { duty, principals = '' } = start('RecordPrincipalNoticeDone', { duties }, 'jp.appi.principal-notice');
  expect([duty, principals]).toEqual(['jp.appi.principal-notice', '']);
});

test('a notice or a measure in its place keeps how many were on record under the duty, with those taken back; without a duty it keeps none', () => {
  const duties = [{ duty: 'jp.appi.principal-notice', kind: 'principal-notice', reached: { acts: [{}, {}], withdrawn: [{}] } }];
  for (const command of ['RecordPrincipalNoticeDone', 'RecordSubstituteMeasure'] as const) {
    expect(start(command, { duties }, 'jp.appi.principal-notice').basedOn).toBe('3');
    expect(start(command, { duties }).basedOn).toBe('');
  }
});

test('a hold keeps which hold of the duty stood last: none where there was none, and none without a duty', () => {
  const duty = 'jp.appi.principal-notice';
  const rulings = [9, 14].map((seq) => ({ seq, what: 'notice-held', duties: [duty] }));
  expect(start('HoldPrincipalNotice', { rulings }, duty)).toMatchObject({ duty, basedOn: '14' });
  expect(start('HoldPrincipalNotice', { rulings }, 'kr.pipa.principal-notice').basedOn).toBe('0');
  expect(start('HoldPrincipalNotice', { rulings }).basedOn).toBe('');
});

test('who approves or turns down a closing keeps which proposal they read', () => {
  for (const command of ['ApproveClosing', 'TurnDownClosing'] as const) {
    expect(start(command, { closing: { entry: 58 } }).basedOn).toBe('58');
    expect(start(command, { closing: {} }).basedOn).toBe('');
  }
});

test('who lifts a legal hold, or takes back that the spread has stopped, keeps which one they saw', () => {
  expect(start('WithdrawSpreadStopped', { spreadStopped: { entry: 33 } }).basedOn).toBe('33');
  expect(start('LiftLegalHold', { legalHold: { entry: 70 } }).basedOn).toBe('70');
  expect(start('LiftLegalHold').basedOn).toBe('');
});

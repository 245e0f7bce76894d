import { commandNames, type IncidentView } from '@shodo/contracts';
import { nextActions, openDuties, stepsOfDuty, whatBlocks, whyNothingIsNext } from './next-actions.js';

const everything = commandNames.map((command) => ({ command, allowed: true, blockedBy: [] }));
const tracks = (waiting: Partial<Record<string, string[]>> = {}, holder: string | undefined = 'somebody') =>
  ['detection', 'containment', 'factFinding', 'notification', 'remediation'].map((track) => ({
    track,
    state: 'open',
    waitingFor: waiting[track] ?? [],
    ...(holder && { holder }),
  }));
const duty = (id: string, state: string, kind = 'filing', standing = 'arisen') => ({ duty: id, kind, state, judgement: { standing } });

const view = (given: object) =>
  ({
    duties: [],
    facts: [],
    filings: [],
    decisions: [],
    preventionMeasures: [],
    containmentMeasures: [{ measure: 'search' }],
    trackViews: tracks(),
    allowed: everything,
    closed: false,
    ruledOut: false,
    ...given,
  }) as unknown as IncidentView;
const names = (given: object) => nextActions(view(given)).map(({ command, on }) => (on ? `${command} ${on}` : command));

test('never more than three', () => {
  const duties = ['a.b.c', 'a.b.d', 'a.b.e', 'a.b.f'].map((id) => duty(id, 'overdue'));
  expect(names({ duties })).toHaveLength(3);
});

test('a decision whose ground has moved waits before one that only waits for approval, and neither for its own decider', () => {
  const decisions = [
    { decision: 'd1', state: 'superseded' },
    { decision: 'd2', state: 'to-approve' },
    { decision: 'd3', state: 'to-review' },
  ];
  expect(names({ decisions })).toEqual(['UpholdDecision d3', 'ApproveDecision d2', 'ProposeClosing']);
  const blockedBy = [{ code: 'a-second-person-must-approve' }];
  const allowed = everything.map((each) => (each.command === 'UpholdDecision' ? { ...each, exceptFor: [{ on: 'd3', blockedBy }] } : each));
  expect(names({ decisions, allowed })).toEqual(['ApproveDecision d2', 'ProposeClosing']);
});

test('a report that says otherwise than what is known now asks for its supplement, or for another one once that was filed', () => {
  const changed = { at: '2026-12-05T01:00:00Z', items: ['principal-count'], supplements: ['jp.appi.supplement'] };
  const report = { filing: 'f1', duty: 'jp.appi.preliminary-report', state: 'made', changed };
  const final = { ...duty('jp.appi.final-report', 'settled'), settledAt: 'then' };
  const supplement = duty('jp.appi.supplement', 'running');
  expect(names({ duties: [final], filings: [{ ...report, changed: undefined }] })).toEqual(['ProposeClosing']);
  expect(names({ duties: [final, supplement], filings: [report] })[0]).toBe('DraftFiling jp.appi.supplement');
  const told = { ...report, filing: 'f2', duty: 'jp.appi.supplement' };
  expect(names({ duties: [final, { ...supplement, state: 'settled', settledAt: 'then' }], filings: [told] })[0]).toBe(
    'DraftFiling jp.appi.supplement',
  );
});

test('a track whose holder was removed is given to somebody else', () => {
  const trackViews = tracks({}, 'gone');
  const first = (gone: string[]) => nextActions(view({ trackViews }), new Set(gone))[0];
  expect(first(['gone'])).toEqual({ command: 'HandOverTrack', on: 'detection' });
  expect(first([])).toEqual({ command: 'ProposeClosing' });
  expect(nextActions(view({ trackViews, closed: true }), new Set(['gone']))).not.toContainEqual({
    command: 'HandOverTrack',
    on: 'detection',
  });
});

test('stopping the spread comes before everything', () => {
  expect(names({ containmentMeasures: [], duties: [duty('jp.appi.preliminary-report', 'overdue')] })).toEqual([
    'RecordContainmentMeasure',
    'DraftFiling jp.appi.preliminary-report',
    'ProposeClosing',
  ]);
});

test('a duty asks for a draft, then its approval, then the filing', () => {
  const duties = [duty('jp.appi.preliminary-report', 'soon')];
  const filing = (state: string) => [{ filing: 'f1', duty: 'jp.appi.preliminary-report', state }];
  expect(names({ duties })[0]).toBe('DraftFiling jp.appi.preliminary-report');
  expect(names({ duties, filings: filing('drafted') })[0]).toBe('ApproveFiling f1');
  expect(names({ duties, filings: filing('approved') })[0]).toBe('RecordFilingMade jp.appi.preliminary-report');
});

test('a notice to somebody else is recorded as made; what is only advised is not pressed upon anybody', () => {
  const notice = duty('jp.appi.entrustee-notice', 'overdue', 'notice');
  expect(names({ duties: [notice] })[0]).toBe('RecordFilingMade jp.appi.entrustee-notice');
  const advised = { ...notice, judgement: { standing: 'arisen', force: 'advice' } };
  expect(names({ duties: [advised] })).toEqual(['ProposeClosing']);
});

test('what the reader may not do now is not proposed', () => {
  const allowed = everything.map((each) => (each.command === 'ApproveFiling' ? { ...each, allowed: false } : each));
  const filings = [{ filing: 'f1', duty: 'jp.appi.preliminary-report', state: 'drafted' }];
  expect(names({ duties: [duty('jp.appi.preliminary-report', 'soon')], filings, allowed })).toEqual(['ProposeClosing']);
});

test('a held notice asks for nothing until a day before its review, unless some principals were told', () => {
  const held = { reason: 'too-little-known', reviewAt: '2026-12-02T10:00:00+09:00' };
  const notice = (rest: object = {}) => ({ ...duty('jp.appi.principal-notice', 'held', 'principal-notice'), held, ...rest });
  const asked = (now: string, rest?: object) => names({ now, duties: [notice(rest)] });
  const notify = 'RecordPrincipalNoticeDone jp.appi.principal-notice';
  expect(asked('2026-12-01T09:59:00+09:00')).toEqual(['ProposeClosing']);
  expect(asked('2026-12-01T10:00:00+09:00')).toEqual([notify, 'ProposeClosing']);
  expect(asked('2026-12-03T10:00:00+09:00')).toEqual([notify, 'ProposeClosing']);
  expect(asked('2026-11-29T10:00:00+09:00', { reached: { notified: 25, substituted: 0 } })).toEqual([notify, 'ProposeClosing']);
});

test('the row of a held notice leads to giving it all the same', () => {
  const notice = duty('jp.appi.principal-notice', 'held', 'principal-notice') as never;
  expect(stepsOfDuty(notice, { filings: [] }).map(({ command }) => command)).toEqual(['RecordPrincipalNoticeDone']);
});

test('a duty that no longer stands asks to be ruled out by a person', () => {
  expect(names({ duties: [duty('jp.appi.final-report', 'running', 'filing', 'not-arisen')] })[0]).toBe('RuleOutDuty jp.appi.final-report');
});

test('a later date that waits is decided once for all duties, and not asked again once it was turned down', () => {
  const later = (id: string, turnedDown?: object) => ({ ...duty(id, 'held', 'principal-notice'), later: { turnedDown } });
  expect(names({ duties: [later('a.b.one'), later('a.b.two')] })).toEqual(['DecideLaterDate a.b.one', 'ProposeClosing']);
  expect(names({ duties: [later('a.b.one', {}), later('a.b.two')] })[0]).toBe('DecideLaterDate a.b.two');
  expect(names({ duties: [later('a.b.one', {})] })).toEqual(['ProposeClosing']);
  const exceptFor = [{ on: 'a.b.one', blockedBy: [{ code: 'a-second-person-must-approve' }] }];
  const allowed = everything.map((each) => (each.command === 'DecideLaterDate' ? { ...each, exceptFor } : each));
  expect(names({ duties: [later('a.b.one'), later('a.b.two')], allowed })[0]).toBe('DecideLaterDate a.b.two');
});

test('a fact on record is revised, not recorded anew', () => {
  const trackViews = tracks({ detection: ['breach-to-be-confirmed'] });
  expect(names({ trackViews })[0]).toBe('RecordFact breach-occurred');
  expect(names({ trackViews, facts: [{ fact: 'breach-occurred', version: 1 }] })[0]).toBe('ReviseFact breach-occurred');
});

test('whether there was a breach is asked before who holds what, as the awareness and the scope are', () => {
  const trackViews = tracks(
    { detection: ['breach-to-be-confirmed'], factFinding: ['cause-to-be-established', 'impact-scope-to-be-set'] },
    '',
  );
  expect(names({ trackViews: trackViews.map((track) => ({ ...track, holder: undefined })) })).toEqual([
    'RecordFact breach-occurred',
    'SetImpactScope',
    'AssignTrack detection',
  ]);
});

test('a track nobody holds is to be assigned', () => {
  expect(names({ trackViews: tracks({}, '').map((track) => ({ ...track, holder: undefined })) })[0]).toBe('AssignTrack detection');
});

test('a closed incident proposes nothing', () => {
  const allowed = everything.map((each) => ({ ...each, allowed: each.command === 'ReopenIncident' }));
  expect(names({ closed: true, allowed })).toEqual([]);
});

test('once it was reopened, what is newly known comes before closing, until closing is proposed anew', () => {
  const reopened = { at: '2026-12-20T10:00:00+09:00', reason: { ref: 'r', commitment: '' } };
  expect(names({ reopened })).toEqual(['RecordFact', 'ProposeClosing']);
  expect(names({ reopened, facts: [{ fact: 'leak-occurred' }] })).toEqual(['RecordFact', 'ReviseFact', 'ProposeClosing']);
  const trackViews = tracks({ containment: ['spread-to-be-declared-stopped'] });
  expect(names({ reopened, trackViews })).toEqual(['DeclareSpreadStopped', 'RecordFact', 'ProposeClosing']);
  expect(names({ reopened, closing: { proposedAt: '2026-12-21T10:00:00+09:00' } })).toEqual(['ApproveClosing']);
});

test('what rests on the reader’s own facts is left to somebody else', () => {
  const duties = [duty('a.b.own', 'running', 'filing', 'not-arisen'), duty('a.b.other', 'running', 'filing', 'not-arisen')];
  const exceptFor = [{ on: 'a.b.own', blockedBy: [{ code: 'a-second-person-must-approve' as const }] }];
  const allowed = everything.map((each) => (each.command === 'RuleOutDuty' ? { ...each, exceptFor } : each));
  expect(names({ duties, allowed })).toEqual(['RuleOutDuty a.b.other', 'ProposeClosing']);
  const seen = view({ duties, allowed });
  expect(whatBlocks(seen, 'RuleOutDuty', 'a.b.own')).toEqual(exceptFor[0]?.blockedBy);
  expect(whatBlocks(seen, 'RuleOutDuty', 'a.b.other')).toEqual([]);
  expect(whatBlocks(seen, 'RuleOutDuty')).toEqual([]);
});

test('where nothing is to do it is said why, and of a breach that was ruled out nobody is promised to be told of a due time', () => {
  const said = (given: object) => whyNothingIsNext(view(given));
  const fellAway = [duty('a.b.c', 'running', 'filing', 'not-arisen')];
  expect(said({})).toBe('nothingNext');
  expect(said({ duties: fellAway })).toBe('waitingForOthers');
  expect(said({ ruledOut: true, filings: [{ state: 'drafted' }] })).toBe('nothingWhenRuledOut');
  expect(said({ ruledOut: true, closing: {} })).toBe('waitingForOthers');
  expect(said({ ruledOut: true, closed: true })).toBe('nothingWhenClosed');
});

test('whoever has no part in the duties is told that others have to act, and on how many duties', () => {
  const duties = [
    duty('a.b.c', 'running'),
    duty('a.b.d', 'overdue'),
    duty('a.b.e', 'settled'),
    duty('a.b.f', 'fallen-away', 'filing', 'not-arisen'),
  ];
  const auditor = view({ duties, allowed: [{ command: 'AddNote', allowed: false, blockedBy: [{ code: 'not-authorised' }] }] });
  expect([whyNothingIsNext(auditor), openDuties(auditor)]).toEqual(['othersAct', 2]);
  expect(whyNothingIsNext(view({ duties: [duty('a.b.e', 'settled')], allowed: [] }))).toBe('nothingNext');
  expect(whyNothingIsNext(view({ duties, closed: true, allowed: [] }))).toBe('nothingWhenClosed');
});

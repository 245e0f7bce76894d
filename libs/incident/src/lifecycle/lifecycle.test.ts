import { type CommandName, commandNames } from '@shodo/contracts';
import { aDuty, aReport, closed, everythingElseDone, noticedAt, proposed, ready, ruledOut } from '../specification/beginnings.js';
import { by, final, id, judgement, notice, sealed, standard } from '../specification/builders.js';
import { event, given, happens, past } from '../specification/given-when-then.js';
import { standsInTheWay } from './decisions.js';
import { initialIncident, inPresentShape } from './incident.js';
import { everyTrackIsDone, trackNames, trackState, tracks, unfinishedTracks } from './tracks.js';

const circumstances = { now: '2026-11-28T14:00:00Z', by: by.executive, practice: standard };
const states = ({ incident }: ReturnType<typeof aReport>) => trackNames.map((name) => trackState(incident, name));
const waitingFor = ({ incident }: ReturnType<typeof aReport>) => trackNames.flatMap((name) => tracks[name].doneWhen(incident));

describe('the five tracks', () => {
  it('sleep before the report; a provisional awareness opens all five at once', () => {
    expect(states(given())).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'waiting']);
    expect(states(aReport())).toEqual(['open', 'open', 'open', 'open', 'open']);
  });

  it('wait for awareness where they concern duties: notification and remediation', () => {
    const withoutAwareness = given(
      event('IncidentReported', {
        kind: 'real',
        reference: 'x',
        noticedAt,
        summary: sealed(),
        organisation: { jurisdictions: ['jp'] },
        practice: standard,
      }),
    );
    expect(states(withoutAwareness)).toEqual(['open', 'open', 'open', 'waiting', 'waiting']);
  });

  it('none is finished in an incident of which nothing is known', () => {
    expect(unfinishedTracks(initialIncident(id(1)))).toEqual(trackNames);
    for (const name of trackNames) expect(tracks[name].doneWhen(initialIncident(id(1)))).not.toEqual([]);
    expect(unfinishedTracks(aReport().incident)).toEqual(trackNames);
    expect(waitingFor(aReport())).toEqual([
      'awareness-to-be-confirmed',
      'breach-to-be-confirmed',
      'containment-measure-to-be-recorded',
      'spread-to-be-declared-stopped',
      'cause-to-be-established',
      'impact-scope-to-be-set',
      'duties-to-be-assessed',
      'prevention-measure-to-be-adopted',
    ]);
  });

  it('are done when each has what it waits for', () => {
    expect(states(ready())).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(everyTrackIsDone(ready().incident)).toBe(true);
    expect(states(aReport().and(everythingElseDone))).toEqual(['done', 'done', 'done', 'open', 'done']);
  });

  it('notification waits for the assessment, for every duty, and for a new assessment when facts change', () => {
    expect(tracks.notification.doneWhen(aDuty(final()).incident)).toEqual(['duties-to-be-settled']);
    const settled = aDuty(final())
      .when('RecordFilingMade', { duty: 'jp.appi.final-report', kind: 'final', madeAt: noticedAt, channel: 'post' })
      .accepted();
    expect(tracks.notification.doneWhen(settled.incident)).toEqual(['duties-to-be-assessed']);
    expect(tracks.notification.doneWhen(settled.whenJudged([final()]).accepted().incident)).toEqual([]);
    expect(tracks.notification.doneWhen(settled.whenJudged([final(), notice()]).accepted().incident)).toEqual(['duties-to-be-settled']);
  });

  it('notification waits for no advice, and for an effort only while it is asked for', () => {
    const filed = { duty: 'jp.appi.final-report', kind: 'final', madeAt: noticedAt, channel: 'post' } as const;
    const beside = (told: Parameters<typeof judgement>[1], later: Parameters<typeof judgement>[1] = told) => {
      const settled = aDuty(final(), judgement('jp.my-number.voluntary-report', told)).when('RecordFilingMade', filed).accepted();
      const again = settled.whenJudged([final(), judgement('jp.my-number.voluntary-report', later)]);
      return tracks.notification.doneWhen(again.accepted().incident);
    };
    expect(beside({ force: 'advice' })).toEqual([]);
    expect(beside({ force: 'effort' })).toEqual(['duties-to-be-settled']);
    expect(beside({ force: 'effort' }, { force: 'effort', standing: 'not-arisen' })).toEqual([]);
  });

  it('detection asks for a breach that is at least probable, in any of its forms', () => {
    const stated = (fact: 'leak-occurred' | 'loss-occurred', value: boolean, confidence: 'confirmed' | 'probable' | 'suspected') =>
      tracks.detection.doneWhen(
        aReport().and(event('FactRecorded', { fact, version: 1, stated: { value, confidence }, source: 'log', evidence: [] })).incident,
      );
    expect(stated('leak-occurred', true, 'probable')).toEqual(['awareness-to-be-confirmed']);
    expect(stated('loss-occurred', true, 'suspected')).toContain('breach-to-be-confirmed');
    expect(stated('loss-occurred', false, 'confirmed')).toContain('breach-to-be-confirmed');
  });

  it('fact-finding is not done on a suspected cause or an unknown number', () => {
    const found = (confidence: 'suspected' | 'probable', principals: { unknown: true } | { max: number }) =>
      tracks.factFinding.doneWhen(
        aReport().and(
          event('CauseEstablished', { cause: 'theft', confidence }),
          event('ImpactScopeSet', { version: 1, principals, categories: ['card'], source: 'log' }),
        ).incident,
      );
    expect(found('suspected', { unknown: true })).toEqual(['cause-to-be-established', 'impact-scope-to-be-set']);
    expect(found('probable', { max: 10 })).toEqual([]);
  });

  it('open again when what finished them no longer holds', () => {
    const doubted = ready()
      .when('ReviseFact', { fact: 'breach-occurred', stated: { value: true, confidence: 'suspected' }, source: 'log', basedOn: 1 })
      .accepted();
    expect(states(doubted)).toEqual(['open', 'done', 'done', 'open', 'done']);
    expect(states(ready().when('AdoptPreventionMeasure', { kind: 'audit', standing: 'done', description: sealed() }).accepted())).toEqual([
      'done',
      'done',
      'done',
      'done',
      'open',
    ]);
  });

  it('are all settled by ruling out the breach, and can be closed then', () => {
    const out = aDuty().and(ruledOut);
    expect(states(out)).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(out.incident.duties.map(({ settled }) => settled?.by)).toEqual(['breach-ruled-out', 'breach-ruled-out', 'breach-ruled-out']);
    out
      .when('ProposeClosing', { review: sealed() })
      .accepted()
      .when('ApproveClosing', {}, { by: by.executive })
      .then(happens('IncidentClosed'));
  });
});

it('a state that an earlier build folded is read with what that build did not know of left empty', () => {
  const { evidence: _unknownThen, ...earlier } = { ...aDuty().incident, version: 1 };
  expect(inPresentShape(earlier as never)).toEqual(aDuty().incident);
});

/** What is done with an incident whether it goes on or not: its texts are erased or held, its packs given. */
const atAnyTime: readonly CommandName[] = [
  'PlaceLegalHold',
  'LiftLegalHold',
  'ProposeErasure',
  'ApproveErasure',
  'WithdrawErasure',
  'WidenAudience',
  'GiveEvidencePack',
  'ConfirmEvidencePack',
  'EndPackLink',
];

describe('what stands in the way', () => {
  const blocked = (name: (typeof commandNames)[number], from: ReturnType<typeof aReport>) =>
    standsInTheWay(name, from.incident, circumstances).map(({ code }) => code);

  it('of a closed incident is that it is closed, for every command but to reopen it, to erase, hold or open its texts and to give packs', () => {
    const others: readonly CommandName[] = ['ReportIncident', 'ReopenIncident', ...atAnyTime];
    for (const name of commandNames.filter((each) => !others.includes(each)))
      expect([name, blocked(name, closed())]).toEqual([name, ['incident-is-closed']]);
    for (const name of atAnyTime) expect([name, blocked(name, closed())]).not.toEqual([name, ['incident-is-closed']]);
    expect(blocked('ReopenIncident', closed())).toEqual([]);
    expect(blocked('ReportIncident', closed())).toEqual(['incident-was-already-reported']);
  });

  it('of an incident nobody reported is that, for every command but to report it', () => {
    for (const name of commandNames.filter((each) => each !== 'ReportIncident'))
      expect([name, blocked(name, given())]).toEqual([name, ['incident-was-not-reported']]);
    expect(blocked('ReportIncident', given())).toEqual([]);
  });

  it('of an incident ruled out is that, except for what people still do: notes, decisions, tracks, closing, reopening', () => {
    const allowed = commandNames.filter((name) => !blocked(name, aDuty().and(ruledOut)).includes('incident-was-ruled-out'));
    expect(allowed.filter((name) => !atAnyTime.includes(name)).sort()).toEqual([
      'AcknowledgeReminder',
      'AddNote',
      'AdvanceDrillClock',
      'ApproveClosing',
      'ApproveDecision',
      'AssignTrack',
      'HandOverTrack',
      'ProposeClosing',
      'RecordDecision',
      'ReopenIncident',
      'ReportIncident',
      'TurnDownClosing',
      'UpholdDecision',
    ]);
    const closedAndRuledOut = aReport().and(ruledOut, event('ClosingProposed', { review: sealed() }), event('IncidentClosed', {}));
    expect(blocked('RecordFact', closedAndRuledOut)).toEqual(['incident-is-closed']);
  });

  it('of approval is the second person, before anything is typed', () => {
    expect(standsInTheWay('ApproveClosing', proposed().incident, { ...circumstances, by: by.officer }).map(({ code }) => code)).toEqual([
      'a-second-person-must-approve',
    ]);
    expect(blocked('ApproveClosing', proposed())).toEqual([]);
  });

  it('does not stop what was proposed by a part of Shodo itself', () => {
    const bySystem = ready().and(past('2026-11-28T13:00:00Z', by.duties, event('ClosingProposed', { review: sealed() })));
    expect(blocked('ApproveClosing', bySystem)).toEqual([]);
  });
});

import { aReport, everythingElseDone } from '../specification/beginnings.js';
import { by, final, id, judgement, sealed, standard } from '../specification/builders.js';
import { anHourLater, event, type Given, happens, refused, type Specified } from '../specification/given-when-then.js';
import { decide, standsInTheWay } from './decisions.js';
import { trackState, tracks } from './tracks.js';

const possible = final({ standing: 'provisional' });
const stated = (value: boolean, confidence: 'suspected' | 'confirmed', version = 1) =>
  event('FactRecorded', { fact: 'breach-occurred', version, stated: { value, confidence }, source: 'log', evidence: [] });
const isBreachFact = (given: Given) => 'event' in given === false && given.type === 'FactRecorded';
const allButTheBreach = everythingElseDone.filter((given) => !isBreachFact(given));
const filed = { duty: 'jp.appi.final-report', kind: 'final', madeAt: anHourLater, channel: 'post' } as const;

/** Traces of an intrusion; that data left cannot be excluded, and never will be known. */
const traces = aReport().and(allButTheBreach, stated(true, 'suspected'));
const treated = traces.whenJudged([possible]).accepted().when('RecordFilingMade', filed).accepted().whenJudged([possible]).accepted();
const detection = ({ incident }: Specified) => tracks.detection.doneWhen(incident);
const propose = (from: Specified) => from.when('ProposeClosing', { review: sealed() });

describe('a breach that stays suspected', () => {
  it('leaves detection open until what follows from it was looked at and nothing of it is open', () => {
    expect(detection(traces)).toEqual(['breach-to-be-confirmed']); // nobody has looked
    expect(detection(traces.whenJudged([possible]).accepted())).toEqual(['breach-to-be-confirmed']);
    expect(detection(treated)).toEqual([]);
    const advised = judgement('jp.police.consultation', { force: 'advice' });
    expect(detection(treated.whenJudged([possible, advised]).accepted())).toEqual([]);
    expect(
      detection(treated.and(event('PrincipalNoticeHeld', { duty: 'x.y.z', reason: 'too-little-known', reviewAt: anHourLater }))),
    ).toEqual([]);
    const more = treated.whenJudged([possible, judgement('jp.appi.principal-notice')]).accepted();
    expect(detection(more)).toEqual(['breach-to-be-confirmed']);
  });

  it('is answered where it raises nothing at all, but not by silence, by a no, or by an awareness that is not sure', () => {
    expect(detection(traces.whenJudged([]).accepted())).toEqual([]);
    expect(detection(aReport().and(allButTheBreach).whenJudged([]).accepted())).toEqual(['breach-to-be-confirmed']);
    expect(detection(aReport().and(allButTheBreach, stated(false, 'suspected')).whenJudged([]).accepted())).toEqual([
      'breach-to-be-confirmed',
    ]);
    expect(detection(aReport().and(stated(true, 'suspected')).whenJudged([]).accepted())).toEqual(['awareness-to-be-confirmed']);
  });

  it('can be closed, and the proposal says what it rests on', () => {
    const proposed = propose(treated).then(happens(['ClosingProposed', { stillSuspected: true }]));
    expect(proposed.incident.closing).toMatchObject({ stillSuspected: true });
    proposed.when('ApproveClosing', {}, { by: by.executive }).then(happens('IncidentClosed'));
  });

  it('does not keep a proposal that rested on more: what was sure and is only suspected is proposed anew', () => {
    const sure = aReport().and(allButTheBreach, stated(true, 'confirmed')).whenJudged([]).accepted();
    const proposed = propose(sure).accepted();
    expect(proposed.incident.closing).not.toHaveProperty('stillSuspected');
    const doubted = proposed
      .and(stated(true, 'suspected', 2))
      .whenJudged([])
      .accepted();
    expect(doubted.incident.closing).toBeUndefined();
    propose(doubted).then(happens(['ClosingProposed', { stillSuspected: true }]));
  });

  it('opens detection and drops the proposal when something follows from it after all', () => {
    const late = propose(treated)
      .accepted()
      .and(stated(true, 'suspected', 2));
    expect([trackState(late.incident, 'detection'), late.incident.closing]).toEqual(['open', undefined]);
  });

  it('as an earlier build refused it, in a run that goes through it again', () => {
    const circumstances = { now: anHourLater, by: by.officer, practice: standard, asBeforeStillSuspected: true };
    expect(standsInTheWay('ProposeClosing', treated.incident, circumstances)).toEqual([
      { code: 'tracks-are-not-done', detail: { tracks: 'detection' } },
    ]);
    const sure = aReport().and(allButTheBreach, stated(true, 'confirmed')).whenJudged([]).accepted();
    const asked = { id: id(9), body: { review: sealed() }, by: by.officer } as never;
    expect(decide('ProposeClosing', sure.incident, asked, circumstances)).toMatchObject([{ type: 'ClosingProposed' }]);
    propose(traces).then(refused('tracks-are-not-done'));
  });
});

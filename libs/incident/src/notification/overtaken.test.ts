import { dutyOf } from '../lifecycle/incident.js';
import { aDuty, noticedAt, ruledOut } from '../specification/beginnings.js';
import { by, final, finalAWeekLater, id, judgement, notArisen, notice, sealed } from '../specification/builders.js';
import { event, happens, nothing, past, type Specified } from '../specification/given-when-then.js';
import { dueNow, dues, lapsesToBeToldAgain, toBeToldAnew } from './deadlines.js';

const duty = 'jp.appi.final-report';
const lapse = '2026-12-28T15:00:00Z';
const wrongEnd = '2026-12-28T23:59:59+09:00';
const dayAfter = '2026-12-29T01:00:00.000Z';
const agreedAt = '2026-12-29T03:00:00.000Z';
const back = '2026-12-30T01:00:00.000Z';
const lapseKey = `deadline:${duty}:lapse:2026-12-29T00:00:00+09:00`;

const acknowledged = (from: Specified, now: string) =>
  from.when('AcknowledgeReminder', { notice: from.incident.reminders.at(-1)?.notice ?? '' }, { now }).accepted();
/** Told that the day has passed, and answered. */
const lapsed = (judged = final(), at = lapse) =>
  acknowledged(aDuty(judged).whenItIs(at).then(happens('DeadlineMissed', 'ReminderFellDue')), at);
const agreed = (from: Specified, now = agreedAt) => {
  const basedOn = dutyOf(from.incident, duty)?.later?.proposal ?? -1;
  return from
    .when('DecideLaterDate', { duties: [duty], decision: 'agree', reason: sealed(), basedOn }, { now, by: by.executive })
    .accepted();
};
const movedLater = (from: Specified, now = agreedAt) => agreed(from.whenJudged([finalAWeekLater()], dayAfter).accepted(), now);
const filed = (from: Specified, madeAt: string, now: string, n = 70) =>
  from.when('RecordFilingMade', { duty, kind: 'final', madeAt, channel: 'post' }, { now, id: id(n) }).accepted();
const takenBack = (from: Specified, filing = id(70), now = back) =>
  from.when('WithdrawFiling', { filing, reason: sealed() }, { now }).accepted();
/** Told once more, as overdue and without another miss, and then no more. */
function toldOnceMore(from: Specified, now = back, key = `${lapseKey}:again:${now}`): Specified {
  expect([lapsesToBeToldAgain(from.incident), toBeToldAnew(from.incident)]).toEqual([true, false]);
  expect(dueNow(from.incident, now)?.key).toBe(key);
  expect(dues(from.incident, { asBeforeLapsesAgain: true }).map((due) => due.key)).not.toContain(key);
  const told = from.whenItIs(now).then(happens(['ReminderFellDue', { reminder: 'lapse', standing: 'arisen' }]));
  expect(lapsesToBeToldAgain(told.incident)).toBe(false);
  acknowledged(told, now).whenItIs(now).then(nothing);
  return acknowledged(told, now);
}

describe('a lapse that was told and then overtaken is told anew', () => {
  it('when the clock that two persons moved later is back where it was', () => {
    const moved = movedLater(lapsed());
    moved.whenItIs(back).then(happens(['ReminderFellDue', { reminder: 'half-time' }]));
    const again = acknowledged(moved.whenItIs(back).accepted(), back).whenJudged([final()], back).accepted();
    const told = toldOnceMore(again);
    expect(dutyOf(told.incident, duty)?.missedAt).toBe(wrongEnd);
  });

  it('each time that happens, under a key that was not used before', () => {
    const once = toldOnceMore(movedLater(lapsed()).whenJudged([final()], back).accepted());
    const twice = movedLater(once, back).whenJudged([final()], back).accepted();
    toldOnceMore(twice, '2026-12-30T01:00:00.001Z', `${lapseKey}:again:2026-12-30T01:00:00.001Z`);
  });

  it('also when the clock moved away and back before that was told', () => {
    const untold = movedLater(lapsed()).whenJudged([final()], agreedAt).accepted();
    toldOnceMore(movedLater(untold, back).whenJudged([final()], back).accepted());
  });

  it('when the start that two persons corrected is put back: the miss is on record again, and not written twice', () => {
    const corrected = { before: noticedAt, awareAt: '2026-12-05T08:59:00+09:00', basis: 'own-discovery', reason: sealed() } as const;
    const awareness = past(dayAfter, by.officer, event('AwarenessCorrected', corrected));
    const moved = movedLater(lapsed().and(awareness));
    expect(dutyOf(moved.incident, duty)).toMatchObject({ correctedMiss: wrongEnd });
    const putBack = moved.and(awareness).whenJudged([final()], back).accepted();
    expect(dutyOf(putBack.incident, duty)).toMatchObject({ missedAt: wrongEnd });
    toldOnceMore(putBack);
  });

  it('when the breach was ruled out and the incident is reopened', () => {
    const reopened = lapsed().and(
      past(dayAfter, by.executive, ruledOut),
      past(back, by.officer, event('IncidentReopened', { reason: sealed() })),
    );
    toldOnceMore(reopened);
  });

  it('when the filing that was made too late is taken back, unless another settles the duty', () => {
    const late = filed(lapsed(), '2026-12-29T09:00:00+09:00', dayAfter);
    toldOnceMore(takenBack(late));
    const other = filed(late, '2026-12-29T09:30:00+09:00', dayAfter, 71);
    const left = takenBack(other);
    expect(lapsesToBeToldAgain(left.incident)).toBe(false);
    left.whenItIs(back).then(nothing);
    toldOnceMore(takenBack(left, id(71)));
  });

  it('when a notice that was given too late is taken back', () => {
    const told = acknowledged(aDuty(notice()).whenItIs('2026-12-02T15:00:00Z').then(happens('ReminderFellDue')), '2026-12-02T15:00:00Z');
    const given = {
      duty: 'jp.appi.principal-notice',
      doneAt: '2026-12-03T09:00:00+09:00',
      means: 'post',
      principals: 30,
      reaches: 'all',
    } as const;
    const done = told.when('RecordPrincipalNoticeDone', given, { now: '2026-12-03T01:00:00Z' }).accepted();
    const withdrawn = { duty: given.duty, entry: done.incident.seq, reason: sealed() };
    const open = done.when('WithdrawPrincipalNotice', withdrawn, { now: back }).accepted();
    toldOnceMore(open, back, `deadline:${given.duty}:lapse:2026-12-03T00:00:00+09:00:again:${back}`);
  });

  it('when the count of those affected grows past a notice that was given too late', () => {
    const told = acknowledged(aDuty(notice()).whenItIs('2026-12-02T15:00:00Z').then(happens('ReminderFellDue')), '2026-12-02T15:00:00Z');
    const scope = (exact: number, version: number) =>
      event('ImpactScopeSet', { version, principals: { exact }, categories: ['patient'], source: 'log' } as never);
    const given = { duty: 'jp.appi.principal-notice', doneAt: '2026-12-03T09:00:00+09:00', means: 'post', principals: 30 } as const;
    const done = told
      .and(past(dayAfter, by.responder, scope(30, 1)))
      .when('RecordPrincipalNoticeDone', given, { now: dayAfter })
      .accepted();
    done.whenItIs(agreedAt).then(nothing);
    const grown = done.and(past(back, by.responder, scope(5_200, 2)));
    toldOnceMore(grown, back, `deadline:${given.duty}:lapse:2026-12-03T00:00:00+09:00:again:${back}`);
  });

  it('when a duty that was ruled out after it rises by the same clock', () => {
    const gone = lapsed()
      .whenJudged([notArisen(duty)], dayAfter)
      .accepted()
      .when('RuleOutDuty', { duty, reason: sealed() }, { now: agreedAt, by: by.executive })
      .accepted();
    toldOnceMore(gone.whenJudged([final()], back).then(happens('DutyReassessed', 'DutiesAssessed')));
  });

  it('of a starting point that was taken back, once it is recorded again', () => {
    const dora = 'eu.dora.initial-notification';
    const at = '2026-11-29T02:00:00+09:00';
    const clocked = judgement(dora, { clock: { anchor: 'classified', dueAt: at }, reminders: [{ kind: 'lapse', at }] });
    const anchor = { anchor: 'classified', at: '2026-11-28T22:00:00+09:00', source: 'own-check' } as const;
    const classified = aDuty(judgement(dora))
      .when('RecordAnchor', { ...anchor, basedOn: 0 })
      .accepted()
      .whenJudged([clocked])
      .accepted();
    const missed = acknowledged(classified.whenItIs('2026-11-28T17:00:01Z').accepted(), '2026-11-28T17:00:01Z');
    const gone = missed.when('WithdrawAnchor', { anchor: 'classified', basedOn: 1, reason: sealed() }, { now: dayAfter }).accepted();
    const open = gone.whenJudged([judgement(dora)], dayAfter).accepted();
    const basedOn = dutyOf(open.incident, dora)?.later?.proposal ?? -1;
    const asked = { duties: [dora], decision: 'agree', reason: sealed(), basedOn } as const;
    const none = open.when('DecideLaterDate', asked, { now: agreedAt, by: by.executive }).accepted();
    none.whenItIs(back).then(nothing);
    toldOnceMore(none.whenJudged([clocked], back).accepted(), back, `deadline:${dora}:lapse:${at}:again:${back}`);
  });
});

describe('a lapse is not told anew', () => {
  it('while the facts do not raise the duty; it is once they do', () => {
    const late = filed(
      lapsed()
        .whenJudged([notArisen(duty)], dayAfter)
        .accepted(),
      '2026-12-29T09:00:00+09:00',
      dayAfter,
    );
    const open = takenBack(late, id(70), agreedAt);
    open.whenItIs(agreedAt).then(nothing);
    toldOnceMore(open.whenJudged([final()], back).accepted());
  });

  it('twice to people who have answered neither: what was told last is to be answered', () => {
    const unanswered = aDuty(final()).whenItIs(lapse).accepted();
    const again = movedLater(unanswered).whenJudged([final()], back).accepted().whenItIs(back).then(happens('ReminderFellDue'));
    expect(again.incident.reminders).toMatchObject([{ over: true }, { reminder: 'lapse' }]);
    expect(again.incident.reminders[1]).not.toHaveProperty('over');
  });

  it('where the clock moved before it had passed, or was told of no other end', () => {
    const moved = movedLater(aDuty(final()), '2026-12-20T00:00:00Z').whenJudged([final()], '2026-12-20T01:00:00Z').accepted();
    expect(lapsesToBeToldAgain(moved.incident)).toBe(false);
    moved.whenItIs(lapse).then(happens('DeadlineMissed', 'ReminderFellDue'));
    expect(dues(moved.incident).map(({ key }) => key)).toContain(lapseKey);
  });

  it('where the later end had passed as well when it was agreed to: the duty was overdue all along', () => {
    const now = '2027-01-05T01:00:00.000Z';
    const moved = movedLater(lapsed(), now);
    const told = acknowledged(moved.whenItIs(now).then(happens('DeadlineMissed', 'ReminderFellDue')), now);
    const again = told.whenJudged([final()], now).accepted();
    expect(lapsesToBeToldAgain(again.incident)).toBe(false);
    again.whenItIs(now).then(nothing);
  });

  it('and no other reminder is', () => {
    const at = '2026-12-13T14:00:00Z';
    const halfTime = acknowledged(aDuty(final()).whenItIs(at).accepted(), at);
    takenBack(filed(halfTime, '2026-12-13T22:59:00+09:00', at), id(70), '2026-12-13T15:00:00Z')
      .whenItIs('2026-12-13T15:00:00Z')
      .then(nothing);
  });
});

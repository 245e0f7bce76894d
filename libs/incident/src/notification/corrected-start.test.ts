import { decide } from '../lifecycle/decisions.js';
import { dutyOf } from '../lifecycle/incident.js';
import { aDuty, noticedAt } from '../specification/beginnings.js';
import { by, final, finalAWeekLater, id, judgement, notice, people, sealed, small, standard } from '../specification/builders.js';
import { event, happens, past, refused, type Specified } from '../specification/given-when-then.js';
import { dues } from './deadlines.js';

const duty = 'jp.appi.final-report';
const wrongEnd = '2026-12-28T23:59:59+09:00';
const rightEnd = '2027-01-04T23:59:59+09:00';
const lapse = '2026-12-28T15:00:00Z';
const dayAfter = '2026-12-29T01:00:00.000Z';
const later = '2026-12-29T03:00:00.000Z';

const awareness = past(
  dayAfter,
  by.officer,
  event('AwarenessCorrected', { before: noticedAt, awareAt: '2026-12-05T08:59:00+09:00', basis: 'own-discovery', reason: sealed() }),
);
const counted = past(
  dayAfter,
  by.responder,
  event('ImpactScopeSet', { version: 1, principals: { exact: 1_200 }, categories: ['patient'], source: 'log' }),
);
const lapsed = () => {
  const missed = aDuty(final()).whenItIs(lapse).then(happens('DeadlineMissed', 'ReminderFellDue'));
  expect(dutyOf(missed.incident, duty)?.missedAt).toBe(wrongEnd);
  return missed;
};
const proposedOn = (from: Specified, next = finalAWeekLater()) =>
  from.whenJudged([next], dayAfter).then(happens('LaterDateProposed', 'DutiesAssessed'));
const deciding = ({ incident }: Specified, decision: 'agree' | 'turn-down' = 'agree') => {
  const owed = dutyOf(incident, duty);
  return { duties: [duty], decision, reason: sealed(), basedOn: (owed?.later ?? owed?.settled?.later)?.proposal ?? -1 };
};
const executive = { by: by.executive, now: later } as const;
const agreed = (from: Specified) => from.when('DecideLaterDate', deciding(from), executive).accepted();
const filedAt = (from: Specified, madeAt: string, now = dayAfter) =>
  from.when('RecordFilingMade', { duty, kind: 'final', madeAt, channel: 'post' }, { now, id: id(70) }).accepted();
const assessed = (from: Specified) => from.whenJudged([final()], dayAfter).accepted();
const lateFilings = ({ incident }: Specified) => incident.filings.filter(({ late }) => late).length;

describe('an end that passed by a starting point that was wrong', () => {
  it('is missed until somebody else agrees to the right one; then it is not, and the record says which end it was', () => {
    const proposed = proposedOn(lapsed().and(awareness));
    expect(dutyOf(proposed.incident, duty)?.missedAt).toBe(wrongEnd);
    const kept = proposed.when('DecideLaterDate', deciding(proposed, 'turn-down'), executive).accepted();
    expect(dutyOf(kept.incident, duty)?.missedAt).toBe(wrongEnd);
    const { incident } = proposed
      .when('DecideLaterDate', deciding(proposed), executive)
      .then(happens(['LaterDateAgreed', { moves: [{ duty, before: wrongEnd, after: rightEnd, noLongerMissed: wrongEnd }] }]));
    expect(dutyOf(incident, duty)).toMatchObject({ clock: { dueOn: '2027-01-04' }, correctedMiss: wrongEnd });
    expect(dutyOf(incident, duty)).not.toHaveProperty('missedAt');
  });

  it('asks nobody any more to acknowledge that it passed, once two persons agreed', () => {
    const proposed = proposedOn(lapsed().and(awareness));
    proposed.whenItIs(later).then(happens('ReminderEscalated'));
    const corrected = agreed(proposed);
    expect(corrected.incident.reminders).toMatchObject([{ reminder: 'lapse', over: true }]);
    const asked = (of: Specified, telling = {}) => dues(of.incident, telling).filter(({ about }) => about.startsWith('escalation:'));
    expect(asked(corrected)).toEqual([]);
    expect(asked(corrected, { asBeforeOver: true })).toHaveLength(1);
    expect(asked(agreed(proposedOn(lapsed().and(counted))))).toHaveLength(1);
  });

  it('asks nobody either where no day is missed: a notice to principals whose start two persons corrected', () => {
    const told = aDuty(notice()).whenItIs('2026-12-02T15:00:00Z').then(happens('ReminderFellDue'));
    const week = (at: string) => new Date(Date.parse(at) + 7 * 86_400_000).toISOString();
    const { clock, reminders } = notice();
    const next = notice({
      clock: { ...clock, startsAt: '2026-12-05T08:59:00+09:00', alarmOn: '2026-12-09', alarmAt: '2026-12-09T23:59:59+09:00' } as never,
      reminders: reminders.map(({ kind, at }) => ({ kind, at: week(at) })) as never,
    });
    const moved = (because: typeof awareness) => {
      const proposed = told.and(because).whenJudged([next], dayAfter).then(happens('LaterDateProposed', 'DutiesAssessed'));
      const basedOn = dutyOf(proposed.incident, 'jp.appi.principal-notice')?.later?.proposal ?? -1;
      const asked = { duties: ['jp.appi.principal-notice'], decision: 'agree', reason: sealed(), basedOn } as const;
      return proposed.when('DecideLaterDate', asked, executive).accepted().incident.reminders;
    };
    expect(moved(awareness)).toMatchObject([{ reminder: 'lapse', over: true }]);
    expect(moved(counted)[0]).not.toHaveProperty('over');
  });

  it('is missed by the right one, once that has passed as well', () => {
    const { incident } = agreed(proposedOn(lapsed().and(awareness)))
      .whenItIs('2027-01-04T15:00:00Z')
      .then(happens('DeadlineMissed', 'ReminderFellDue'));
    expect(dutyOf(incident, duty)).toMatchObject({ missedAt: rightEnd, correctedMiss: wrongEnd });
    const proposed = proposedOn(lapsed().and(awareness));
    const tooLate = proposed.when('DecideLaterDate', deciding(proposed), { ...executive, now: '2027-01-05T00:00:00Z' }).accepted();
    expect(dutyOf(tooLate.incident, duty)?.missedAt).toBe(rightEnd);
  });

  it('is missed again once the start is put back: the miss is not written twice, and that it has passed is told anew', () => {
    const putBack = agreed(proposedOn(lapsed().and(awareness)))
      .and(awareness)
      .whenJudged([final()], later)
      .then(happens('DutyReassessed', 'DutiesAssessed'));
    expect(dutyOf(putBack.incident, duty)).toMatchObject({ clock: { dueOn: '2026-12-28' }, missedAt: wrongEnd });
    expect(dutyOf(putBack.incident, duty)).not.toHaveProperty('correctedMiss');
    putBack.whenItIs(later).then(happens(['ReminderFellDue', { reminder: 'lapse', standing: 'arisen' }]));
    const shorter = agreed(proposedOn(lapsed().and(awareness)))
      .and(counted)
      .whenJudged([final({ clock: { dueOn: '2026-12-30', dueAt: '2026-12-30T23:59:59+09:00' } })], later)
      .accepted();
    expect(dutyOf(shorter.incident, duty)).toMatchObject({ clock: { dueOn: '2026-12-30' }, correctedMiss: wrongEnd });
  });

  it('stays missed where other facts alone gave the longer time', () => {
    const proposed = proposedOn(lapsed().and(counted));
    const { incident } = proposed
      .when('DecideLaterDate', deciding(proposed), executive)
      .then(happens(['LaterDateAgreed', { moves: [expect.not.objectContaining({ noLongerMissed: expect.anything() })] }]));
    expect(dutyOf(incident, duty)).toMatchObject({ clock: { dueOn: '2027-01-04' }, missedAt: wrongEnd });
  });

  it('beside other facts is put right only where the later start alone carries the end past it', () => {
    // Day 30 of the 28th is Sunday 27 December, rolled to Monday: counted from one day later it ends on that Monday too.
    const days = (dayOne: string, rawOn: string, dueOn: string) =>
      final({ clock: { dayOne, rawOn, dueOn, dueAt: `${dueOn}T23:59:59+09:00`, startsAt: `${dayOne}T22:00:00+09:00` } });
    const mixed = (dayOne: string) => {
      const missed = aDuty({ ...days('2026-11-28', '2026-12-27', '2026-12-28'), reminders: final().reminders })
        .whenItIs(lapse)
        .accepted();
      return agreed(proposedOn(missed.and(awareness, counted), days(dayOne, '2027-01-27', '2027-01-27')));
    };
    expect(dutyOf(mixed('2026-11-29').incident, duty)).toHaveProperty('missedAt', wrongEnd);
    expect(dutyOf(mixed('2026-11-30').incident, duty)).not.toHaveProperty('missedAt');
  });

  it('of records of earlier builds stays missed, as it was agreed', () => {
    const moves = [{ duty, before: wrongEnd, after: rightEnd }];
    const { incident } = proposedOn(lapsed().and(awareness)).and(
      past(later, by.executive, event('LaterDateAgreed', { moves, reason: sealed() })),
    );
    expect(dutyOf(incident, duty)).toMatchObject({ clock: { dueOn: '2027-01-04' }, missedAt: wrongEnd });
  });
});

describe('what was filed too late by a starting point that was wrong', () => {
  it('was in time by the right one, once somebody else agreed, whether the date waited when it was filed or was put right afterwards', () => {
    const waiting = filedAt(proposedOn(lapsed().and(awareness)), '2026-12-29T09:00:00+09:00');
    const afterwards = proposedOn(assessed(filedAt(lapsed(), '2026-12-29T09:00:00+09:00')).and(awareness));
    for (const late of [waiting, afterwards]) {
      expect([dutyOf(late.incident, duty)?.settled?.late, lateFilings(late)]).toEqual([true, 1]);
      const inTime = agreed(late);
      expect([dutyOf(inTime.incident, duty)?.settled, lateFilings(inTime)]).toMatchObject([{ by: 'filing', late: false }, 0]);
      expect(dutyOf(inTime.incident, duty)).toMatchObject({ correctedMiss: wrongEnd, clock: { dueOn: '2027-01-04' } });
      expect(dutyOf(inTime.incident, duty)).not.toHaveProperty('missedAt');
      inTime.when('DecideLaterDate', deciding(late), executive).then(refused('no-later-date-is-proposed'));
    }
  });

  it('stays late where it came after the right end as well', () => {
    const filed = filedAt(proposedOn(lapsed().and(awareness)), '2027-01-05T09:00:00+09:00', '2027-01-05T01:00:00Z');
    const { incident } = agreed(filed);
    expect(dutyOf(incident, duty)).toMatchObject({ settled: { late: true }, missedAt: rightEnd });
  });

  it('is decided by somebody else, or alone after the pause', () => {
    const filed = filedAt(proposedOn(lapsed().and(awareness)), '2026-12-29T09:00:00+09:00');
    filed.when('DecideLaterDate', deciding(filed), { now: later }).then(refused('a-second-person-must-approve'));
    filed.when('DecideLaterDate', deciding(filed), { now: later, practice: small }).then(refused('sole-decision-needs-a-reason'));
    const down = filed.when('DecideLaterDate', deciding(filed, 'turn-down'), executive).accepted();
    expect(dutyOf(down.incident, duty)?.settled).toMatchObject({ late: true, later: { turnedDown: { by: people.executive } } });
  });

  it('is asked no more once the start is put back, and nothing is asked of what was in time or on other facts', () => {
    const back = proposedOn(assessed(filedAt(lapsed(), '2026-12-29T09:00:00+09:00')).and(awareness)).and(awareness);
    const same = back.whenJudged([final()], dayAfter).then(happens('DutyReassessed', 'DutiesAssessed'));
    expect(dutyOf(same.incident, duty)?.settled).not.toHaveProperty('later');
    expect(dutyOf(same.incident, duty)).toMatchObject({ judgement: { clock: { dueOn: '2026-12-28' } }, settled: { late: true } });
    same.whenJudged([final()], dayAfter).then(happens('DutiesAssessed'));
    assessed(filedAt(lapsed(), '2026-12-28T09:00:00+09:00'))
      .and(awareness)
      .whenJudged([finalAWeekLater()], dayAfter)
      .then(happens('DutiesAssessed'));
    filedAt(lapsed(), '2026-12-29T09:00:00+09:00').and(counted).whenJudged([finalAWeekLater()], dayAfter).then(happens('DutiesAssessed'));
  });

  it('was not asked about by earlier builds, and replays so', () => {
    const filed = filedAt(proposedOn(lapsed().and(awareness)), '2026-12-29T09:00:00+09:00');
    const circumstances = { now: later, by: by.executive, practice: standard, asBeforeCorrectedStarts: true };
    const again = { id: id(9), body: deciding(filed), by: by.executive } as never;
    expect(decide('DecideLaterDate', filed.incident, again, circumstances)).toMatchObject({
      refusals: [{ code: 'no-later-date-is-proposed' }],
    });
  });
});

it('a duty whose starting point is gone has no clock once somebody else agreed; until then the one in force runs', () => {
  const dora = 'eu.dora.initial-notification';
  const clocked = judgement(dora, {
    clock: { anchor: 'classified', dueAt: '2026-11-29T02:00:00+09:00' },
    reminders: [{ kind: 'lapse', at: '2026-11-29T02:00:00+09:00' }],
  });
  const told = { anchor: 'classified', at: '2026-11-28T22:00:00+09:00', source: 'own-check', basedOn: 0 } as const;
  const classified = aDuty(judgement(dora)).when('RecordAnchor', told).accepted().whenJudged([clocked]).accepted();
  const missed = classified.whenItIs('2026-11-28T17:00:01Z').then(happens('DeadlineMissed', 'ReminderFellDue'));
  const gone = missed.when('WithdrawAnchor', { anchor: 'classified', basedOn: 1, reason: sealed() }, { now: dayAfter }).accepted();
  const proposed = gone.whenJudged([judgement(dora)], dayAfter).then(happens('LaterDateProposed', 'DutiesAssessed'));
  expect(dutyOf(proposed.incident, dora)?.clock).toMatchObject({ dueAt: clocked.clock?.dueAt });
  const body = {
    duties: [dora],
    decision: 'agree',
    reason: sealed(),
    basedOn: dutyOf(proposed.incident, dora)?.later?.proposal ?? -1,
  } as const;
  const { incident } = proposed
    .when('DecideLaterDate', body, executive)
    .then(happens(['LaterDateAgreed', { moves: [{ duty: dora, noLongerMissed: clocked.clock?.dueAt }] }]));
  const left = dutyOf(incident, dora);
  for (const property of ['clock', 'clockSince', 'missedAt', 'later', 'inForce']) expect(left).not.toHaveProperty(property);
  expect(left?.reminders).toEqual([{ kind: 'lapse', at: '2026-11-29T02:00:00+09:00', fallen: true, overtaken: true }]);
});

import { dutyOf } from '../lifecycle/incident.js';
import { aDuty, aReport } from '../specification/beginnings.js';
import { final, judgement, notice, preliminary, sealed } from '../specification/builders.js';
import { happens, nothing, refused } from '../specification/given-when-then.js';

const duty = 'jp.appi.principal-notice';
const hold = { duty, reason: 'too-little-known', reviewAt: '2026-12-05T10:00:00+09:00' } as const;
const done = { duty, doneAt: '2026-11-28T22:30:00+09:00', means: 'post', principals: 30 } as const;
const substitute = { duty, measure: 'publication', reason: 'contact-data-stale', startedAt: '2026-11-28T22:30:00+09:00' } as const;
const owed = aDuty();
const afterTheAlarm = { now: '2026-12-02T15:00:00Z' };
/** Korea gives 72 hours for the notice itself: a number of statute. */
const inKorea = judgement('kr.pipa.principal-notice', {
  clock: { dueAt: '2026-12-01T22:00:00+09:00' },
  reminders: [{ kind: 'lapse', at: '2026-12-01T22:00:00+09:00' }],
});

describe('HoldPrincipalNotice', () => {
  it('waits for one of the two reasons of the guideline, until a review', () => {
    const { incident } = owed
      .when('HoldPrincipalNotice', { ...hold, note: sealed() })
      .then(happens(['PrincipalNoticeHeld', { ...hold, note: sealed() }]));
    expect(dutyOf(incident, duty)?.held).toEqual({ reason: hold.reason, reviewAt: hold.reviewAt, reviewed: false });
    expect(dutyOf(incident, duty)?.settled).toBeUndefined();
  });

  it('refuses a review that does not lie ahead', () => {
    owed.when('HoldPrincipalNotice', { ...hold, reviewAt: '2026-11-28T23:00:00+09:00' }).then(refused('holding-needs-a-review-ahead'));
  });

  it('refuses a review more than seven days ahead, to the second; a hold that runs out may be renewed', () => {
    const sevenDaysOn = '2026-12-05T23:00:00+09:00';
    for (const reviewAt of ['2026-12-05T23:00:01+09:00', '2190-01-01T00:00:00Z'])
      owed.when('HoldPrincipalNotice', { ...hold, reviewAt }).then(refused({ code: 'holding-is-too-long', detail: { days: 7 } }));
    owed
      .when('HoldPrincipalNotice', { ...hold, reviewAt: sevenDaysOn })
      .then(happens('PrincipalNoticeHeld'))
      .when('HoldPrincipalNotice', { ...hold, reviewAt: '2026-12-12T23:00:00+09:00' }, { now: sevenDaysOn })
      .then(happens('PrincipalNoticeHeld'));
  });

  it('refuses what is no notice to principals, with every other reason', () => {
    owed
      .when('HoldPrincipalNotice', { ...hold, duty: 'jp.appi.final-report', reviewAt: '2026-11-01T00:00:00Z' })
      .then(refused('duty-is-no-principal-notice', 'holding-needs-a-review-ahead'));
    owed.when('HoldPrincipalNotice', { ...hold, duty: 'jp.my-number.principal-notice' }).then(refused('duty-has-not-arisen'));
    aReport().when('HoldPrincipalNotice', hold).then(refused('duty-has-not-arisen'));
    aDuty(final()).when('HoldPrincipalNotice', hold).then(refused('duty-has-not-arisen'));
  });

  it('refuses a notice that was given', () => {
    owed.when('RecordPrincipalNoticeDone', done).accepted().when('HoldPrincipalNotice', hold).then(refused('duty-is-settled'));
  });

  it('keeps reminders quiet until the review, which falls due by itself', () => {
    const held = aDuty(notice()).when('HoldPrincipalNotice', hold).accepted();
    held.whenItIs('2026-12-03T00:00:00Z').then(nothing);
    held.whenItIs('2026-12-05T00:59:59Z').then(nothing);
    held
      .whenItIs('2026-12-05T01:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'hold-review', dueAt: hold.reviewAt, forDueAt: hold.reviewAt }]));
  });

  it('after the review nobody answered, tells the alarm that passed meanwhile, once; no text sets a last day, so none was missed', () => {
    aDuty(notice())
      .when('HoldPrincipalNotice', hold)
      .accepted()
      .whenItIs('2026-12-05T01:00:00Z')
      .then(happens('ReminderFellDue'))
      .whenItIs('2026-12-05T01:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'lapse' }]))
      .whenItIs('2026-12-05T01:00:00Z')
      .then(nothing);
  });

  it('held again before the review, waits for the new one only', () => {
    const again = aDuty(notice())
      .when('HoldPrincipalNotice', hold)
      .accepted()
      .when('HoldPrincipalNotice', { ...hold, reviewAt: '2026-12-09T10:00:00+09:00' }, { now: '2026-12-04T00:00:00Z' })
      .accepted();
    again.whenItIs('2026-12-08T00:00:00Z').then(nothing);
    again
      .whenItIs('2026-12-09T01:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'hold-review', dueAt: '2026-12-09T10:00:00+09:00' }]));
  });

  it('held again after the review, is quiet again', () => {
    const reviewed = aDuty(notice())
      .when('HoldPrincipalNotice', { ...hold, reviewAt: '2026-11-29T10:00:00+09:00' })
      .accepted()
      .whenItIs('2026-11-29T01:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'hold-review' }]));
    reviewed
      .when('AcknowledgeReminder', { notice: reviewed.incident.reminders[0]?.notice ?? '' }, { now: '2026-11-29T01:10:00Z' })
      .accepted()
      .when('HoldPrincipalNotice', hold, { now: '2026-11-29T01:10:00Z' })
      .accepted()
      .whenItIs('2026-12-03T00:00:00Z')
      .then(nothing);
  });

  it('does not stop a limit of statute: reminders and lapse fall as if nothing were held', () => {
    const held = aDuty(inKorea)
      .when('HoldPrincipalNotice', { ...hold, duty: inKorea.duty })
      .accepted();
    held
      .whenItIs('2026-12-01T13:00:00Z')
      .then(happens(['DeadlineMissed', { strictness: 'statute' }], ['ReminderFellDue', { reminder: 'lapse' }]));
    held
      .whenItIs('2026-12-05T01:00:00Z')
      .accepted()
      .whenItIs('2026-12-05T01:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'hold-review' }]));
  });
});

describe('RecordPrincipalNoticeDone and RecordSubstituteMeasure', () => {
  it('each settle the duty at the time it was done', () => {
    const told = owed
      .when('RecordPrincipalNoticeDone', { ...done, note: sealed() })
      .then(happens(['PrincipalNoticeDone', { ...done, note: sealed() }]));
    expect(dutyOf(told.incident, duty)?.settled).toMatchObject({ at: done.doneAt, by: 'principal-notice', late: false });
    const published = owed
      .when('RecordSubstituteMeasure', { ...substitute, place: sealed() })
      .then(happens(['SubstituteMeasureTaken', { ...substitute, place: sealed() }]));
    expect(dutyOf(published.incident, duty)?.settled).toMatchObject({ at: substitute.startedAt, by: 'substitute-measure', late: false });
  });

  it('are never late where no text sets a last day', () => {
    const afterIt = '2026-12-03T00:00:00+09:00';
    const told = owed.when('RecordPrincipalNoticeDone', { ...done, doneAt: afterIt }, afterTheAlarm).accepted();
    expect(dutyOf(told.incident, duty)?.settled).toMatchObject({ at: afterIt, by: 'principal-notice', late: false });
    const published = owed.when('RecordSubstituteMeasure', { ...substitute, startedAt: afterIt }, afterTheAlarm).accepted();
    expect(dutyOf(published.incident, duty)?.settled).toMatchObject({ at: afterIt, by: 'substitute-measure', late: false });
  });

  it('are late after a limit of statute, held or not', () => {
    const published = aDuty(inKorea)
      .when('RecordSubstituteMeasure', { ...substitute, duty: inKorea.duty, startedAt: '2026-12-01T22:00:01+09:00' }, afterTheAlarm)
      .accepted();
    expect(dutyOf(published.incident, inKorea.duty)?.settled?.late).toBe(true);
    const held = aDuty(inKorea)
      .when('HoldPrincipalNotice', { ...hold, duty: inKorea.duty })
      .accepted();
    const { incident } = held
      .when('RecordPrincipalNoticeDone', { ...done, duty: inKorea.duty, doneAt: '2026-12-01T22:00:01+09:00' }, afterTheAlarm)
      .accepted();
    expect(dutyOf(incident, inKorea.duty)?.settled?.late).toBe(true);
  });

  it('refuse a time ahead and one before awareness', () => {
    owed.when('RecordPrincipalNoticeDone', { ...done, doneAt: '2026-11-28T23:00:01+09:00' }).then(refused('time-lies-ahead'));
    owed.when('RecordPrincipalNoticeDone', { ...done, doneAt: '2026-11-28T21:59:59+09:00' }).then(refused('notice-done-before-awareness'));
    owed.when('RecordSubstituteMeasure', { ...substitute, startedAt: '2026-11-28T23:00:01+09:00' }).then(refused('time-lies-ahead'));
    owed
      .when('RecordSubstituteMeasure', { ...substitute, startedAt: '2026-11-28T21:59:59+09:00' })
      .then(refused('notice-done-before-awareness'));
  });

  it('say every reason at once', () => {
    owed
      .when('RecordPrincipalNoticeDone', { ...done, duty: 'jp.appi.preliminary-report', doneAt: '2027-01-01T00:00:00Z' })
      .then(refused('duty-is-no-principal-notice', 'time-lies-ahead'));
    owed
      .when('RecordSubstituteMeasure', { ...substitute, duty: 'jp.appi.preliminary-report', startedAt: '2020-01-01T00:00:00Z' })
      .then(refused('duty-is-no-principal-notice', 'notice-done-before-awareness'));
  });

  it('refuse a duty that is settled or has not arisen', () => {
    const told = owed.when('RecordPrincipalNoticeDone', done).accepted();
    told.when('RecordPrincipalNoticeDone', done).then(refused('duty-is-settled'));
    told.when('RecordSubstituteMeasure', substitute).then(refused('duty-is-settled'));
    aDuty(preliminary()).when('RecordPrincipalNoticeDone', done).then(refused('duty-has-not-arisen'));
    aDuty(notice(), inKorea)
      .when('RecordPrincipalNoticeDone', done)
      .accepted()
      .when('RecordSubstituteMeasure', substitute)
      .then(refused({ code: 'duty-is-settled', detail: { duty } }));
  });
});

import { decide } from '../lifecycle/decisions.js';
import { dutyOf } from '../lifecycle/incident.js';
import { unfinishedTracks } from '../lifecycle/tracks.js';
import { aDuty, aReport } from '../specification/beginnings.js';
import { by, final, id, judgement, notice, preliminary, sealed, standard } from '../specification/builders.js';
import { anHourLater, event, happens, nothing, refused, type Specified } from '../specification/given-when-then.js';
import { leavesSomebody } from './reach.js';

const duty = 'jp.appi.principal-notice';
const hold = { duty, reason: 'too-little-known', reviewAt: '2026-12-05T10:00:00+09:00' } as const;
const done = { duty, doneAt: '2026-11-28T22:30:00+09:00', means: 'post', principals: 30 } as const;
const substitute = { duty, measure: 'publication', reason: 'contact-data-stale', startedAt: '2026-11-28T22:30:00+09:00' } as const;
/** Thirty principals, exactly. */
const thirty = (principals: object = { exact: 30 }, version = 1) =>
  event('ImpactScopeSet', { version, principals: principals as { exact: number }, categories: ['patient'], source: 'own-check' });
const all = { reaches: 'all' } as const;
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

  it('is held upon what the writer saw: of two officers who hold one notice, the later is told of the earlier hold and its review', () => {
    const first = owed.when('HoldPrincipalNotice', { ...hold, basedOn: 0 }).accepted();
    const version = first.incident.seq;
    const other = { ...hold, reason: 'notice-would-spread-harm', reviewAt: '2026-12-03T10:00:00+09:00' } as const;
    const code = 'notice-was-held-meanwhile';
    const detail = { duty, version, reason: hold.reason, reviewAt: hold.reviewAt };
    first.when('HoldPrincipalNotice', { ...other, basedOn: 0 }).then(refused({ code, detail }));
    for (const seen of [{}, { basedOn: version }])
      first.when('HoldPrincipalNotice', { ...other, ...seen }).then(happens(['PrincipalNoticeHeld', other]));
    // Of two notices each has its own holds.
    const both = first.and(event('DutyArose', { factsVersion: 2, judgement: inKorea }));
    both.when('HoldPrincipalNotice', { ...other, duty: inKorea.duty, basedOn: 0 }).then(happens('PrincipalNoticeHeld'));
    // A build before the log of decisions kept no holds: a state folded by it stands in nobody's way.
    const { incident } = first;
    const asked = { id: id(9), body: { ...other, basedOn: 0 }, by: by.officer } as never;
    const circumstances = { now: anHourLater, by: by.officer, practice: standard };
    expect(decide('HoldPrincipalNotice', { ...incident, rulings: [] }, asked, circumstances)).toMatchObject([
      { type: 'PrincipalNoticeHeld' },
    ]);
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
    owed
      .when('RecordPrincipalNoticeDone', { ...done, ...all })
      .accepted()
      .when('HoldPrincipalNotice', hold)
      .then(refused('duty-is-settled'));
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
      .and(thirty())
      .when('RecordPrincipalNoticeDone', { ...done, note: sealed() })
      .then(happens(['PrincipalNoticeDone', { ...done, settles: true, note: sealed() }]));
    expect(dutyOf(told.incident, duty)?.settled).toMatchObject({ at: done.doneAt, by: 'principal-notice', late: false, byCount: true });
    const published = owed
      .when('RecordSubstituteMeasure', { ...substitute, ...all, place: sealed() })
      .then(happens(['SubstituteMeasureTaken', { ...substitute, reaches: 'all', settles: true, place: sealed() }]));
    expect(dutyOf(published.incident, duty)?.settled).toMatchObject({ at: substitute.startedAt, by: 'substitute-measure', late: false });
  });

  it('are never late where no text sets a last day', () => {
    const afterIt = '2026-12-03T00:00:00+09:00';
    const told = owed.when('RecordPrincipalNoticeDone', { ...done, ...all, doneAt: afterIt }, afterTheAlarm).accepted();
    expect(dutyOf(told.incident, duty)?.settled).toMatchObject({ at: afterIt, by: 'principal-notice', late: false });
    const published = owed.when('RecordSubstituteMeasure', { ...substitute, ...all, startedAt: afterIt }, afterTheAlarm).accepted();
    expect(dutyOf(published.incident, duty)?.settled).toMatchObject({ at: afterIt, by: 'substitute-measure', late: false });
  });

  it('are late after a limit of statute, held or not', () => {
    const published = aDuty(inKorea)
      .when('RecordSubstituteMeasure', { ...substitute, ...all, duty: inKorea.duty, startedAt: '2026-12-01T22:00:01+09:00' }, afterTheAlarm)
      .accepted();
    expect(dutyOf(published.incident, inKorea.duty)?.settled?.late).toBe(true);
    const held = aDuty(inKorea)
      .when('HoldPrincipalNotice', { ...hold, duty: inKorea.duty })
      .accepted();
    const { incident } = held
      .when('RecordPrincipalNoticeDone', { ...done, ...all, duty: inKorea.duty, doneAt: '2026-12-01T22:00:01+09:00' }, afterTheAlarm)
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

  it('take more of the same after they settled the duty, as what came on top of it', () => {
    const told = owed
      .and(thirty())
      .when('RecordPrincipalNoticeDone', { ...done, principals: 30 })
      .accepted();
    const again = told
      .when('RecordPrincipalNoticeDone', { ...done, doneAt: '2026-11-28T22:50:00+09:00', means: 'post', principals: 30 })
      .then(happens(['PrincipalNoticeDone', { principals: 30, further: true }]));
    const { incident } = again.when('RecordSubstituteMeasure', substitute).then(happens(['SubstituteMeasureTaken', { further: true }]));
    const [before, after] = [dutyOf(told.incident, duty), dutyOf(incident, duty)];
    expect(after?.settled).toEqual(before?.settled);
    expect([after?.reached?.notified, after?.reached?.substituted]).toEqual([30, 0]);
    expect(after?.reached?.acts?.map(({ further }) => further)).toEqual([undefined, true, true]);
    // Should more be affected, nobody counts as reached because they were told twice.
    const grown = again.and(event('ImpactScopeSet', { version: 2, principals: { exact: 50 }, categories: ['patient'], source: 'log' }));
    expect(dutyOf(grown.incident, duty)?.settled).toBeUndefined();
  });

  it('are recorded once: the same time, means and number a second time is the same notice', () => {
    const half = { ...done, principals: 15 };
    const once = owed.and(thirty()).when('RecordPrincipalNoticeDone', half).accepted();
    once.when('RecordPrincipalNoticeDone', half).then(refused('notice-is-recorded-already'));
    const [at] = half.doneAt.split(/:\d\d\+/);
    once.when('RecordPrincipalNoticeDone', { ...half, doneAt: `${at}:20+09:00` }).then(refused('notice-is-recorded-already'));
    const later = { ...half, doneAt: '2026-11-28T22:50:00+09:00' };
    const both = once.when('RecordPrincipalNoticeDone', later).then(happens(['PrincipalNoticeDone', { settles: true }]));
    both.when('RecordPrincipalNoticeDone', later).then(refused('notice-is-recorded-already'));
    const taken = owed.when('RecordSubstituteMeasure', substitute).accepted();
    taken.when('RecordSubstituteMeasure', substitute).then(refused('notice-is-recorded-already'));
    const withdrawn = { duty, entry: once.incident.seq, reason: sealed() };
    once.when('WithdrawPrincipalNotice', withdrawn).accepted().when('RecordPrincipalNoticeDone', half).then(happens('PrincipalNoticeDone'));
  });

  it('are no further ones where the duty was ruled out, or by a build before', () => {
    const ruledOut = owed.and(event('DutyRuledOut', { duty, reason: sealed() }));
    ruledOut.when('RecordPrincipalNoticeDone', done).then(refused('duty-is-settled'));
    const told = owed.when('RecordPrincipalNoticeDone', { ...done, ...all }).accepted();
    const asked = { id: id(70) as never, body: { ...done, duty } as never, by: by.officer, requestMac: '0'.repeat(64) };
    const circumstances = { now: '2026-11-28T14:00:00Z', by: by.officer, practice: standard, asBeforeFurtherNotices: true };
    expect(decide('RecordPrincipalNoticeDone', told.incident, asked as never, circumstances)).toMatchObject({
      refusals: [{ code: 'duty-is-settled' }],
    });
  });

  it('refuse a duty that has not arisen', () => {
    aDuty(preliminary()).when('RecordPrincipalNoticeDone', done).then(refused('duty-has-not-arisen'));
  });
});

describe('who has been reached', () => {
  const at = ({ incident }: Specified) => dutyOf(incident, duty);
  const counted = owed.and(thirty());
  const one = { ...done, principals: 1 };

  it('is added up: one of thirty leaves the notice owed, with its reminders', () => {
    const told = counted.when('RecordPrincipalNoticeDone', one).then(happens(['PrincipalNoticeDone', { principals: 1, settles: false }]));
    expect(at(told)).toMatchObject({ reached: { notified: 1, substituted: 0 } });
    expect(at(told)?.settled).toBeUndefined();
    told.whenItIs('2026-12-02T15:00:00Z').accepted();
    const rest = told
      .when('RecordPrincipalNoticeDone', { ...done, principals: 24 })
      .then(happens(['PrincipalNoticeDone', { settles: false }]));
    const { incident } = rest
      .when('RecordSubstituteMeasure', { ...substitute, principals: 5 })
      .then(happens(['SubstituteMeasureTaken', { principals: 5, settles: true }]));
    expect(dutyOf(incident, duty)).toMatchObject({
      reached: {
        notified: 25,
        substituted: 5,
        acts: [
          { at: done.doneAt, means: 'post', principals: 1 },
          { at: done.doneAt, means: 'post', principals: 24 },
          { at: substitute.startedAt, measure: substitute.measure, principals: 5 },
        ],
      },
      settled: { by: 'substitute-measure', byCount: true },
    });
  });

  it('goes by the maximum while the count is open, and by no count while there is none', () => {
    const most = (principals: object) => aDuty().and(thirty(principals)).when('RecordPrincipalNoticeDone', done);
    most({ estimate: 20, max: 31 }).then(happens(['PrincipalNoticeDone', { settles: false }]));
    most({ max: 30 }).then(happens(['PrincipalNoticeDone', { settles: true }]));
    most({ estimate: 30 }).then(happens(['PrincipalNoticeDone', { settles: false }]));
    most({ unknown: true }).then(happens(['PrincipalNoticeDone', { settles: false }]));
    owed.when('RecordPrincipalNoticeDone', done).then(happens(['PrincipalNoticeDone', { settles: false }]));
    owed.when('RecordSubstituteMeasure', substitute).then(happens(['SubstituteMeasureTaken', { settles: false }]));
  });

  it('is everybody by a person’s word, also with nobody further to notify; somebody left is left, whatever the counts', () => {
    const said = counted
      .when('RecordPrincipalNoticeDone', { ...one, ...all })
      .then(happens(['PrincipalNoticeDone', { reaches: 'all', settles: true }]));
    expect(at(said)).toMatchObject({ reached: { notified: 1, allStated: true }, settled: { by: 'principal-notice' } });
    expect(at(said)?.settled).not.toHaveProperty('byCount');
    counted
      .when('RecordPrincipalNoticeDone', { ...one, reaches: 'part' })
      .accepted()
      .when('RecordPrincipalNoticeDone', { ...done, principals: 0, ...all })
      .then(happens(['PrincipalNoticeDone', { settles: true }]));
    counted.when('RecordPrincipalNoticeDone', { ...done, reaches: 'part' }).then(happens(['PrincipalNoticeDone', { settles: false }]));
  });

  it('is not everybody while nobody was notified at all, however many there are', () => {
    const nobody = { ...done, principals: 0, ...all };
    for (const each of [counted, owed]) each.when('RecordPrincipalNoticeDone', nobody).then(refused('notice-reached-nobody'));
    const circumstances = { now: anHourLater, by: by.officer, practice: standard, asBeforeReachedNobody: true };
    const asked = { id: id(9), body: nobody, by: by.officer } as never;
    expect(decide('RecordPrincipalNoticeDone', counted.incident, asked, circumstances)).toMatchObject([{ type: 'PrincipalNoticeDone' }]);
  });

  it('is no more in one notice than anybody ever said are affected: three thousand of thirty are a slip', () => {
    const slip = { ...done, principals: 3_000 };
    const code = 'notice-reaches-more-than-are-affected';
    for (const principals of [{ exact: 30 }, { max: 30 }, { estimate: 20, max: 30 }])
      owed
        .and(thirty(principals))
        .when('RecordPrincipalNoticeDone', slip)
        .then(refused({ code, detail: { principals: 3_000, most: 30 } }));
    counted.when('RecordPrincipalNoticeDone', { ...done, principals: 31, ...all }).then(refused(code));
    counted.when('RecordSubstituteMeasure', { ...substitute, principals: 31 }).then(refused(code));
    counted.when('RecordSubstituteMeasure', substitute).then(happens('SubstituteMeasureTaken'));
    for (const principals of [{ unknown: true }, { estimate: 30 }])
      owed.and(thirty(principals)).when('RecordPrincipalNoticeDone', slip).then(happens('PrincipalNoticeDone'));
    owed.when('RecordPrincipalNoticeDone', slip).then(happens('PrincipalNoticeDone'));
    // Of two notices to the same persons each counts them once.
    const twice = counted.when('RecordPrincipalNoticeDone', { ...done, principals: 20 }).accepted();
    twice.when('RecordPrincipalNoticeDone', { ...done, principals: 30 }).then(happens(['PrincipalNoticeDone', { settles: true }]));
  });

  it('may be as many as were affected by an earlier count, or by the count of some of them: they were told while that was what was known', () => {
    const shrunk = owed.and(thirty({ max: 1_200 }), thirty({ exact: 30 }, 2));
    shrunk.when('RecordPrincipalNoticeDone', { ...done, principals: 1_200 }).then(happens('PrincipalNoticeDone'));
    shrunk.when('RecordPrincipalNoticeDone', { ...done, principals: 1_201 }).then(refused('notice-reaches-more-than-are-affected'));
    const cards = counted.and(
      event('FactRecorded', { fact: 'card-holders-affected', version: 1, stated: { exact: 45 }, source: 'log', evidence: [] }),
    );
    cards.when('RecordPrincipalNoticeDone', { ...done, principals: 45 }).then(happens('PrincipalNoticeDone'));
    cards.when('RecordPrincipalNoticeDone', { ...done, principals: 46 }).then(refused('notice-reaches-more-than-are-affected'));
  });

  it('is recorded upon what the writer saw: of two people who record one notice, by times a minute apart, the later is told', () => {
    const code = 'notice-was-recorded-meanwhile';
    const first = counted.when('RecordPrincipalNoticeDone', { ...done, principals: 10, basedOn: 0 }).accepted();
    const again = { ...done, principals: 10, doneAt: '2026-11-28T22:35:00+09:00' };
    const detail = { duty, version: 1, at: done.doneAt, means: 'post', principals: 10 };
    first.when('RecordPrincipalNoticeDone', { ...again, basedOn: 0 }).then(refused({ code, detail }));
    first.when('RecordSubstituteMeasure', { ...substitute, basedOn: 0 }).then(refused({ code, detail }));
    for (const seen of [{}, { basedOn: 1 }]) {
      first.when('RecordPrincipalNoticeDone', { ...again, ...seen }).then(happens('PrincipalNoticeDone'));
      first.when('RecordSubstituteMeasure', { ...substitute, ...seen }).then(happens('SubstituteMeasureTaken'));
    }
    // What settled the duty meanwhile is not told once more unseen, nor does what was taken back make an earlier number right.
    const settled = counted.when('RecordPrincipalNoticeDone', done).accepted();
    settled.when('RecordPrincipalNoticeDone', { ...again, basedOn: 0 }).then(refused(code));
    const struck = first.when('WithdrawPrincipalNotice', { entry: first.incident.seq, reason: sealed(7) }, { by: by.responder }).accepted();
    struck.when('RecordPrincipalNoticeDone', { ...again, basedOn: 0 }).then(refused({ code, detail: { duty, version: 1 } }));
    const anew = struck.when('RecordPrincipalNoticeDone', { ...again, basedOn: 1 }).accepted();
    anew
      .when('RecordSubstituteMeasure', { ...substitute, basedOn: 1 })
      .then(refused({ code, detail: { ...detail, version: 2, at: again.doneAt } }));
  });

  it('was any number in builds before, in a run that goes through it again', () => {
    const circumstances = { now: anHourLater, by: by.officer, practice: standard, asBeforeCountedNotices: true };
    const told = { id: id(9), body: { ...done, principals: 3_000 }, by: by.officer } as never;
    expect(decide('RecordPrincipalNoticeDone', counted.incident, told, circumstances)).toMatchObject([{ type: 'PrincipalNoticeDone' }]);
    const published = { id: id(9), body: { ...substitute, principals: 3_000 }, by: by.officer } as never;
    expect(decide('RecordSubstituteMeasure', counted.incident, published, circumstances)).toMatchObject([
      { type: 'SubstituteMeasureTaken' },
    ]);
  });

  it('by the counts alone is asked again when more are affected', () => {
    const settled = counted.when('RecordPrincipalNoticeDone', done).accepted();
    const more = settled.and(thirty({ exact: 31 }, 2));
    expect(at(more)?.settled).toBeUndefined();
    more.when('RecordPrincipalNoticeDone', one).then(happens(['PrincipalNoticeDone', { settles: true }]));
    expect(at(settled.and(thirty({ unknown: true }, 2)))?.settled).toBeUndefined();
    expect(at(settled.and(thirty({ exact: 29 }, 2)))?.settled).toMatchObject({ byCount: true });
  });

  it('of earlier builds, whose entries say nothing of it, was everybody', () => {
    const before = counted.and(event('PrincipalNoticeDone', { ...one }), thirty({ exact: 31 }, 2));
    expect(at(before)?.settled).toMatchObject({ at: done.doneAt, by: 'principal-notice', late: false });
    const { incident } = aDuty().and(event('SubstituteMeasureTaken', substitute));
    expect(dutyOf(incident, duty)?.settled).toMatchObject({ by: 'substitute-measure' });
  });
});

describe('a word that everybody was reached', () => {
  const at = ({ incident }: Specified) => dutyOf(incident, duty);
  const count = (principals: object, version = 2) => thirty(principals, version);
  const counted = owed.and(thirty());
  const said = (from: Specified, more: object = {}) => from.when('RecordPrincipalNoticeDone', { ...done, ...all, ...more }).accepted();

  it('names those it speaks of: as many as were known to be affected, else as were reached by then', () => {
    const spoken = (from: Specified, principals: number, speaksOf: number) =>
      from
        .when('RecordPrincipalNoticeDone', { ...done, ...all, principals })
        .then(happens(['PrincipalNoticeDone', { principals, settles: true, speaksOf }]));
    spoken(counted, 20, 30);
    spoken(owed.and(thirty({ estimate: 25, max: 40 })), 20, 40);
    spoken(owed.and(thirty({ estimate: 25 })), 20, 25);
    spoken(owed, 20, 20);
    spoken(
      owed
        .and(thirty({ unknown: true }))
        .when('RecordPrincipalNoticeDone', { ...done, principals: 5, reaches: 'part' })
        .accepted(),
      20,
      25,
    );
    owed
      .when('RecordSubstituteMeasure', { ...substitute, ...all })
      .then(happens(['SubstituteMeasureTaken', { settles: true, speaksOf: 0 }]));
    const part = counted.when('RecordPrincipalNoticeDone', { ...done, principals: 20, reaches: 'part' }).accepted();
    expect(at(part)?.reached?.acts?.[0]).not.toHaveProperty('speaksOf');
  });

  it('does not speak of those who became known afterwards: the notice is owed again, and the acts stay', () => {
    const grown = said(counted).and(count({ exact: 5_200 }));
    expect(at(grown)?.settled).toBeUndefined();
    expect(at(grown)?.reached).toMatchObject({ notified: 30, acts: [{ principals: 30 }] });
    expect(at(grown)?.reached).not.toHaveProperty('allStated');
    expect(unfinishedTracks(grown.incident)).toContain('notification');
    const again = said(grown, { principals: 0 });
    expect(at(again)).toMatchObject({ settled: { by: 'principal-notice', entry: again.incident.seq }, reached: { allStated: true } });
    expect(at(again.and(count({ exact: 5_200 }, 3)))?.settled).toBeDefined();
    expect(at(again.and(count({ exact: 5_201 }, 3)))?.settled).toBeUndefined();
    const byCounts = grown.when('RecordPrincipalNoticeDone', { ...done, principals: 5_170 }).accepted();
    expect(at(byCounts)?.settled).toMatchObject({ byCount: true });
  });

  it('holds while no more are affected than when it was said, or than were reached', () => {
    const few = said(counted, { principals: 20 });
    for (const principals of [{ exact: 30 }, { exact: 25 }, { max: 30 }, { unknown: true }, { estimate: 30 }])
      expect(at(few.and(count(principals)))?.settled).toMatchObject({ by: 'principal-notice' });
    for (const principals of [{ exact: 31 }, { max: 31 }, { estimate: 31 }, { estimate: 10, max: 31 }])
      expect(at(few.and(count(principals)))?.settled).toBeUndefined();
    const told45 = counted.and(event('PrincipalNoticeDone', { ...done, ...all, principals: 45, settles: true, speaksOf: 30 })); // of an earlier build
    expect(at(told45.and(count({ exact: 45 })))?.settled).toBeDefined();
    expect(at(few.and(count({ exact: 10 }), count({ exact: 30 }, 3)))?.settled).toBeDefined();
  });

  it('that was said while nobody knew how many there are holds for those who were reached', () => {
    const unknown = said(owed.and(thirty({ unknown: true })));
    expect(at(unknown.and(count({ exact: 30 })))?.settled).toBeDefined();
    expect(at(unknown.and(count({ exact: 31 })))?.settled).toBeUndefined();
  });

  it('in an entry that does not say of whom it speaks stays for good', () => {
    const before = counted.and(event('PrincipalNoticeDone', { ...done, ...all, settles: true }), count({ exact: 5_200 }));
    expect(at(before)).toMatchObject({ settled: { by: 'principal-notice' }, reached: { allStated: true } });
    expect(leavesSomebody(before.incident, at(before) as never)).toBe(true);
    const held = counted.and(event('PrincipalNoticeDone', { ...done, ...all, settles: true }));
    expect(leavesSomebody(held.incident, at(held) as never)).toBe(false);
  });

  it('that was outgrown settles nothing in the place of one that is taken back', () => {
    const grown = said(counted).and(count({ exact: 5_200 }));
    const again = said(grown, { principals: 100 });
    const struck = again.when('WithdrawPrincipalNotice', { entry: again.incident.seq, reason: sealed(7) }, { by: by.responder }).accepted();
    expect(at(struck)?.settled).toBeUndefined();
    expect(at(struck)?.reached).not.toHaveProperty('allStated');
  });

  it('holds no longer when those it leaned on are taken back', () => {
    const part = counted.when('RecordPrincipalNoticeDone', { ...done, principals: 10, reaches: 'part' }).accepted();
    const forty = said(part).and(count({ exact: 40 }));
    expect(at(forty)?.settled).toBeDefined();
    const struck = forty.when('WithdrawPrincipalNotice', { entry: part.incident.seq, reason: sealed(7) }, { by: by.responder }).accepted();
    expect(at(struck)?.settled).toBeUndefined();
  });
});

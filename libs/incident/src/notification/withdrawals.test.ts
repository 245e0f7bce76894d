import { isRefused } from '../lifecycle/decision.js';
import { decide } from '../lifecycle/decisions.js';
import { dutyOf } from '../lifecycle/incident.js';
import { unfinishedTracks } from '../lifecycle/tracks.js';
import { aDuty, aReport, closed, everythingElseDone, noticedAt, ruledOut } from '../specification/beginnings.js';
import {
  by,
  final,
  finalAWeekLater,
  id,
  judgement,
  notArisen,
  notice,
  people,
  preliminary,
  sealed,
  standard,
} from '../specification/builders.js';
import { event, given, happens, nothing, past, refused, type Specified } from '../specification/given-when-then.js';
import { assessmentFormOf, needsAssessment } from './duties.js';

const finalReport = 'jp.appi.final-report';
const preliminaryReport = 'jp.appi.preliminary-report';
const toPrincipals = 'jp.appi.principal-notice';
const onTheLastDay = { now: '2026-12-28T14:59:59Z' };
const filed = { duty: finalReport, kind: 'final', madeAt: '2026-12-28T10:00:00+09:00', channel: 'ppc-web-form' } as const;
const reason = sealed(7);
const recorded = (from: Specified, n = 60, more: object = {}) =>
  from.when('RecordFilingMade', { ...filed, ...more }, { ...onTheLastDay, id: id(n) }).accepted();
const takenBack = (from: Specified, n = 60) =>
  from.when('WithdrawFiling', { filing: id(n), reason }, { ...onTheLastDay, by: by.responder });
const settledOf = ({ incident }: Specified, duty: string) => dutyOf(incident, duty)?.settled;

describe('WithdrawFiling', () => {
  it('says what the filing was and why it is taken back; the filing stays, struck, and its duty is owed by the clock that ran', () => {
    const { incident } = takenBack(recorded(aDuty(), 60, { alsoSettles: [preliminaryReport] })).then(
      happens([
        'FilingWithdrawn',
        { filing: id(60), duty: finalReport, alsoSettles: [preliminaryReport], kind: 'final', madeAt: filed.madeAt, reason },
      ]),
    );
    expect(incident.filings).toMatchObject([
      { filing: id(60), state: 'made', madeAt: filed.madeAt, withdrawn: { at: onTheLastDay.now, by: people.responder, reason } },
    ]);
    for (const duty of [finalReport, preliminaryReport]) expect(dutyOf(incident, duty)).not.toHaveProperty('settled');
    expect(dutyOf(incident, finalReport)?.clock?.dueOn).toBe('2026-12-28');
  });

  it('the deadline that passed meanwhile is told as missed, once; one that lies ahead is waited for', () => {
    const open = takenBack(recorded(aDuty(final()))).accepted();
    open
      .whenItIs('2026-12-28T14:59:59.999Z')
      .then(happens(['ReminderFellDue', { reminder: 'day-before' }]))
      .whenItIs('2026-12-28T14:59:59.999Z')
      .then(nothing)
      .whenItIs('2026-12-28T15:00:00Z')
      .then(
        happens(['DeadlineMissed', { duty: finalReport, dueAt: '2026-12-28T23:59:59+09:00' }], ['ReminderFellDue', { reminder: 'lapse' }]),
      )
      .whenItIs('2026-12-28T15:00:00Z')
      .then(nothing);
    recorded(aDuty(final()))
      .when('WithdrawFiling', { filing: id(60), reason }, { now: '2027-01-05T00:00:00Z' })
      .accepted()
      .whenItIs('2027-01-05T00:00:00Z')
      .then(happens(['DeadlineMissed', { dueAt: '2026-12-28T23:59:59+09:00' }], ['ReminderFellDue', { reminder: 'lapse' }]));
  });

  it('a reminder that nobody answered before the filing is passed on to everybody responsible', () => {
    const reminded = aDuty(final()).whenItIs('2026-12-27T15:00:00Z').accepted();
    const settled = recorded(reminded);
    settled.whenItIs('2026-12-28T14:59:59Z').then(nothing);
    takenBack(settled).accepted().whenItIs('2026-12-28T14:59:59Z').then(happens('ReminderEscalated'));
  });

  it('is settled by the next filing that does, late or in time by the same clock', () => {
    const twice = recorded(recorded(aDuty()), 61, { madeAt: '2026-12-20T10:00:00+09:00' });
    const first = takenBack(twice).accepted();
    expect(settledOf(first, finalReport)).toEqual({ by: 'filing', at: '2026-12-20T10:00:00+09:00', late: false, filing: id(61) });
    const afterTheEnd = { now: '2026-12-28T16:00:00Z' };
    const late = recorded(aDuty())
      .when('RecordFilingMade', { ...filed, madeAt: '2026-12-29T00:00:00+09:00' }, { ...afterTheEnd, id: id(61) })
      .then(happens(['FilingMade', { late: false }]))
      .when('WithdrawFiling', { filing: id(60), reason }, afterTheEnd)
      .accepted();
    expect(settledOf(late, finalReport)).toMatchObject({ late: true, filing: id(61) });
    expect(late.incident.filings.at(-1)).toMatchObject({ filing: id(61), late: true });
    expect(settledOf(takenBack(twice, 61).accepted(), finalReport)).toMatchObject({ filing: id(60) });
    expect(settledOf(takenBack(first, 61).accepted(), finalReport)).toBeUndefined();
  });

  it('a follow-up that was made instead settles nothing', () => {
    const both = recorded(recorded(aDuty()), 61, { kind: 'follow-up' });
    expect(settledOf(takenBack(both).accepted(), finalReport)).toBeUndefined();
  });

  it('the draft behind it can be filed again', () => {
    const drafted = aDuty()
      .when('DraftFiling', { duty: finalReport, kind: 'final', content: sealed(1) }, { id: id(50), by: by.responder })
      .accepted()
      .when('ApproveFiling', { filing: id(50) })
      .accepted();
    takenBack(recorded(drafted, 60, { filing: id(50) }))
      .accepted()
      .when('RecordFilingMade', { ...filed, filing: id(50) }, onTheLastDay)
      .then(happens(['FilingMade', { draft: id(50), late: false }]));
  });

  it('what hangs on the filing is judged anew, and stands on it no longer', () => {
    const settled = recorded(aDuty());
    expect(assessmentFormOf(settled.incident, onTheLastDay.now).anchors).toMatchObject({ [`filed:${finalReport}`]: filed.madeAt });
    const assessed = settled.whenJudged([preliminary(), final(), notice()], onTheLastDay.now).accepted();
    expect(needsAssessment(assessed.incident)).toBe(false);
    const { incident } = takenBack(assessed).accepted();
    expect(needsAssessment(incident)).toBe(true);
    expect(assessmentFormOf(incident, onTheLastDay.now).anchors).not.toHaveProperty(`filed:${finalReport}`);
    expect(incident.unassessed).toMatchObject([{ subject: 'filing', by: people.responder, seq: incident.seq }]);
  });

  it('a day for telling what is known waits again, or for the next filing that told it', () => {
    const status = { statusFilingBy: '2026-12-28', statusFilingAt: '2026-12-28T23:59:59+09:00' };
    const sixtyDays = final({ clock: { dueOn: '2027-01-26', dueAt: '2027-01-26T23:59:59+09:00', ...status } });
    const told = recorded(recorded(aDuty(sixtyDays), 60, { kind: 'follow-up' }), 61, { kind: 'supplement' });
    const statusOf = ({ incident }: Specified) => dutyOf(incident, finalReport)?.statusFiled;
    expect(statusOf(told)).toMatchObject({ filing: id(60), further: [{ filing: id(61) }] });
    expect(statusOf(takenBack(told, 61).accepted())).toEqual({ at: filed.madeAt, late: false, filing: id(60) });
    const next = takenBack(told).accepted();
    expect(statusOf(next)).toEqual({ at: filed.madeAt, late: false, filing: id(61) });
    expect(statusOf(takenBack(next, 61).accepted())).toBeUndefined();
  });

  it('a later date that waited for a second person when the filing was recorded waits again', () => {
    const corrected = event('AwarenessCorrected', {
      before: noticedAt,
      awareAt: '2026-11-29T08:59:00+09:00',
      basis: 'own-discovery',
      reason: sealed(),
    });
    const proposed = aDuty(final())
      .and(past('2026-11-29T00:00:00.000Z', by.officer, corrected))
      .whenJudged([finalAWeekLater()])
      .then(happens('LaterDateProposed', 'DutiesAssessed'));
    const open = takenBack(recorded(proposed)).accepted();
    expect(dutyOf(open.incident, finalReport)).toMatchObject({
      clock: { dueOn: '2026-12-28' },
      later: { causedBy: [{ subject: 'awareness', by: people.officer }] },
    });
    open.whenJudged([finalAWeekLater()]).then(happens('DutiesAssessed'));
  });

  it('whoever stated facts while the duty was settled does not agree to the later date that follows', () => {
    const purpose = (who: keyof typeof by) =>
      past(
        '2026-12-01T00:00:00.000Z',
        by[who],
        event('FactRecorded', {
          fact: 'wrongful-purpose-possible',
          version: 1,
          stated: { value: true, confidence: 'suspected' },
          source: 'log',
          evidence: [],
        }),
      );
    const settled = recorded(aDuty(final())).and(purpose('executive')).whenJudged([finalAWeekLater()]).then(happens('DutiesAssessed'));
    const proposed = takenBack(settled).accepted().whenJudged([finalAWeekLater()]).accepted();
    expect(dutyOf(proposed.incident, finalReport)?.later?.causedBy.map(({ by: person }) => person)).toEqual([
      people.executive,
      people.responder,
    ]);
    expect(dutyOf(proposed.incident, finalReport)).not.toHaveProperty('openedAgain');
    const decision = { duties: [finalReport], decision: 'agree', reason: sealed(), basedOn: proposed.incident.factsVersion } as const;
    proposed.when('DecideLaterDate', decision, { by: by.executive }).then(refused('a-second-person-must-approve'));
    proposed.when('DecideLaterDate', decision, { by: by.officer }).then(happens('LaterDateAgreed'));
  });

  it('a word that nothing is done stands again, and falls when the facts raise the duty', () => {
    const fellAway = aDuty(final())
      .whenJudged([notArisen(finalReport)])
      .accepted()
      .and(event('DutyRuledOut', { duty: finalReport, reason: sealed(3) }));
    const over = recorded(fellAway);
    expect(settledOf(over, finalReport)).toMatchObject({ by: 'filing' });
    const again = takenBack(over).accepted();
    expect(settledOf(again, finalReport)).toMatchObject({ by: 'ruled-out', reason: sealed(3) });
    expect(settledOf(again.whenJudged([final()]).then(happens('DutyReassessed', 'DutiesAssessed')), finalReport)).toBeUndefined();
  });

  it('a closing that was proposed falls; the track is open again', () => {
    const ready = recorded(aDuty(final()).and(everythingElseDone))
      .whenJudged([final()], onTheLastDay.now)
      .accepted()
      .when('ProposeClosing', { review: sealed() }, onTheLastDay)
      .accepted();
    expect(unfinishedTracks(ready.incident)).toEqual([]);
    const { incident } = takenBack(ready).accepted();
    expect(unfinishedTracks(incident)).toEqual(['notification']);
    expect(incident.closing).toBeUndefined();
  });

  it('refuses what was not filed, a draft, what is taken back already, and an incident that is over', () => {
    aDuty()
      .when('WithdrawFiling', { filing: id(60), reason })
      .then(refused('filing-is-not-recorded'));
    const drafted = aDuty()
      .when('DraftFiling', { duty: finalReport, kind: 'final', content: sealed(1) }, { id: id(50) })
      .accepted();
    takenBack(drafted, 50).then(refused('filing-is-not-recorded'));
    takenBack(recorded(aDuty()), 61).then(refused('filing-is-not-recorded'));
    const once = takenBack(recorded(aDuty())).accepted();
    takenBack(once).then(refused('filing-is-withdrawn-already'));
    takenBack(recorded(once, 61)).then(refused('filing-is-withdrawn-already'));
    takenBack(closed()).then(refused('incident-is-closed'));
    takenBack(recorded(aDuty()).and(ruledOut)).then(refused('incident-was-ruled-out'));
    given()
      .when('WithdrawFiling', { filing: id(60), reason })
      .then(refused('incident-was-not-reported'));
  });
});

describe('a filing is recorded once', () => {
  const code = { code: 'filing-is-recorded-already', detail: { duty: finalReport } } as const;
  const again = (from: Specified, more: object = {}) => from.when('RecordFilingMade', { ...filed, ...more }, onTheLastDay);

  it('refuses the same filing of the same duty, to the minute, also for a duty it settled beside its own', () => {
    const once = recorded(aDuty());
    again(once).then(refused(code));
    again(once, { madeAt: '2026-12-28T10:00:59+09:00' }).then(refused(code));
    again(recorded(aDuty(), 60, { duty: preliminaryReport, alsoSettles: [finalReport] })).then(refused(code));
    again(recorded(aDuty(), 60, { receiptNumber: sealed(8) })).then(refused(code));
    again(recorded(aDuty(), 60, { receiptNumber: sealed(8) }), { receiptNumber: sealed(9) }).then(refused(code));
  });

  it('takes another time, way, kind or duty, a receipt number that comes later, and what was taken back before', () => {
    const once = recorded(aDuty());
    for (const other of [
      { madeAt: '2026-12-28T10:01:00+09:00' },
      { channel: 'post' },
      { kind: 'supplement' },
      { duty: preliminaryReport },
      { receiptNumber: sealed(8) },
    ])
      again(once, other).then(happens('FilingMade'));
    again(takenBack(once).accepted()).then(happens('FilingMade'));
  });

  it('a run that goes again through what an earlier build accepted accepts it again', () => {
    const { incident } = recorded(aDuty());
    const asked = {
      id: id(61),
      body: filed,
      by: by.officer,
      requestMac: '',
      organisation: { profile: { jurisdictions: ['jp'] }, practice: standard },
    };
    const circumstances = { ...onTheLastDay, by: by.officer, practice: standard };
    expect(isRefused(decide('RecordFilingMade', incident, asked as never, circumstances))).toBe(true);
    expect(isRefused(decide('RecordFilingMade', incident, asked as never, { ...circumstances, asBeforeFiledOnce: true }))).toBe(false);
  });

  it('several who are owed one duty may be told at one time', () => {
    const partner = 'jp.contract.partner-notice';
    const some = { duty: partner, kind: 'follow-up', channel: 'e-mail' };
    const owed = aReport()
      .whenJudged([judgement(partner, { kind: 'notice', parties: [{ ref: 'C2' }, { ref: 'C1' }] })])
      .accepted();
    again(recorded(owed, 60, some), some).then(happens('FilingMade'));
  });
});

describe('WithdrawPrincipalNotice', () => {
  const done = { duty: toPrincipals, doneAt: '2026-11-28T22:30:00+09:00', means: 'post', principals: 20 } as const;
  const instead = {
    duty: toPrincipals,
    measure: 'publication',
    reason: 'no-contact-data',
    startedAt: done.doneAt,
    principals: 10,
  } as const;
  const thirty = event('ImpactScopeSet', { version: 1, principals: { exact: 30 }, categories: ['patient'], source: 'own-check' });
  const owed = () => aDuty(notice()).and(thirty);
  const struck = (from: Specified, entry: number) => from.when('WithdrawPrincipalNotice', { entry, reason }, { by: by.responder });
  const noticeOf = ({ incident }: Specified) => dutyOf(incident, toPrincipals);

  it('says what it was and why; whoever it stood for is to be reached still, and it stays, struck', () => {
    const first = owed().when('RecordPrincipalNoticeDone', done).accepted();
    const both = first.when('RecordSubstituteMeasure', instead).accepted();
    expect(noticeOf(both)?.settled).toMatchObject({ by: 'substitute-measure', byCount: true, entry: both.incident.seq });
    const open = struck(both, first.incident.seq).then(
      happens([
        'PrincipalNoticeWithdrawn',
        { duty: toPrincipals, entry: first.incident.seq, at: done.doneAt, means: 'post', principals: 20, reason },
      ]),
    );
    expect(noticeOf(open)).toMatchObject({
      reached: { notified: 0, substituted: 10, acts: [{ measure: 'publication' }] },
      withdrawnActs: [{ seq: first.incident.seq, means: 'post', withdrawn: { by: people.responder, reason } }],
    });
    expect(noticeOf(open)).not.toHaveProperty('settled');
    expect(needsAssessment(open.incident)).toBe(true);
    const none = struck(open, both.incident.seq).then(happens(['PrincipalNoticeWithdrawn', { measure: 'publication', principals: 10 }]));
    expect(noticeOf(none)).not.toHaveProperty('reached');
    none.when('RecordPrincipalNoticeDone', { ...done, principals: 30 }).then(happens(['PrincipalNoticeDone', { settles: true }]));
  });

  it('the guide day that passed meanwhile is told', () => {
    const all = owed()
      .when('RecordPrincipalNoticeDone', { ...done, principals: 30 })
      .accepted();
    all.whenItIs('2026-12-02T15:00:00Z').then(nothing);
    struck(all, all.incident.seq)
      .accepted()
      .whenItIs('2026-12-02T15:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'lapse' }]));
  });

  it('leaves settled what somebody else said reaches everybody, or what the counts still come to', () => {
    const part = owed().when('RecordPrincipalNoticeDone', done).accepted();
    const stated = part.when('RecordSubstituteMeasure', { ...instead, reaches: 'all' }).accepted();
    const left = struck(stated, part.incident.seq).accepted();
    expect(noticeOf(left)?.settled).toEqual(noticeOf(stated)?.settled);
    expect(noticeOf(left)?.reached?.allStated).toBe(true);
    const open = struck(stated, stated.incident.seq).accepted();
    expect(noticeOf(open)?.settled).toBeUndefined();
    expect(noticeOf(open)?.reached).not.toHaveProperty('allStated');

    const everybody = owed()
      .when('RecordPrincipalNoticeDone', { ...done, principals: 30, reaches: 'part' })
      .accepted();
    const counted = everybody.when('RecordSubstituteMeasure', instead).accepted();
    expect(noticeOf(counted)?.settled).toMatchObject({ by: 'substitute-measure' });
    expect(noticeOf(struck(counted, counted.incident.seq).accepted())?.settled).toMatchObject({
      by: 'principal-notice',
      byCount: true,
      entry: everybody.incident.seq,
      principals: 30,
    });
  });

  it('an entry of an earlier build, which was not asked whom it reached, settles as long as it stands', () => {
    const { principals: _unasked, ...measure } = instead;
    const before = owed().and(event('SubstituteMeasureTaken', measure));
    expect(noticeOf(before)?.settled).toMatchObject({ by: 'substitute-measure' });
    expect(noticeOf(struck(before, before.incident.seq).accepted())?.settled).toBeUndefined();
  });

  it('refuses what was not recorded, what is taken back already, and an incident that is over', () => {
    struck(owed(), 3).then(refused('notice-is-not-recorded'));
    const once = owed().when('RecordPrincipalNoticeDone', done).accepted();
    struck(once, once.incident.seq + 1).then(refused('notice-is-not-recorded'));
    const open = struck(once, once.incident.seq).accepted();
    struck(open, once.incident.seq).then(refused('notice-is-withdrawn-already'));
    const anew = open.when('RecordPrincipalNoticeDone', done, { practice: standard }).accepted();
    struck(anew, once.incident.seq).then(refused('notice-is-withdrawn-already'));
    struck(closed(), 3).then(refused('incident-is-closed'));
    struck(once.and(ruledOut), once.incident.seq).then(refused('incident-was-ruled-out'));
  });
});

import type { Judgement } from '@shodo/contracts';
import { dutyOf } from '../lifecycle/incident.js';
import { aDuty, aReport, noticedAt, ruledOut } from '../specification/beginnings.js';
import { by, final, finalAWeekLater, notArisen, people, preliminary, sealed, small, standard } from '../specification/builders.js';
import { event, happens, past, refused, type Specified } from '../specification/given-when-then.js';

const finalReport = 'jp.appi.final-report';
const morning = '2026-11-29T00:00:00.000Z';
const soon = '2026-11-29T00:30:00.000Z';
const afterwards = '2026-11-29T02:00:00.000Z';

/** Known on 2026-11-30 at 09:00 instead: alarm day 5 is 12-04, day 30 is 12-29, the year-end closure moves it to 2027-01-04. */
const preliminaryLater = () =>
  preliminary({
    clock: { strictness: 'guideline', targetOn: '2026-12-02', alarmOn: '2026-12-04', alarmAt: '2026-12-04T23:59:59+09:00' },
    reminders: [{ kind: 'lapse', at: '2026-12-05T00:00:00+09:00' }],
  });
const correctedBy = (who: keyof typeof people, at = morning) =>
  past(
    at,
    by[who],
    event('AwarenessCorrected', { before: noticedAt, awareAt: '2026-11-29T08:59:00+09:00', basis: 'own-discovery', reason: sealed() }),
  );
const counted = (who: keyof typeof people, version: number, exact: number, at = morning) =>
  past(at, by[who], event('ImpactScopeSet', { version, principals: { exact }, categories: ['patient'], source: 'log' }));
const owed = aDuty(final(), preliminary());
const corrected = owed.and(correctedBy('officer'));
const later = [finalAWeekLater(), preliminaryLater()];
const proposed = corrected.whenJudged(later, soon).accepted();
const proposalOf = ({ incident }: Specified, duty: string = finalReport) => dutyOf(incident, duty)?.later?.proposal ?? -1;
const deciding = (from: Specified, decision: 'agree' | 'turn-down' = 'agree', duties: readonly string[] = [finalReport]) => ({
  duties: [...duties],
  decision,
  reason: sealed(),
  basedOn: proposalOf(from),
});
const byExecutive = { by: by.executive, now: afterwards } as const;
const judgedAt = (from: Specified, judgement: Judgement) => from.whenJudged([judgement], soon);

describe('a reassessment that gives a later date', () => {
  it('only proposes it, with old and new and the statements behind it; the earlier clock and its reminders stay in force', () => {
    const { incident } = corrected.whenJudged([finalAWeekLater()], soon).then(
      happens(
        [
          'LaterDateProposed',
          {
            judgement: { clock: { dueOn: '2027-01-04' } },
            before: { clock: { dueOn: '2026-12-28' } },
            causedBy: [{ subject: 'awareness', by: people.officer, at: morning, seq: corrected.incident.seq }],
          },
        ],
        'DutiesAssessed',
      ),
    );
    expect(dutyOf(incident, finalReport)).toMatchObject({
      clock: { dueOn: '2026-12-28' },
      reminders: final().reminders.map(({ at }) => ({ at, fallen: false })),
      history: [{ dueOn: '2026-12-28' }],
      later: { since: soon },
    });
  });

  it('whatever the cause: a count that was lowered and raised again, where each of them has a part', () => {
    const lowered = owed
      .and(counted('responder', 1, 800))
      .whenJudged([notArisen(finalReport)], soon)
      .accepted();
    const raised = lowered.and(counted('officer', 2, 1_200, soon));
    raised.whenJudged([finalAWeekLater()], afterwards).then(
      happens(
        [
          'LaterDateProposed',
          {
            before: { clock: { dueOn: '2026-12-28' } },
            causedBy: [
              { subject: 'fact', fact: 'principals-affected', by: people.responder },
              { subject: 'fact', fact: 'principals-affected', by: people.officer },
            ],
          },
        ],
        'DutiesAssessed',
      ),
    );
  });

  it('names of several corrections the last, and nothing that was assessed before', () => {
    const again = owed
      .and(counted('responder', 1, 30))
      .whenJudged([final(), preliminary()], morning)
      .accepted()
      .and(correctedBy('officer'), correctedBy('executive', soon));
    again
      .whenJudged([finalAWeekLater()], soon)
      .then(happens(['LaterDateProposed', { causedBy: [{ by: people.executive }] }], 'DutiesAssessed'));
    expect(dutyOf(again.whenJudged([finalAWeekLater()], soon).accepted().incident, finalReport)?.later?.causedBy).toHaveLength(1);
  });

  it('of a duty that waits for a clock, or was ruled out, there is none in force: it holds at once', () => {
    aDuty(final({ clock: undefined as never }))
      .whenJudged([finalAWeekLater()])
      .then(happens('DutyReassessed', 'DutiesAssessed'));
    owed
      .and(event('DutyRuledOut', { duty: finalReport, reason: sealed() }))
      .whenJudged([finalAWeekLater()])
      .then(happens(['DutyReassessed', { duty: finalReport }], 'DutiesAssessed'));
  });

  it('waits on where a ruling out of the breach was undone', () => {
    const reopened = proposed.and(ruledOut, event('IncidentReopened', { reason: sealed() }));
    expect(dutyOf(reopened.incident, finalReport)).toMatchObject({ clock: { dueOn: '2026-12-28' }, later: { since: soon } });
  });

  it('superseded by another later one, is that one; the causes of both stand behind it', () => {
    const further = proposed.and(counted('responder', 1, 1_200, soon));
    const { incident } = further
      .whenJudged([final({ clock: { dueOn: '2027-01-26', dueAt: '2027-01-26T23:59:59+09:00' } })], afterwards)
      .then(
        happens(
          [
            'LaterDateProposed',
            { before: { clock: { dueOn: '2026-12-28' } }, causedBy: [{ by: people.officer }, { by: people.responder }] },
          ],
          'DutiesAssessed',
        ),
      );
    expect(dutyOf(incident, finalReport)?.later).toMatchObject({ since: afterwards, proposal: further.incident.factsVersion });
  });

  it('superseded by the date in force, or an earlier one, is gone', () => {
    const back = proposed.and(correctedBy('officer', soon));
    const same = judgedAt(back, final()).then(happens('DutyReassessed', 'DutiesAssessed'));
    expect(dutyOf(same.incident, finalReport)).not.toHaveProperty('later');
    expect(dutyOf(same.incident, finalReport)).not.toHaveProperty('inForce');
    const fellAway = judgedAt(back, notArisen(finalReport)).accepted();
    expect(dutyOf(fellAway.incident, finalReport)).toMatchObject({
      clock: { dueOn: '2026-12-28' },
      inForce: { clock: { dueOn: '2026-12-28' } },
    });
    expect(dutyOf(fellAway.incident, finalReport)).not.toHaveProperty('later');
  });

  it('of which no starting point is the cause falls when the duty is filed meanwhile; lateness is that of the clock in force', () => {
    const counts = owed
      .and(counted('officer', 1, 1_200))
      .whenJudged([finalAWeekLater()], soon)
      .accepted();
    const filed = counts
      .when(
        'RecordFilingMade',
        { duty: finalReport, kind: 'final', madeAt: '2026-12-29T10:00:00+09:00', channel: 'post' },
        { now: '2026-12-29T02:00:00Z' },
      )
      .then(happens(['FilingMade', { late: true, strictness: 'statute' }]));
    expect(dutyOf(filed.incident, finalReport)).not.toHaveProperty('later');
    filed.when('DecideLaterDate', deciding(counts), byExecutive).then(refused('no-later-date-is-proposed'));
    const another = filed
      .and(counted('responder', 2, 30, '2026-12-29T03:00:00Z'))
      .whenJudged([finalAWeekLater(), preliminaryLater()], soon);
    const both = another.accepted();
    both
      .when(
        'DecideLaterDate',
        { ...deciding(both, 'agree', [finalReport, 'jp.appi.preliminary-report']), basedOn: 99 },
        {
          ...byExecutive,
          now: '2026-12-29T04:00:00Z',
        },
      )
      .then(refused({ code: 'duty-is-settled', detail: { duty: finalReport } }));
  });
});

describe('while a later date waits', () => {
  it('people are reminded by the earlier one, and its lapse is a miss that stays, whatever is agreed afterwards on other facts', () => {
    const counts = owed
      .and(counted('officer', 1, 1_200))
      .whenJudged([finalAWeekLater()], soon)
      .accepted();
    const missed = counts.whenItIs('2026-12-28T15:00:00Z').accepted().whenItIs('2026-12-28T15:00:00Z').accepted();
    expect(dutyOf(missed.incident, finalReport)?.missedAt).toBe('2026-12-28T23:59:59+09:00');
    const agreed = missed.when('DecideLaterDate', deciding(missed), { ...byExecutive, now: '2026-12-28T16:00:00Z' }).accepted();
    expect(dutyOf(agreed.incident, finalReport)).toMatchObject({
      clock: { dueOn: '2027-01-04' },
      missedAt: '2026-12-28T23:59:59+09:00',
    });
    const twice = agreed
      .whenItIs('2027-01-04T15:00:00Z')
      .then(happens(['DeadlineMissed', { dueAt: '2027-01-04T23:59:59+09:00' }], 'ReminderFellDue'));
    expect(dutyOf(twice.incident, finalReport)?.missedAt).toBe('2026-12-28T23:59:59+09:00');
  });
});

describe('DecideLaterDate', () => {
  it('moves the clock on the word of a second person, and says from when to when', () => {
    const { incident } = proposed
      .when('DecideLaterDate', deciding(proposed), byExecutive)
      .then(
        happens([
          'LaterDateAgreed',
          { moves: [{ duty: finalReport, before: '2026-12-28T23:59:59+09:00', after: '2027-01-04T23:59:59+09:00' }], reason: sealed() },
        ]),
      );
    const moved = dutyOf(incident, finalReport);
    expect(moved).toMatchObject({
      clock: { dueOn: '2027-01-04' },
      clockSince: afterwards,
      reminders: [{ kind: 'half-time' }, { kind: 'lapse' }],
      history: [{ dueOn: '2026-12-28' }, { dueOn: '2027-01-04', at: afterwards }],
    });
    expect(moved).not.toHaveProperty('later');
    expect(moved?.history[1]).not.toHaveProperty('soleDecision');
  });

  it('is one decision for all duties that moved by the same cause', () => {
    const all = [finalReport, 'jp.appi.preliminary-report', finalReport];
    const { incident } = proposed
      .when('DecideLaterDate', deciding(proposed, 'agree', all), byExecutive)
      .then(
        happens([
          'LaterDateAgreed',
          { moves: [{ duty: finalReport }, { duty: 'jp.appi.preliminary-report', after: '2026-12-04T23:59:59+09:00' }] },
        ]),
      );
    expect(incident.duties.some((duty) => duty.later)).toBe(false);
  });

  it('is not for the person whose statement would move the date, in an ordinary organisation', () => {
    for (const decision of ['agree', 'turn-down'] as const)
      proposed
        .when('DecideLaterDate', { ...deciding(proposed, decision), soleDecisionReason: sealed() }, { now: afterwards })
        .then(refused('a-second-person-must-approve'));
    proposed
      .when('DecideLaterDate', { ...deciding(proposed), soleDecisionReason: sealed() }, { now: afterwards, switchedTo: small })
      .then(refused('a-second-person-must-approve'));
  });

  it('names the facts by which somebody is the first person, and takes a third where two had a part', () => {
    const both = proposed.and(counted('executive', 1, 1_200, soon));
    const further = both.whenJudged([final({ clock: { dueOn: '2027-01-26', dueAt: '2027-01-26T23:59:59+09:00' } })], soon).accepted();
    further
      .when('DecideLaterDate', deciding(further), byExecutive)
      .then(refused({ code: 'a-second-person-must-approve', detail: { facts: 'principals-affected' } }));
    further.when('DecideLaterDate', deciding(further), { ...byExecutive, by: by.officer }).then(refused('a-second-person-must-approve'));
    further.when('DecideLaterDate', deciding(further), { ...byExecutive, by: by.responder }).then(happens('LaterDateAgreed'));
  });

  it('may be one person in a small organisation, after the pause, with a reason, and bears the stamp', () => {
    const alone = { practice: small, by: by.officer } as const;
    proposed
      .when('DecideLaterDate', deciding(proposed), { ...alone, now: '2026-11-29T00:59:00.000Z' })
      .then(refused({ code: 'second-look-needs-a-pause', detail: { minutesLeft: 1 } }));
    proposed.when('DecideLaterDate', deciding(proposed), { ...alone, now: afterwards }).then(refused('sole-decision-needs-a-reason'));
    const { incident } = proposed
      .when('DecideLaterDate', { ...deciding(proposed), soleDecisionReason: sealed(7) }, { ...alone, now: afterwards })
      .then(happens(['LaterDateAgreed', { soleDecision: { reason: sealed(7) } }]));
    expect(dutyOf(incident, finalReport)?.history[1]).toMatchObject({ soleDecision: true });
    const { decided } = proposed.when(
      'DecideLaterDate',
      { ...deciding(proposed), soleDecisionReason: sealed(7) },
      { ...byExecutive, practice: small },
    );
    expect(JSON.stringify(decided)).not.toContain('soleDecision');
    proposed
      .when(
        'DecideLaterDate',
        { ...deciding(proposed), soleDecisionReason: sealed(7) },
        { ...alone, now: afterwards, switchedTo: standard },
      )
      .then(refused('a-second-person-must-approve'));
  });

  it('turned down, leaves the date; it is not asked again while the same date is proposed, and may still be agreed to', () => {
    const kept = proposed
      .when('DecideLaterDate', deciding(proposed, 'turn-down'), byExecutive)
      .then(
        happens([
          'LaterDateTurnedDown',
          { moves: [{ duty: finalReport, before: '2026-12-28T23:59:59+09:00', after: '2027-01-04T23:59:59+09:00' }] },
        ]),
      );
    expect(dutyOf(kept.incident, finalReport)).toMatchObject({
      clock: { dueOn: '2026-12-28' },
      later: { turnedDown: { by: people.executive, at: afterwards } },
    });
    kept
      .when('DecideLaterDate', deciding(kept, 'turn-down'), byExecutive)
      .then(refused({ code: 'later-date-is-turned-down-already', detail: { duty: finalReport } }));
    const sameAgain = judgedAt(kept.and(counted('responder', 1, 30, afterwards)), {
      ...finalAWeekLater(),
      because: [{ code: 'fact-holds' }],
    }).accepted();
    expect(dutyOf(sameAgain.incident, finalReport)?.later).toHaveProperty('turnedDown');
    sameAgain.when('DecideLaterDate', deciding(sameAgain), byExecutive).then(happens('LaterDateAgreed'));
    const another = judgedAt(kept, final({ clock: { dueOn: '2027-01-26', dueAt: '2027-01-26T23:59:59+09:00' } })).accepted();
    expect(dutyOf(another.incident, finalReport)?.later).not.toHaveProperty('turnedDown');
  });

  it('is about the proposal its writer saw', () => {
    const changed = proposed
      .and(counted('responder', 1, 1_200, soon))
      .whenJudged([final({ clock: { dueOn: '2027-01-26', dueAt: '2027-01-26T23:59:59+09:00' } })], soon)
      .accepted();
    changed
      .when('DecideLaterDate', deciding(proposed), byExecutive)
      .then(refused({ code: 'later-date-was-proposed-anew', detail: { duty: finalReport } }));
  });

  it('refuses where nothing is proposed, for a duty of which nothing is, and for one that never arose', () => {
    owed.when('DecideLaterDate', deciding(proposed), byExecutive).then(refused('no-later-date-is-proposed'));
    const one = corrected.whenJudged([finalAWeekLater()], soon).accepted();
    one
      .when('DecideLaterDate', deciding(one, 'agree', ['jp.appi.preliminary-report', 'jp.my-number.final-report']), byExecutive)
      .then(
        refused(
          { code: 'no-later-date-is-proposed', detail: { duty: 'jp.appi.preliminary-report' } },
          { code: 'duty-has-not-arisen', detail: { duty: 'jp.my-number.final-report' } },
        ),
      );
    aReport()
      .and(ruledOut)
      .when('DecideLaterDate', { ...deciding(proposed), duties: [finalReport] }, byExecutive)
      .then(refused('incident-was-ruled-out'));
  });
});

it('records of earlier builds, in which a date moved by itself, are read as they were written', () => {
  const { incident } = owed.and(
    event('DutyReassessed', { duty: finalAWeekLater().duty, was: final() as never, is: finalAWeekLater() as never, factsVersion: 2 }),
  );
  expect(dutyOf(incident, finalReport)).toMatchObject({
    clock: { dueOn: '2027-01-04' },
    history: [{ dueOn: '2026-12-28' }, { dueOn: '2027-01-04' }],
  });
});

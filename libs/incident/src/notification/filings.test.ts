import { isRefused } from '../lifecycle/decision.js';
import { decide } from '../lifecycle/decisions.js';
import { dutyOf } from '../lifecycle/incident.js';
import { aDuty, aReport, noticedAt } from '../specification/beginnings.js';
import { by, final, id, judgement, notArisen, notice, people, preliminary, sealed, small, standard } from '../specification/builders.js';
import { happens, refused } from '../specification/given-when-then.js';

const finalReport = 'jp.appi.final-report';
const preliminaryReport = 'jp.appi.preliminary-report';
const draft = { duty: finalReport, kind: 'final', content: sealed(1) } as const;
const drafted = aDuty()
  .when('DraftFiling', draft, { id: id(50), by: by.responder })
  .accepted();
const approved = drafted.when('ApproveFiling', { filing: id(50) }).accepted();
const filed = { duty: finalReport, kind: 'final', madeAt: '2026-12-28T10:00:00+09:00', channel: 'ppc-web-form' } as const;
const onTheLastDay = { now: '2026-12-28T14:59:59Z' };
const settledOf = (incident: Parameters<typeof dutyOf>[0], duty: string) => dutyOf(incident, duty)?.settled;

describe('DraftFiling', () => {
  it('keeps the draft under the id of the command; items under investigation do not stand in its way', () => {
    const { incident } = aDuty()
      .when('DraftFiling', { ...draft, openItems: ['cause'] }, { id: id(50) })
      .then(happens(['FilingDrafted', { filing: id(50), duty: finalReport, kind: 'final', content: sealed(1), openItems: ['cause'] }]));
    expect(incident.filings).toMatchObject([{ filing: id(50), state: 'drafted', draftedBy: people.officer }]);
  });

  it('refuses a duty that has not arisen, and one that no filing settles', () => {
    aDuty(preliminary())
      .when('DraftFiling', draft)
      .then(refused({ code: 'duty-has-not-arisen', detail: { duty: finalReport } }));
    aDuty(notice()).when('DraftFiling', draft).then(refused('duty-has-not-arisen'));
    aDuty()
      .when('DraftFiling', { ...draft, duty: 'jp.appi.principal-notice' })
      .then(refused('duty-takes-no-filing'));
    aReport().when('DraftFiling', draft).then(refused('duty-has-not-arisen'));
  });
});

describe('ApproveFiling', () => {
  it('takes a second person', () => {
    drafted.when('ApproveFiling', { filing: id(50), note: sealed() }).then(happens(['FilingApproved', { filing: id(50), note: sealed() }]));
    expect(approved.incident.filings).toMatchObject([
      { state: 'approved', draftedBy: people.responder, approvedBy: people.officer, soleDecision: false },
    ]);
  });

  it('refuses the drafter in an ordinary organisation, whatever the reason', () => {
    drafted.when('ApproveFiling', { filing: id(50) }, { by: by.responder }).then(refused('a-second-person-must-approve'));
    drafted
      .when('ApproveFiling', { filing: id(50), soleDecisionReason: sealed() }, { by: by.responder })
      .then(refused('a-second-person-must-approve'));
  });

  it('lets the drafter approve in a small organisation after the pause, with a reason, and stamps it', () => {
    const alone = { by: by.responder, practice: small };
    drafted
      .when('ApproveFiling', { filing: id(50) }, { ...alone, now: '2026-11-28T14:20:30Z' })
      .then(refused({ code: 'second-look-needs-a-pause', detail: { minutesLeft: 40 } }, 'sole-decision-needs-a-reason'));
    drafted
      .when('ApproveFiling', { filing: id(50) }, { ...alone, now: '2026-11-28T15:00:00Z' })
      .then(refused('sole-decision-needs-a-reason'));
    const { incident } = drafted
      .when('ApproveFiling', { filing: id(50), soleDecisionReason: sealed(3) }, { ...alone, now: '2026-11-28T15:00:00Z' })
      .then(happens(['FilingApproved', { soleDecision: { reason: sealed(3) } }]));
    expect(incident.filings).toMatchObject([{ soleDecision: true }]);
  });

  it('needs no pause and no reason when another person approves in a small organisation', () => {
    drafted.when('ApproveFiling', { filing: id(50) }, { practice: small }).then(happens('FilingApproved'));
  });

  it('tells a draft that is approved from one that does not exist', () => {
    aDuty()
      .when('ApproveFiling', { filing: id(50) })
      .then(refused('filing-is-not-drafted'));
    drafted.when('ApproveFiling', { filing: id(51) }).then(refused('filing-is-not-drafted'));
    approved.when('ApproveFiling', { filing: id(50) }).then(refused('filing-is-approved-already'));
    approved
      .when('DraftFiling', draft, { id: id(52) })
      .accepted()
      .when('ApproveFiling', { filing: id(50) })
      .then(refused('filing-is-approved-already'));
  });

  it('does not take a filing that was made for a draft', () => {
    const made = drafted.when('RecordFilingMade', { ...filed, filing: id(50) }, { ...onTheLastDay, id: id(60) }).accepted();
    made.when('ApproveFiling', { filing: id(60) }, onTheLastDay).then(refused('filing-is-not-drafted'));
  });
});

describe('RecordFilingMade of a duty owed to several', () => {
  const partner = 'jp.contract.partner-notice';
  const owed = aReport()
    .whenJudged([judgement(partner, { kind: 'notice', parties: [{ ref: 'C2' }, { ref: 'C1' }] })])
    .accepted();
  const told = { duty: partner, kind: 'final', madeAt: noticedAt, channel: 'e-mail' } as const;

  it('is not settled by telling the first of them', () => {
    owed.when('RecordFilingMade', told).then(refused('parties-are-left-to-tell'));
    owed.when('RecordFilingMade', { ...told, everyPartyTold: false }).then(refused('parties-are-left-to-tell'));
    owed.when('RecordFilingMade', { ...told, kind: 'preliminary' }).then(refused('parties-are-left-to-tell'));
    const some = owed.when('RecordFilingMade', { ...told, kind: 'follow-up' }).accepted();
    expect(settledOf(some.incident, partner)).toBeUndefined();
  });

  it('is settled once somebody says that every one was told, and the record says so', () => {
    const { incident } = owed
      .when('RecordFilingMade', { ...told, everyPartyTold: true })
      .then(happens(['FilingMade', { duty: partner, everyPartyTold: true }]));
    expect(settledOf(incident, partner)).toMatchObject({ by: 'filing' });
  });
});

describe('RecordFilingMade', () => {
  it('settles the duty at the time of the filing, with what was approved and its receipt', () => {
    const { incident } = approved
      .when(
        'RecordFilingMade',
        { ...filed, filing: id(50), receiptNumber: sealed(8), openItems: ['secondary-damage'] },
        { ...onTheLastDay, id: id(60) },
      )
      .then(
        happens([
          'FilingMade',
          {
            ...filed,
            filing: id(60),
            draft: id(50),
            alsoSettles: [],
            openItems: ['secondary-damage'],
            receiptNumber: sealed(8),
            late: false,
          },
        ]),
      );
    expect(settledOf(incident, finalReport)).toMatchObject({ at: filed.madeAt, by: 'filing', late: false });
    expect(incident.filings.at(-1)).toMatchObject({ filing: id(60), state: 'made', content: sealed(1), approvedBy: people.officer });
  });

  it('is recorded although nothing was drafted: a filing is a fact of the world', () => {
    aDuty()
      .when('RecordFilingMade', filed, onTheLastDay)
      .then(happens(['FilingMade', { late: false }]));
  });

  it('is in time on the last instant of the due day and late after it, for ever', () => {
    const { incident } = aDuty()
      .when('RecordFilingMade', { ...filed, madeAt: '2026-12-29T00:00:00+09:00' }, { now: '2026-12-28T15:00:00Z' })
      .then(happens(['FilingMade', { late: true, strictness: 'statute' }]))
      .when('RecordFilingMade', { ...filed, madeAt: noticedAt }, { now: '2026-12-28T15:00:00Z' })
      .then(happens(['FilingMade', { late: false }]));
    expect(settledOf(incident, finalReport)).toMatchObject({ at: '2026-12-29T00:00:00+09:00', by: 'filing', late: true });
    aDuty()
      .when('RecordFilingMade', { ...filed, madeAt: '2026-12-28T23:59:59.999+09:00' }, { now: '2026-12-28T15:00:00Z' })
      .then(happens(['FilingMade', { late: false }]));
  });

  it('is in time at the very instant at which hours end, and late a millisecond after it', () => {
    const inHours = () => aDuty(final({ clock: { ...final().clock, dueOn: undefined, dueAt: '2026-12-28T22:00:00+09:00' } as never }));
    inHours()
      .when('RecordFilingMade', { ...filed, madeAt: '2026-12-28T22:00:00+09:00' }, { now: '2026-12-28T15:00:00Z' })
      .then(happens(['FilingMade', { late: false }]));
    inHours()
      .when('RecordFilingMade', { ...filed, madeAt: '2026-12-28T22:00:00.001+09:00' }, { now: '2026-12-28T15:00:00Z' })
      .then(happens(['FilingMade', { late: true }]));
  });

  it('is late against the alarm where the law has no number', () => {
    const early = { ...filed, duty: preliminaryReport, kind: 'preliminary' } as const;
    aDuty()
      .when('RecordFilingMade', { ...early, madeAt: '2026-12-02T23:59:59.999+09:00' }, onTheLastDay)
      .then(happens(['FilingMade', { late: false }]));
    aDuty()
      .when('RecordFilingMade', { ...early, madeAt: '2026-12-03T00:00:00+09:00' }, onTheLastDay)
      .then(happens(['FilingMade', { late: true, strictness: 'guideline' }]));
  });

  it('may settle further duties, each late or in time by its own clock', () => {
    const { incident } = aDuty()
      .when('RecordFilingMade', { ...filed, alsoSettles: [preliminaryReport] }, onTheLastDay)
      .then(happens(['FilingMade', { late: false, alsoSettles: [preliminaryReport] }]));
    expect(settledOf(incident, finalReport)?.late).toBe(false);
    expect(settledOf(incident, preliminaryReport)).toMatchObject({ at: filed.madeAt, by: 'filing', late: true });
  });

  it('does not settle anew what is settled: lateness stays as the first filing made it', () => {
    const early = { ...filed, duty: preliminaryReport, kind: 'preliminary', madeAt: '2026-11-30T10:00:00+09:00' } as const;
    const { incident } = aDuty()
      .when('RecordFilingMade', early, onTheLastDay)
      .accepted()
      .when('RecordFilingMade', { ...filed, alsoSettles: [preliminaryReport] }, onTheLastDay)
      .accepted();
    expect(settledOf(incident, preliminaryReport)).toMatchObject({ at: early.madeAt, by: 'filing', late: false });
    aDuty()
      .when('RecordFilingMade', filed, onTheLastDay)
      .accepted()
      .when('RecordFilingMade', { ...filed, madeAt: '2027-01-05T10:00:00+09:00' }, { now: '2027-01-06T00:00:00Z' })
      .then(happens(['FilingMade', { late: false }]));
  });

  it('settles nothing with a follow-up or a supplement, and calls neither late', () => {
    for (const [kind, alsoSettles] of [['follow-up', [preliminaryReport]] as const, ['supplement', []] as const]) {
      const { incident } = aDuty()
        .when(
          'RecordFilingMade',
          { ...filed, kind, madeAt: '2027-02-01T10:00:00+09:00', alsoSettles: [...alsoSettles] },
          { now: '2027-03-01T00:00:00Z' },
        )
        .then(happens(['FilingMade', { kind, late: false }]));
      expect(incident.duties.filter(({ settled }) => settled)).toEqual([]);
    }
  });

  it('refuses a preliminary report under the final one, and a supplement under the preliminary one, drafted, filed, or among others', () => {
    const code = 'filing-kind-does-not-fit-the-duty';
    const isRefusedUnder = (duty: string, more: object) =>
      aDuty()
        .when('RecordFilingMade', { ...filed, ...more } as never, onTheLastDay)
        .then(refused({ code, detail: { duty } }));
    isRefusedUnder(finalReport, { kind: 'preliminary' });
    isRefusedUnder(finalReport, { kind: 'preliminary', duty: preliminaryReport, alsoSettles: [finalReport] });
    isRefusedUnder(preliminaryReport, { kind: 'supplement', duty: preliminaryReport });
    aDuty()
      .when('DraftFiling', { ...draft, kind: 'preliminary' })
      .then(refused(code));
    aDuty(judgement('jp.appi.supplement'))
      .when('RecordFilingMade', { ...filed, duty: 'jp.appi.supplement', kind: 'preliminary' }, onTheLastDay)
      .then(refused(code));
  });

  it('takes one filing that is final for the preliminary report too', () => {
    const { incident } = aDuty()
      .when('RecordFilingMade', { ...filed, duty: preliminaryReport, alsoSettles: [finalReport] }, onTheLastDay)
      .accepted();
    for (const duty of [finalReport, preliminaryReport]) expect(settledOf(incident, duty)?.by).toBe('filing');
  });

  it('a run that goes again through what an earlier build accepted accepts any kind under any duty', () => {
    const { incident } = aDuty();
    const circumstances = { ...onTheLastDay, by: by.officer, practice: standard };
    const decided = (earlier: object) =>
      decide('RecordFilingMade', incident, { id: id(61), body: { ...filed, kind: 'preliminary' } } as never, {
        ...circumstances,
        ...earlier,
      });
    expect(isRefused(decided({}))).toBe(true);
    expect(decided({ asBeforeFilingKinds: true })).toMatchObject([{ type: 'FilingMade', data: { kind: 'preliminary', late: false } }]);
  });

  it('takes a supplement after the duty is settled', () => {
    const settled = aDuty().when('RecordFilingMade', filed, onTheLastDay).accepted();
    settled
      .when('RecordFilingMade', { ...filed, kind: 'supplement' }, onTheLastDay)
      .then(happens(['FilingMade', { kind: 'supplement', late: false }]));
  });

  it('takes a voluntary report on a duty that was looked at and did not arise', () => {
    const looked = aReport()
      .whenJudged([notArisen(finalReport)])
      .accepted();
    looked
      .when('RecordFilingMade', { ...filed, kind: 'voluntary' }, onTheLastDay)
      .then(happens(['FilingMade', { kind: 'voluntary', late: false }]));
    looked.when('RecordFilingMade', filed, onTheLastDay).then(refused('duty-has-not-arisen'));
    looked
      .when('RecordFilingMade', { ...filed, duty: 'eu.gdpr.notification', kind: 'voluntary' }, onTheLastDay)
      .then(refused('duty-has-not-arisen'));
    looked.when('DraftFiling', { ...draft, kind: 'voluntary' }).then(happens('FilingDrafted'));
  });

  it('refuses a voluntary report while the duty stands, be it provisionally, drafted, or among others', () => {
    const code = 'voluntary-report-does-not-settle-a-duty';
    const voluntary = { ...filed, kind: 'voluntary' } as const;
    aDuty()
      .when('RecordFilingMade', voluntary, onTheLastDay)
      .then(refused({ code, detail: { duty: finalReport } }));
    aDuty(preliminary({ standing: 'provisional' }))
      .when('RecordFilingMade', { ...voluntary, duty: preliminaryReport }, onTheLastDay)
      .then(refused(code));
    aDuty()
      .when('DraftFiling', { ...draft, kind: 'voluntary' })
      .then(refused(code));
    aDuty(final(), preliminary())
      .whenJudged([notArisen(finalReport), preliminary()])
      .accepted()
      .when('RecordFilingMade', { ...voluntary, alsoSettles: [preliminaryReport] }, onTheLastDay)
      .then(refused({ code, detail: { duty: preliminaryReport } }));
  });

  it('settles with a supplement what asks for a supplement, and with a voluntary report what asks for no more', () => {
    const settledBy = (duty: string, kind: 'supplement' | 'voluntary' | 'follow-up') =>
      settledOf(
        aDuty(judgement(duty, duty.endsWith('voluntary-report') ? { force: 'effort' } : {}))
          .when('RecordFilingMade', { ...filed, duty, kind }, onTheLastDay)
          .accepted().incident,
        duty,
      );
    expect(settledBy('jp.appi.supplement', 'supplement')?.by).toBe('filing');
    expect(settledBy('jp.appi.supplement', 'follow-up')).toBeUndefined();
    expect(settledBy(finalReport, 'supplement')).toBeUndefined();
    expect(settledBy('jp.my-number.voluntary-report', 'voluntary')?.by).toBe('filing');
  });

  it('settles nothing with a voluntary report: a duty that fell away waits for the person who rules it out', () => {
    const { incident } = aDuty(final())
      .whenJudged([notArisen(finalReport)])
      .accepted()
      .when('RecordFilingMade', { ...filed, kind: 'voluntary', madeAt: '2027-02-01T10:00:00+09:00' }, { now: '2027-03-01T00:00:00Z' })
      .then(happens(['FilingMade', { kind: 'voluntary', late: false }]));
    expect(settledOf(incident, finalReport)).toBeUndefined();
  });

  it('takes a notice to somebody other than the principals like a filing', () => {
    const owed = aDuty(judgement('jp.appi.entrustor-notice', { kind: 'notice' }));
    const { incident } = owed
      .when('RecordFilingMade', { ...filed, duty: 'jp.appi.entrustor-notice', kind: 'preliminary', channel: 'e-mail' }, onTheLastDay)
      .accepted();
    expect(settledOf(incident, 'jp.appi.entrustor-notice')?.by).toBe('filing');
  });

  it('says every reason at once', () => {
    aDuty()
      .when(
        'RecordFilingMade',
        {
          ...filed,
          duty: 'jp.appi.principal-notice',
          alsoSettles: ['jp.my-number.final-report'],
          madeAt: '2027-01-01T00:00:00Z',
          filing: id(99),
        },
        onTheLastDay,
      )
      .then(refused('duty-takes-no-filing', 'duty-has-not-arisen', 'time-lies-ahead', 'filing-is-not-drafted'));
    aDuty()
      .when('RecordFilingMade', { ...filed, madeAt: '2026-11-28T21:59:59+09:00' }, onTheLastDay)
      .then(refused('filing-before-awareness'));
  });

  it('refuses a draft that was written for another duty', () => {
    const other = { ...filed, duty: preliminaryReport, filing: id(50) };
    approved.when('RecordFilingMade', other, onTheLastDay).then(refused('filing-is-not-drafted'));
    approved.when('RecordFilingMade', { ...other, alsoSettles: [finalReport] }, onTheLastDay).then(happens('FilingMade'));
  });

  it('becomes the anchor of the duties that hang on the filing', () => {
    expect(aDuty(final()).incident.factsVersion).toBe(2);
    expect(aDuty(final()).when('RecordFilingMade', filed, onTheLastDay).accepted().incident.factsVersion).toBe(3);
  });
});

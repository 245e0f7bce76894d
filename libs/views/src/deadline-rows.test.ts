import { deadlinesOf } from './deadline-rows.js';
import { fold } from './fold.js';
import { after, by, entries, event, final, id, notice, reported, sealed, theClinic, withDuties } from './specification/clinic.js';

const night = '2026-11-28T13:10:00.000Z';
const rows = (folded: Parameters<typeof deadlinesOf>[0]) =>
  deadlinesOf(folded)
    .filter(({ reminder }) => reminder !== 'assessment' && reminder !== 'escalation')
    .map(({ reminder, dueAt }) => [reminder, dueAt]);
const owed = withDuties(final());
const open = [
  ['half-time', '2026-12-13T13:59:59.000Z'],
  ['four-fifths', '2026-12-22T14:36:00.000Z'],
  ['day-before', '2026-12-27T14:59:59.000Z'],
  ['lapse', '2026-12-28T15:00:00.000Z'],
];
const fell = (reminder: string, dueAt: string) =>
  event('ReminderFellDue', { notice: id(90), duty: 'jp.appi.final-report', reminder, dueAt, forDueAt: '2026-12-28T23:59:59+09:00' });

describe('what the watchdog looks for', () => {
  it('is every reminder of every duty, on the clock of the server', () => {
    expect(rows(owed)).toEqual(open);
    expect(deadlinesOf(owed)[0]).toEqual({
      duty: 'jp.appi.final-report',
      reminder: 'half-time',
      dueAt: '2026-12-13T13:59:59.000Z',
      key: 'deadline:jp.appi.final-report:half-time:2026-12-13T22:59:59+09:00',
      orLater: true,
    });
  });

  it('is there whether or not the state knows of the entry; a later reminder will do for every one but the lapse', () => {
    expect(rows(after(owed, '2026-12-13T13:59:59Z', fell('half-time', '2026-12-13T22:59:59+09:00')))).toEqual(open);
    expect(rows(after(owed, '2026-12-28T15:00:00Z', fell('lapse', '2026-12-29T00:00:00+09:00')))).toEqual(open);
    expect(deadlinesOf(owed).map(({ orLater }) => orLater)).toEqual([true, true, true, false, false]);
  });

  it('is the day of a status filing as well, until it is kept', () => {
    const { clock } = final();
    const reminders = [
      { kind: 'status-day-before', at: '2026-12-27T23:59:59+09:00' },
      { kind: 'status-lapse', at: '2026-12-29T00:00:00+09:00' },
      { kind: 'lapse', at: '2027-01-27T00:00:00+09:00' },
    ] as const;
    const status = withDuties(
      final({
        clock: { ...clock, statusFilingBy: '2026-12-28', statusFilingAt: '2026-12-28T23:59:59+09:00' } as never,
        reminders: [...reminders],
      }),
    );
    expect(
      deadlinesOf(status)
        .filter(({ duty }) => duty !== 'assessment')
        .map(({ reminder, orLater }) => [reminder, orLater]),
    ).toEqual([
      ['status-day-before', true],
      ['status-lapse', false],
      ['lapse', false],
    ]);
    const kept = event('FilingMade', {
      filing: id(72),
      duty: 'jp.appi.final-report',
      alsoSettles: [],
      kind: 'follow-up',
      madeAt: '2026-12-20T10:00:00+09:00',
      channel: 'post',
      openItems: [],
      late: false,
    });
    expect(rows(after(status, night, kept))).toEqual([['lapse', '2027-01-26T15:00:00.000Z']]);
  });

  it('keeps to the earlier date while a later one waits for a second person', () => {
    const later = final({ reminders: [{ kind: 'lapse', at: '2027-01-05T00:00:00+09:00' }] });
    const proposed = after(owed, night, event('LaterDateProposed', { judgement: later, before: final(), factsVersion: 2, causedBy: [] }));
    expect(rows(proposed)).toEqual(open);
    const agreed = after(
      proposed,
      night,
      event('LaterDateAgreed', { moves: [{ duty: 'jp.appi.final-report', before: '2026-12-28T23:59:59+09:00' }], reason: sealed(1) }),
    );
    expect(rows(agreed)).toEqual([['lapse', '2027-01-04T15:00:00.000Z']]);
  });

  it('ends when the duty is settled, the breach ruled out, or the incident closed; and is there again when it is reopened', () => {
    expect(rows(after(owed, night, event('DutyRuledOut', { duty: 'jp.appi.final-report', reason: sealed(1) })))).toEqual([]);
    expect(deadlinesOf(after(owed, night, event('IncidentClosed', {})))).toEqual([]);
    const ruledOut = after(owed, night, event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(1), evidence: [] }));
    expect(deadlinesOf(ruledOut)).toEqual([]);
    expect(rows(after(ruledOut, night, event('IncidentReopened', { reason: sealed(1) })))).toEqual(open);
  });

  it('keeps an instant that has fallen when the clock moves, and asks for the new ones', () => {
    const later = final({ reminders: [{ kind: 'half-time', at: '2026-12-20T22:59:59+09:00' }] });
    const moved = after(
      owed,
      '2026-12-13T13:59:59Z',
      fell('half-time', '2026-12-13T22:59:59+09:00'),
      event('DutyReassessed', { duty: later.duty, was: final(), is: later, factsVersion: 2 }),
    );
    expect(rows(moved)).toEqual([
      ['half-time', '2026-12-13T13:59:59.000Z'],
      ['half-time', '2026-12-20T13:59:59.000Z'],
    ]);
  });

  it('asks for another entry of what fell while nothing was owed, once it is owed again', () => {
    const lapse = { notice: id(91), duty: 'jp.appi.final-report', reminder: 'lapse', dueAt: '2026-12-29T00:00:00+09:00' } as const;
    const away = event('DutyReassessed', {
      duty: 'jp.appi.final-report',
      was: { standing: 'arisen' },
      is: { standing: 'not-arisen' },
      factsVersion: 2,
    });
    const back = event('DutyReassessed', {
      duty: 'jp.appi.final-report',
      was: { standing: 'not-arisen' },
      is: { standing: 'arisen' },
      factsVersion: 3,
    });
    const passed = event('ReminderFellDue', { ...lapse, forDueAt: '2026-12-28T23:59:59+09:00', standing: 'not-arisen' });
    const again = after(after(owed, '2026-12-30T00:00:00.000Z', away, passed), '2027-01-05T00:00:00.000Z', back);
    expect(deadlinesOf(again).filter(({ reminder }) => reminder === 'lapse')).toMatchObject([
      {
        dueAt: '2027-01-05T00:00:00.000Z',
        key: 'deadline:jp.appi.final-report:lapse:2026-12-29T00:00:00+09:00:again:2027-01-05T00:00:00.000Z',
      },
    ]);
  });

  it('asks for another entry of a lapse that was told, once what settled the duty afterwards is taken back', () => {
    const duty = 'jp.appi.final-report';
    const lapse = { notice: id(91), duty, reminder: 'lapse', dueAt: '2026-12-29T00:00:00+09:00' } as const;
    const told = event('ReminderFellDue', { ...lapse, forDueAt: '2026-12-28T23:59:59+09:00', standing: 'arisen' });
    const filing = { filing: id(92), duty, alsoSettles: [], kind: 'final', madeAt: '2026-12-29T09:00:00+09:00' } as const;
    const filed = event('FilingMade', { ...filing, channel: 'post', openItems: [], late: true });
    const lapsed = after(owed, '2026-12-28T15:00:00.000Z', told);
    expect(rows(after(lapsed, '2026-12-29T01:00:00.000Z', filed)).filter(([kind]) => kind === 'lapse')).toEqual([]);
    const open = after(
      after(lapsed, '2026-12-29T01:00:00.000Z', filed),
      '2027-01-05T00:00:00.000Z',
      event('FilingWithdrawn', { ...filing, reason: sealed(1) }),
    );
    expect(deadlinesOf(open).filter(({ reminder }) => reminder === 'lapse')).toMatchObject([
      { dueAt: '2027-01-05T00:00:00.000Z', key: `deadline:${duty}:lapse:2026-12-29T00:00:00+09:00:again:2027-01-05T00:00:00.000Z` },
    ]);
  });

  describe('what fell while nothing was owed and is owed again', () => {
    const duty = 'jp.appi.final-report';
    const turned = (is: 'arisen' | 'not-arisen', factsVersion: number, further = {}) =>
      event('DutyReassessed', { duty, was: {}, is: { standing: is, ...further }, factsVersion });
    const halfTime = {
      notice: id(91),
      duty,
      reminder: 'half-time',
      dueAt: '2026-12-13T22:59:59+09:00',
      forDueAt: '2026-12-28T23:59:59+09:00',
    };
    const saidNotOwed = after(
      owed,
      '2026-12-13T13:59:59.000Z',
      turned('not-arisen', 2),
      event('ReminderFellDue', { ...halfTime, standing: 'not-arisen' }),
    );

    it('leaves a reminder out where a lapse that has passed by then says more', () => {
      expect(rows(after(saidNotOwed, '2026-12-20T00:00:00.000Z', turned('arisen', 3)))[0]).toEqual([
        'half-time',
        '2026-12-20T00:00:00.000Z',
      ]);
      expect(rows(after(saidNotOwed, '2027-01-05T00:00:00.000Z', turned('arisen', 3))).map(([kind]) => kind)).not.toContain('half-time');
    });

    it('asks for the entry that is there where the clock moves before it is told anew', () => {
      const sooner = [{ kind: 'lapse', at: '2026-12-25T00:00:00+09:00' }];
      const moved = after(saidNotOwed, '2026-12-20T00:00:00.000Z', turned('arisen', 3), turned('arisen', 4, { reminders: sooner }));
      expect(deadlinesOf(moved).filter(({ reminder }) => reminder === 'half-time')).toMatchObject([
        { key: `deadline:${duty}:half-time:2026-12-13T22:59:59+09:00` },
      ]);
    });
  });

  it('of a held notice is its review only; of a limit of statute both', () => {
    const hold = event('PrincipalNoticeHeld', {
      duty: 'jp.appi.principal-notice',
      reason: 'too-little-known',
      reviewAt: '2026-12-05T10:00:00+09:00',
    });
    const held = after(withDuties(notice()), night, hold);
    expect(rows(held)).toEqual([['hold-review', '2026-12-05T01:00:00.000Z']]);
    expect(deadlinesOf(held)[0]).toMatchObject({ key: 'hold-review:jp.appi.principal-notice:2026-12-05T10:00:00+09:00', orLater: false });
    const reviewed = after(
      held,
      '2026-12-05T01:00:00Z',
      event('ReminderFellDue', {
        notice: id(90),
        duty: 'jp.appi.principal-notice',
        reminder: 'hold-review',
        dueAt: '2026-12-05T10:00:00+09:00',
        forDueAt: '2026-12-05T10:00:00+09:00',
      }),
    );
    expect(rows(reviewed).map(([reminder]) => reminder)).toEqual(['four-fifths', 'lapse', 'hold-review']);
    const inKorea = after(
      withDuties(
        notice({
          clock: { strictness: 'statute', zone: 'Asia/Seoul', anchor: 'aware', startsAt: night, dueAt: '2026-12-02T23:59:59+09:00' },
        }),
      ),
      night,
      hold,
    );
    expect(rows(inKorea).map(([reminder]) => reminder)).toEqual(['four-fifths', 'lapse', 'hold-review']);
  });

  it('is the passing on of a reminder, until somebody acknowledges it or the duty is settled', () => {
    const told = after(owed, '2026-12-13T13:59:59.000Z', fell('half-time', '2026-12-13T22:59:59+09:00'));
    const passedOn = (folded: typeof told) => deadlinesOf(folded).filter(({ reminder }) => reminder === 'escalation');
    const row = {
      duty: 'jp.appi.final-report',
      reminder: 'escalation',
      dueAt: '2026-12-13T14:29:59.000Z',
      key: `escalation:${id(90)}`,
      orLater: false,
    };
    expect(passedOn(told)).toEqual([row]);
    const about = { of: id(90), duty: 'jp.appi.final-report', reminder: 'half-time', dueAt: row.dueAt, forDueAt: row.dueAt };
    expect(passedOn(after(told, '2026-12-13T14:29:59Z', event('ReminderEscalated', { notice: id(91), ...about })))).toEqual([row]);
    expect(passedOn(after(told, night, event('ReminderAcknowledged', { ...about, notice: id(90) })))).toEqual([]);
    expect(passedOn(after(told, night, event('DutyRuledOut', { duty: 'jp.appi.final-report', reason: sealed(1) })))).toEqual([]);
  });

  it('of a drill is shifted back to the clock of the server, and again when the drill is moved on', () => {
    const aDayAhead = 86_400_000;
    const drill = fold(undefined, [
      ...entries(1, night, by.clerk, reported({ kind: 'drill', clockShiftMs: aDayAhead })),
      ...entries(2, night, by.shodo, event('DutyArose', { judgement: final(), factsVersion: 1 })),
    ]);
    expect(rows(drill)[3]).toEqual(['lapse', '2026-12-27T15:00:00.000Z']);
    expect(rows(after(drill, night, event('DrillClockAdvanced', { clockShiftMs: 10 * aDayAhead })))[3]).toEqual([
      'lapse',
      '2026-12-18T15:00:00.000Z',
    ]);
  });

  it('of the clinic names nothing that was sealed', () => {
    expect(JSON.stringify(deadlinesOf(theClinic))).not.toMatch(/c0ffee|commitment/);
  });
});

describe('that an incident is assessed', () => {
  const ofAssessment = (folded: Parameters<typeof deadlinesOf>[0]) => deadlinesOf(folded).filter(({ duty }) => duty === 'assessment');
  const row = (dueAt: string, facts: number) => [
    { duty: 'assessment', reminder: 'assessment', dueAt, key: `assessed:${facts}`, orLater: false },
  ];
  const assessed = (factsVersion: number) => event('DutiesAssessed', { factsVersion, notArisen: [], warnings: [], packs: [] });
  const fact = event('FactRecorded', {
    fact: 'breach-occurred',
    stated: { value: true, confidence: 'confirmed' },
    source: 'log',
    evidence: [],
  });
  const unassessed = fold(undefined, entries(1, night, by.clerk, reported()));
  const once = after(unassessed, night, assessed(1));
  const afterReport = '2026-11-28T13:12:00.000Z';

  it('is looked for two minutes after the report, without any duty, whatever is written meanwhile', () => {
    expect(deadlinesOf(unassessed)).toEqual(row(afterReport, 1));
    expect(ofAssessment(after(unassessed, '2026-11-28T15:00:00.000Z', fact))).toEqual(row(afterReport, 2));
  });

  it('is the entry of the facts as they stand, and stands still while none changes', () => {
    expect(ofAssessment(once)).toEqual(row(afterReport, 1));
    expect(ofAssessment(after(once, '2026-11-28T15:00:00.000Z', event('NoteAdded', { text: sealed(1) })))).toEqual(row(afterReport, 1));
  });

  it('is looked for again two minutes after the latest entry when the facts are newer than the assessment', () => {
    const stale = after(once, '2026-11-28T15:00:00.000Z', fact);
    expect(ofAssessment(stale)).toEqual(row('2026-11-28T15:02:00.000Z', 2));
    expect(ofAssessment(after(stale, '2026-11-28T15:01:00.000Z', assessed(2)))).toEqual(row(afterReport, 2));
  });

  it('is not asked for when the incident is closed or the breach ruled out', () => {
    expect(ofAssessment(after(unassessed, night, event('IncidentClosed', {})))).toEqual([]);
    const ruledOut = event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(1), evidence: [] });
    expect(ofAssessment(after(unassessed, night, ruledOut))).toEqual([]);
  });

  it('is looked for on the clock of the server in a drill that runs ahead', () => {
    const ahead = fold(undefined, entries(1, night, by.clerk, reported({ kind: 'drill', clockShiftMs: 86_400_000 })));
    expect(ofAssessment(ahead)).toEqual(row('2026-11-27T13:12:00.000Z', 1));
  });
});

describe('the review of a decision', () => {
  const reviewAt = '2026-12-01T10:00:00+09:00';
  const words = { subject: 'report', question: sealed(1), options: sealed(2), choice: 1, reason: sealed(3), reliesOn: [] };
  const recorded = after(owed, night, event('DecisionRecorded', { ...words, decision: id(60), reviewAt }));
  const ofDecisions = (folded: typeof owed) => deadlinesOf(folded).filter(({ duty }) => duty === 'decision');

  it('has its row, told or not, until the decision is upheld or superseded', () => {
    const row = {
      duty: 'decision',
      reminder: 'decision-review',
      dueAt: '2026-12-01T01:00:00.000Z',
      key: `decision-review:${id(60)}:${reviewAt}`,
      orLater: false,
    };
    expect(ofDecisions(recorded)).toEqual([row]);
    const told = after(recorded, reviewAt, event('DecisionReviewFellDue', { notice: id(90), decision: id(60), dueAt: reviewAt }));
    expect(ofDecisions(told)).toEqual([row]);
    expect(ofDecisions(after(told, reviewAt, event('DecisionUpheld', { decision: id(60), reason: sealed(4), reliesOn: [] })))).toEqual([]);
    const another = after(recorded, night, event('DecisionRecorded', { ...words, decision: id(61), supersedes: id(60) }));
    expect(ofDecisions(another)).toEqual([row]);
    expect(ofDecisions(after(another, night, event('DecisionApproved', { decision: id(61) })))).toEqual([]);
  });
});

describe('the receipt of a pack', () => {
  const pack = { given: id(80), pack: id(81), profile: 'insurer', manifest: 'b'.repeat(64), recipient: sealed(5) };
  const given = after(owed, night, event('EvidencePackGiven', { ...pack, confirmBy: '2026-12-05T10:00:00+09:00' }));
  const ofPacks = (folded: typeof owed) => deadlinesOf(folded).filter(({ duty }) => duty === 'evidence-pack');

  it('has its row, asked for or not, until somebody confirms it, also after the closing', () => {
    const row = {
      duty: 'evidence-pack',
      reminder: 'pack-receipt',
      dueAt: '2026-12-05T01:00:00.000Z',
      key: `pack-receipt:${id(80)}`,
      orLater: false,
    };
    expect(ofPacks(given)).toEqual([row]);
    const asked = after(given, night, event('PackReceiptFellDue', { notice: id(90), given: id(80), dueAt: '2026-12-05T10:00:00+09:00' }));
    expect(ofPacks(asked)).toEqual([row]);
    const over = after(asked, night, event('ClosingProposed', { review: sealed(9) }), event('IncidentClosed', {}));
    expect(deadlinesOf(over)).toEqual([row]);
    const received = event('EvidencePackReceived', { given: id(80), receivedAt: '2026-12-04T10:00:00+09:00', byLink: true });
    expect(deadlinesOf(after(over, night, received))).toEqual([]);
  });
});

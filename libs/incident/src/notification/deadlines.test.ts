import { aDuty, aReport, closed, ruledOut } from '../specification/beginnings.js';
import { by, final, finalAWeekLater, id, judgement, notArisen, notice, preliminary, sealed } from '../specification/builders.js';
import { event, happens, nothing, past, refused, type Specified } from '../specification/given-when-then.js';
import { dueNow, dues, earliestInstant } from './deadlines.js';

const finalReport = 'jp.appi.final-report';
const owed = aDuty(final());
const afterTheDueDay = '2026-12-28T15:00:00.000Z';
const filed = event('FilingMade', {
  filing: id(1),
  duty: finalReport,
  alsoSettles: [],
  kind: 'final',
  madeAt: '2026-11-29T10:00:00+09:00',
  channel: 'post',
  openItems: [],
  late: false,
});
const lastNotice = ({ incident }: Specified) => incident.reminders.at(-1)?.notice ?? '';
/** Everything that is due, told one after the other, as the workflow does. */
const tellAll = (from: Specified, now: string, told = 0): Specified => {
  if (told > 20) throw new Error('what is due never ends');
  const step = from.whenItIs(now);
  return Array.isArray(step.decided) && step.decided.length > 0 ? tellAll(step.accepted(), now, told + 1) : from;
};
const acknowledged = (from: Specified, now: string) => from.when('AcknowledgeReminder', { notice: lastNotice(from) }, { now }).accepted();

/** Told that its time passed while nothing was owed, and answered. */
const fellAwayAndPassed = acknowledged(
  tellAll(owed.whenJudged([notArisen(finalReport)], '2026-12-01T00:00:00Z').accepted(), '2026-12-29T00:00:00Z'),
  '2026-12-29T00:10:00Z',
);

describe('reminders', () => {
  it('fall one after the other, each once', () => {
    const halfTime = owed
      .whenItIs('2026-12-13T13:59:59Z')
      .then(nothing)
      .whenItIs('2026-12-13T14:00:00Z')
      .then(
        happens([
          'ReminderFellDue',
          {
            duty: finalReport,
            reminder: 'half-time',
            dueAt: '2026-12-13T23:00:00+09:00',
            forDueAt: '2026-12-28T23:59:59+09:00',
            strictness: 'statute',
            standing: 'arisen',
          },
        ]),
      );
    acknowledged(halfTime, '2026-12-13T14:10:00Z')
      .whenItIs('2026-12-20T00:00:00Z')
      .then(nothing)
      .whenItIs('2026-12-22T14:36:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'four-fifths' }]));
  });

  it('that passed at once are told as one: the last; the earlier ones count as fallen', () => {
    const told = owed.whenItIs('2026-12-28T00:00:00Z').then(happens(['ReminderFellDue', { reminder: 'day-before' }]));
    acknowledged(told, '2026-12-28T00:10:00Z').whenItIs('2026-12-28T00:10:00Z').then(nothing);
    expect(told.incident.duties[0]?.reminders.map(({ fallen }) => fallen)).toEqual([true, true, true, false]);
  });

  it('of different duties are told each', () => {
    const all = tellAll(aDuty(), '2026-12-01T00:00:00Z');
    expect(all.incident.reminders.map(({ duty, reminder }) => [duty, reminder])).toEqual([
      ['jp.appi.preliminary-report', 'four-fifths'],
      ['jp.appi.principal-notice', 'four-fifths'],
    ]);
  });

  it('end with the duty: settled, ruled out, closed, or not a breach at all', () => {
    expect(dues(owed.and(filed).incident)).toEqual([]);
    expect(dues(owed.and(event('DutyRuledOut', { duty: finalReport, reason: sealed() })).incident)).toEqual([]);
    expect(dues(owed.and(ruledOut).incident)).toEqual([]);
    expect(dues(owed.and(event('IncidentClosed', {})).incident)).toEqual([]);
    expect(earliestInstant(aReport().incident)).toBeUndefined();
  });

  it('run on for a duty the facts no longer raise, until a named person rules it out', () => {
    owed
      .whenJudged([notArisen(finalReport)])
      .accepted()
      .whenItIs('2026-12-13T14:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'half-time' }]));
  });
});

describe('a lapse', () => {
  it('is recorded as a missed deadline, and told', () => {
    const told = tellAll(owed, '2026-12-28T00:00:00Z')
      .and(
        past(
          '2026-12-28T00:01:00Z',
          by.officer,
          event('ReminderAcknowledged', {
            notice: lastNotice(tellAll(owed, '2026-12-28T00:00:00Z')),
            duty: finalReport,
            reminder: 'day-before',
          }),
        ),
      )
      .whenItIs('2026-12-28T14:59:59.999Z')
      .then(nothing)
      .whenItIs('2026-12-28T15:00:00Z')
      .then(
        happens(
          ['DeadlineMissed', { duty: finalReport, dueAt: '2026-12-28T23:59:59+09:00', strictness: 'statute' }],
          ['ReminderFellDue', { reminder: 'lapse', dueAt: '2026-12-29T00:00:00+09:00', forDueAt: '2026-12-28T23:59:59+09:00' }],
        ),
      );
    expect(told.incident.duties[0]?.missedAt).toBe('2026-12-28T23:59:59+09:00');
  });

  it('is told once although everything was down across the due day', () => {
    const told = owed.whenItIs('2027-01-10T00:00:00Z').then(happens('DeadlineMissed', ['ReminderFellDue', { reminder: 'lapse' }]));
    expect(tellAll(told, '2027-01-10T00:00:00Z').incident.reminders).toHaveLength(1);
  });

  it('says how the duty stood when its time passed, also when it is written after the facts changed', () => {
    const lapse = (standing: string) => ['DeadlineMissed', { duty: finalReport, dueAt: '2026-12-28T23:59:59+09:00', standing }] as const;
    const fellAway = (at: string) => owed.whenJudged([notArisen(finalReport)], at).accepted();
    owed.whenItIs(afterTheDueDay).then(happens(lapse('arisen'), 'ReminderFellDue'));
    aDuty(final({ standing: 'provisional' }))
      .whenItIs(afterTheDueDay)
      .then(happens(lapse('provisional'), ['ReminderFellDue', { standing: 'provisional' }]));
    fellAway('2026-12-01T00:00:00Z')
      .whenItIs(afterTheDueDay)
      .then(happens(lapse('not-arisen'), ['ReminderFellDue', { standing: 'not-arisen' }]));
    fellAway('2026-12-30T00:00:00Z')
      .whenItIs('2026-12-31T00:00:00Z')
      .then(happens(lapse('arisen'), ['ReminderFellDue', { standing: 'not-arisen' }]));
  });

  it('is told once more when a duty stands again after people were told that nothing is owed, and not again after that', () => {
    const back = '2027-01-05T00:00:00.000Z';
    const again = fellAwayAndPassed.whenJudged([final()], back).accepted();
    expect(dues(again.incident, { asBeforeToldAnew: true })).toEqual([]);
    const due = dueNow(again.incident, back);
    expect(due?.key).toBe(`deadline:${finalReport}:lapse:2026-12-29T00:00:00+09:00:again:${back}`);
    const told = again.whenItIs(back).then(happens(['ReminderFellDue', { reminder: 'lapse', standing: 'arisen' }]));
    told.whenItIs('2027-01-05T00:20:00Z').then(nothing);
    const goneAndBack = told
      .whenJudged([notArisen(finalReport)], '2027-01-05T00:10:00Z')
      .accepted()
      .whenJudged([final()], '2027-01-05T00:20:00Z')
      .accepted();
    goneAndBack.whenItIs('2027-01-05T00:25:00Z').then(nothing);
  });

  it('of what stands again by a later date is told by the earlier one, until a second person agrees', () => {
    const proposed = fellAwayAndPassed
      .whenJudged([finalAWeekLater()], '2027-01-05T00:00:00Z')
      .then(happens('LaterDateProposed', 'DutiesAssessed'));
    proposed.whenItIs('2027-01-05T00:00:00Z').then(happens(['ReminderFellDue', { reminder: 'lapse', dueAt: '2026-12-29T00:00:00+09:00' }]));
  });

  it('of what fell away makes no filing late that is made all the same', () => {
    const late = { duty: finalReport, kind: 'final', madeAt: '2026-12-30T10:00:00+09:00', channel: 'post', openItems: [] } as const;
    const now = '2026-12-30T02:00:00Z';
    owed.when('RecordFilingMade', late, { now }).then(happens(['FilingMade', { late: true, strictness: 'statute' }]));
    owed
      .whenJudged([notArisen(finalReport)])
      .accepted()
      .when('RecordFilingMade', late, { now })
      .then(happens(['FilingMade', { late: false }]));
  });

  it('of a guideline is the alarm', () => {
    aDuty(preliminary())
      .whenItIs('2026-12-02T15:00:00Z')
      .then(
        happens(
          ['DeadlineMissed', { dueAt: '2026-12-02T23:59:59+09:00', strictness: 'guideline' }],
          ['ReminderFellDue', { forDueAt: '2026-12-02T23:59:59+09:00' }],
        ),
      );
  });

  it('is never passed over, not even by a reminder at the same instant or after it', () => {
    const at = '2026-12-28T23:59:59+09:00';
    const odd = aDuty(
      final({
        reminders: [
          { kind: 'lapse', at },
          { kind: 'day-before', at },
          { kind: 'four-fifths', at: '2026-12-29T10:00:00+09:00' },
        ],
      }),
    );
    odd
      .whenItIs('2026-12-30T00:00:00Z')
      .then(happens('DeadlineMissed', ['ReminderFellDue', { reminder: 'lapse' }]))
      .whenItIs('2026-12-30T00:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'four-fifths' }]));
  });

  it('follows at once when a correction moves the clock into the past; the old instant stays in the record', () => {
    const earlier = judgement(finalReport, {
      clock: { dueOn: '2026-11-28', dueAt: '2026-11-28T23:59:59+09:00' },
      reminders: [
        { kind: 'half-time', at: '2026-11-13T00:00:00+09:00' },
        { kind: 'lapse', at: '2026-11-28T23:59:59+09:00' },
      ],
    });
    const corrected = tellAll(owed, afterTheDueDay).whenJudged([earlier], afterTheDueDay).accepted();
    const told = corrected
      .whenItIs(afterTheDueDay)
      .then(happens(['DeadlineMissed', { dueAt: '2026-11-28T23:59:59+09:00' }], ['ReminderFellDue', { reminder: 'lapse' }]));
    expect(told.incident.duties[0]?.missedAt).toBe('2026-11-28T23:59:59+09:00');
    expect(told.incident.duties[0]?.history.map(({ dueOn }) => dueOn)).toEqual(['2026-12-28', '2026-11-28']);
  });
});

describe('a clock that moves', () => {
  const toldAt = '2026-12-13T14:00:00Z';
  const halfTime = acknowledged(owed.whenItIs(toldAt).accepted(), toldAt);
  /** A later date takes a second person's word; back to the earlier one it goes by itself. */
  const movedLater = (from: Specified, now: string) => {
    const proposed = from.whenJudged([finalAWeekLater()], now).accepted();
    const body = { duties: [finalReport], decision: 'agree', reason: sealed(), basedOn: proposed.incident.factsVersion } as const;
    return proposed.when('DecideLaterDate', body, { now, by: by.executive }).accepted();
  };

  it('has reminders of its own', () => {
    movedLater(halfTime, toldAt)
      .whenItIs('2026-12-20T13:59:59Z')
      .then(nothing)
      .whenItIs('2026-12-20T14:00:00Z')
      .then(
        happens(['ReminderFellDue', { reminder: 'half-time', dueAt: '2026-12-20T23:00:00+09:00', forDueAt: '2027-01-04T23:59:59+09:00' }]),
      );
  });

  it('does not tell again what fell at the same instant before, however it is written', () => {
    const sameInstant = final({
      reminders: [
        { kind: 'half-time', at: '2026-12-13T14:00:00Z' },
        { kind: 'lapse', at: '2026-12-28T23:59:59+09:00' },
      ],
    });
    halfTime.whenJudged([sameInstant], toldAt).accepted().whenItIs('2026-12-14T00:00:00Z').then(nothing);
  });

  it('moved and moved back, tells nothing twice: no key of an entry is ever used again', () => {
    const back = movedLater(halfTime, toldAt).whenJudged([final()], toldAt).accepted();
    back.whenItIs('2026-12-14T00:00:00Z').then(nothing);
    expect(dues(back.incident).map(({ key }) => key)).toEqual([
      'deadline:jp.appi.final-report:four-fifths:2026-12-22T23:36:00+09:00',
      'deadline:jp.appi.final-report:day-before:2026-12-27T23:59:59+09:00',
      'deadline:jp.appi.final-report:lapse:2026-12-29T00:00:00+09:00',
    ]);
  });

  it('moved back after its lapse, tells the lapse anew, and nothing else', () => {
    const missed = tellAll(owed, afterTheDueDay);
    const back = movedLater(missed, afterTheDueDay).whenJudged([final()], afterTheDueDay).accepted();
    const duties = dues(back.incident).filter(({ key }) => key.startsWith('deadline'));
    expect(duties.map(({ key }) => key)).toEqual([`deadline:${finalReport}:lapse:2026-12-29T00:00:00+09:00:again:${afterTheDueDay}`]);
  });
});

describe('escalation', () => {
  const told = owed.whenItIs('2026-12-13T14:00:00.000Z').accepted();

  it('tells everybody responsible when nobody answers within the minutes of the organisation', () => {
    told.whenItIs('2026-12-13T14:29:59Z').then(nothing);
    const escalated = told.whenItIs('2026-12-13T14:30:00Z').then(
      happens([
        'ReminderEscalated',
        {
          of: lastNotice(told),
          duty: finalReport,
          reminder: 'half-time',
          dueAt: '2026-12-13T23:00:00+09:00',
          forDueAt: '2026-12-28T23:59:59+09:00',
        },
      ]),
    );
    escalated.whenItIs('2026-12-20T00:00:00Z').then(nothing);
    expect(escalated.incident.reminders).toMatchObject([{ escalated: true }]);
  });

  it('does not happen to a reminder that was acknowledged, nor to a duty that was settled', () => {
    acknowledged(told, '2026-12-13T14:10:00Z').whenItIs('2026-12-13T15:00:00Z').then(nothing);
    told.and(filed).whenItIs('2026-12-13T15:00:00Z').then(nothing);
  });

  it('is counted from when the reminder was written, also when that was late', () => {
    const late = owed.whenItIs('2026-12-20T00:00:00.000Z').accepted();
    late.whenItIs('2026-12-20T00:29:59Z').then(nothing);
    late.whenItIs('2026-12-20T00:30:00Z').then(happens('ReminderEscalated'));
  });
});

describe('AcknowledgeReminder', () => {
  const told = owed.whenItIs('2026-12-13T14:00:00.000Z').accepted();
  const now = '2026-12-13T14:10:00Z';

  it('says who answered and when', () => {
    const { incident } = told
      .when('AcknowledgeReminder', { notice: lastNotice(told) }, { now, by: by.executive })
      .then(happens(['ReminderAcknowledged', { notice: lastNotice(told), duty: finalReport, reminder: 'half-time' }]));
    expect(incident.reminders[0]?.acknowledged).toMatchObject({ at: now });
  });

  it('takes the notice of the escalation for the reminder it escalates', () => {
    const escalated = told.whenItIs('2026-12-13T14:30:00Z').accepted();
    const notices = escalated.incident.reminders.map(({ notice: first, escalation }) => [first, escalation]);
    expect(notices).toEqual([[lastNotice(told), expect.stringMatching(/^0000/)]]);
    escalated
      .when('AcknowledgeReminder', { notice: notices[0]?.[1] ?? '' }, { now: '2026-12-13T14:40:00Z' })
      .then(happens(['ReminderAcknowledged', { notice: lastNotice(told) }]));
  });

  it('refuses what never fell due, and what was answered', () => {
    owed.when('AcknowledgeReminder', { notice: id(1) }).then(refused('reminder-did-not-fall-due'));
    told.when('AcknowledgeReminder', { notice: id(1) }, { now }).then(refused('reminder-did-not-fall-due'));
    acknowledged(told, now)
      .when('AcknowledgeReminder', { notice: lastNotice(told) }, { now })
      .then(refused('reminder-is-acknowledged-already'));
    const two = acknowledged(told, now).whenItIs('2026-12-23T00:00:00Z').accepted();
    two
      .when('AcknowledgeReminder', { notice: lastNotice(told) }, { now: '2026-12-23T00:00:00Z' })
      .then(refused('reminder-is-acknowledged-already'));
  });

  it('refuses on a closed incident', () => {
    closed()
      .when('AcknowledgeReminder', { notice: id(1) })
      .then(refused('incident-is-closed'));
  });
});

describe('the next instant', () => {
  it('is the earliest of everything the incident waits for', () => {
    expect(earliestInstant(owed.incident)).toBe('2026-12-13T23:00:00+09:00');
    expect(earliestInstant(aDuty().incident)).toBe('2026-11-30T23:59:59+09:00');
    expect(
      earliestInstant(
        aDuty(notice())
          .when('HoldPrincipalNotice', {
            duty: 'jp.appi.principal-notice',
            reason: 'too-little-known',
            reviewAt: '2026-11-29T10:00:00+09:00',
          })
          .accepted().incident,
      ),
    ).toBe('2026-11-29T10:00:00+09:00');
  });

  it('of a told reminder is its escalation', () => {
    expect(earliestInstant(owed.whenItIs('2026-12-13T14:00:00.000Z').accepted().incident)).toBe('2026-12-13T14:30:00.000Z');
  });

  it('says what becomes due exactly then, and not a moment before', () => {
    expect(dueNow(owed.incident, '2026-12-13T22:59:59.999+09:00')).toBeUndefined();
    expect(dueNow(owed.incident, '2026-12-13T23:00:00+09:00')?.key).toBe(
      'deadline:jp.appi.final-report:half-time:2026-12-13T23:00:00+09:00',
    );
  });
});

describe('deadlines of a reopened incident', () => {
  it('run on where the ruling out had stopped them; what passed meanwhile is told at once', () => {
    const reopened = owed.and(ruledOut, event('IncidentReopened', { reason: sealed() }));
    reopened.whenItIs(afterTheDueDay).then(happens('DeadlineMissed', ['ReminderFellDue', { reminder: 'lapse' }]));
  });

  it('stay settled where something was filed', () => {
    expect(dues(owed.and(filed, ruledOut, event('IncidentReopened', { reason: sealed() })).incident)).toEqual([]);
  });
});

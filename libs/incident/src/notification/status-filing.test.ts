import { dutyOf } from '../lifecycle/incident.js';
import { aDuty } from '../specification/beginnings.js';
import { by, final, sealed } from '../specification/builders.js';
import { happens, nothing, type Specified } from '../specification/given-when-then.js';
import { dues } from './deadlines.js';

const finalReport = 'jp.appi.final-report';
/** Known on 2026-11-28 with a wrongful purpose suspected: day 60 is 2027-01-26, day 30, moved to 2026-12-28, the safe day of a status filing. */
const sixtyDays = (statusFiling = true) =>
  final({
    clock: {
      dueOn: '2027-01-26',
      dueAt: '2027-01-26T23:59:59+09:00',
      ...(statusFiling && { statusFilingBy: '2026-12-28', statusFilingAt: '2026-12-28T23:59:59+09:00' }),
    },
    reminders: [
      ...(statusFiling
        ? ([
            { kind: 'status-half-time', at: '2026-12-13T23:00:00+09:00' },
            { kind: 'status-day-before', at: '2026-12-27T23:59:59+09:00' },
            { kind: 'status-lapse', at: '2026-12-29T00:00:00+09:00' },
          ] as const)
        : []),
      { kind: 'half-time', at: '2026-12-28T22:59:59+09:00' },
      { kind: 'day-before', at: '2027-01-25T23:59:59+09:00' },
      { kind: 'lapse', at: '2027-01-27T00:00:00+09:00' },
    ],
  });
const owed = aDuty(sixtyDays());
const at = (from: Specified) => dutyOf(from.incident, finalReport);
const followUp = (madeAt: string, kind: 'follow-up' | 'final' | 'voluntary' = 'follow-up') =>
  ['RecordFilingMade', { duty: finalReport, kind, madeAt, channel: 'post' }, { now: '2027-01-10T00:00:00Z' }] as const;

describe('the day of a status filing', () => {
  it('has reminders of its own beside those of the end, and neither counts the other as fallen', () => {
    const status = owed
      .whenItIs('2026-12-28T00:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'status-day-before', forDueAt: '2026-12-28T23:59:59+09:00' }]));
    const both = status.whenItIs('2026-12-28T14:00:00Z').accepted();
    expect(
      at(both)
        ?.reminders.filter(({ fallen }) => fallen)
        .map(({ kind }) => kind),
    ).toEqual(['status-half-time', 'status-day-before']);
    expect(at(owed.whenItIs('2026-12-28T13:59:59Z').accepted())?.reminders.filter(({ fallen }) => fallen)).toHaveLength(2);
  });

  it('lapses as a guide day of its own; the end of the clock runs on, and everything down meanwhile tells both', () => {
    const missed = owed
      .whenItIs('2026-12-28T15:00:00Z')
      .then(
        happens(
          ['DeadlineMissed', { dueAt: '2026-12-28T23:59:59+09:00', strictness: 'guideline', statusFiling: true }],
          ['ReminderFellDue', { reminder: 'status-lapse', forDueAt: '2026-12-28T23:59:59+09:00' }],
        ),
      );
    expect(at(missed)).toMatchObject({ statusMissedAt: '2026-12-28T23:59:59+09:00' });
    expect(at(missed)).not.toHaveProperty('missedAt');
    const afterAll = '2027-01-26T15:00:00Z';
    const told = [0, 1, 2, 3].reduce((from) => from.whenItIs(afterAll).accepted(), owed);
    expect(told.incident.reminders.map(({ reminder }) => reminder)).toEqual(['status-lapse', 'lapse']);
    expect(at(told)).toMatchObject({ statusMissedAt: '2026-12-28T23:59:59+09:00', missedAt: '2027-01-26T23:59:59+09:00' });
  });

  it('is kept by a follow-up, which settles nothing; its reminders end, those of the end go on', () => {
    const filed = owed.when(...followUp('2026-12-20T10:00:00+09:00')).accepted();
    expect(at(filed)).toMatchObject({ statusFiled: { at: '2026-12-20T10:00:00+09:00', late: false } });
    expect(at(filed)?.settled).toBeUndefined();
    expect(dues(filed.incident).map(({ key }) => key.split(':')[2])).toEqual(['half-time', 'day-before', 'lapse']);
    filed.whenItIs('2026-12-28T13:59:00Z').then(nothing);
  });

  it('filed after its last second is late for ever, and the first filing counts', () => {
    const late = owed.when(...followUp('2026-12-29T00:00:00+09:00')).accepted();
    expect(at(late)?.statusFiled).toMatchObject({ at: '2026-12-29T00:00:00+09:00', late: true });
    const again = late.when(...followUp('2026-12-20T10:00:00+09:00')).accepted();
    expect(at(again)?.statusFiled).toMatchObject({ at: '2026-12-29T00:00:00+09:00', late: true });
    expect(at(owed.when(...followUp('2026-12-28T23:59:59.999+09:00')).accepted())?.statusFiled?.late).toBe(false);
  });

  it('ends with the final report; a follow-up while no day was set keeps none', () => {
    expect(dues(owed.when(...followUp('2026-12-20T10:00:00+09:00', 'final')).accepted().incident)).toEqual([]);
    const before = aDuty(final())
      .when(...followUp('2026-12-20T10:00:00+09:00'))
      .accepted();
    expect(at(before)).not.toHaveProperty('statusFiled');
  });

  it('falls away, before it is kept, only when a second person agrees; 30 days in its place hold at once', () => {
    const dropped = owed.whenJudged([sixtyDays(false)]).then(happens('LaterDateProposed', 'DutiesAssessed'));
    expect(at(dropped)?.clock).toMatchObject({ statusFilingBy: '2026-12-28' });
    const agreed = dropped
      .when(
        'DecideLaterDate',
        { duties: [finalReport], decision: 'agree', reason: sealed(), basedOn: dropped.incident.factsVersion },
        { by: by.executive },
      )
      .then(happens(['LaterDateAgreed', { moves: [{ before: '2026-12-28T23:59:59+09:00', after: '2027-01-26T23:59:59+09:00' }] }]));
    expect(at(agreed)?.clock).not.toHaveProperty('statusFilingBy');
    owed.whenJudged([final()]).then(happens('DutyReassessed', 'DutiesAssessed'));
    owed
      .when(...followUp('2026-12-20T10:00:00+09:00'))
      .accepted()
      .whenJudged([sixtyDays(false)])
      .then(happens('DutyReassessed', 'DutiesAssessed'));
    aDuty(final()).whenJudged([sixtyDays()]).then(happens('LaterDateProposed', 'DutiesAssessed'));
  });
});

import { dutyOf } from '../lifecycle/incident.js';
import { trackState } from '../lifecycle/tracks.js';
import { aDuty } from '../specification/beginnings.js';
import { by, final, id, judgement, notArisen, sealed } from '../specification/builders.js';
import { event, happens, past, type Specified } from '../specification/given-when-then.js';
import { assessmentFormOf, judge } from './duties.js';

const [finalReport, supplement] = ['jp.appi.final-report', 'jp.appi.supplement'] as const;
/** Filed on 29 November, supplemented on 5 December, and again on the 10th; the guide day is day 30 from each. */
const [reportedOn, supplementedOn, onceMoreOn] = ['2026-11-29T10:00:00+09:00', '2026-12-05T10:00:00+09:00', '2026-12-10T10:00:00+09:00'];
const guideDays = { [reportedOn]: '2026-12-28', [supplementedOn]: '2027-01-03', [onceMoreOn]: '2027-01-08' } as Record<string, string>;
const owed = (from: string) =>
  judgement(supplement, {
    clock: { strictness: 'guideline', startsAt: from, alarmOn: `${guideDays[from]}`, alarmAt: `${guideDays[from]}T23:59:59+09:00` },
    reminders: [
      { kind: 'half-time', at: new Date(Date.parse(from) + 15 * 86_400_000).toISOString() },
      { kind: 'lapse', at: `${guideDays[from]}T23:59:59+09:00` },
    ],
  });

const scope = (exact: number, version: number) =>
  event('ImpactScopeSet', { version, principals: { exact }, categories: ['patient'], dataItems: ['name'], source: 'document' } as never);
const filed = (from: Specified, n: number, madeAt: string, more: object = {}) =>
  from
    .when(
      'RecordFilingMade',
      { duty: supplement, kind: 'supplement', madeAt, channel: 'ppc-web-form', openItems: [], ...more },
      { now: madeAt, id: id(n) },
    )
    .accepted();
const known = aDuty(final(), notArisen(supplement)).and(scope(30, 1));
const reported = filed(known, 60, reportedOn, { duty: finalReport, kind: 'final', openItems: ['cause'] })
  .whenJudged([final(), owed(reportedOn)], reportedOn)
  .accepted();
const judgedOn = (from: Specified, at: string, next = owed(at)) => from.whenJudged([final(), next], at);
const settledBy = ({ incident }: Specified) => dutyOf(incident, supplement)?.settled?.filing;
const leftOpen = filed(reported, 61, supplementedOn, { openItems: ['cause'] });
const again = judgedOn(leftOpen, supplementedOn).then(happens(['DutyOwedAgain', { judgement: owed(supplementedOn) }], 'DutiesAssessed'));

describe('a supplement that is not the last', () => {
  it('is followed by the next, from a clock of its own', () => {
    expect(dutyOf(again.incident, supplement)).toMatchObject({ clock: { alarmOn: '2027-01-03' } });
    expect(dutyOf(again.incident, supplement)).not.toHaveProperty('settled');
    expect(trackState(again.incident, 'notification')).toBe('open');
    const form = assessmentFormOf(again.incident, supplementedOn);
    expect(form.anchors).toMatchObject({ [`filed:${finalReport}`]: reportedOn, [`filed:${supplement}`]: supplementedOn });
  });

  it('and that one settles it, or is followed by another', () => {
    const last = filed(again, 62, onceMoreOn);
    expect(settledBy(last)).toBe(id(62));
    const { incident } = judgedOn(last, onceMoreOn, notArisen(supplement)).then(happens('DutiesAssessed'));
    expect(trackState(incident, 'notification')).toBe('done');
    judgedOn(filed(again, 62, onceMoreOn, { openItems: ['prevention'] }), onceMoreOn).then(happens('DutyOwedAgain', 'DutiesAssessed'));
  });

  it('is none where it says that nothing is open, where it does not say, or where the facts do not raise it any more', () => {
    for (const openItems of [[], undefined]) {
      const last = filed(reported, 61, supplementedOn, { openItems });
      judgedOn(last, supplementedOn).then(happens('DutiesAssessed'));
      expect(settledBy(last)).toBe(id(61));
    }
    judgedOn(leftOpen, supplementedOn, notArisen(supplement)).then(happens('DutiesAssessed'));
  });

  it('is one whose facts are known otherwise since, or of which somebody stated that items are open', () => {
    const complete = filed(reported, 61, supplementedOn);
    const grown = complete.and(past(onceMoreOn, by.responder, scope(5_200, 2)));
    judgedOn(grown, onceMoreOn).then(happens('DutyOwedAgain', 'DutiesAssessed'));
    const stated = (at: string, value: boolean) =>
      complete.and(
        past(
          at,
          by.officer,
          event('FactRecorded', {
            fact: 'report-items-open',
            version: 1,
            stated: { value, confidence: 'confirmed' },
            source: 'own-check',
            evidence: [],
          } as never),
        ),
      );
    judgedOn(stated(onceMoreOn, true), onceMoreOn).then(happens('DutyOwedAgain', 'DutiesAssessed'));
    for (const other of [stated(onceMoreOn, false), stated(reportedOn, true)]) judgedOn(other, onceMoreOn).then(happens('DutiesAssessed'));
  });

  it('is looked at law by law', () => {
    const both = aDuty(final(), judgement('jp.my-number.final-report'), notArisen(supplement), notArisen('jp.my-number.supplement'));
    const other = { duty: 'jp.my-number.final-report', kind: 'final', openItems: ['cause'] };
    const two = filed(filed(both, 60, reportedOn, { duty: finalReport, kind: 'final', openItems: ['cause'] }), 63, reportedOn, other)
      .whenJudged([owed(reportedOn)], reportedOn)
      .accepted();
    judgedOn(filed(two, 61, supplementedOn), supplementedOn).then(happens('DutiesAssessed'));
  });

  it('is taken for the last by a run whose history began before', () => {
    const { incident } = leftOpen;
    const asBefore = judge(incident, { judgements: [owed(supplementedOn)], warnings: [] }, 9, { asBeforeOwedAgain: true });
    expect(asBefore.map(({ type }) => type)).toEqual(['DutiesAssessed']);
  });
});

describe('what was told of the supplement before', () => {
  const told = reported.whenItIs('2026-12-14T01:00:00Z').then(happens(['ReminderFellDue', { reminder: 'half-time' }]));
  const escalates = '2026-12-14T01:30:00Z';

  it('asks nobody anything once another is owed', () => {
    told.whenItIs(escalates).then(happens('ReminderEscalated'));
    const settled = filed(told, 61, '2026-12-14T10:10:00+09:00', { openItems: ['cause'] });
    const { incident } = judgedOn(settled, '2026-12-14T10:10:00+09:00', owed(onceMoreOn)).accepted();
    expect(incident.reminders).toMatchObject([{ reminder: 'half-time', over: true }]);
    judgedOn(settled, '2026-12-14T10:10:00+09:00', owed(onceMoreOn)).accepted().whenItIs(escalates).then(happens());
  });

  it('was missed by the one that was filed, not by the next', () => {
    const missed = reported.whenItIs('2026-12-28T15:00:00Z').then(happens('DeadlineMissed', 'ReminderFellDue'));
    const late = filed(missed, 61, '2026-12-29T10:00:00+09:00', { openItems: ['cause'] });
    const next = judgedOn(late, '2026-12-29T10:00:00+09:00', owed(onceMoreOn)).accepted();
    expect(dutyOf(next.incident, supplement)).not.toHaveProperty('missedAt');
    expect(next.incident.filings.at(-1)).toMatchObject({ late: true });
  });
});

describe('the day from which a report is known otherwise', () => {
  const complete = filed(known, 60, reportedOn, { duty: finalReport, kind: 'final' });
  const at = (day: number) => `2026-12-${String(day).padStart(2, '0')}T01:00:00Z`;
  const grownTwice = complete.and(past(at(4), by.responder, scope(40, 2)), past(at(8), by.responder, scope(5_200, 3)));
  const open = ({ incident }: Specified) => assessmentFormOf(incident, at(20)).facts['report-items-open'];
  const lastSaid = (from: Specified) => [open(from)].flat().at(-1);

  it('is that of the first change: the next ones put nothing off', () =>
    expect(open(grownTwice)).toMatchObject([{ value: false }, { value: true, asOf: at(4) }]));

  it('is that of the change after somebody said that nothing is to be supplemented', () => {
    const said = event('FactRecorded', {
      fact: 'report-items-open',
      version: 1,
      stated: { value: false, confidence: 'confirmed' },
      source: 'own-check',
      evidence: [],
    } as never);
    const between = complete.and(
      past(at(4), by.responder, scope(40, 2)),
      past(at(6), by.officer, said),
      past(at(8), by.responder, scope(5_200, 3)),
    );
    expect(lastSaid(between)).toMatchObject({ value: true, asOf: at(8) });
  });

  it('begins anew once the record says again what was filed', () => {
    const backAndForth = complete.and(
      past(at(4), by.responder, scope(40, 2)),
      past(at(6), by.responder, scope(30, 3)),
      past(at(8), by.responder, scope(50, 4)),
    );
    expect(lastSaid(backAndForth)).toMatchObject({ value: true, asOf: at(8) });
  });

  it('is no end of it when the report of another law says that nothing is open', () => {
    const both = aDuty(final(), judgement('jp.my-number.final-report'), notArisen(supplement), notArisen('jp.my-number.supplement')).and(
      scope(30, 1),
    );
    const grown = filed(both, 60, reportedOn, { duty: finalReport, kind: 'final' }).and(past(at(4), by.responder, scope(40, 2)));
    const other = filed(grown, 61, supplementedOn, { duty: 'jp.my-number.final-report', kind: 'final' });
    expect(lastSaid(other)).toMatchObject({ value: true });
  });
});

describe('a supplement that is taken back after another was owed', () => {
  const missed = again.whenItIs('2027-01-03T15:00:00Z').then(happens('DeadlineMissed', 'ReminderFellDue'));
  const second = filed(missed, 62, '2027-01-04T10:00:00+09:00');
  const now = '2027-01-04T02:00:00.000Z';
  const back = second.when('WithdrawFiling', { filing: id(62), reason: sealed() }, { now }).accepted();

  it('leaves the next one owed and overdue: it is told anew, and the first does not settle it', () => {
    expect(dutyOf(back.incident, supplement)).not.toHaveProperty('settled');
    expect(dutyOf(back.incident, supplement)).toMatchObject({ missedAt: '2027-01-03T23:59:59+09:00', clock: { alarmOn: '2027-01-03' } });
    judgedOn(back, now, owed(supplementedOn)).then(happens('DutiesAssessed'));
    back.whenItIs(now).then(happens(['ReminderFellDue', { reminder: 'lapse' }]));
  });

  it('changes nothing of the first: what was late for it stays so', () => {
    const late = judgedOn(
      filed(reported.whenItIs('2026-12-28T15:00:00Z').accepted(), 61, '2026-12-29T10:00:00+09:00', { openItems: ['cause'] }),
      '2026-12-29T10:00:00+09:00',
      owed(onceMoreOn),
    ).accepted();
    const other = filed(late, 62, '2026-12-30T10:00:00+09:00');
    const { incident } = other.when('WithdrawFiling', { filing: id(62), reason: sealed() }, { now: '2026-12-30T02:00:00Z' }).accepted();
    expect(incident.filings.find(({ filing }) => filing === id(61))).toMatchObject({ late: true });
  });

  it('tells anew what was told of the first, should its day come back for the next', () => {
    const told = reported.whenItIs('2026-12-28T15:00:00Z').then(happens('DeadlineMissed', 'ReminderFellDue'));
    const late = filed(told, 61, '2026-12-29T10:00:00+09:00', { openItems: ['cause'] });
    // Judged when the days of the next have passed as well.
    const overdue = judgedOn(late, '2027-01-20T00:00:00Z', owed(onceMoreOn))
      .accepted()
      .whenItIs('2027-01-20T00:00:00Z')
      .then(happens('DeadlineMissed', 'ReminderFellDue'));
    const now = '2027-01-22T00:00:00.000Z';
    const moved = judgedOn(overdue, now, owed(reportedOn)).accepted();
    moved.whenItIs(now).then(happens(['ReminderFellDue', { reminder: 'lapse', dueAt: '2026-12-28T23:59:59+09:00' }]));
  });
});

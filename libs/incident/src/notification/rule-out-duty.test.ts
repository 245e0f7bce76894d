import type { Judgement } from '@shodo/contracts';
import { standsInTheWay, standsInTheWayOfEach } from '../lifecycle/decisions.js';
import { dutyOf } from '../lifecycle/incident.js';
import { aDuty, aReport, noticedAt } from '../specification/beginnings.js';
import { by, final, notArisen, preliminary, sealed, small, standard } from '../specification/builders.js';
import { event, happens, past, refused } from '../specification/given-when-then.js';

const finalReport = 'jp.appi.final-report';
const ruleOut = { duty: finalReport, reason: sealed() };
const now = '2026-11-28T14:00:00.000Z';

describe('RuleOutDuty', () => {
  const fallenAway = aDuty(final(), preliminary())
    .whenJudged([notArisen(finalReport), preliminary()])
    .accepted();

  it('ends a duty that the facts no longer raise', () => {
    const { incident } = fallenAway.when('RuleOutDuty', ruleOut).then(happens(['DutyRuledOut', { duty: finalReport, reason: sealed() }]));
    expect(dutyOf(incident, finalReport)?.settled).toMatchObject({ at: now, by: 'ruled-out', late: false });
  });

  it('refuses while the facts still raise it, if only provisionally', () => {
    aDuty(final()).when('RuleOutDuty', ruleOut).then(refused('duty-still-stands'));
    aDuty(final({ standing: 'provisional' }))
      .when('RuleOutDuty', ruleOut)
      .then(refused('duty-still-stands'));
    fallenAway
      .when('RuleOutDuty', { ...ruleOut, duty: 'jp.appi.preliminary-report' })
      .then(refused({ code: 'duty-still-stands', detail: { duty: 'jp.appi.preliminary-report' } }));
  });

  it('refuses what has not arisen and what is settled', () => {
    aReport().when('RuleOutDuty', ruleOut).then(refused('duty-has-not-arisen'));
    fallenAway.when('RuleOutDuty', { ...ruleOut, duty: 'eu.gdpr.notification' }).then(refused('duty-has-not-arisen'));
    aDuty(final())
      .whenJudged([notArisen(finalReport)])
      .accepted()
      .when('RuleOutDuty', ruleOut)
      .accepted()
      .when('RuleOutDuty', ruleOut)
      .then(refused('duty-is-settled'));
    const other = aDuty(final(), preliminary())
      .whenJudged([notArisen(finalReport), notArisen('jp.appi.preliminary-report')])
      .accepted()
      .when('RuleOutDuty', ruleOut)
      .accepted();
    other.when('RuleOutDuty', ruleOut).then(refused({ code: 'duty-is-settled', detail: { duty: finalReport } }));
  });

  it('is undone by facts that raise the duty again: its clock runs, and nothing that fell before falls twice', () => {
    const risen = aDuty(final())
      .whenItIs('2026-12-13T14:00:00Z')
      .then(happens(['ReminderFellDue', { reminder: 'half-time' }]))
      .whenJudged([notArisen(finalReport)])
      .accepted()
      .when('RuleOutDuty', ruleOut)
      .accepted()
      .whenJudged([final()], '2026-12-14T00:00:00Z')
      .then(happens('DutyReassessed', 'DutiesAssessed'));
    expect(dutyOf(risen.incident, finalReport)?.settled).toBeUndefined();
    expect(dutyOf(risen.incident, finalReport)?.reminders.map(({ kind, fallen }) => [kind, fallen])).toEqual([
      ['half-time', true],
      ['four-fifths', false],
      ['day-before', false],
      ['lapse', false],
    ]);
  });

  it('stays ruled out while the facts still do not raise it', () => {
    const out = fallenAway.when('RuleOutDuty', ruleOut).accepted();
    out.whenJudged([notArisen(finalReport, { because: [{ code: 'fact-is-denied' }] }), preliminary()]).then(happens('DutiesAssessed'));
  });

  it('weighs less than a filing that is made all the same', () => {
    const out = fallenAway.when('RuleOutDuty', ruleOut).accepted();
    const { incident } = out
      .when('RecordFilingMade', { duty: finalReport, kind: 'final', madeAt: noticedAt, channel: 'ppc-web-form' })
      .accepted();
    expect(dutyOf(incident, finalReport)?.settled).toMatchObject({ at: noticedAt, by: 'filing', late: false });
  });
});

describe('the second person of a ruling out', () => {
  const denied = (...facts: readonly ('breach-occurred' | 'leak-occurred')[]) =>
    facts.map((fact) =>
      event('FactRecorded', { fact, version: 1, stated: { value: false, confidence: 'confirmed' }, source: 'log', evidence: [] }),
    );
  const resting = (...restsOn: NonNullable<Judgement['restsOn']>) => notArisen(finalReport, { restsOn });
  const at = '2026-11-28T13:30:00.000Z';
  /** The officer denied the breach half an hour after the report; on that the duty fell away. */
  const onOwnWord = aDuty(final())
    .and(past(at, by.officer, ...denied('breach-occurred')))
    .whenJudged([resting('breach-occurred', 'leak-occurred')], at)
    .accepted();

  it('is anybody but the one on whose facts the duty fell away, and the fact is named', () => {
    onOwnWord.when('RuleOutDuty', ruleOut).then(refused({ code: 'a-second-person-must-approve', detail: { facts: 'breach-occurred' } }));
    onOwnWord.when('RuleOutDuty', ruleOut, { by: by.executive }).then(happens(['DutyRuledOut', { duty: finalReport }]));
  });

  it('is said before anything is typed', () => {
    const circumstances = { now, by: by.officer, practice: standard };
    expect(standsInTheWay('RuleOutDuty', onOwnWord.incident, circumstances)).toEqual([
      { code: 'a-second-person-must-approve', detail: { facts: 'breach-occurred' } },
    ]);
    expect(standsInTheWay('RuleOutDuty', onOwnWord.incident, { ...circumstances, by: by.executive })).toEqual([]);
  });

  it('is not asked for facts the duty does not rest on, nor for those that somebody else stated anew', () => {
    aDuty(final())
      .and(past(at, by.officer, ...denied('breach-occurred', 'leak-occurred')))
      .whenJudged([resting('wrongful-purpose-possible')], at)
      .accepted()
      .when('RuleOutDuty', ruleOut)
      .then(happens('DutyRuledOut'));
    const revised = event('FactRevised', {
      fact: 'breach-occurred',
      version: 2,
      stated: { value: false, confidence: 'confirmed' },
      before: { value: false, confidence: 'confirmed' },
      source: 'forensics',
      evidence: [],
    });
    onOwnWord
      .and(past(at, by.responder, revised))
      .when('RuleOutDuty', ruleOut)
      .then(happens('DutyRuledOut'));
  });

  it('may in a small organisation be the same person, after the pause since the last of those statements, with a reason, stamped', () => {
    const later = onOwnWord.and(past('2026-11-28T13:50:00.000Z', by.officer, ...denied('leak-occurred')));
    const asking = { practice: small, now: '2026-11-28T14:49:00.000Z' };
    const facts = 'breach-occurred,leak-occurred';
    later.when('RuleOutDuty', ruleOut, asking).then(refused({ code: 'second-look-needs-a-pause', detail: { minutesLeft: 1, facts } }));
    const afterThePause = { ...asking, now: '2026-11-28T14:50:00.000Z' };
    later.when('RuleOutDuty', ruleOut, afterThePause).then(refused('sole-decision-needs-a-reason'));
    const { incident } = later
      .when('RuleOutDuty', { ...ruleOut, soleDecisionReason: sealed(7) }, afterThePause)
      .then(happens(['DutyRuledOut', { soleDecision: { reason: sealed(7) } }]));
    expect(dutyOf(incident, finalReport)?.settled).toMatchObject({ by: 'ruled-out', soleDecision: true });
  });

  it('puts no stamp on what two persons decided', () => {
    const { incident } = onOwnWord
      .when('RuleOutDuty', { ...ruleOut, soleDecisionReason: sealed(7) }, { by: by.executive, practice: small })
      .accepted();
    expect(dutyOf(incident, finalReport)?.settled).not.toHaveProperty('soleDecision');
  });

  it('is told duty by duty where some are left for this caller', () => {
    const two = aDuty(final(), preliminary())
      .and(past(at, by.officer, ...denied('breach-occurred')))
      .whenJudged([resting('breach-occurred'), notArisen('jp.appi.preliminary-report', { restsOn: ['leak-occurred'] })], at)
      .accepted();
    const circumstances = { now, by: by.officer, practice: standard };
    expect(standsInTheWay('RuleOutDuty', two.incident, circumstances)).toEqual([]);
    expect(standsInTheWayOfEach('RuleOutDuty', two.incident, circumstances)).toEqual([
      { on: finalReport, refusals: [{ code: 'a-second-person-must-approve', detail: { facts: 'breach-occurred' } }] },
    ]);
    two.when('RuleOutDuty', ruleOut).then(refused('a-second-person-must-approve'));
    two.when('RuleOutDuty', { ...ruleOut, duty: 'jp.appi.preliminary-report' }).then(happens('DutyRuledOut'));
  });
});

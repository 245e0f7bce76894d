import { dutyOf } from '../lifecycle/incident.js';
import { needsAssessment, packPins } from '../notification/duties.js';
import { aDuty, aReport, closed, ruledOut } from '../specification/beginnings.js';
import { by, final, finalAWeekLater, people, preliminary, sealed } from '../specification/builders.js';
import { given, happens, refused } from '../specification/given-when-then.js';

const adopt = { reason: sealed() };
const finalReport = 'jp.appi.final-report';
const newest = { version: '2027-01-01.1', digest: 'e'.repeat(64) as never };

describe('AdoptNewerRules', () => {
  it('lets the next judgement, and no later one, be made by the newest rules; then open duties keep to those', () => {
    expect(packPins(aDuty(final()).incident)).toEqual([{ duty: finalReport, ...final().pack }]);
    const asked = aDuty(final())
      .when('AdoptNewerRules', adopt)
      .then(happens(['NewerRulesAdopted', { reason: sealed() }]));
    expect(packPins(asked.incident)).toEqual([]);
    expect(needsAssessment(asked.incident)).toBe(true);
    const judged = asked
      .whenJudged([final({ pack: newest })])
      .then(happens(['DutyReassessed', { was: { pack: final().pack }, is: { pack: newest } }], 'DutiesAssessed'));
    expect(packPins(judged.incident)).toEqual([{ duty: finalReport, ...newest }]);
  });

  it('moves no date later by one word: whoever asked for it cannot agree, somebody else can', () => {
    const later = aDuty(final())
      .when('AdoptNewerRules', adopt)
      .accepted()
      .whenJudged([{ ...finalAWeekLater(), pack: newest }])
      .then(happens(['LaterDateProposed', { causedBy: [{ subject: 'rules', by: people.officer }] }], 'DutiesAssessed'));
    expect(dutyOf(later.incident, finalReport)?.clock?.dueOn).toBe('2026-12-28');
    expect(packPins(later.incident)).toEqual([{ duty: finalReport, ...newest }]);
    const agree = { duties: [finalReport], decision: 'agree', reason: sealed(), basedOn: later.incident.factsVersion } as const;
    later.when('DecideLaterDate', agree).then(refused('a-second-person-must-approve'));
    later.when('DecideLaterDate', agree, { by: by.executive }).then(happens('LaterDateAgreed'));
  });

  it('ends no duty by one word: where the newest rules do not raise it, somebody else rules it out', () => {
    const fallen = aDuty(final(), preliminary())
      .when('AdoptNewerRules', adopt)
      .accepted()
      .whenJudged([final({ standing: 'not-arisen', pack: newest }), preliminary()])
      .then(happens('DutyReassessed', 'DutiesAssessed'));
    const ruleOut = { duty: finalReport, reason: sealed() };
    fallen.when('RuleOutDuty', ruleOut).then(refused('a-second-person-must-approve'));
    fallen.when('RuleOutDuty', ruleOut, { by: by.executive }).then(happens('DutyRuledOut'));
  });

  it('is refused where no duty is open, and where nothing is judged any more', () => {
    aReport().when('AdoptNewerRules', adopt).then(refused('no-duty-is-open'));
    closed().when('AdoptNewerRules', adopt).then(refused('incident-is-closed'));
    aDuty(preliminary()).and(ruledOut).when('AdoptNewerRules', adopt).then(refused('incident-was-ruled-out'));
    given().when('AdoptNewerRules', adopt).then(refused('incident-was-not-reported'));
  });
});

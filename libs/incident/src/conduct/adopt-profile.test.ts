import { standsInTheWay } from '../lifecycle/decisions.js';
import { dutyOf } from '../lifecycle/incident.js';
import { needsAssessment } from '../notification/duties.js';
import { aDuty, aReport, closed, ruledOut } from '../specification/beginnings.js';
import { by, final, finalAWeekLater, judgement, people, preliminary, sealed, standard } from '../specification/builders.js';
import { anHourLater, given, happens, refused } from '../specification/given-when-then.js';

const bank = { jurisdictions: ['jp'], sector: 'finance' } as never;
const adopt = { reason: sealed() };
const finalReport = 'jp.appi.final-report';

describe('AdoptOrganisationProfile', () => {
  it('keeps the profile before and after with the reason, and asks for an assessment by the new one', () => {
    const { incident } = aDuty()
      .when('AdoptOrganisationProfile', adopt, { profile: bank })
      .then(happens(['OrganisationProfileAdopted', { before: { jurisdictions: ['jp'] }, after: bank, reason: sealed() }]));
    expect(incident.reported?.organisation).toEqual(bank);
    expect(incident.adopted).toEqual([{ at: anHourLater, by: people.officer }]);
    expect(needsAssessment(incident)).toBe(true);
  });

  it('moves to whom a report is owed, old and new on record', () => {
    const toTheBankAuthority = preliminary({ recipient: { ja: '金融庁', en: 'FSA' } });
    aDuty(preliminary())
      .when('AdoptOrganisationProfile', adopt, { profile: bank })
      .accepted()
      .whenJudged([toTheBankAuthority])
      .then(
        happens(
          ['DutyReassessed', { was: { recipient: { ja: '個人情報保護委員会' } }, is: { recipient: { ja: '金融庁' } } }],
          'DutiesAssessed',
        ),
      );
  });

  it('refuses what is the same, however it is written, before anything is typed and after', () => {
    aDuty().when('AdoptOrganisationProfile', adopt).then(refused('organisation-profile-is-the-same'));
    const same = { jurisdictions: ['jp'], listed: false, marks: [] } as never;
    aDuty().when('AdoptOrganisationProfile', adopt, { profile: same }).then(refused('organisation-profile-is-the-same'));
    const circumstances = { now: anHourLater, by: by.officer, practice: standard };
    expect(standsInTheWay('AdoptOrganisationProfile', aDuty().incident, { ...circumstances, profile: same })).toHaveLength(1);
    expect(standsInTheWay('AdoptOrganisationProfile', aDuty().incident, { ...circumstances, profile: bank })).toEqual([]);
    expect(standsInTheWay('AdoptOrganisationProfile', aDuty().incident, circumstances)).toEqual([]);
  });

  it('refuses where nothing is judged any more, or not yet', () => {
    closed().when('AdoptOrganisationProfile', adopt, { profile: bank }).then(refused('incident-is-closed'));
    aReport().and(ruledOut).when('AdoptOrganisationProfile', adopt, { profile: bank }).then(refused('incident-was-ruled-out'));
    given().when('AdoptOrganisationProfile', adopt, { profile: bank }).then(refused('incident-was-not-reported'));
  });

  it('moves no date later by one word: whoever took the profile over cannot agree, somebody else can', () => {
    const later = aDuty(final())
      .when('AdoptOrganisationProfile', adopt, { profile: bank })
      .accepted()
      .whenJudged([finalAWeekLater()])
      .then(happens(['LaterDateProposed', { causedBy: [{ subject: 'organisation', by: people.officer }] }], 'DutiesAssessed'));
    expect(dutyOf(later.incident, finalReport)?.clock?.dueOn).toBe('2026-12-28');
    const agree = { duties: [finalReport], decision: 'agree', reason: sealed(), basedOn: later.incident.factsVersion } as const;
    later.when('DecideLaterDate', agree).then(refused('a-second-person-must-approve'));
    later.when('DecideLaterDate', agree, { by: by.executive }).then(happens('LaterDateAgreed'));
  });

  it('lets duties fall away that are not looked at any more: they end by the word of somebody else', () => {
    const telecom = judgement('jp.telecom.first-report', { clock: { dueOn: '2026-12-01', dueAt: '2026-12-01T23:59:59+09:00' } });
    const fallen = aDuty(telecom, final())
      .when('AdoptOrganisationProfile', adopt, { profile: bank })
      .accepted()
      .whenJudged([final()])
      .then(
        happens(
          ['DutyReassessed', { duty: telecom.duty, is: { standing: 'not-arisen', because: [{ code: 'organisation-is-not-asked' }] } }],
          'DutiesAssessed',
        ),
      );
    expect(dutyOf(fallen.incident, telecom.duty)?.clock?.dueOn).toBe('2026-12-01');
    const ruleOut = { duty: telecom.duty, reason: sealed() };
    fallen.when('RuleOutDuty', ruleOut).then(refused('a-second-person-must-approve'));
    const out = fallen.when('RuleOutDuty', ruleOut, { by: by.executive }).then(happens('DutyRuledOut'));
    out.whenJudged([final()]).then(happens('DutiesAssessed'));
    fallen.whenJudged([final()]).then(happens('DutiesAssessed'));
    fallen.whenJudged([telecom, final()]).then(happens('DutyReassessed', 'DutiesAssessed'));
  });

  it('leaves a duty alone that an assessment does not name while nobody took a profile over', () => {
    aDuty(preliminary(), final()).whenJudged([final()]).then(happens('DutiesAssessed'));
  });
});

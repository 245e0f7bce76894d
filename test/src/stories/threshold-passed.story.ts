import type { Story } from './story.js';

const preliminary = 'jp.appi.preliminary-report';
const finalReport = 'jp.appi.final-report';
const reportable = ['special-care-information-involved', 'property-damage-possible', 'wrongful-purpose-possible'];

/**
 * Known on Tuesday 24 November 2026: 800 persons, and no other item of ER Art. 7, so nothing is owed. On Saturday 5 December somebody enters what
 * forensics said on Thursday the 3rd at 14:00: the possible maximum is 1,200. Reportable from that moment (GL 3-5-3-1(4)), whenever it is typed:
 * day 1 is the 3rd, target the 5th, alarm the 7th; day 30 is 1 January 2027, in the year-end closure, so Monday the 4th. A word of "everybody" that
 * was said while 1,200 were known does not speak of 5,200.
 */
export async function aCountPassesAThousandOnTheDayItWasSaid(story: Story): Promise<void> {
  await story.on('2026-11-24 09:00');
  await story.reported('responder', { summary: '会員への案内を別の会員に送った。', leakType: 'missend' });
  const aware = story.now;
  await story.do('officer', 'EstablishAwareness', { awareAt: aware, basis: 'own-discovery' });
  const known = (fact: string, value: boolean) =>
    story.do('responder', 'RecordFact', { fact, stated: { value, confidence: 'confirmed', asOf: aware }, source: 'document' });
  await known('breach-occurred', true);
  const denied = [...reportable, 'specific-personal-information-involved'];
  for (const fact of denied) await known(fact, false);
  const scope = { categories: ['customer'], source: 'log', basedOn: 0 };
  await story.do('responder', 'SetImpactScope', { ...scope, principals: { max: 800, asOf: aware } });
  expect(await story.clockOf(finalReport)).toMatchObject({ standing: 'not-arisen' });
  await story.ruleOutWhatNoLongerArises('officer');

  await story.on('2026-12-05 10:00');
  const said = { max: 1_200, asOf: '2026-12-03T14:00:00+09:00' };
  await story.do('responder', 'ReviseFact', { fact: 'principals-affected', stated: said, source: 'forensics', basedOn: 1 });
  expect(await story.clockOf(preliminary)).toMatchObject({ standing: 'arisen', targetOn: '2026-12-05', alarmOn: '2026-12-07' });
  expect(await story.clockOf(finalReport)).toMatchObject({ dayOne: '2026-12-03', rawOn: '2027-01-01', dueOn: '2027-01-04' });
  const no = { value: false, confidence: 'confirmed', asOf: aware };
  await story.agreesWithAnAssessmentOf({
    anchors: { aware, discovered: aware },
    facts: {
      'breach-occurred': { value: true, confidence: 'confirmed', asOf: aware },
      ...Object.fromEntries(denied.map((fact) => [fact, no])),
      'principals-affected': [{ max: 800, asOf: aware }, said],
    },
  });
  const notice = { duty: 'jp.appi.principal-notice', doneAt: story.now, means: 'e-mail', reaches: 'all' };
  await story.do('officer', 'RecordPrincipalNoticeDone', { ...notice, principals: 30 }); // owed to 30 of them, by the officer's word
  expect(await story.clockOf(notice.duty)).toMatchObject({ state: 'settled' });
  const more = { max: 5_200, asOf: story.now };
  await story.do('responder', 'ReviseFact', { fact: 'principals-affected', stated: more, source: 'forensics', basedOn: 2 });
  expect(await story.clockOf(notice.duty)).not.toMatchObject({ state: 'settled' }); // it spoke of 1,200
  expect(await story.reachedOf(notice.duty)).toMatchObject({ notified: 30, allStated: false, most: 5_200, remaining: 5_170 });
  await story.do('officer', 'RecordPrincipalNoticeDone', { ...notice, principals: 5_170 });
  expect(await story.clockOf(notice.duty)).toMatchObject({ state: 'settled' });
}

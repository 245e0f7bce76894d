import type { Story } from './story.js';

/**
 * A payroll sheet with the My Numbers of 150 employees goes to another company on Tuesday 24 November 2026, 10:00: more than 100 persons (My
 * Number leak-report rule Art. 2(4)). Target 26, alarm 28 November; final report day 30 = Wednesday 23 December. APPI duties fall away once its
 * own four situations are denied, and only by the word of somebody other than the privacy officer, who denied them.
 */
export async function aPayrollSheetWithMyNumbersIsMisSent(story: Story): Promise<void> {
  await story.on('2026-11-24 10:00');
  await story.reported('clerk', {
    summary: '従業員150名のマイナンバーを含む給与データを別の会社に送信した。',
    leakType: 'missend',
    channel: 'e-mail',
  });
  await story.do('officer', 'EstablishAwareness', { awareAt: story.now, basis: 'own-discovery' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed', 'log');
  await story.fact('responder', 'specific-personal-information-involved', true, 'confirmed', 'document');
  await story.do('responder', 'SetImpactScope', {
    principals: { exact: 150 },
    categories: ['employee', 'specific-personal-information'],
    source: 'document',
    basedOn: 0,
  });
  expect(await story.clockOf('jp.my-number.preliminary-report')).toMatchObject({
    standing: 'arisen',
    targetOn: '2026-11-26',
    alarmOn: '2026-11-28',
  });
  expect(await story.clockOf('jp.my-number.final-report')).toMatchObject({ standing: 'arisen', dueOn: '2026-12-23' });
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ standing: 'provisional', dueOn: '2026-12-23' }); // nobody has said yet what else was in it

  for (const fact of [
    'special-care-information-involved',
    'property-damage-possible',
    'wrongful-purpose-possible',
    'information-network-system-involved',
    'my-number-viewable-by-many',
    'my-number-used-or-provided-unlawfully',
  ])
    await story.fact('officer', fact, false, 'confirmed', 'document');
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ standing: 'not-arisen', dueOn: '2026-12-23' }); // its clock runs until somebody rules it out
  expect(await story.refused('officer', 'RuleOutDuty', { duty: 'jp.appi.final-report', reason: '確認した事実では該当しないため' })).toEqual(
    ['a-second-person-must-approve'],
  );
  await story.ruleOutWhatNoLongerArises('executive');
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ state: 'ruled-out' });

  await story.on('2026-11-25 15:00');
  await story.do('officer', 'RecordFilingMade', {
    duty: 'jp.my-number.preliminary-report',
    kind: 'final',
    madeAt: story.now,
    channel: 'ppc-web-form',
    alsoSettles: ['jp.my-number.final-report'],
  }); // everything is known: one filing is both
  await story.do('responder', 'RecordContainmentMeasure', { measure: 'recipient-asked-to-delete', takenAt: story.now });
  await story.do('responder', 'DeclareSpreadStopped', { stoppedAt: story.now });
  await story.do('responder', 'EstablishCause', { cause: 'mis-send', confidence: 'confirmed' });
  await story.do('officer', 'RecordPrincipalNoticeDone', {
    duty: 'jp.my-number.principal-notice',
    doneAt: story.now,
    means: 'in-person',
    principals: 150,
  });
  const measure = await story.do('officer', 'AdoptPreventionMeasure', {
    kind: 'rule',
    standing: 'done',
    description: '給与データの送付を二人で確認する。',
  });
  await story.do('executive', 'VerifyPreventionMeasure', {
    measure,
    verifiedAt: story.now,
    result: 'effective',
    proof: '直近の送付記録を確認した。',
  });
  await story.closes();
}

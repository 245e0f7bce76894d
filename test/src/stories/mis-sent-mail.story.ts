import type { Story } from './story.js';

/**
 * Awareness Saturday 5 December 2026, 21:30: more than 1,000 principals (ER Art. 7(iv)). Day 1 is the 5th: target 7 December, alarm
 * 9 December; day 30 is Sunday 3 January 2027, still in the year-end closure, so the final report is due on Monday 4 January.
 */
export async function aMisSentMailTo1200CustomersIsFoundOnASaturdayNight(story: Story): Promise<void> {
  await story.on('2026-12-05 21:30');
  await story.reported('clerk', { summary: '案内メールを1,200名の宛先が見える状態で送信した。', leakType: 'missend', channel: 'e-mail' });
  await story.do('responder', 'EstablishAwareness', { awareAt: story.now, basis: 'own-discovery' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed', 'log');
  await story.do('responder', 'SetImpactScope', {
    principals: { estimate: 1_100, max: 1_200 },
    categories: ['customer'],
    source: 'log',
    basedOn: 0,
  });
  expect(await story.clockOf('jp.appi.preliminary-report')).toMatchObject({
    standing: 'arisen',
    dayOne: '2026-12-05',
    targetOn: '2026-12-07',
    alarmOn: '2026-12-09',
  });
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ standing: 'arisen', rawOn: '2027-01-03', dueOn: '2027-01-04' });
  for (const fact of [
    'special-care-information-involved',
    'property-damage-possible',
    'wrongful-purpose-possible',
    'specific-personal-information-involved',
  ])
    await story.fact('responder', fact, false, 'confirmed', 'document');
  await story.ruleOutWhatNoLongerArises();

  await story.do('responder', 'RecordContainmentMeasure', { measure: 'recipient-asked-to-delete', takenAt: story.now });
  const hold = { duty: 'jp.appi.principal-notice', reason: 'too-little-known', reviewAt: '2026-12-07T21:30:00+09:00' };
  await story.do('officer', 'HoldPrincipalNotice', { ...hold, basedOn: 0 });
  // Another officer, who began before, does not put their hold in the place of the first unseen: its review comes.
  const other = { ...hold, reason: 'notice-would-spread-harm', reviewAt: '2026-12-09T09:00:00+09:00', basedOn: 0 };
  expect(await story.refused('officer', 'HoldPrincipalNotice', other)).toEqual(['notice-was-held-meanwhile']);
  await story.on('2026-12-07 22:00');
  expect(await story.reminder('jp.appi.principal-notice', 'hold-review')).toMatchObject({ dueAt: '2026-12-07T21:30:00+09:00' });

  await story.on('2026-12-10 09:00'); // the alarm day ended yesterday: the miss is an entry of its own
  const lapse = await story.reminder('jp.appi.preliminary-report', 'lapse');
  await story.do('executive', 'AcknowledgeReminder', { notice: lapse.notice });
  await story.do('officer', 'RecordFilingMade', {
    duty: 'jp.appi.preliminary-report',
    kind: 'preliminary',
    madeAt: story.now,
    channel: 'ppc-web-form',
  });
  expect(await story.clockOf('jp.appi.preliminary-report')).toMatchObject({ state: 'settled-late' });

  await story.do('responder', 'ReviseFact', { fact: 'principals-affected', stated: { exact: 1_187 }, source: 'log', basedOn: 1 });
  expect(
    await story.refused('officer', 'ReviseFact', { fact: 'principals-affected', stated: { exact: 900 }, source: 'log', basedOn: 1 }),
  ).toEqual(['fact-was-revised-meanwhile']);
  await story.do('responder', 'DeclareSpreadStopped', { stoppedAt: story.now });
  // The responder puts the time right while the officer is about to take the first one back: the right one stays.
  const wrong = { reason: '削除の返信の日時と違っていた。', basedOn: (await story.view()).spreadStopped?.entry };
  await story.do('responder', 'WithdrawSpreadStopped', wrong);
  await story.do('responder', 'DeclareSpreadStopped', { stoppedAt: story.now });
  expect(await story.refused('officer', 'WithdrawSpreadStopped', wrong)).toEqual(['spread-was-declared-stopped-anew']);
  await story.do('responder', 'EstablishCause', { cause: 'mis-send', confidence: 'confirmed' });
  await story.do('officer', 'RecordPrincipalNoticeDone', {
    duty: 'jp.appi.principal-notice',
    doneAt: story.now,
    means: 'e-mail',
    principals: 1_187,
  });
  await story.on('2026-12-28 10:00');
  await story.do('officer', 'RecordFilingMade', {
    duty: 'jp.appi.final-report',
    kind: 'final',
    madeAt: story.now,
    channel: 'ppc-web-form',
  });
  const measure = await story.do('officer', 'AdoptPreventionMeasure', {
    kind: 'technical-control',
    standing: 'planned',
    description: '一斉送信を専用の仕組みに移す。',
    dueOn: '2027-01-29',
  });
  const verified = {
    measure,
    verifiedAt: story.now,
    result: 'effective',
    proof: '宛先欄での一斉送信ができないことを確認した。',
  };
  expect(await story.refused('executive', 'VerifyPreventionMeasure', verified)).toEqual(['planned-measure-is-not-carried-out']);
  await story.do('executive', 'VerifyPreventionMeasure', { ...verified, carriedOutOn: story.now.slice(0, 10) });
  await story.closes();
  expect((await story.timeline()).filter(({ type }) => type === 'DeadlineMissed')).toHaveLength(1);
}

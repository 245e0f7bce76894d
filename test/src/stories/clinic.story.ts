import type { Story } from './story.js';

/**
 * Awareness Saturday 28 November 2026, 22:00. Day 1 is the 28th: preliminary report target 30 November (day 3), alarm 2 December (day 5);
 * day 30 is Sunday 27 December, so the final report is due on Monday the 28th (ER Art. 8; GL 3-5-3-3, 3-5-3-4).
 */
export async function aClinicLosesAUsbMemoryWith30Patients(story: Story): Promise<void> {
  await story.on('2026-11-28 22:00');
  await story.reported('clerk', {
    summary: '患者30名の氏名と診断名が入ったUSBメモリを紛失した。',
    leakType: 'loss',
    channel: 'phone',
    reportedBy: '夜間受付 髙橋',
  });
  expect(await story.clockOf('jp.appi.preliminary-report')).toMatchObject({
    standing: 'provisional',
    dayOne: '2026-11-28',
    targetOn: '2026-11-30',
    alarmOn: '2026-12-02',
  });

  await story.do('officer', 'EstablishAwareness', { awareAt: story.now, basis: 'department-told' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed');
  await story.fact('responder', 'special-care-information-involved', true, 'confirmed', 'document');
  await story.do('responder', 'SetImpactScope', { principals: { exact: 30 }, categories: ['patient'], source: 'document', basedOn: 0 });
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ standing: 'arisen', rawOn: '2026-12-27', dueOn: '2026-12-28' });

  await story.on('2026-11-30 10:00');
  await story.fact('responder', 'concealment-algorithm-recognised', true, 'suspected', 'interview');
  await story.fact('responder', 'concealment-key-safe', true, 'suspected', 'interview');
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ standing: 'arisen', dueOn: '2026-12-28' }); // a suspicion of encryption lifts nothing

  const draft = await story.do('responder', 'DraftFiling', {
    duty: 'jp.appi.preliminary-report',
    kind: 'preliminary',
    content: '概要: USBメモリの紛失。詳細は調査中。',
    openItems: ['cause', 'secondary-damage'],
  });
  expect(await story.refused('responder', 'DeclareSpreadStopped', { stoppedAt: story.now })).toEqual([
    'no-containment-measure-is-recorded',
  ]);
  await story.do('executive', 'ApproveFiling', { filing: draft });
  await story.do('officer', 'RecordFilingMade', {
    duty: 'jp.appi.preliminary-report',
    kind: 'preliminary',
    madeAt: story.now,
    channel: 'ppc-web-form',
    receiptNumber: 'R8-000123',
    filing: draft,
  });
  expect(await story.clockOf('jp.appi.preliminary-report')).toMatchObject({ state: 'settled' });

  await story.do('responder', 'RecordContainmentMeasure', { measure: 'search', takenAt: story.now, note: '院内と帰宅経路を捜索した。' });
  await story.do('responder', 'RecordContainmentMeasure', { measure: 'police-informed', takenAt: story.now });
  await story.do('responder', 'DeclareSpreadStopped', { stoppedAt: story.now });
  await story.do('responder', 'EstablishCause', {
    cause: 'lost-item',
    confidence: 'confirmed',
    detail: '持ち出しの記録がないまま持ち出された。',
  });
  const notified = { duty: 'jp.appi.principal-notice', doneAt: story.now, means: 'post' };
  await story.do('officer', 'RecordPrincipalNoticeDone', { ...notified, principals: 1 });
  expect(await story.reachedOf('jp.appi.principal-notice')).toMatchObject({
    notified: 1,
    substituted: 0,
    allStated: false,
    acts: [{ at: notified.doneAt, means: 'post', principals: 1 }],
    most: 30,
    remaining: 29,
  });
  expect(await story.clockOf('jp.appi.principal-notice')).not.toMatchObject({ state: 'settled' }); // one of thirty reached leaves it owed
  // Two people record one letter, a minute apart: the second is told of the first, and has it counted only by saying that it is another.
  const overtaken = { duty: notified.duty, basedOn: 0 };
  const aMinuteOn = new Date(Date.parse(story.now) - 60_000).toISOString();
  expect(
    await story.refused('responder', 'RecordPrincipalNoticeDone', { ...notified, ...overtaken, doneAt: aMinuteOn, principals: 1 }),
  ).toEqual(['notice-was-recorded-meanwhile']);
  expect(
    await story.refused('responder', 'RecordSubstituteMeasure', {
      ...overtaken,
      measure: 'inquiry-desk',
      reason: 'contact-data-stale',
      startedAt: story.now,
    }),
  ).toEqual(['notice-was-recorded-meanwhile']);
  await story.do('officer', 'RecordPrincipalNoticeDone', { ...notified, principals: 29, basedOn: 1 });
  expect(await story.clockOf('jp.appi.principal-notice')).toMatchObject({ state: 'settled' });
  const sent = (await story.reachedOf('jp.appi.principal-notice'))?.acts.at(-1)?.entry;
  await story.do('officer', 'WithdrawPrincipalNotice', { entry: sent, reason: '4通は宛先が古く、まだ送っていなかった。' });
  expect(await story.reachedOf('jp.appi.principal-notice')).toMatchObject({ notified: 1, remaining: 29, withdrawn: [{ principals: 29 }] });
  expect(await story.clockOf('jp.appi.principal-notice')).not.toMatchObject({ state: 'settled' });
  await story.do('officer', 'RecordPrincipalNoticeDone', { ...notified, principals: 25, basedOn: 2 }); // the one that was taken back counts among those seen
  await story.do('officer', 'RecordSubstituteMeasure', {
    duty: 'jp.appi.principal-notice',
    measure: 'inquiry-desk',
    reason: 'contact-data-stale',
    startedAt: story.now,
    principals: 4,
  });
  expect(await story.reachedOf('jp.appi.principal-notice')).toMatchObject({ notified: 26, substituted: 4, remaining: 0 });
  expect(await story.clockOf('jp.appi.principal-notice')).toMatchObject({ state: 'settled' });
  await story.fact('officer', 'specific-personal-information-involved', false, 'confirmed', 'document');
  await story.ruleOutWhatNoLongerArises('executive'); // the My Number duties ran provisionally until somebody had looked

  await story.on('2026-12-14 09:00'); // 16 of 30 days have passed
  expect(await story.reminder('jp.appi.final-report', 'half-time')).toMatchObject({ escalated: false });
  const finalReport = { duty: 'jp.appi.final-report', kind: 'final', madeAt: story.now, channel: 'ppc-web-form' };
  const mistaken = await story.do('responder', 'RecordFilingMade', finalReport); // meant for another incident
  expect(await story.refused('responder', 'RecordFilingMade', finalReport)).toEqual(['filing-is-recorded-already']);
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ state: 'settled' });
  await story.do('officer', 'WithdrawFiling', { filing: mistaken, reason: '別の事案の提出を、この事案に記録していた。' });
  expect(await story.refused('officer', 'WithdrawFiling', { filing: mistaken, reason: '二度目。' })).toEqual([
    'filing-is-withdrawn-already',
  ]);
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ state: 'running', dueOn: '2026-12-28' });
  await story.on('2026-12-25 15:00');
  expect(await story.reminder('jp.appi.final-report', 'four-fifths')).toMatchObject({ escalated: false });
  await story.do('officer', 'RecordFilingMade', {
    duty: 'jp.appi.final-report',
    kind: 'final',
    madeAt: story.now,
    channel: 'ppc-web-form',
    receiptNumber: 'R8-000188',
    openItems: ['secondary-damage'],
  });
  // The 25th is day 1: prompts on day 14 and day 30 to ask again what is still open (GL 3-5-3-4).
  expect(await story.clockOf('jp.appi.supplement')).toMatchObject({ standing: 'arisen', targetOn: '2027-01-07', alarmOn: '2027-01-23' });

  const measure = await story.do('responder', 'AdoptPreventionMeasure', {
    kind: 'technical-control',
    standing: 'done',
    description: 'USBメモリの使用を技術的に禁止した。',
  });
  await story.do('officer', 'VerifyPreventionMeasure', {
    measure,
    verifiedAt: story.now,
    result: 'effective',
    proof: '端末30台で書き込みができないことを確認した。',
  });
  await story.on('2027-01-06 10:00');
  await story.do('responder', 'RecordFilingMade', {
    duty: 'jp.appi.supplement',
    kind: 'supplement',
    madeAt: story.now,
    channel: 'ppc-web-form',
    openItems: [],
  });
  expect(await story.clockOf('jp.appi.supplement')).toMatchObject({ state: 'settled' });
  await story.closes();
  expect((await story.timeline()).filter(({ type }) => type === 'DeadlineMissed')).toEqual([]);
}

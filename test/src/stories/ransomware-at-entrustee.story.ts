import type { Story } from './story.js';

const preliminary = 'jp.appi.preliminary-report';
const finalReport = 'jp.appi.final-report';
const toTheEntrustor = 'jp.appi.entrustee-notice';

/**
 * The other side of the next story: the entrustee knows on Friday 20 November 2026, and owes its notice from its own knowledge: target day 3 is
 * Sunday the 22nd, alarm day 5 Tuesday the 24th (ER Art. 9; GL 3-5-3-5). That the data is not its own is written down on Monday only, which postpones
 * nothing. It notifies on that Tuesday at 09:00.
 */
export async function anEntrusteeNotifiesItsEntrustor(story: Story): Promise<void> {
  await story.on('2026-11-20 09:00');
  await story.reported('responder', { summary: '受託データを置いたサーバーが暗号化された。', leakType: 'ransomware' });
  const aware = story.now;
  await story.do('officer', 'EstablishAwareness', { awareAt: aware, basis: 'own-discovery' });
  await story.fact('responder', 'breach-occurred', true, 'probable', 'log');
  await story.fact('responder', 'special-care-information-involved', true, 'confirmed', 'document');
  await story.on('2026-11-23 15:00');
  await story.fact('responder', 'data-entrusted-to-us', true, 'confirmed', 'document');
  expect(await story.clockOf(toTheEntrustor)).toMatchObject({ standing: 'arisen', targetOn: '2026-11-22', alarmOn: '2026-11-24' });
  await story.agreesWithAnAssessmentOf({
    anchors: { aware, discovered: aware },
    facts: {
      'leak-type': { value: 'ransomware', confidence: 'probable' }, // as it was reported
      'breach-occurred': { value: true, confidence: 'probable' },
      'special-care-information-involved': { value: true, confidence: 'confirmed' },
      'data-entrusted-to-us': { value: true, confidence: 'confirmed' },
    },
  });
  await story.on('2026-11-24 09:00');
  const filed = { duty: toTheEntrustor, kind: 'preliminary', madeAt: story.now, channel: 'e-mail' };
  await story.do('officer', 'RecordFilingMade', filed);
  expect(await story.clockOf(toTheEntrustor)).toMatchObject({ state: 'settled' });
}

/**
 * The entrustee's notice reaches us on Tuesday 24 November 2026, 09:00; it is read, and reported, a day later. Our own clocks start with the notice
 * at the latest (ER Art. 9; GL 3-5-3-5): preliminary target 26, alarm 28 November, day 30 Wednesday 23 December. An act with a wrongful purpose
 * gives 60 days (ER Art. 7(iii), 8(2)): day 60 is Friday 22 January 2027. It was found after the report, so day 30 stays in force until somebody
 * other than who stated it agrees. Nothing but a suspicion gives the 60 days, so what is known is told the authority by day 30 as well (J37).
 * A mail of the 23rd, 18:00, found later in Sales, moves day 1 back by one day (a holiday counts too): day 60 is Thursday 21 January, day 30 Tuesday
 * 22 December.
 */
export async function ransomwareStrikesAnEntrustee(story: Story): Promise<void> {
  await story.on('2026-11-25 10:00');
  await story.reported('responder', {
    summary: '委託先のサーバーがランサムウェアに感染したとの通知を受けた。',
    leakType: 'ransomware',
    channel: 'entrustee',
  });
  const aware = story.now;
  await story.do('officer', 'EstablishAwareness', { awareAt: aware, basis: 'entrustee-notice' });
  await story.fact('responder', 'breach-occurred', true, 'probable', 'entrustee');
  await story.fact('responder', 'data-entrusted-by-us', true, 'confirmed', 'document');
  expect(await story.clockOf(preliminary)).toMatchObject({ dayOne: '2026-11-25', alarmOn: '2026-11-29' });
  const notified = { anchor: 'notified-by-entrustee', at: '2026-11-24T09:00:00+09:00', source: 'entrustee' };
  await story.do('responder', 'RecordAnchor', { ...notified, basedOn: 0 });
  const byTheNotice = { dayOne: '2026-11-24', targetOn: '2026-11-26', alarmOn: '2026-11-28' };
  expect(await story.clockOf(preliminary)).toMatchObject(byTheNotice);
  expect(await story.clockOf(finalReport)).toMatchObject({ rawOn: '2026-12-23', dueOn: '2026-12-23' });
  await story.agreesWithAnAssessmentOf({
    anchors: { aware, discovered: aware, 'notified-by-entrustee': notified.at },
    facts: {
      'leak-type': { value: 'ransomware', confidence: 'probable' }, // as it was reported
      'breach-occurred': { value: true, confidence: 'probable' },
      'data-entrusted-by-us': { value: true, confidence: 'confirmed' },
    },
  });

  // A later receipt postpones nothing by itself: it is proposed, and falls when the notice is found after all.
  await story.do('responder', 'RecordAnchor', { ...notified, at: '2026-11-25', basedOn: 1 });
  expect(await story.laterOf(preliminary)).toEqual({ inForce: '2026-11-28', later: '2026-11-29', notBy: ['responder'], turnedDown: false });
  expect(await story.refused('responder', 'RecordAnchor', { ...notified, basedOn: 1 })).toEqual(['anchor-was-recorded-meanwhile']);
  await story.do('responder', 'RecordAnchor', { ...notified, basedOn: 2 });
  expect(await story.laterOf(preliminary)).toMatchObject({ inForce: '2026-11-28', later: undefined });
  expect(await story.clockOf(preliminary)).toMatchObject(byTheNotice);

  await story.fact('responder', 'wrongful-purpose-possible', true, 'suspected', 'entrustee');
  expect(await story.laterOf(finalReport)).toMatchObject({ inForce: '2026-12-23', later: '2027-01-22', notBy: ['responder'] });
  await story.agreesToLaterDates('officer');
  expect(await story.clockOf(finalReport)).toMatchObject({ standing: 'arisen', rawOn: '2027-01-22', dueOn: '2027-01-22' });

  await story.do('officer', 'AssignTrack', { track: 'containment', to: story.idOf('responder') });
  await story.do('responder', 'RecordContainmentMeasure', { measure: 'entrustee-instructed', takenAt: story.now });
  await story.do('responder', 'RecordContainmentMeasure', { measure: 'backup-protected', takenAt: story.now });

  await story.on('2026-11-25 11:00');
  await story.do('officer', 'CorrectAwareness', {
    awareAt: '2026-11-23T18:00:00+09:00',
    basis: 'department-told',
    reason: '営業部が前日18時に委託先からのメールを受け取っていた。',
  });
  expect(await story.clockOf('jp.appi.preliminary-report')).toMatchObject({
    dayOne: '2026-11-23',
    targetOn: '2026-11-25',
    alarmOn: '2026-11-27',
  });
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ dueOn: '2027-01-21' });
  expect(await story.statusFilingOf('jp.appi.final-report')).toMatchObject({ on: '2026-12-22', state: 'running' });
  await story.do('officer', 'RecordFilingMade', {
    duty: 'jp.appi.preliminary-report',
    kind: 'preliminary',
    madeAt: story.now,
    channel: 'ppc-web-form',
  });

  await story.on('2026-12-20 10:00');
  await story.do('responder', 'SetImpactScope', {
    principals: { max: 5_000 },
    categories: ['customer', 'employee'],
    source: 'forensics',
    basedOn: 0,
  });
  await story.do('responder', 'EstablishCause', {
    cause: 'unauthorised-access',
    confidence: 'probable',
    detail: 'VPN装置の脆弱性から侵入された。',
  });
  await story.do('responder', 'DeclareSpreadStopped', { stoppedAt: story.now });
  await story.do('officer', 'RecordSubstituteMeasure', {
    duty: 'jp.appi.principal-notice',
    measure: 'publication',
    reason: 'contact-data-stale',
    startedAt: story.now,
    reaches: 'all',
  });
  await story.fact('officer', 'specific-personal-information-involved', false, 'confirmed', 'entrustee');
  await story.do('officer', 'RecordFilingMade', {
    duty: 'jp.appi.final-report',
    kind: 'follow-up',
    madeAt: story.now,
    channel: 'ppc-web-form',
    openItems: ['secondary-damage'],
  });
  expect(await story.statusFilingOf('jp.appi.final-report')).toMatchObject({ state: 'settled' });
  await story.on('2027-01-20 16:00');
  await story.do('officer', 'RecordFilingMade', {
    duty: 'jp.appi.final-report',
    kind: 'final',
    madeAt: story.now,
    channel: 'ppc-web-form',
  });
  await story.ruleOutWhatNoLongerArises('executive');
  const measure = await story.do('responder', 'AdoptPreventionMeasure', {
    kind: 'entrustee-control',
    standing: 'done',
    description: '委託先の監査項目にVPN装置の更新を加えた。',
  });
  await story.do('officer', 'VerifyPreventionMeasure', {
    measure,
    verifiedAt: story.now,
    result: 'effective',
    proof: '監査報告で確認した。',
  });
  await story.closes();
  const reassessed = (await story.timeline()).filter(
    ({ type, data }) => type === 'DutyReassessed' && (data as { duty: string }).duty === 'jp.appi.final-report',
  );
  expect(reassessed.length).toBeGreaterThan(0); // old and new stand in the record
}

import type { Story } from './story.js';

/**
 * A bank that says of itself that it is a clinic. Awareness Saturday 28 November 2026, 22:00: the preliminary report is addressed to the commission.
 * The sector is put right in the settings and taken over into the incident: the report is owed to the financial authority, with the dates it had.
 */
export async function aBankIsKeptAsAClinic(story: Story, says: (sector: string) => Promise<unknown>): Promise<void> {
  await says('healthcare');
  await story.on('2026-11-28 22:00');
  await story.reported('clerk', { summary: '預金者 30 名の明細を別の方に郵送した。', leakType: 'missend' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed', 'document');
  await story.fact('responder', 'property-damage-possible', true, 'confirmed', 'document');
  const preliminary = 'jp.appi.preliminary-report';
  const recipientOf = async () => (await story.dutiesAreAssessed()).duties.find(({ duty }) => duty === preliminary)?.judgement.recipient;
  const clock = await story.clockOf(preliminary);
  expect(clock).toMatchObject({ targetOn: '2026-11-30', alarmOn: '2026-12-02' });
  expect(await recipientOf()).toMatchObject({ ja: '個人情報保護委員会' });
  expect(await story.refused('officer', 'AdoptOrganisationProfile', { reason: '何も変わっていない。' })).toEqual([
    'organisation-profile-is-the-same',
  ]);

  await says('finance');
  expect(await recipientOf()).toMatchObject({ ja: '個人情報保護委員会' }); // settings alone move nothing that is owed
  expect(await story.statusOf('responder', 'AdoptOrganisationProfile', { reason: '担当外' })).toBe(403);
  await story.do('officer', 'AdoptOrganisationProfile', { reason: '業種を誤って選んでいた。当社は銀行である。' });
  expect(await recipientOf()).toMatchObject({ ja: '金融庁・財務局等（免許・登録を監督する機関）' });
  expect(await story.clockOf(preliminary)).toEqual(clock);
  expect((await story.view()).organisation).toMatchObject({ sector: 'finance' });
  const entry = (await story.timeline()).find(({ type }) => type === 'OrganisationProfileAdopted');
  expect(entry?.data).toMatchObject({ before: { sector: 'healthcare' }, after: { sector: 'finance' } });
  expect((await story.view()).duties.map(({ duty }) => duty as string)).toContain('jp.finance.authority-report');

  await says('healthcare');
  await story.do('officer', 'AdoptOrganisationProfile', { reason: '子会社の事案であり、子会社は診療所である。' });
  expect(await story.clockOf('jp.finance.authority-report')).toMatchObject({ standing: 'not-arisen' });
  const ruleOut = { duty: 'jp.finance.authority-report', reason: '金融機関ではない。' };
  expect(await story.refused('officer', 'RuleOutDuty', ruleOut)).toEqual(['a-second-person-must-approve']);
  await story.do('executive', 'RuleOutDuty', ruleOut);
}

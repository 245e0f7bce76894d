import type { CommandName } from '@shodo/contracts';
import type { Story } from './story.js';

const preliminary = 'jp.appi.preliminary-report';
const finalReport = 'jp.appi.final-report';
const principalNotice = 'jp.appi.principal-notice';

/**
 * One person is the whole office: every second look is her own, an hour after the first, with a reason, and stamped 単独決裁. Known on Tuesday 24
 * November 2026, 10:00, as a mis-sent list of 12 patients: preliminary report target the 26th, alarm the 28th; day 30 is Wednesday 23 December.
 */
export async function aDentistWorkingAloneMisSendsAFax(story: Story): Promise<void> {
  const alone = async (name: CommandName, body: Readonly<Record<string, unknown>>, anHourLater: string) => {
    const sole = { ...body, soleDecisionReason: '院長一人の診療所で、ほかに確認できる人がいない。' };
    expect(await story.refused('officer', name, sole)).toEqual(['second-look-needs-a-pause']);
    await story.on(anHourLater);
    expect(await story.refused('officer', name, body)).toEqual(['sole-decision-needs-a-reason']);
    await story.do('officer', name, sole);
  };

  await story.on('2026-11-24 10:00');
  await story.reported('officer', { summary: '患者12名の一覧を別の医院にファックスした。', leakType: 'missend' });
  await story.do('officer', 'EstablishAwareness', { awareAt: story.now, basis: 'own-discovery' });
  for (const fact of ['breach-occurred', 'special-care-information-involved']) await story.fact('officer', fact, true, 'confirmed');
  await story.fact('officer', 'wrongful-purpose-possible', false, 'confirmed');
  await story.fact('officer', 'specific-personal-information-involved', false, 'confirmed', 'document');
  await story.do('officer', 'SetImpactScope', { principals: { exact: 12 }, categories: ['patient'], source: 'document', basedOn: 0 });
  await story.do('officer', 'EstablishCause', { cause: 'mis-send', confidence: 'confirmed' });
  await story.do('officer', 'RecordContainmentMeasure', { measure: 'recipient-asked-to-delete', takenAt: story.now });
  await story.do('officer', 'DeclareSpreadStopped', { stoppedAt: story.now });
  expect(await story.clockOf(preliminary)).toMatchObject({ targetOn: '2026-11-26', alarmOn: '2026-11-28' });
  expect(await story.clockOf(finalReport)).toMatchObject({ standing: 'arisen', dueOn: '2026-12-23' });

  // Everything is known on the first day: one filing is both reports (GL 3-5-3-4).
  const draft = await story.do('officer', 'DraftFiling', { duty: finalReport, kind: 'final', content: '九項目のすべて。' });
  await alone('ApproveFiling', { filing: draft }, '2026-11-24 11:10');
  const filed = { duty: finalReport, kind: 'final', madeAt: story.now, channel: 'ppc-web-form', filing: draft };
  await story.do('officer', 'RecordFilingMade', { ...filed, alsoSettles: [preliminary] });
  await story.do('officer', 'RecordPrincipalNoticeDone', { duty: principalNotice, doneAt: story.now, means: 'phone', principals: 12 });
  const myNumber = (await story.dutiesAreAssessed()).duties.filter(({ settledAt }) => settledAt === undefined);
  expect(myNumber.map(({ judgement }) => judgement.standing)).toEqual(myNumber.map(() => 'not-arisen'));
  for (const { duty } of myNumber)
    await story.do('officer', 'RuleOutDuty', { duty, reason: '個人番号は載っていない。', soleDecisionReason: '院長一人の診療所である。' });

  const description = '短縮番号での送信だけにした。';
  const measure = await story.do('officer', 'AdoptPreventionMeasure', { kind: 'rule', standing: 'done', description });
  const verified = { measure, verifiedAt: story.now, result: 'effective', proof: '送信の記録で確かめた。' };
  await alone('VerifyPreventionMeasure', verified, '2026-11-24 12:20');

  await story.do('officer', 'ProposeClosing', { review: '対応の経過と再発防止策を確認した。' });
  await alone('ApproveClosing', {}, '2026-11-24 13:30');
  expect(await story.view()).toMatchObject({ closed: true });

  const told = await story.timeline();
  const stamped = told.filter(({ data }) => 'soleDecision' in (data as object)).map(({ type }) => type);
  expect(stamped).toEqual(['FilingApproved', ...myNumber.map(() => 'DutyRuledOut'), 'PreventionMeasureVerified', 'IncidentClosed']);
  const closing = told.find(({ type }) => type === 'IncidentClosed')?.data as { soleDecision: { reason: unknown } };
  expect(closing.soleDecision.reason).toMatchObject({ commitment: expect.any(String) });
}

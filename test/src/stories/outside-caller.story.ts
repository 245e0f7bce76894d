import type { Story } from './story.js';

/**
 * A caller tells the night desk on Friday 27 November 2026, 23:50. Whether that was grounded is open, so the clocks run provisionally from the
 * call (GL 3-5-3-3, any department): target 29 November, alarm 1 December; day 30 is Saturday 26 December, so the 28th. Later ruled out.
 */
export async function anOutsideCallerAsksGeneralAffairsWhetherDataIsLeaking(story: Story): Promise<void> {
  await story.on('2026-11-27 23:50');
  await story.reported('clerk', {
    summary: '外部の方から、名簿が漏れているのではないかとの電話があった。',
    leakType: 'external-tip',
    channel: 'phone',
    reportedBy: '匿名の方',
  });
  expect((await story.view()).awareness).toMatchObject({ provisional: true });
  expect(await story.clockOf('jp.appi.preliminary-report')).toMatchObject({
    standing: 'provisional',
    dayOne: '2026-11-27',
    targetOn: '2026-11-29',
    alarmOn: '2026-12-01',
  });
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ standing: 'provisional', rawOn: '2026-12-26', dueOn: '2026-12-28' });

  // The log of the exchange shows an earlier minute; whether that call meant us is as open as before.
  const earlier = { awareAt: '2026-11-27T23:41:00+09:00', basis: 'outside-notice', reason: '電話交換の記録では23時41分だった。' };
  await story.do('officer', 'CorrectAwareness', { ...earlier, provisional: true });
  expect((await story.view()).awareness).toMatchObject({ awareAt: earlier.awareAt, provisional: true });
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ standing: 'provisional', dueOn: '2026-12-28' });

  await story.on('2026-11-30 09:00');
  await story.do('clerk', 'AddNote', { text: '折り返しの約束をした。', track: 'detection' });
  await story.do('responder', 'RecordFact', {
    fact: 'breach-occurred',
    stated: { value: false, confidence: 'probable' },
    source: 'log',
    note: '提示された名簿は公開情報と一致した。',
  });
  expect(await story.statusOf('clerk', 'RuleOutBreach', { ground: 'nothing-happened', reason: '担当外' })).toBe(403);
  await story.do('officer', 'RuleOutBreach', { ground: 'no-personal-data', reason: '当社の保有するデータと一致しないことを確認した。' });
  const view = await story.view();
  expect(view).toMatchObject({ ruledOut: true, overdue: 0 });
  expect(view.duties.every(({ state }) => state === 'ruled-out')).toBe(true);
  expect(await story.refused('responder', 'RecordContainmentMeasure', { measure: 'search', takenAt: story.now })).toEqual([
    'incident-was-ruled-out',
  ]);
  await story.closes();

  await story.do('officer', 'ReopenIncident', { reason: '同じ名簿の別の写しが見つかった。' });
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ dueOn: '2026-12-28' }); // the clocks run on where they stood
}

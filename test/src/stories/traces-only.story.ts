import type { Story } from './story.js';

/**
 * Traces of an intrusion into a server; whether data left cannot be excluded and is never found out. Awareness Tuesday 1 December 2026, 10:00: it is
 * treated as a breach (ER Art. 7: possibly occurred): target 3 December, alarm 5 December, an intrusion has 60 days, 29 January 2027.
 */
export async function tracesOfAnIntrusionThatLeaveItOpen(story: Story): Promise<void> {
  await story.on('2026-12-01 10:00');
  await story.reported('responder', { summary: '保守用サーバに不審なログインの痕跡があった。', leakType: 'unauthorised-access' });
  await story.do('officer', 'EstablishAwareness', { awareAt: story.now, basis: 'own-discovery' });
  await story.fact('responder', 'breach-occurred', true, 'suspected', 'log');
  await story.fact('responder', 'wrongful-purpose-possible', true, 'suspected', 'log');
  for (const fact of ['special-care-information-involved', 'property-damage-possible'])
    await story.fact('responder', fact, false, 'confirmed', 'document');
  await story.do('responder', 'SetImpactScope', { principals: { max: 400 }, categories: ['customer'], source: 'log', basedOn: 0 });
  expect(await story.clockOf('jp.appi.preliminary-report')).toMatchObject({ targetOn: '2026-12-03', alarmOn: '2026-12-05' });
  const finalReport = 'jp.appi.final-report';

  await story.do('responder', 'RecordContainmentMeasure', { measure: 'account-disabled', takenAt: story.now });
  await story.do('responder', 'DeclareSpreadStopped', { stoppedAt: story.now });
  await story.do('responder', 'AdoptPreventionMeasure', {
    kind: 'technical-control',
    standing: 'done',
    description: '多要素認証を必須にした。',
  });
  const { preventionMeasures } = await story.view();
  const verified = { measure: preventionMeasures[0]?.measure, verifiedAt: story.now, result: 'effective', proof: '試した。' };
  await story.do('executive', 'VerifyPreventionMeasure', verified);

  await story.on('2026-12-03 15:00');
  const cause = { cause: 'not-established' };
  expect(await story.statusOf('responder', 'EstablishCause', cause)).toBe(422);
  await story.do('responder', 'EstablishCause', { ...cause, detail: '認証・通信・操作の記録 90 日分を外部の専門家が調べた。' });
  expect(await story.waitingFor('factFinding')).toEqual([]);
  expect(await story.waitingFor('detection')).toEqual(['breach-to-be-confirmed']);
  const review = { review: '持ち出しは確認できず、否定もできない。' };
  expect(await story.refused('officer', 'ProposeClosing', review)).toEqual(['tracks-are-not-done']);

  await story.settlesWhatIsOwed('officer');
  expect(await story.waitingFor('detection')).toEqual([]);
  expect((await story.view()).duties.find(({ duty }) => duty === finalReport)).toMatchObject({ settledBy: 'filing', late: false });
  await isTurnedDownAndProposedAnew(story, review);
  await story.do('executive', 'ApproveClosing', { basedOn: (await story.view()).closing?.entry });
  const proposed = (await story.timeline()).find(({ type }) => type === 'ClosingProposed');
  expect(proposed?.data).toMatchObject({ stillSuspected: true });
  expect(await story.view()).toMatchObject({ closed: true, closing: { stillSuspected: true } });
}

/** The second person asks for more, the officer corrects the review, and only the last proposal is approved. */
async function isTurnedDownAndProposedAnew(story: Story, review: { readonly review: string }): Promise<void> {
  const reason = { reason: '顧客への説明の控えが見当たらない。' };
  expect(await story.refused('executive', 'TurnDownClosing', reason)).toEqual(['closing-is-not-proposed']);
  await story.do('officer', 'ProposeClosing', review);
  expect(await story.statusOf('responder', 'TurnDownClosing', reason)).toBe(403);
  await story.do('executive', 'TurnDownClosing', reason);
  expect(await story.refused('executive', 'ApproveClosing', {})).toEqual(['closing-is-not-proposed']);
  const down = (await story.view()).closingTurnedDown;
  expect(down).toMatchObject({ at: expect.any(String), by: expect.any(String), reason: { ref: expect.any(String) } });
  expect(down).not.toHaveProperty('takenBack');
  await story.do('officer', 'ProposeClosing', { review: '説明の控えを保管した。' });
  const read = (await story.view()).closing?.entry;
  await story.do('officer', 'TurnDownClosing', { reason: '控えの保管場所を書き忘れた。', basedOn: read });
  expect((await story.view()).closingTurnedDown).toMatchObject({ takenBack: true });
  await story.do('officer', 'ProposeClosing', review);
  expect((await story.view()).closingTurnedDown).toBeUndefined();
  // The executive read the proposal that was taken back: neither is the other closed upon, nor turned down, by whoever did not see it.
  for (const [name, body] of [
    ['ApproveClosing', {}],
    ['TurnDownClosing', reason],
  ] as const)
    expect(await story.refused('executive', name, { ...body, basedOn: read })).toEqual(['closing-was-proposed-anew']);
  const told = (await story.timeline()).filter(({ type }) => type === 'ClosingTurnedDown');
  expect(told.map(({ data }) => 'takenBack' in (data as object)).toSorted()).toEqual([false, true]);
}

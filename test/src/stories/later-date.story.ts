import type { Story } from './story.js';

const preliminary = 'jp.appi.preliminary-report';
const finalReport = 'jp.appi.final-report';

/**
 * Known on Tuesday 24 November 2026, 21:00: preliminary report target 26, alarm 28 November; day 30 is Wednesday 23 December (ER Art. 8;
 * GL 3-5-3-3, 3-5-3-4). The officer moves it to Thursday the 26th, 09:00: alarm 30 November, day 30 is Friday 25 December. That waits for
 * somebody else; meanwhile the 28th passes, and is missed until somebody agrees that the day counts from Thursday.
 */
export async function awarenessIsCorrectedToALaterDay(story: Story): Promise<void> {
  await story.on('2026-11-24 21:00');
  await story.reported('responder', { summary: '会員100名の名簿を誤って公開した。', leakType: 'web-exposure' });
  await story.do('officer', 'EstablishAwareness', { awareAt: story.now, basis: 'outside-notice' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed');
  await story.fact('responder', 'special-care-information-involved', true, 'confirmed', 'document');
  expect(await story.clockOf(preliminary)).toMatchObject({ targetOn: '2026-11-26', alarmOn: '2026-11-28' });
  expect(await story.clockOf(finalReport)).toMatchObject({ standing: 'arisen', dueOn: '2026-12-23' });

  await story.on('2026-11-27 10:00');
  await story.do('officer', 'CorrectAwareness', {
    awareAt: '2026-11-26T09:00:00+09:00',
    basis: 'own-discovery',
    reason: '24日の連絡は別の件についてのものだった。',
  });
  expect(await story.laterOf(preliminary)).toEqual({ inForce: '2026-11-28', later: '2026-11-30', notBy: ['officer'], turnedDown: false });
  expect(await story.laterOf(finalReport)).toEqual({ inForce: '2026-12-23', later: '2026-12-25', notBy: ['officer'], turnedDown: false });
  // What first arises meanwhile counts from the earlier awareness too: one word moves nothing later, not even what did not run yet.
  const entrusted = { value: true, confidence: 'confirmed', asOf: '2026-11-24T09:00:00+09:00' };
  await story.do('responder', 'RecordFact', { fact: 'data-entrusted-to-us', stated: entrusted, source: 'document' });
  const toTheEntrustor = 'jp.appi.entrustee-notice';
  expect(await story.laterOf(toTheEntrustor)).toEqual({
    inForce: '2026-11-28',
    later: '2026-11-30',
    notBy: ['officer'],
    turnedDown: false,
  });
  const view = await story.view();
  expect(view.allowed.find(({ command }) => command === 'DecideLaterDate')).toMatchObject({
    allowed: false,
    blockedBy: [{ code: 'a-second-person-must-approve' }],
  });
  expect(await story.refused('officer', 'DecideLaterDate', await story.laterDates('agree'))).toEqual(['a-second-person-must-approve']);
  expect(await story.statusOf('responder', 'DecideLaterDate', await story.laterDates('agree'))).toBe(403);

  // Turned down, the earlier dates stay; the board goes on showing both.
  await story.do('executive', 'DecideLaterDate', await story.laterDates('turn-down'));
  expect(await story.laterOf(finalReport)).toMatchObject({ inForce: '2026-12-23', later: '2026-12-25', turnedDown: true });
  expect(await story.refused('executive', 'DecideLaterDate', await story.laterDates('turn-down'))).toContain(
    'later-date-is-turned-down-already',
  );

  // The alarm day of the date in force passes: it is told and missed, and is so no more when the right start is agreed to after all.
  await story.on('2026-11-29 00:30');
  expect(await story.reminder(preliminary, 'lapse')).toMatchObject({ forDueAt: '2026-11-28T23:59:59+09:00' });
  const boardOf = async (id: string) => (await story.view()).duties.find(({ duty }) => duty === id);
  expect(await boardOf(preliminary)).toMatchObject({ missedAt: '2026-11-28T23:59:59+09:00' });
  const seen = await story.laterDates('agree');
  expect(await story.refused('executive', 'DecideLaterDate', { ...seen, basedOn: 0 })).toContain('later-date-was-proposed-anew');
  await story.do('executive', 'DecideLaterDate', seen);
  expect(await story.clockOf(preliminary)).toMatchObject({ targetOn: '2026-11-28', alarmOn: '2026-11-30' });
  expect(await story.clockOf(finalReport)).toMatchObject({ dayOne: '2026-11-26', dueOn: '2026-12-25' });
  const corrected = await boardOf(preliminary);
  expect(corrected).toMatchObject({ correctedMiss: '2026-11-28T23:59:59+09:00' });
  for (const gone of ['missedAt', 'later']) expect(corrected).not.toHaveProperty(gone);

  // Earlier again is at once, on one person's word.
  await story.do('officer', 'CorrectAwareness', {
    awareAt: '2026-11-25T08:00:00+09:00',
    basis: 'department-told',
    reason: '営業部が25日朝に知っていた。',
  });
  expect(await story.clockOf(finalReport)).toMatchObject({ dayOne: '2026-11-25', dueOn: '2026-12-24' });

  const told = await story.timeline();
  const decided = told.filter(({ type }) => type === 'LaterDateTurnedDown' || type === 'LaterDateAgreed');
  expect(decided.map(({ type }) => type)).toEqual(['LaterDateTurnedDown', 'LaterDateAgreed']);
  const move = { duty: finalReport, before: '2026-12-23T23:59:59+09:00', after: '2026-12-25T23:59:59+09:00' };
  expect(decided[1]?.data).toMatchObject({ moves: expect.arrayContaining([move]) });
  const misses = told.filter(({ type }) => type === 'DeadlineMissed').map(({ data }) => data);
  expect(misses).toContainEqual({ duty: preliminary, dueAt: '2026-11-28T23:59:59+09:00', strictness: 'guideline', standing: 'arisen' });
  // Filed while a later date waits: day 30 of the 25th stays what is shown, as nobody agreed to that of the 26th.
  await story.do('officer', 'CorrectAwareness', {
    awareAt: '2026-11-26T09:00:00+09:00',
    basis: 'own-discovery',
    reason: '営業部の記憶違いだった。',
  });
  expect(await story.laterOf(finalReport)).toMatchObject({ inForce: '2026-12-24', later: '2026-12-25' });
  await story.do('officer', 'RecordFilingMade', { duty: finalReport, kind: 'final', madeAt: story.now, channel: 'post' });
  expect(await story.clockOf(finalReport)).toMatchObject({ dayOne: '2026-11-25', dueOn: '2026-12-24' });
  expect(await boardOf(finalReport)).toMatchObject({ settledBy: 'filing' });
}

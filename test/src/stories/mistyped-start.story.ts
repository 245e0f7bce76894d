import type { Story } from './story.js';

const preliminary = 'jp.appi.preliminary-report';
const finalReport = 'jp.appi.final-report';

/**
 * The entrustee's notice arrives on Tuesday 1 December 2026, 09:00, and is typed as 10 November. By that the alarm day of the preliminary report was
 * 14 November, day 30 of the final one Wednesday 9 December (ER Art. 8; GL 3-5-3-3, 3-5-3-4): one has passed at once, and what is filed within hours
 * is late. Counted from the awareness of 1 December the alarm day is the 5th, and day 30 is 30 December, in the closure of the year's end: 4 January
 * 2027.
 */
export async function aStartingPointIsMistyped(story: Story): Promise<void> {
  await story.on('2026-12-01 10:00');
  await story.reported('responder', { summary: '委託先から、名簿が外部に公開されていたと連絡があった。', channel: 'entrustee' });
  await story.do('officer', 'EstablishAwareness', { awareAt: story.now, basis: 'entrustee-notice' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed', 'entrustee');
  await story.fact('responder', 'special-care-information-involved', true, 'confirmed', 'document');
  expect(await story.clockOf(preliminary)).toMatchObject({ alarmOn: '2026-12-05' });
  const typed = { anchor: 'notified-by-entrustee', at: '2026-11-10T09:00:00+09:00', source: 'entrustee', basedOn: 0 };
  await story.do('responder', 'RecordAnchor', typed);
  expect(await story.clockOf(preliminary)).toMatchObject({ state: 'overdue', alarmOn: '2026-11-14' });
  expect(await story.clockOf(finalReport)).toMatchObject({ state: 'running', dueOn: '2026-12-09' });
  expect(await story.reminder(preliminary, 'lapse')).toMatchObject({ forDueAt: '2026-11-14T23:59:59+09:00' });
  const boardOf = async (id: string) => (await story.view()).duties.find(({ duty }) => duty === id);
  expect(await boardOf(preliminary)).toMatchObject({ missedAt: '2026-11-14T23:59:59+09:00' });

  await story.on('2026-12-01 15:00');
  const filed = { duty: preliminary, kind: 'preliminary', madeAt: story.now, channel: 'ppc-web-form' };
  await story.do('officer', 'RecordFilingMade', filed);
  expect(await boardOf(preliminary)).toMatchObject({ state: 'settled-late', late: true });

  const takenBack = { anchor: typed.anchor, basedOn: 1, reason: '受け取った日を12月1日でなく11月10日と打ち間違えた。' };
  expect(await story.refused('responder', 'WithdrawAnchor', { ...takenBack, basedOn: 2 })).toEqual(['anchor-was-recorded-meanwhile']);
  await story.do('responder', 'WithdrawAnchor', takenBack);
  expect(await story.refused('responder', 'WithdrawAnchor', takenBack)).toEqual(['anchor-is-not-recorded']);
  const waits = { notBy: ['responder'], turnedDown: false };
  expect(await story.laterOf(finalReport)).toEqual({ inForce: '2026-12-09', later: '2027-01-04', ...waits });
  expect(await story.laterOf(preliminary)).toEqual({ inForce: '2026-11-14', later: '2026-12-05', ...waits });
  expect(await boardOf(preliminary)).toMatchObject({ state: 'settled-late', missedAt: '2026-11-14T23:59:59+09:00' });

  await story.agreesToLaterDates('executive');
  expect(await story.clockOf(finalReport)).toMatchObject({ dayOne: '2026-12-01', dueOn: '2027-01-04' });
  const corrected = await boardOf(preliminary);
  expect(corrected).toMatchObject({ state: 'settled', late: false, correctedMiss: '2026-11-14T23:59:59+09:00' });
  for (const gone of ['missedAt', 'later']) expect(corrected).not.toHaveProperty(gone);
  const { filings, anchors } = await story.view();
  expect(filings.map(({ late }) => late)).toEqual([false]);
  expect(anchors).toMatchObject([{ version: 1, at: typed.at, withdrawn: { by: story.idOf('responder') } }]);

  const told = await story.timeline();
  expect(told.find(({ type }) => type === 'AnchorWithdrawn')?.data).toMatchObject({ anchor: typed.anchor, version: 1, at: typed.at });
  const moves = [{ duty: preliminary, after: '2026-12-05T23:59:59+09:00', noLongerMissed: '2026-11-14T23:59:59+09:00' }];
  expect(told.find(({ type }) => type === 'LaterDateAgreed')?.data).toMatchObject({
    moves: expect.arrayContaining(moves.map((move) => expect.objectContaining(move))),
  });
  expect(told.filter(({ type }) => type === 'DeadlineMissed').length).toBeGreaterThan(0); // what was told stays told
}

import type { Story } from './story.js';

const finalReport = 'jp.appi.final-report';

/**
 * Known on Tuesday 24 November 2026, 09:00, as a loss of special-care information: day 30 is Wednesday 23 December. On 10 December signs of
 * theft are found: 60 days from the same awareness, Friday 22 January 2027, and what is known is told the authority by the 23rd all the same (ER
 * Art. 8(2); J36). Of the 29 days, 14:59:59 to the end of the 23rd four fifths have passed on the 18th at 01:47:59. In January it proves an
 * accident: the 30 days hold again at once, and have passed (J37).
 */
export async function aWrongfulPurposeIsSuspectedAndThenRuledOut(story: Story): Promise<void> {
  await story.on('2026-11-24 09:00');
  await story.reported('responder', { summary: '健診結果の入った箱が見当たらない。', leakType: 'loss' });
  await story.do('officer', 'EstablishAwareness', { awareAt: story.now, basis: 'own-discovery' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed');
  await story.fact('responder', 'special-care-information-involved', true, 'confirmed', 'document');
  await story.fact('officer', 'wrongful-purpose-possible', false, 'probable');
  expect(await story.clockOf(finalReport)).toMatchObject({ standing: 'arisen', dueOn: '2026-12-23' });

  await story.on('2026-12-10 09:00');
  await story.do('responder', 'ReviseFact', {
    fact: 'wrongful-purpose-possible',
    stated: { value: true, confidence: 'suspected' },
    source: 'log',
    basedOn: 1,
  });
  // Both who stated the fact since the clock runs have a part in it: a third person decides.
  expect(await story.laterOf(finalReport)).toMatchObject({ inForce: '2026-12-23', later: '2027-01-22', notBy: ['responder', 'officer'] });
  expect(await story.statusFilingOf(finalReport)).toBeUndefined();
  await story.agreesToLaterDates('executive');
  expect(await story.clockOf(finalReport)).toMatchObject({ dayOne: '2026-11-24', dueOn: '2027-01-22' });
  expect(await story.statusFilingOf(finalReport)).toMatchObject({ on: '2026-12-23', state: 'running' });

  await story.on('2026-12-18 09:00');
  expect(await story.reminder(finalReport, 'status-four-fifths')).toMatchObject({
    dueAt: '2026-12-18T01:47:59+09:00',
    forDueAt: '2026-12-23T23:59:59+09:00',
  });
  expect(await story.statusFilingOf(finalReport)).toMatchObject({ state: 'soon' });
  await story.on('2026-12-24 00:30');
  expect(await story.reminder(finalReport, 'status-lapse')).toMatchObject({ forDueAt: '2026-12-23T23:59:59+09:00' });
  expect(await story.statusFilingOf(finalReport)).toMatchObject({ state: 'overdue', missedAt: '2026-12-23T23:59:59+09:00' });
  expect(await story.clockOf(finalReport)).toMatchObject({ state: 'running', dueOn: '2027-01-22' });
  await story.do('officer', 'RecordFilingMade', { duty: finalReport, kind: 'follow-up', madeAt: story.now, channel: 'ppc-web-form' });
  expect(await story.statusFilingOf(finalReport)).toMatchObject({ state: 'settled-late' });

  await story.on('2027-01-10 10:00');
  await story.do('responder', 'ReviseFact', {
    fact: 'wrongful-purpose-possible',
    stated: { value: false, confidence: 'confirmed' },
    source: 'forensics',
    basedOn: 2,
  });
  expect(await story.clockOf(finalReport)).toMatchObject({ state: 'overdue', dueOn: '2026-12-23' });
  expect(await story.reminder(finalReport, 'lapse')).toMatchObject({ forDueAt: '2026-12-23T23:59:59+09:00' });
  const duty = (await story.view()).duties.find((each) => each.duty === finalReport);
  expect(duty).toMatchObject({ missedAt: '2026-12-23T23:59:59+09:00' });
  expect(duty?.judgement.warnings).toContainEqual({ code: 'status-filing-day-has-passed', with: { day: '2026-12-23' } });
  expect(duty?.judgement.readings).toContainEqual(expect.objectContaining({ dueOn: '2027-01-22', reading: 'arguable' }));
}

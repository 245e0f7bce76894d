import type { Story } from './story.js';

/**
 * The My Number report of a lost list, noticed on Monday 2 November 2026, 10:00: day 30 is Tuesday 1 December. That it held My Numbers is denied on
 * the same day, and nobody rules the duty out. Its time passes, the record says that it did not stand, and nothing is overdue by it.
 */
export async function aDutyThatFellAwayPassesItsDayAndIsNotMissed(story: Story): Promise<void> {
  const duty = 'jp.my-number.final-report';
  await story.on('2026-11-02 10:00');
  await story.reported('clerk', { summary: '顧客名簿を紛失した。', leakType: 'loss', channel: 'phone' });
  await story.do('responder', 'EstablishAwareness', { awareAt: story.now, basis: 'own-discovery' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed', 'log');
  await story.fact('responder', 'property-damage-possible', true, 'confirmed', 'document');
  await story.fact('responder', 'wrongful-purpose-possible', false, 'confirmed', 'document');
  expect(await story.clockOf(duty)).toMatchObject({ standing: 'provisional', dueOn: '2026-12-01' });
  await story.fact('officer', 'specific-personal-information-involved', false, 'confirmed', 'document');
  expect(await story.clockOf(duty)).toMatchObject({ standing: 'not-arisen', state: 'fallen-away', dueOn: '2026-12-01' });

  await story.on('2026-12-02 09:00');
  expect(await story.reminder(duty, 'lapse')).toMatchObject({ forDueAt: '2026-12-01T23:59:59+09:00' });
  expect(await story.clockOf(duty)).toMatchObject({ state: 'fallen-away' });
  expect(await story.clockOf('jp.appi.final-report')).toMatchObject({ state: 'overdue', dueOn: '2026-12-01' });
  const passed = (await story.timeline()).filter(({ type }) => type === 'DeadlineMissed');
  const said = passed.map(({ data }) => data as { duty: string; standing?: string });
  const standingOf = (id: string) => said.find((each) => each.duty === id)?.standing;
  expect([standingOf(duty), standingOf('jp.appi.final-report')]).toEqual(['not-arisen', 'arisen']);
  expect((await story.view()).overdue).toBe(1);

  // On the 3rd a list is found that held My Numbers after all: the day has passed, and people are told so once more.
  await story.on('2026-12-03 09:00');
  const found = { value: true, confidence: 'confirmed' };
  await story.do('officer', 'ReviseFact', {
    fact: 'specific-personal-information-involved',
    stated: found,
    source: 'document',
    basedOn: 1,
  });
  expect(await story.clockOf(duty)).toMatchObject({ standing: 'provisional', state: 'overdue', dueOn: '2026-12-01' });
  expect(await story.remindedAgain(duty, 'lapse')).toMatchObject({ forDueAt: '2026-12-01T23:59:59+09:00' });

  // A filing made late ends that; as it was recorded by mistake and is taken back, the duty is overdue again, and people are told so anew.
  const filing = await story.do('officer', 'RecordFilingMade', { duty, kind: 'final', madeAt: story.now, channel: 'post' });
  expect(await story.clockOf(duty)).toMatchObject({ state: 'settled-late' });
  await story.do('officer', 'WithdrawFiling', { filing, reason: '別の事案の提出を、この事案に記録していた。' });
  expect(await story.clockOf(duty)).toMatchObject({ state: 'overdue', dueOn: '2026-12-01' });
  expect(await story.remindedAgain(duty, 'lapse', 3)).toMatchObject({ forDueAt: '2026-12-01T23:59:59+09:00' });
  expect((await story.timeline()).filter(({ type }) => type === 'DeadlineMissed')).toHaveLength(passed.length);
}

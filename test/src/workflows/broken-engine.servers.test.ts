import { IncidentInTime, sealed } from './incident-in-time.js';

let time: IncidentInTime;
beforeAll(async () => {
  time = await IncidentInTime.begin();
});
afterAll(() => time?.end());

const types = async () => (await time.entries()).map(({ event }) => event.type);

test('an engine that cannot judge holds up neither commands nor deadlines, and what it owes follows when it is mended', async () => {
  const beginning = '2026-11-28T22:00:00+09:00' as never;
  await time.send('ReportIncident', { summary: sealed(), noticedAt: beginning, kind: 'drill', drillStartsAt: beginning });
  await time.send('AddNote', { text: sealed() });
  expect(await types()).toContain('DutyArose');

  time.engine.isBroken = true;
  await time.send('RecordFact', { fact: 'breach-occurred', stated: { value: true, confidence: 'confirmed' }, source: 'log' });
  await time.send('AddNote', { text: sealed() });
  const assessed = (await types()).filter((type) => type === 'DutiesAssessed').length;
  await time.send('AdvanceDrillClock', { to: '2026-12-03T09:00:00+09:00' as never }); // the alarm of the preliminary report has passed
  await time.send('AddNote', { text: sealed() });
  expect(await types()).toContain('DeadlineMissed');
  expect((await types()).filter((type) => type === 'DutiesAssessed')).toHaveLength(assessed);

  time.engine.isBroken = false;
  await time.env.sleep('3 minutes');
  expect((await types()).filter((type) => type === 'DutiesAssessed').length).toBeGreaterThan(assessed);
});

import type { Entry, IncidentEvent } from '@shodo/contracts';
import { IncidentInTime, sealed } from './incident-in-time.js';

const told = (entries: readonly Entry<IncidentEvent>[], duty: string) =>
  entries.flatMap(({ event }) => (event.type === 'ReminderFellDue' && event.data.duty === duty ? [event.data.reminder] : []));
const missed = (entries: readonly Entry<IncidentEvent>[]) =>
  entries.flatMap(({ event }) => (event.type === 'DeadlineMissed' ? [event.data.duty] : [])).toSorted();

describe.each([
  { how: 'kept in memory', options: {} },
  { how: 'replayed at every step', options: { maxCachedWorkflows: 0 } },
  { how: 'with every activity run twice', options: { everyActivityTwice: true } },
])('an incident that nobody tends for half a year, $how', ({ options }) => {
  let time: IncidentInTime;
  beforeAll(async () => {
    time = await IncidentInTime.begin(options);
  });
  afterAll(() => time?.end());

  test('tells every reminder once, records every miss once, and escalates what nobody acknowledged', async () => {
    const now = (await time.now()).toISOString();
    await time.send('ReportIncident', { summary: sealed(), noticedAt: now as never, leakType: 'loss' });
    await time.send('RecordFact', { fact: 'breach-occurred', stated: { value: true, confidence: 'confirmed' }, source: 'log' });
    await time.send('RecordFact', {
      fact: 'special-care-information-involved',
      stated: { value: true, confidence: 'confirmed' },
      source: 'log',
    });
    await time.env.sleep('180 days');

    const entries = await time.entries();
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    for (const duty of ['jp.appi.preliminary-report', 'jp.appi.final-report']) {
      const reminders = told(entries, duty);
      expect(reminders.at(-1)).toBe('lapse');
      expect(new Set(reminders).size).toBe(reminders.length);
    }
    expect(told(entries, 'jp.appi.final-report')).toEqual(['half-time', 'four-fifths', 'day-before', 'lapse']);
    expect(missed(entries).filter((duty) => duty.startsWith('jp.appi.') && duty.endsWith('report'))).toEqual([
      'jp.appi.final-report',
      'jp.appi.preliminary-report',
    ]);
    const fallen = entries.filter(({ event }) => event.type === 'ReminderFellDue').length;
    expect(entries.filter(({ event }) => event.type === 'ReminderEscalated')).toHaveLength(fallen);
  }, 180_000);

  test('a repeat of a command half a year later gets its first receipt', async () => {
    const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
    const first = await time.send('AddNote', { text: sealed() }, { id });
    await time.env.sleep('180 days');
    expect(await time.send('AddNote', { text: sealed() }, { id })).toEqual(first);
  });
});

import { randomUUID } from 'node:crypto';
import { Caller, type Installation, startInstallation } from '@shodo/testkit';
import { Client, Connection } from '@temporalio/client';
import { historiesOf } from '../replay/histories.js';
import { gatherPeople, type People } from '../stories/story.js';

/** A busy incident outgrows its run: it goes on in a new one, and nobody who speaks to it notices. */
let installation: Installation;
let people: People;
beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
});
afterAll(() => installation?.stop());

const callers = 8;
const notesEach = process.env.SHODO_LONG ? 400 : 60;

test('an incident with more commands than one run holds keeps every entry once and every receipt for ever', async () => {
  const officer: Caller = people.officer.caller;
  const reported = await officer.send('ReportIncident', undefined, { summary: '長く続く事案。', noticedAt: new Date().toISOString() });
  const incident = reported.body.incidentId;
  const firstKey = randomUUID();
  const first = await officer.send('AddNote', incident, { text: '最初のメモ' }, firstKey);

  const notes = async () => {
    for (let left = notesEach; left > 0; left--) {
      const key = randomUUID();
      let status = 0;
      while (status !== 200) {
        ({ status } = await officer.send('AddNote', incident, { text: `メモ ${left}` }, key));
        if (status !== 200 && status !== 503 && status !== 429) throw new Error(`answered ${status}`);
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, notes));

  const timeline = await officer.timeline(incident);
  expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
  expect(timeline.filter(({ type }) => type === 'NoteAdded')).toHaveLength(callers * notesEach + 1);
  expect((await officer.send('AddNote', incident, { text: '最初のメモ' }, firstKey)).body).toEqual(first.body);

  const connection = await Connection.connect({ address: installation.ground.temporalAddress });
  try {
    const runs = (
      await historiesOf(new Client({ connection, namespace: installation.ground.temporalNamespace }), installation.ground)
    ).filter(({ workflowId }) => workflowId.endsWith(incident));
    expect(runs.length).toBeGreaterThan(1);
    for (const { history } of runs) expect(history.events?.length ?? 0).toBeLessThan(3_000);
  } finally {
    await connection.close();
  }
}, 240_000);

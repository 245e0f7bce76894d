import { randomUUID } from 'node:crypto';
import { type Caller, eventually, type Installation, startInstallation } from '@shodo/testkit';
import { gatherPeople } from '../stories/story.js';

/** Killed at a named moment, not at a random one: after the entry is committed, before the engine has heard of it. */
let installation: Installation;
let officer: Caller;
let incident = '';

beforeAll(async () => {
  installation = await startInstallation();
  officer = (await gatherPeople(installation.product.url, await installation.product.ownerLink())).officer.caller;
  const { body } = await officer.send('ReportIncident', undefined, {
    summary: '封筒を誤って送付した。',
    noticedAt: new Date().toISOString(),
  });
  incident = body.incidentId;
  await eventually(async () => (await officer.view(incident)).duties.length > 0, 'the duties are assessed');
}, 120_000);
afterAll(() => installation?.stop(), 60_000);

const notes = async () => (await officer.timeline(incident)).filter(({ type }) => type === 'NoteAdded');

test('a command whose worker dies after the commit, and whose caller never comes back, is there once and the incident goes on', async () => {
  const { product } = installation;
  const key = randomUUID();
  await product.kill('worker');
  await product.startWith('worker', { SHODO_ALLOW_KILL_POINTS: '1', SHODO_KILL_POINT: 'ledger.after-commit:1' });

  const unanswered = await officer.send('AddNote', incident, { text: '応答を待たずに終わったメモ' }, key);
  expect(unanswered.status).toBe(503); // nobody knows yet whether it was written
  expect(await notes()).toHaveLength(1); // it was: the process died between the commit and the answer

  await product.start('worker');
  const next = await eventually(async () => {
    const answer = await officer.send('AddNote', incident, { text: '次のメモ' }, '0f9619ff-8b86-4d01-b42d-00cf4fc964ff');
    return answer.status === 200 && answer.body;
  }, 'the next command is accepted');
  const timeline = await officer.timeline(incident);
  expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
  expect(await notes()).toHaveLength(2);

  const late = await officer.send('AddNote', incident, { text: '応答を待たずに終わったメモ' }, key);
  expect(late.status).toBe(200); // a caller who does come back gets the first receipt
  expect(late.body.seq).toBeLessThan(next.seq);
  expect(await notes()).toHaveLength(2);
}, 120_000);

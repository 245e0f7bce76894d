import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, eventually, type Process, processes, WholeShodo } from '@shodo/testkit';
import { forgetTheEngine, runsOf } from './engine.js';

/** The whole product under kill -9, as `npm start` runs it. Nothing acknowledged is lost, nothing is there twice, every incident goes on. */
const folder = mkdtempSync(join(tmpdir(), 'shodo-kills-'));
const shodo = new WholeShodo(folder);
let officer: Caller;
let incident = '';

const password = 'correct horse battery staple';

/** Sends one command until it is answered, always with the same key, as an honest client does. */
async function insist(name: 'AddNote' | 'ReportIncident', body: unknown, key: string = randomUUID()) {
  return eventually(
    async () => {
      const answer = await officer.send(name, incident, body, key).catch(() => undefined);
      if (answer?.status === 200) return answer.body;
      if (answer && answer.status < 500 && answer.status !== 429)
        throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return undefined;
    },
    `${name} is answered`,
    90_000,
  );
}

async function denseTimeline() {
  const timeline = await eventually(() => officer.timeline(incident).catch(() => undefined), 'the timeline is read', 60_000);
  expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
  return timeline;
}

beforeAll(async () => {
  await shodo.start();
  officer = new Caller(shodo.url);
  const founded = await officer.setUp(shodo.ownerLink, {
    organisationName: 'さくら内科',
    name: '佐藤 花子',
    email: 'officer@example.jp',
    password,
    profile: { jurisdictions: ['jp'] },
    practice: { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
  });
  expect(founded.status).toBe(200);
  const reported = await insist('ReportIncident', { summary: '鞄を紛失した。', leakType: 'loss', noticedAt: new Date().toISOString() });
  incident = reported.incidentId;
}, 180_000);

afterAll(async () => {
  await shodo.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test.each(processes)(
  '%s is killed in the middle of a command: the command is there once',
  async (name: Process) => {
    const key = randomUUID();
    const before = (await denseTimeline()).filter(({ type }) => type === 'NoteAdded').length;
    const first = officer.send('AddNote', incident, { text: `${name} が止まる直前のメモ` }, key).catch(() => undefined);
    await sleep(3);
    shodo.kill(name);
    const answered = await first;
    const receipt = await insist('AddNote', { text: `${name} が止まる直前のメモ` }, key);
    if (answered?.status === 200) expect(receipt).toEqual(answered.body);
    const again = await insist('AddNote', { text: `${name} が止まる直前のメモ` }, key);
    expect(again).toEqual(receipt);
    expect((await denseTimeline()).filter(({ type }) => type === 'NoteAdded')).toHaveLength(before + 1);
  },
  180_000,
);

test.each(processes)(
  '%s is killed while nobody asks for anything: the next command is accepted',
  async (name: Process) => {
    const before = (await denseTimeline()).length;
    shodo.kill(name);
    await insist('AddNote', { text: `${name} が止まった後のメモ` });
    expect(await denseTimeline()).toHaveLength(before + 1);
  },
  180_000,
);

test('everything is killed at once: the next start continues the incident on the same data folder', async () => {
  const before = await denseTimeline();
  await shodo.killEverything();
  await shodo.start();
  officer = await signedIn();
  await insist('AddNote', { text: 'すべてが止まった後のメモ' });
  const after = await denseTimeline();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after).toHaveLength(before.length + 1);
}, 180_000);

test("Temporal's database is deleted: every incident continues from the ledger, touched or not", async () => {
  const untouched = (await insist('ReportIncident', { summary: '誰も触れない事案。', noticedAt: new Date().toISOString() })).incidentId;
  const before = await denseTimeline();
  await forgetTheEngine(folder);
  await shodo.stop();
  await shodo.start();
  officer = await signedIn();
  await insist('AddNote', { text: 'エンジンのデータを失った後のメモ' });
  expect((await denseTimeline()).slice(0, before.length)).toEqual(before);
  await eventually(() => runsOf(shodo, untouched), 'the untouched incident has a run again', 90_000);
}, 240_000);

async function signedIn(): Promise<Caller> {
  const caller = new Caller(shodo.url);
  await eventually(async () => (await caller.signIn('officer@example.jp', password)).status === 200, 'signing in', 60_000);
  return caller;
}

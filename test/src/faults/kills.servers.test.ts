import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, eventually, type Process, processes, WholeShodo } from '@shodo/testkit';
import { password } from '../stories/story.js';
import { forgetTheEngine, runsOf, superuserUrlOf } from './engine.js';
import { whileAppendsWait } from './held-appends.js';
import { dense, foundSmallPractice } from './small-practice.js';

/** The whole product under kill -9, as `npm start` runs it. Nothing acknowledged is lost, nothing is there twice, every incident goes on. */
const folder = mkdtempSync(join(tmpdir(), 'shodo-kills-'));
const shodo = new WholeShodo(folder);
let officer: Caller;
let incident = '';

/** Sends one command until it is answered, always with the same key, as an honest client does. */
async function insist(
  name: 'AddNote' | 'HoldPrincipalNotice' | 'RecordFact' | 'ReportIncident',
  body: unknown,
  key: string = randomUUID(),
) {
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

const denseTimeline = async () => dense(await eventually(() => officer.timeline(incident).catch(() => undefined), 'the timeline is read'));

beforeAll(async () => {
  await shodo.start();
  officer = new Caller(shodo.url);
  await foundSmallPractice(officer, shodo.ownerLink);
  const reported = await insist('ReportIncident', { summary: '鞄を紛失した。', leakType: 'loss', noticedAt: new Date().toISOString() });
  incident = reported.incidentId;
  await eventually(async () => (await denseTimeline()).some(({ type }) => type === 'DutiesAssessed'), 'the duties are assessed');
}, 180_000);

afterAll(async () => {
  await shodo.stop();
  rmSync(folder, { recursive: true, force: true });
});

const noteIn = {
  api: 'API が止まる直前のメモ',
  worker: 'worker が止まる直前のメモ',
  temporal: 'エンジンが止まる直前のメモ',
  postgres: 'データベースが止まる直前のメモ',
};

/** Kills a process while a command is certainly under way: its append has reached the database and is not committed. @returns what the one caller heard */
async function killedMidCommand(name: Process, key: string): Promise<number | undefined> {
  let heard: Promise<{ status: number } | undefined> = Promise.resolve(undefined);
  await whileAppendsWait(superuserUrlOf(folder), async (oneWaits) => {
    heard = officer.send('AddNote', incident, { text: noteIn[name] }, key).catch(() => undefined);
    await oneWaits();
    shodo.kill(name);
  });
  return (await heard)?.status;
}
const notesIn = async () => (await denseTimeline()).filter(({ type }) => type === 'NoteAdded').length;

test.each(processes)(
  '%s is killed in the middle of a command: the command is there once',
  async (name: Process) => {
    const [key, before] = [randomUUID(), await notesIn()];
    await killedMidCommand(name, key);
    const receipt = await insist('AddNote', { text: noteIn[name] }, key);
    expect(await insist('AddNote', { text: noteIn[name] }, key)).toEqual(receipt);
    expect(await notesIn()).toBe(before + 1);
  },
  180_000,
);

test.each(processes)(
  '%s is killed over a command that nobody sends again: it is there at most once, and the next instant is kept without anybody asking',
  async (name: Process) => {
    const [before, reviewAt] = [await notesIn(), new Date(Date.now() + 8_000).toISOString()];
    await insist('HoldPrincipalNotice', { duty: 'jp.appi.principal-notice', reason: 'too-little-known', reviewAt });
    const heard = await killedMidCommand(name, randomUUID());
    const isTold = async () => {
      const view = await officer.view(incident).catch(() => undefined);
      return view?.reminders.some(({ reminder, dueAt }) => reminder === 'hold-review' && Date.parse(dueAt) === Date.parse(reviewAt));
    };
    await eventually(isTold, 'the day to look again is told', 90_000);
    const added = (await notesIn()) - before;
    expect(heard === 200 ? [1] : [0, 1]).toContain(added);
  },
  180_000,
);

test('engine and api die over a command that is recorded all the same: whoever asks again makes the incident hear of it', async () => {
  const [key, before] = [randomUUID(), (await denseTimeline()).length];
  const stated = { value: true, confidence: 'confirmed' };
  const fact = { fact: 'special-care-information-involved', stated, source: 'document' };
  let lost: Promise<unknown> = Promise.resolve();
  await whileAppendsWait(superuserUrlOf(folder), async (oneWaits) => {
    lost = officer.send('RecordFact', incident, fact, key).catch(() => undefined);
    await oneWaits();
    shodo.kill('temporal');
    shodo.kill('api');
    await sleep(200);
  });
  await lost;
  const recorded = async () => (await denseTimeline()).slice(before).map(({ type }) => type);
  await eventually(async () => (await recorded()).includes('FactRecorded'), 'the fact stands in the record');
  await insist('RecordFact', fact, key);
  await eventually(async () => (await recorded()).includes('DutiesAssessed'), 'the incident judges by the new fact');
  expect((await recorded()).filter((type) => type === 'FactRecorded')).toHaveLength(1);
}, 180_000);

test('everything is killed at once: the next start continues the incident on the same data folder', async () => {
  const before = await denseTimeline();
  await shodo.killEverything();
  await shodo.start();
  officer = await signedIn();
  await insist('AddNote', { text: 'すべてが止まった後のメモ' });
  const after = await denseTimeline();
  expect(after.slice(0, before.length)).toEqual(before);
  // A judgement that was under way may come as well.
  expect(after.slice(before.length).filter((entry) => !/"type":"Dut(y|ies)/.test(JSON.stringify(entry)))).toHaveLength(1);
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
  await eventually(async () => (await caller.signIn('officer@example.jp', password)).status === 200, 'signing in');
  return caller;
}

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Receipt, TimelineEntry } from '@shodo/contracts';
import { Caller, eventually, WholeShodo } from '@shodo/testkit';
import { superuserUrlOf } from './engine.js';
import { dense, foundSmallPractice } from './small-practice.js';
import { failedSyncs, refuseToSync } from './unsynced-log.js';

/** The whole product on a disk that takes what is written and fails to keep it. */
const folder = mkdtempSync(join(tmpdir(), 'shodo-sync-'));
const shodo = new WholeShodo(folder);
let officer: Caller;
let incident = '';

beforeAll(async () => {
  await shodo.start();
  officer = new Caller(shodo.url);
  await foundSmallPractice(officer, shodo.ownerLink);
  const report = { summary: '鞄を紛失した。', leakType: 'loss', noticedAt: new Date().toISOString() };
  const { body } = await officer.send('ReportIncident', undefined, report);
  incident = body.incidentId;
  await eventually(async () => (await officer.view(incident)).duties.length > 0, 'the duties are assessed');
}, 180_000);
afterAll(async () => {
  await shodo.stop();
  rmSync(folder, { recursive: true, force: true });
});

const writers = 8;

/** One try. @returns its receipt, when it was acknowledged */
async function send(key: string): Promise<Receipt | undefined> {
  const note = { body: { text: '同期できない間のメモ' }, key, timeoutMs: 15_000 };
  const { status, body } = (await officer.call<Receipt>(`/v1/incidents/${incident}/add-note`, note).catch(() => undefined)) ?? {};
  if (status === 200) return body;
  expect([undefined, 429, 503, 504]).toContain(status);
  return undefined;
}

/** Several people write notes until told to stop. @returns the receipts of what was acknowledged, and the keys of what was not */
function writeNotes() {
  const [acknowledged, refused] = [new Map<string, Receipt>(), new Set<string>()];
  let goesOn = true;
  const write = async () => {
    for (let key = randomUUID(); goesOn; key = randomUUID()) {
      const receipt = await send(key);
      if (receipt) acknowledged.set(key, receipt);
      else refused.add(key);
      await sleep(receipt ? 0 : 200);
    }
  };
  const writing = Promise.all(Array.from({ length: writers }, write));
  const stop = async () => {
    goesOn = false;
    await writing;
  };
  return { acknowledged, refused, stop };
}

const placeOf = ({ seq, digest }: Pick<TimelineEntry, 'seq' | 'digest'>) => `${seq} ${digest}`;
const notes = async () => dense(await officer.timeline(incident)).filter(({ type }) => type === 'NoteAdded');

test('syncs fail under the whole product: nothing acknowledged is lost, and who was refused is answered afterwards', async () => {
  const { acknowledged, refused, stop } = writeNotes();
  let mend = () => {};
  try {
    await eventually(async () => acknowledged.size >= 3 * writers, 'notes are written');
    mend = await refuseToSync(folder, superuserUrlOf(folder));
    // Once under the appends, and again when the server tries to come back.
    await eventually(async () => failedSyncs(join(folder, 'logs/postgres.log')) >= 2, 'a sync has failed, and once more');
    await eventually(async () => refused.size >= writers, 'every writer was refused');
  } finally {
    mend();
    await stop();
  }
  const kept = await eventually(() => notes().catch(() => undefined), 'the record is read', 90_000);
  expect(kept.map(placeOf)).toEqual(expect.arrayContaining([...acknowledged.values()].map(placeOf)));
  const repeated: Receipt[] = [];
  for (const key of [...acknowledged.keys(), ...refused]) {
    repeated.push(await eventually(() => send(key), 'a note is acknowledged', 90_000));
  }
  expect(repeated.slice(0, acknowledged.size)).toEqual([...acknowledged.values()]);
  expect((await notes()).map(placeOf)).toEqual(repeated.toSorted((a, b) => a.seq - b.seq).map(placeOf));
}, 300_000);

import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { EntryProofView, LogGrowthView, LogView, Problem, TimelineEntry } from '@shodo/contracts';
import { type Checkpoint, fromHex, readCheckpoint, readNote, verifyConsistency, verifyInclusion } from '@shodo/ledger';
import { eventually, type Installation, startInstallation } from '@shodo/testkit';
import { checkRecord, type Elsewhere, nodeTools } from '@shodo/verifier';
import { gatherPeople, type People } from './story.js';

/** What an outsider who holds a checkpoint asks of the API, and checks alone. */
let installation: Installation;
let people: People;
let incident: string;

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  const report = { summary: '鞄を紛失した。', noticedAt: new Date().toISOString() };
  incident = (await people.officer.caller.send('ReportIncident', undefined, report)).body.incidentId;
});
afterAll(async () => {
  await installation?.stop();
});

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();
const checkpointIn = (note: string): Checkpoint => {
  const checkpoint = readCheckpoint(readNote(note)?.text ?? '');
  if (!checkpoint) throw new Error('no checkpoint');
  return checkpoint;
};
const asked = <Body>(path: string) => people.auditor.caller.call<Body>(path);

/** A decision that counts is anchored at once: the log has a checkpoint after it. */
async function nextCheckpoint(): Promise<Checkpoint> {
  const { officer, executive } = people;
  const last = async () => (await asked<LogView>('/v1/organisation/log')).body.checkpoint;
  const before = (await last())?.size ?? 0;
  const decision = {
    subject: 'principal-notice',
    question: '通知するか。',
    options: '通知する\n待つ',
    choice: 1,
    reason: '連絡先が分かっているため。',
  };
  const { body } = await officer.caller.send('RecordDecision', incident, decision);
  expect((await executive.caller.send('ApproveDecision', incident, { decision: body.commandId })).status).toBe(200);
  await eventually(async () => ((await last())?.size ?? 0) > before, 'a checkpoint is made');
  return checkpointIn((await last())?.note ?? '');
}

test('every entry of the incident, and of the organisation, is shown to lie in the log at its place', async () => {
  await nextCheckpoint();
  const { seq } = await people.officer.caller.view(incident);
  const numbers = Array.from({ length: Math.min(seq, 5) }, (_none, at) => at + 1);
  const paths = [...numbers.map((at) => `/v1/incidents/${incident}/proof?seq=${at}`), '/v1/organisation/proof?seq=1'];
  const places = new Set<number>();
  for (const path of paths) {
    const { proof } = (await asked<EntryProofView>(path)).body;
    if (!proof) throw new Error(`no checkpoint covers ${path}`);
    const log = checkpointIn(proof.checkpoint);
    expect(log.size).toBeGreaterThan(proof.index); // the first checkpoint that covers it, which may be of before the decision
    const claim = { leaf: bytesOf(proof.leaf), index: proof.index, path: proof.path.map(bytesOf), size: log.size, root: log.root };
    expect(verifyInclusion(sha256, claim)).toBe(true);
    expect(verifyInclusion(sha256, { ...claim, index: proof.index + 1 })).toBe(false);
    places.add(proof.index);
  }
  expect(places.size).toBe(paths.length);
});

test('a record is exported as it stood at a checkpoint somebody holds, its head proven there and the receipt for a later one', async () => {
  const of = `/v1/incidents/${incident}/export`;
  const { checkpoint: before } = (await asked<LogView>('/v1/organisation/log')).body;
  await nextCheckpoint();
  const { checkpoint } = (await asked<LogView>('/v1/organisation/log')).body;
  await people.officer.caller.send('AddNote', incident, { text: '検証点より後のメモ。' });
  await nextCheckpoint();
  const found = async (text: string, held: Elsewhere) => checkRecord(nodeTools, Readable.from([Buffer.from(text)]), held);
  const held = { checkpoints: [checkpoint?.note ?? ''] };
  const then = await asked<string>(`${of}?checkpoint=${checkpoint?.size}`);
  expect([then.status, then.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringContaining(`-checkpoint-${checkpoint?.size}.`),
  ]);
  const shown = await found(then.body, held);
  expect(shown).toMatchObject({ is: 'sound', held: 1, earlier: [], anchored: { size: checkpoint?.size, trust: 'held' } });
  expect((await asked(`${of}?checkpoint=${checkpoint?.size}`)).body).toBe(then.body);
  expect(await found(then.body, { checkpoints: [before?.note ?? ''] })).toMatchObject({ is: 'sound', earlier: [1] });
  const now = (await asked<string>(of)).body;
  expect(now.length).toBeGreaterThan(then.body.length);
  expect(await found(now, held)).toMatchObject({ is: 'sound', earlier: [1], receiptsUpTo: 0 });
  if (shown.is !== 'sound') throw new Error('told above');
  expect(await found(now, { ...held, receipts: [shown.head] })).toMatchObject({ is: 'sound', receiptsUpTo: shown.head.seq });
  const own = await asked<string>(`/v1/organisation/export?checkpoint=${checkpoint?.size}`);
  expect(await found(own.body, held)).toMatchObject({ is: 'sound', earlier: [] });
  const { items } = (await asked<{ items: TimelineEntry[] }>('/v1/organisation/record?limit=1')).body;
  expect(items[0]).toMatchObject({ type: 'RecordExported', data: { entries: expect.any(Number) } });

  const later = { summary: '別の鞄を紛失した。', noticedAt: new Date().toISOString() };
  const { body } = await people.officer.caller.send('ReportIncident', undefined, later);
  const refused = async (path: string) => {
    const { status, body: problem } = await asked<Problem>(path);
    return [status, problem.refusals?.map(({ code }) => code) ?? problem.code];
  };
  expect(await refused(`/v1/incidents/${body.incidentId}/export?checkpoint=${checkpoint?.size}`)).toEqual([
    409,
    ['checkpoint-covers-nothing'],
  ]);
  expect(await refused(`${of}?checkpoint=${(checkpoint?.size ?? 0) + 1_000}`)).toEqual([409, ['checkpoint-is-unknown']]);
  for (const wrong of ['0', '-1', '1.5', 'x', '1&checkpoint=2', '']) expect((await asked(`${of}?checkpoint=${wrong}`)).status).toBe(422);
  expect((await asked(`${of}?size=1`)).status).toBe(422);
  expect(await refused(`/v1/incidents/${randomUUID()}/export?checkpoint=${checkpoint?.size}`)).toEqual([404, 'not-found']);
});

test('the present log begins with that of a checkpoint somebody holds; one that is shorter says so', async () => {
  const held = await nextCheckpoint();
  await nextCheckpoint();
  const { body } = await asked<LogGrowthView>(`/v1/organisation/log/growth?from=${held.size}`);
  const { size, root } = checkpointIn(body.checkpoint);
  expect(size).toBeGreaterThan(held.size);
  const claim = { before: held.size, rootBefore: held.root, size, root, path: body.path.map(bytesOf) };
  expect(verifyConsistency(sha256, claim)).toBe(true);
  expect(verifyConsistency(sha256, { ...claim, rootBefore: root })).toBe(false);
  const shorter = await asked(`/v1/organisation/log/growth?from=${size + 1_000}`);
  expect([shorter.status, shorter.body]).toMatchObject([409, { refusals: [{ code: 'log-is-shorter' }] }]);
});

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Problem, Receipt } from '@shodo/contracts';
import { checkInvariants } from '@shodo/inspector';
import { cloneRoot, type Installation, keysOf, startInstallation } from '@shodo/testkit';
import { destroyKeysOf, openKeys } from '@shodo/vault';
import { aClinicLosesAUsbMemoryWith30Patients } from './clinic.story.js';
import { gatherPeople, type People, Story } from './story.js';

/**
 * What a restore leaves of a time before an incident was closed and erased as a whole: it is open, and its vault is erased again. It must be possible to
 * end it: without texts, and without anybody's text being taken and lost.
 */
let installation: Installation;
let people: People;
let story: Story;
/** A note that was given while the vault stood, and its receipt. */
const before = { key: '5c1f5c0e-2f0a-4c2b-9f0e-6d0a1b2c3d4e', body: { text: '消去の前に残したメモ' }, receipt: {} as Receipt };

async function eraseVaultOf(incident: string, by = { seq: 999, digest: 'd'.repeat(64) }): Promise<void> {
  const keys = openKeys({ ...keysOf(installation.ground), max: 1 });
  await destroyKeysOf(keys, { tenant: people.tenant, incident, ...by });
  await keys.close();
}

class ErasedBeforeItCloses extends Story {
  override async closes(): Promise<void> {
    await this.dutiesAreAssessed();
    before.receipt = (await people.officer.caller.send('AddNote', this.incident, before.body, before.key)).body;
    await eraseVaultOf(this.incident);
  }
}

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  story = new ErasedBeforeItCloses(people);
  await aClinicLosesAUsbMemoryWith30Patients(story);
});
afterAll(() => installation?.stop());

const ofRecord = ['I5', 'I6', 'I7', 'I9', 'I16', 'I17'] as const;
async function broken() {
  const { databaseUrl, temporalAddress: address, temporalNamespace: namespace } = installation.ground;
  const bundlePath = join(cloneRoot, 'apps/worker/dist/workflow-bundle.js');
  const where = { databaseUrl, engine: { address, namespace }, keys: keysOf(installation.ground), bundlePath };
  return (await checkInvariants(where, { only: ofRecord })).flatMap(({ breaches }) => breaches.map(({ code }) => code));
}
test('it says that no text is taken, refuses those that are given, and names what it refuses for it', async () => {
  const view = await story.view();
  expect(view).toMatchObject({ closed: false, takesNoTexts: true });
  const blocked = view.allowed.filter(({ blockedBy }) => blockedBy.some(({ code }) => code === 'vault-was-erased'));
  expect(blocked).toMatchObject([{ command: 'GiveEvidencePack', allowed: false }]);
  expect(await story.refused('officer', 'AddNote', { text: '誰にも読めないメモ' })).toEqual(['vault-was-erased']);
  expect(await story.refused('officer', 'ProposeClosing', { review: '振り返り' })).toEqual(['vault-was-erased']);
  const { status, body } = await people.officer.caller.upload(story.incident, new TextEncoder().encode('x'));
  expect([status, (body as unknown as Problem).refusals?.[0]?.code]).toEqual([409, 'vault-was-erased']);
});

test('what needs no text is done as before, once however often it is sent', async () => {
  const key = '0d0c2f6e-6f0c-4f64-9a2b-7d1f0a9e5c21';
  const body = { track: 'remediation', to: people.responder.id };
  const first = await people.officer.caller.send('AssignTrack', story.incident, body, key);
  expect(first.status).toBe(200);
  expect((await people.officer.caller.send('AssignTrack', story.incident, body, key)).body).toEqual(first.body);
});

test('a key is good for one body: another one is told so, and of what was given while the vault stood nobody can tell any more', async () => {
  const { caller } = people.officer;
  const codeOf = async (...asked: Parameters<typeof caller.send>) => {
    const { status, body } = await caller.send(...asked);
    return [status, (body as unknown as Problem).code];
  };
  const key = '7a0f3c52-91de-4b7e-8a53-2f6f0c1d9b10';
  const held = (await story.view()).trackViews.find(({ track }) => track === 'remediation');
  const body = { track: 'remediation', to: people.officer.id, basedOn: held?.holderEntry };
  const first = await caller.send('HandOverTrack', story.incident, body, key);
  expect(first.status).toBe(200);
  expect(await codeOf('HandOverTrack', story.incident, { ...body, note: '引き継ぎ' }, key)).toEqual([422, 'same-key-other-body']);
  expect(await codeOf('HandOverTrack', story.incident, { ...body, to: people.clerk.id }, key)).toEqual([422, 'same-key-other-body']);
  expect((await caller.send('HandOverTrack', story.incident, body, key)).body).toEqual(first.body);
  expect((await caller.send('AddNote', story.incident, before.body, before.key)).body).toEqual(before.receipt);
  const another = { track: 'remediation', to: people.responder.id };
  expect(await codeOf('AssignTrack', story.incident, another, before.key)).toEqual([422, 'same-key-other-body']);
});

test('what was given before is told from what came afterwards by the entry that orders the erasure, and by no other in its place', async () => {
  const { caller } = people.officer;
  const noticedAt = new Date().toISOString();
  const report = await caller.send('ReportIncident', undefined, { noticedAt, leakType: 'loss', summary: '鞄を紛失した。' });
  const { incidentId, seq, digest } = report.body;
  const key = randomUUID();
  const given = await caller.send('AddNote', incidentId, before.body, key);
  expect(given.body.seq).toBeGreaterThan(seq);
  await eraseVaultOf(incidentId, { seq, digest });
  expect((await caller.send('AddNote', incidentId, before.body, key)).body).toEqual(given.body);
});

test('that a cause could not be established is said without the text that it needs otherwise, and still not without what is no text', async () => {
  const { caller } = people.officer;
  const noticedAt = new Date().toISOString();
  const { incidentId } = (await caller.send('ReportIncident', undefined, { noticedAt, leakType: 'loss', summary: '鞄を紛失した。' })).body;
  const withoutText = { cause: 'not-established', basedOn: 0 };
  expect((await caller.send('EstablishCause', incidentId, withoutText)).status).toBe(422); // its vault stands yet
  await eraseVaultOf(incidentId);
  const { status, body } = await caller.send('EstablishCause', incidentId, { cause: 'malware', basedOn: 0 });
  expect([status, (body as unknown as Problem).errors?.[0]?.pointer]).toEqual([422, '/confidence']);
  expect((await caller.send('EstablishCause', incidentId, withoutText)).status).toBe(200);
  expect((await caller.view(incidentId)).cause?.cause).toBe('not-established');
});

test('no pack is begun that could not be kept', async () => {
  const { status, body } = await people.officer.caller.buildPack(story.incident, { profile: 'auditor' });
  expect([status, (body as unknown as Problem).refusals?.[0]?.code]).toEqual([409, 'vault-was-erased']);
  const { body: record } = await people.officer.caller.call<{ items: { type: string }[] }>('/v1/organisation/record?limit=100');
  expect(record.items.filter(({ type }) => type === 'EvidencePackBegun')).toEqual([]);
});

test('an incident whose vault stands takes no command without the text that it needs', async () => {
  const noticedAt = new Date().toISOString();
  const { body } = await people.officer.caller.send('ReportIncident', undefined, {
    kind: 'drill',
    drillStartsAt: noticedAt,
    noticedAt,
    summary: 'x',
  });
  const { status, body: problem } = await people.officer.caller.send('AddNote', body.incidentId, {});
  expect([status, (problem as unknown as Problem).code]).toEqual([422, 'body-does-not-fit']);
});

test('it is closed without a review by two persons, erased on record, and everything holds', async () => {
  await story.do('officer', 'ProposeClosing', {});
  expect(await story.refused('officer', 'ApproveClosing', {})).toEqual(['a-second-person-must-approve']);
  await story.do('executive', 'ApproveClosing', {});
  const view = await story.view();
  expect(view.closed).toBe(true);
  expect(view.takesNoTexts).toBeUndefined();
  const { body: texts } = await people.officer.caller.call<Record<string, string | null>>(`/v1/incidents/${story.incident}/texts`);
  expect(Object.values(texts).every((text) => text === null)).toBe(true);
  // The keys note three erasures that no entry orders here; a restore would have told of them.
  expect(await broken()).toEqual(Array(3).fill('erased-without-entry'));
  const erasure = await story.do('officer', 'ProposeErasure', { scope: 'whole-vault', ground: 'no-longer-needed' });
  await story.do('executive', 'ApproveErasure', { erasure });
  expect(await story.refused('officer', 'ReopenIncident', {})).toEqual(['vault-was-erased']);
});

import { join } from 'node:path';
import type { Problem } from '@shodo/contracts';
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

class ErasedBeforeItCloses extends Story {
  override async closes(): Promise<void> {
    await this.dutiesAreAssessed();
    const keys = openKeys({ ...keysOf(installation.ground), max: 1 });
    await destroyKeysOf(keys, { tenant: people.tenant, incident: this.incident, seq: 999, digest: 'd'.repeat(64) });
    await keys.close();
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
  // The keys note an erasure that no entry orders here; a restore would have told of it.
  expect(await broken()).toEqual(['erased-without-entry']);
  const erasure = await story.do('officer', 'ProposeErasure', { scope: 'whole-vault', ground: 'no-longer-needed' });
  await story.do('executive', 'ApproveErasure', { erasure });
  expect(await story.refused('officer', 'ReopenIncident', {})).toEqual(['vault-was-erased']);
});

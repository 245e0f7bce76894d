import { workflowIdOf } from '@shodo/contracts';
import { type Caller, cloneRoot, eventually, type Installation, startInstallation } from '@shodo/testkit';
import { Client, Connection } from '@temporalio/client';
import { brokenReplays, historiesOf } from '../replay/histories.js';
import { gatherPeople } from '../stories/story.js';
import { builds, NextBuild } from './next-build.js';

/** An upgrade and its taking back, with incidents open: each run stays on the build that began it, the next run begins on the current one. */
let installation: Installation;
let next: NextBuild;
let officer: Caller;
let tenant = '';
let connection: Connection;
const { present } = NextBuild;

beforeAll(async () => {
  installation = await startInstallation({ SHODO_BUILDS: 'pinned' });
  next = new NextBuild(installation.ground);
  const { product, ground } = installation;
  officer = (await gatherPeople(product.url, await product.ownerLink())).officer.caller;
  tenant = (await officer.call<{ organisation: { tenant: string } }>('/v1/me')).body.organisation.tenant;
  connection = await Connection.connect({ address: ground.temporalAddress });
});
afterAll(async () => {
  await connection?.close();
  await next?.stop();
  await installation?.stop({ byOtherBuilds: true });
});

const client = () => new Client({ connection, namespace: installation.ground.temporalNamespace });

async function reported(): Promise<string> {
  const { status, body } = await officer.send('ReportIncident', undefined, { summary: '見本。', noticedAt: new Date().toISOString() });
  expect(status).toBe(200);
  return body.incidentId;
}

/** The build that the incident's newest run is pinned to. */
async function buildOf(incident: string): Promise<string | undefined> {
  const { raw } = await client().workflow.getHandle(workflowIdOf(tenant, incident)).describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? undefined;
}
const isOn = (incident: string, { buildId }: { buildId: string }) =>
  eventually(async () => (await buildOf(incident)) === buildId, `the incident is on ${buildId}`, 30_000);

/** Two notes: the first may still be answered by the old run, the second is written whatever happened between. */
async function isAnswered(incident: string): Promise<void> {
  const before = await officer.timeline(incident);
  for (const text of ['一つ目のメモ', '二つ目のメモ']) expect((await officer.send('AddNote', incident, { text })).status).toBe(200);
  const after = await officer.timeline(incident);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.map(({ seq }) => seq)).toEqual(after.map((_, index) => index + 1));
}

test('with two builds at work nothing changes until somebody makes the next one current; then incidents follow, sleepers when woken', async () => {
  const [busy, asleep] = [await reported(), await reported()];
  await isOn(busy, present);
  await next.start();
  await isAnswered(busy);
  expect(await buildOf(busy)).toBe(present.buildId);

  expect(await builds(installation.ground, 'make-current', next.buildId)).toContain(`${next.buildId}  current`);
  const fresh = await reported();
  await isOn(fresh, next);
  await isAnswered(busy);
  await isOn(busy, next);

  expect(await buildOf(asleep)).toBe(present.buildId);
  expect(await builds(installation.ground, 'wake')).toContain('3 incidents woken');
  await isOn(asleep, next);

  await installation.product.kill('worker'); // the old build goes
  for (const incident of [busy, asleep, fresh]) await isAnswered(incident);
}, 180_000);

test('the upgrade is taken back the same way, and nothing that was recorded on the newer build is lost', async () => {
  const incident = await reported();
  await isOn(incident, next);
  await installation.product.start('worker');
  await builds(installation.ground, 'make-current', present.buildId);
  await builds(installation.ground, 'wake');
  await isOn(incident, present);
  await next.stop();
  await isAnswered(incident);
});

test('pinning is what made this safe: the runs of one build do not replay on the other, and do on their own', async () => {
  const runs = await historiesOf(client(), installation.ground);
  const buildOfRun = ({ history }: (typeof runs)[number]) =>
    history.events?.find(({ workflowTaskCompletedEventAttributes: completed }) => completed)?.workflowTaskCompletedEventAttributes
      ?.deploymentVersion?.buildId;
  const [old, newer] = [present, next].map(({ buildId }) => runs.filter((run) => buildOfRun(run) === buildId)) as [
    typeof runs,
    typeof runs,
  ];
  expect([old.length > 0, newer.length > 0, old.length + newer.length]).toEqual([true, true, runs.length]);
  expect(await brokenReplays(cloneRoot, old, present.bundle)).toEqual([]);
  expect(await brokenReplays(cloneRoot, newer, next.bundle)).toEqual([]);
  expect(await brokenReplays(cloneRoot, old, next.bundle)).toHaveLength(old.length);
});

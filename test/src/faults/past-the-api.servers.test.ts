import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Asked, type CommandName, commandNames, workflowIdOf } from '@shodo/contracts';
import { connectClient, payloadCodec } from '@shodo/durable/node';
import { incidentCommandNames } from '@shodo/incident';
import { type Caller, type Installation, keysOf, startInstallation } from '@shodo/testkit';
import { type Keys, openCodecKeys, openKeys } from '@shodo/vault';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { gatherPeople, type People } from '../stories/story.js';

/** Another client of the engine, who goes past the api, its parser and its door: refused or taken, the incident goes on and so do its neighbours. */
let installation: Installation;
let people: People;
let officer: Caller;
let engine: Client;
let keys: Keys;
let incident = '';
let neighbour = '';

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
  officer = people.officer.caller;
  const { temporalAddress: address, temporalNamespace: namespace } = installation.ground;
  keys = openKeys(keysOf(installation.ground));
  engine = connectClient({ address, namespace }, payloadCodec(openCodecKeys(keys)));
  incident = await reported();
  neighbour = await reported();
});
afterAll(async () => {
  await engine?.connection.close();
  await keys?.close();
  await installation?.stop();
});

async function reported(): Promise<string> {
  const { status, body } = await officer.send('ReportIncident', undefined, {
    summary: '封筒を誤送付した。',
    noticedAt: new Date().toISOString(),
  });
  expect(status).toBe(200);
  return body.incidentId;
}

const handleOf = (of: string) => engine.workflow.getHandle(workflowIdOf(people.tenant, of));

/** As the api would hand it over, except for what is wrong with it. */
const asked = (over: object = {}): Asked =>
  ({
    id: randomUUID(),
    body: { text: { ref: randomUUID(), commitment: createHash('sha256').update(randomUUID()).digest('hex') } },
    by: { kind: 'person', person: people.officer.id, roles: ['privacyOfficer'], via: 'session' },
    requestMac: '0'.repeat(64),
    organisation: {
      profile: { jurisdictions: ['jp'], sector: 'general' },
      practice: { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
    },
    ...over,
  }) as unknown as Asked;

const sent = (name: string, args: unknown[], updateId: string = randomUUID()) =>
  handleOf(incident)
    .executeUpdate(name, { args: args as [], updateId })
    .then(
      () => 'taken',
      (error: Error & { cause?: { type?: string } }) => error.cause?.type ?? error.message,
    );

/** The incident answers an ordinary command. */
async function goesOn(of = incident): Promise<void> {
  const { status } = await officer.send('AddNote', of, { text: 'メモ' });
  expect(status).toBe(200);
}
const entries = async () => (await officer.timeline(incident)).length;

describe.each([...incidentCommandNames])('%s', (name: CommandName) => {
  test.each([
    ['nothing', () => []],
    ['null', () => [null]],
    ['a number', () => [5]],
    ['a body that is a list', () => [asked({ body: [] })]],
    ['a body of nonsense', () => [asked({ body: { text: 5, fact: {}, stated: null, duty: [], measure: 7, principals: 'many' } })]],
    ['an actor without a form', () => [asked({ by: { kind: 'ghost' } })]],
  ])(
    '%s',
    async (_what, args) => {
      const before = await entries();
      expect(await sent(name, args())).not.toBe('taken');
      expect(await entries()).toBe(before);
    },
    30_000,
  );
});
test('after all of them the incident goes on', () => goesOn());

test('every command of an incident is tried above', () => {
  expect(incidentCommandNames.length).toBeGreaterThan(20);
  expect(commandNames).toEqual(expect.arrayContaining([...incidentCommandNames]));
});

test('unknown updates are refused, unknown signals and malformed known ones pass by', async () => {
  const before = await entries();
  expect(await sent('BurnEverything', [{}])).not.toBe('taken');
  await handleOf(incident).signal('BurnEverything', {});
  for (const outcome of [undefined, null, 5, { notice: 5 }, { notice: randomUUID(), outcome: 'eaten' }])
    await handleOf(incident).signal('NoticeOutcome', outcome);
  await goesOn();
  expect(await entries()).toBe(before + 1);
});

test('an update whose arguments are no JSON', async () => {
  const metadata = { encoding: Buffer.from('json/plain') };
  const payloads = [{ metadata, data: Buffer.from('{"id":') }];
  const execution = { workflowId: workflowIdOf(people.tenant, incident) };
  const { namespace } = engine.options;
  const answer = engine.connection.withDeadline(Date.now() + 8_000, () =>
    engine.workflowService.updateWorkflowExecution({
      namespace,
      workflowExecution: execution,
      request: { meta: { updateId: randomUUID(), identity: 'stranger' }, input: { name: 'AddNote', args: { payloads } } },
      waitPolicy: { lifecycleStage: 3 },
    }),
  );
  const { outcome } = await answer;
  expect(outcome?.failure).toBeTruthy();
  await goesOn();
});

test('two megabytes', async () => {
  const before = await entries();
  expect(await sent('AddNote', [asked({ body: { text: 'x'.repeat(2_000_000) } })])).not.toBe('taken');
  await goesOn();
  expect(await entries()).toBe(before + 1);
});

/**
 * Repeats one note under its id until it is taken: the engine turns away whoever is too many, and with them drops those it had let in. Whoever
 * comes again at the same moment as all others meets the same crowd: each lane waits for as long as no other does.
 */
async function insisted(note: Asked, lane: number): Promise<void> {
  for (const until = Date.now() + 100_000; (await sent('AddNote', [note], note.id)) !== 'taken'; await sleep(150 * (lane + 1)))
    if (Date.now() > until) throw new Error('a note was not taken within 100 s');
}

test('eleven at once, repeated where the engine turned them away: each is there once', async () => {
  const before = await entries();
  await Promise.all(Array.from({ length: 11 }, (_, lane) => insisted(asked(), lane)));
  expect(await entries()).toBe(before + 11);
});

test('an incident that is poisoned stands alone', async () => {
  const poisoned = randomUUID();
  const startWorkflowOperation = new WithStartWorkflowOperation('incidentResponse', {
    workflowId: workflowIdOf(people.tenant, poisoned),
    taskQueue: 'incidents',
    args: ['nonsense'],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const stuck = engine.connection.withDeadline(Date.now() + 3_000, () =>
    engine.workflow.executeUpdateWithStart('AddNote', { args: [asked()] as unknown as [], startWorkflowOperation }),
  );
  await expect(stuck).rejects.toBeTruthy();
  const began = Date.now();
  for (const each of [incident, neighbour]) await goesOn(each);
  expect(Date.now() - began).toBeLessThan(10_000);
  await engine.workflow
    .getHandle(workflowIdOf(people.tenant, poisoned))
    .terminate('the test is over')
    .catch(() => undefined);
});

/** One run may take 2,000: the long form goes past it. That a run may change under its callers is shown in a suite of its own. */
const updates = process.env.SHODO_LONG === '1' ? 2_001 : 201;

test(`${updates} updates to one incident`, async () => {
  const before = await entries();
  const notes = Array.from({ length: updates }, () => asked());
  const lanes = Array.from({ length: 8 }, async (_, lane) => {
    for (let note = notes.pop(); note; note = notes.pop()) await insisted(note, lane);
  });
  await Promise.all(lanes);
  await goesOn();
  expect(await entries()).toBe(before + updates + 1);
}, 400_000);
